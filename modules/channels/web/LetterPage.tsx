// One letter explained: what happened in plain words, what can be done now, each step, and technical words folded.
import { Button, Group, Stack, Text, Timeline, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useCan } from '#kernel/web/me.tsx'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link, useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { ExplainedLetter, LetterStep } from '../contract/explained.ts'
import { deliveryWords } from '../text/delivery-words.ts'
import { explainedWords } from '../text/explained-words.ts'
import { peopleWords } from '../text/people-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import { sayReason } from './reasons.ts'

/** How our letters are known again; to people it says nothing. */
const own_mark = /\s*\[R-\d+\.[a-z0-9]+\]/

export function LetterPage({ params: { id } }: ScreenProps<'/mail/letters/:id'>) {
  const text = useWords(explainedWords)
  const seesAll = useCan()('channels.see_letters')
  const { data: letter, error, isPending } = channels.useQuery('readLetter', { params: { id } })
  if (error) return <Said refusal={error} />
  if (isPending) return <Loading rows={8} />
  return (
    <>
      <Heading title={text.title({ subject: letter.subject?.replace(own_mark, '') || text.noSubject })} />
      <Stack gap="lg" mt="md" maw={760}>
        <Group gap="md">
          {seesAll && <Link to="/admin/mail/letters">{text.back}</Link>}
          {letter.request ? (
            <Link to={`/desk/requests/${letter.request.id}`}>
              {text.toRequest({ number: letter.request.number })}
            </Link>
          ) : (
            <Text size="sm" c="dimmed">
              {text.noRequest}
            </Text>
          )}
        </Group>
        <Addressed letter={letter} />
        <Happened letter={letter} />
        <Deeds letter={letter} />
        <Steps letter={letter} />
        <Technical letter={letter} />
      </Stack>
    </>
  )
}

function Addressed({ letter }: { letter: ExplainedLetter }) {
  const text = useWords(explainedWords)
  const format = useFormat()
  const sayPlace = ({ folder, uid, size_bytes }: NonNullable<ExplainedLetter['on_server']>) =>
    text.onServerAt({
      folder,
      uid: String(uid),
      size: size_bytes === null ? '' : `, ${format.fileSize(size_bytes)}`,
    })
  const lines = [
    [text.from, letter.from_address ?? ''],
    [text.to, letter.to_addresses.join(', ')],
    [text.cc, letter.cc_addresses.join(', ')],
    [text.mailbox, letter.mailbox?.address ?? ''],
    [text.onServer, letter.on_server ? sayPlace(letter.on_server) : ''],
  ].filter(([, value]) => value)
  return (
    <div>
      {lines.map(([label, value]) => (
        <Text key={label} size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Text span c="dimmed">
            {label}:{' '}
          </Text>
          {value}
        </Text>
      ))}
    </div>
  )
}

/** For which reasons that are said in sentences of their own it is held. */
const heldFor = ({ outcome, reason }: ExplainedLetter): 'awaits_confirmation' | 'set_aside' | null =>
  (outcome === 'held' &&
    (['awaits_confirmation', 'set_aside'] as const).find(code => reason?.startsWith(code))) ||
  null

/** In plain words; where several recipients fared differently, for each of them. */
function Happened({ letter }: { letter: ExplainedLetter }) {
  const text = useWords(explainedWords)
  const words = useWords(screenWords)
  const format = useFormat()
  const states = [...new Set(letter.recipients.map(one => one.state))]
  const why = (reason: string | null) => sayReason(reason, words)
  const held = heldFor(letter)
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {text.happened}
      </Title>
      {letter.direction === 'in' && letter.outcome && (
        <>
          <Text>{held ? text.held[held] : text.inward[letter.outcome]}</Text>
          {letter.reason && held !== 'awaits_confirmation' && <Text mt={4}>{why(letter.reason)}</Text>}
        </>
      )}
      {states.map(state => {
        const those = letter.recipients.filter(one => one.state === state)
        const reasons = state === 'sent' || state === 'kept' ? [] : those.map(one => why(one.said))
        return (
          <div key={state}>
            <Text mt={4} style={{ overflowWrap: 'anywhere' }}>
              {states.length > 1
                ? text.forOne({
                    address: those.map(one => one.address).join(', '),
                    what: text.outward[state],
                  })
                : text.outward[state]}
            </Text>
            {[...new Set(reasons)].filter(Boolean).map(reason => (
              <Text key={reason} mt={4} style={{ overflowWrap: 'anywhere' }}>
                {reason}
              </Text>
            ))}
          </div>
        )
      })}
      {letter.next_attempt_at && (
        <Text mt={4}>{text.nextAttempt({ when: format.moment(letter.next_attempt_at) })}</Text>
      )}
    </section>
  )
}

