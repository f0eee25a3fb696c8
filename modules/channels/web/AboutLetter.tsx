// What a letter brought besides its words: an invitation, a signature, an encryption, what was left out.
import { Group, Text, ThemeIcon } from '@mantine/core'
import { IconLock, IconRubberStamp } from '@tabler/icons-react'
import { useCan } from '#kernel/web/me.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { LetterAbout, Signature } from '../contract/about.ts'
import { aboutWords } from '../text/about-words.ts'
import { channels } from './calls.ts'
import { InvitationCard } from './InvitationCard.tsx'

/** Below a message that came as a letter. All messages of a request share one question to the server. */
export function AboutLetter({ message_id, request_id }: { message_id: string; request_id: string }) {
  const mayWork = useCan()('requests.work')
  const { data } = channels.useQuery(
    'listLetters',
    { params: { id: request_id } },
    { enabled: mayWork, fresh_ms: 60_000 },
  )
  const about = data?.items.find(
    letter => letter.message_id === message_id && letter.direction === 'in',
  )?.about
  return about ? <Findings about={about} /> : null
}

function Findings({ about }: { about: LetterAbout }) {
  const text = useWords(aboutWords)
  const leftOut = about.copied_left_out ?? 0
  return (
    <>
      {about.invitation && <InvitationCard invitation={about.invitation} />}
      {about.signature && <SignatureMark signature={about.signature} />}
      {about.encrypted && (
        <Mark tone="yellow" Icon={IconLock}>
          {text.encrypted[about.encrypted]}
        </Mark>
      )}
      {about.cut.length > 0 && <Quiet>{text.cut}</Quiet>}
      {leftOut > 0 && <Quiet>{text.copiedLeftOut({ count: leftOut })}</Quiet>}
      {about.trackers > 0 && <Quiet>{text.trackers({ count: about.trackers })}</Quiet>}
    </>
  )
}

function Quiet({ children }: { children: string }) {
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {children}
    </Text>
  )
}

function Mark({ tone, Icon, children }: { tone: string; Icon: typeof IconLock; children: React.ReactNode }) {
  return (
    <Group gap="xs" mt={8} wrap="nowrap" align="flex-start">
      <ThemeIcon size="sm" variant="light" color={tone}>
        <Icon size={14} stroke={1.75} aria-hidden="true" />
      </ThemeIcon>
      <Text size="sm" component="div">
        {children}
      </Text>
    </Group>
  )
}

/** Green only when nothing speaks against it: unchanged, for this sender, in time, and not of an unknown root. */
function toneOf({ state, of_sender, in_time, chain }: Signature): string {
  if (state === 'broken') return 'red'
  if (state === 'unchecked') return 'gray'
  return of_sender === false || in_time === false || chain !== 'known' ? 'yellow' : 'green'
}

function SignatureMark({ signature }: { signature: Signature }) {
  const { signature: text } = useWords(aboutWords)
  const format = useFormat()
  const { state, reason, certificate, algorithm, of_sender, in_time, chain } = signature
  const name = certificate?.name ?? ''
  const said: string[] = []
  if (state === 'unchecked') {
    if (reason === 'algorithm') said.push(text.unchecked.algorithm({ name, algorithm: algorithm ?? '' }))
    else if (reason) said.push(text.unchecked[reason])
  } else said.push(state === 'intact' ? text.intact({ name }) : text.broken)
  if (certificate && state !== 'broken') {
    const { addresses, valid_from, valid_until, issuer } = certificate
    if (of_sender === false)
      said.push(
        addresses.length > 0 ? text.otherAddress({ addresses: addresses.join(', ') }) : text.noAddress,
      )
    if (in_time === false)
      said.push(text.outOfTime({ from: format.date(valid_from), until: format.date(valid_until) }))
    if (issuer) said.push(text.issuer({ issuer }))
    if (state === 'intact') said.push(text.chain[chain], text.withdrawn)
  }
  return (
    <Mark tone={toneOf(signature)} Icon={IconRubberStamp}>
      {said.join(' ')}
    </Mark>
  )
}