function Deeds({ letter }: { letter: ExplainedLetter }) {
  const text = useWords(explainedWords)
  const line = useWords(deliveryWords).line
  const intake = useWords(screenWords).intake
  const done = (said: string) => ({ onDone: () => toast({ text: said }) })
  const release = channels.useCommand('releaseLetter', done(text.deeds.sent))
  const anyway = channels.useCommand('sendAnyway', done(text.deeds.sent))
  const again = channels.useCommand('sendAgain', done(text.deeds.tried))
  const works = channels.useCommand('addressWorks', done(line.worksDone))
  const go = useGo()
  const take = channels.useCommand('takeAgain', {
    // The letter has another line in the log from now on.
    onDone: ({ request_id }) => {
      toast({ text: intake.takenIn })
      go(request_id ? `/desk/requests/${request_id}` : '/admin/mail')
    },
  })
  const goOn = channels.useCommand('letGoOn', {
    onDone: ({ hours }) => toast({ text: line.wentOn({ hours }) }),
  })
  const call = { params: { id: letter.id } }
  const { may } = letter
  const awaited = heldFor(letter) === 'awaits_confirmation'
  const letIn = useWords(peopleWords).awaited.release
  const none = !(
    may.send ||
    may.go_on ||
    may.address_works ||
    may.send_again ||
    may.take_again ||
    may.fetch_again
  )
  const send = may.send === 'as_agent' ? release : anyway
  const refusals = [send.error, goOn.error, works.error, again.error, take.error].filter(Boolean)
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {text.can}
      </Title>
      {none && <Text mb="xs">{text.nothing}</Text>}
      <Group gap="xs">
        {may.send && (
          <Button loading={send.isPending} onClick={() => send.mutate(call)}>
            {text.deeds.send}
          </Button>
        )}
        {may.go_on && (
          <Button
            variant="default"
            title={line.goOnHint}
            loading={goOn.isPending}
            onClick={() => goOn.mutate(call)}
          >
            {line.goOn}
          </Button>
        )}
        {may.address_works && (
          <Button variant="default" loading={works.isPending} onClick={() => works.mutate(call)}>
            {line.works}
          </Button>
        )}
        {may.send_again && (
          <Button loading={again.isPending} onClick={() => again.mutate(call)}>
            {text.deeds.again}
          </Button>
        )}
        {(may.take_again || may.fetch_again) && (
          <Button loading={take.isPending} onClick={() => take.mutate(call)}>
            {may.fetch_again ? text.deeds.fetch : awaited ? letIn : intake.again}
          </Button>
        )}
        {may.download && (
          <Button
            variant="default"
            component="a"
            href={channels.href('downloadOriginal', call)}
            leftSection={<IconDownload size={18} stroke={1.75} />}
            download
          >
            {text.deeds.download}
          </Button>
        )}
      </Group>
      {refusals.map(refusal => (
        <Said key={refusal!.code} refusal={refusal} />
      ))}
    </section>
  )
}

function Steps({ letter }: { letter: ExplainedLetter }) {
  const text = useWords(explainedWords)
  const many = letter.recipients.length > 1
  return (
    <section>
      <Title order={2} size="h4" mb="md">
        {text.timeline}
      </Title>
      <Timeline bulletSize={14} lineWidth={2} active={letter.steps.length}>
        {letter.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          <Timeline.Item key={index} title={<StepTitle step={step} />}>
            <StepText step={step} named={many} />
          </Timeline.Item>
        ))}
      </Timeline>
    </section>
  )
}

function StepTitle({ step }: { step: LetterStep }) {
  const text = useWords(explainedWords)
  return (
    <Text span size="sm" fw={500}>
      {text.steps[step.kind]}
    </Text>
  )
}

function StepText({ step, named }: { step: LetterStep; named: boolean }) {
  const text = useWords(explainedWords)
  const words = useWords(screenWords)
  const format = useFormat()
  const about = [
    format.full(step.at),
    named ? (step.address ?? '') : '',
    step.attempt > 0 ? text.attempt({ number: step.attempt }) : '',
  ]
  return (
    <>
      <Text size="xs" c="dimmed">
        {about.filter(Boolean).join(' · ')}
      </Text>
      {step.said && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {sayReason(step.said, words)}
        </Text>
      )}
    </>
  )
}

function Technical({ letter }: { letter: ExplainedLetter }) {
  const text = useWords(explainedWords)
  const kept = [...new Set([letter.reason, ...letter.recipients.map(one => one.said)])].filter(Boolean)
  return (
    <details>
      <summary>{text.technical}</summary>
      <Text size="xs" mt="xs" style={{ overflowWrap: 'anywhere' }}>
        {text.headerId}: {letter.header_id ?? '—'}
      </Text>
      {kept.map(reason => (
        <Text key={reason} size="xs" style={{ overflowWrap: 'anywhere' }}>
          {text.kept}: {reason}
        </Text>
      ))}
    </details>
  )
}
