// What became of a letter for those it goes to, and what can be done where it was held back.
import { Badge, Button, Group, Text } from '@mantine/core'
import { Link } from '#kernel/web/ui/Link.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Letter, Recipient } from '../contract.ts'
import { deliveryWords } from '../text/delivery-words.ts'
import { explainedWords } from '../text/explained-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import { sayReason } from './reasons.ts'

const tones: Record<Recipient['state'], string> = {
  waiting: 'gray',
  held: 'yellow',
  suppressed: 'yellow',
  sent: 'green',
  kept: 'green',
  delayed: 'yellow',
  rejected: 'red',
  failed: 'red',
  returned: 'red',
}
const lost: ReadonlySet<Recipient['state']> = new Set(['rejected', 'failed', 'returned'])

/** One line for each recipient; those to whom the same happened at the same time share one. */
export function Recipients({ letter }: { letter: Letter }) {
  const words = useWords(screenWords)
  const { explain } = useWords(explainedWords)
  return (
    <div>
      {alike(letter.recipients).map(group => (
        <RecipientLine
          key={group[0]!.address}
          recipients={group}
          title={letter.subject ?? ''}
          {...(letter.purpose === 'answer' ? {} : { purpose: words.purpose[letter.purpose] })}
        />
      ))}
      <HeldActions letter={letter} />
      {letter.recipients.some(({ state }) => state !== 'sent' && state !== 'kept') && (
        <Link to={`/desk/letters/${letter.id}`} fz="xs">
          {explain}
        </Link>
      )}
    </div>
  )
}

function RecipientLine({
  recipients,
  title,
  purpose,
}: {
  recipients: readonly Recipient[]
  title: string
  purpose?: string
}) {
  const text = useWords(screenWords)
  const states = useWords(deliveryWords).state
  const format = useFormat()
  const { state, said, perhaps_twice, handed_over_at, attempts } = recipients[0]!
  const reason = [
    state === 'sent' || state === 'kept' ? '' : sayReason(said, text),
    perhaps_twice ? text.reason.perhaps_twice : '',
  ]
    .filter(Boolean)
    .join(' ')
  const named = (role: Recipient['role']) =>
    recipients
      .filter(one => one.role === role)
      .map(one => one.address)
      .join(', ')
  const who = [
    named('to') && `${text.letter.to}: ${named('to')}`,
    named('cc') && `${text.letter.cc}: ${named('cc')}`,
  ]
  return (
    <Group gap="xs" mt={4} wrap="wrap">
      <Badge size="sm" variant="light" color={tones[state]} tt="none">
        {[purpose, states[state]].filter(Boolean).join(': ')}
      </Badge>
      <Text size="xs" c="dimmed" title={title}>
        {who.filter(Boolean).join('; ')}
        {handed_over_at && ` · ${format.moment(handed_over_at)}`}
        {attempts > 1 && ` · ${text.letter.attempts({ count: attempts })}`}
      </Text>
      {reason && (
        <Text size="xs" c={lost.has(state) ? 'red' : 'dimmed'}>
          {reason}
        </Text>
      )}
    </Group>
  )
}

/** Recipients to whom the same happened, in the order of the letter. Pure. */
export function alike(recipients: readonly Recipient[]): readonly (readonly Recipient[])[] {
  const groups = new Map<string, Recipient[]>()
  for (const one of recipients) {
    const minute = one.handed_over_at?.slice(0, 16)
    const shown = one.state === 'sent' || one.state === 'kept' ? '' : one.said
    const key = JSON.stringify([one.state, shown, one.perhaps_twice, minute, one.attempts])
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

/** Ways on for a letter that was held back: this once, for a day, or for the address from now on. */
function HeldActions({ letter }: { letter: Letter }) {
  const text = useWords(deliveryWords).line
  const failed = (problem: { title: string }) => toast({ text: problem.title, tone: 'failed' })
  const release = channels.useCommand('releaseLetter', {
    onDone: () => toast({ text: text.sent }),
    onRefused: failed,
  })
  const goOn = channels.useCommand('letGoOn', {
    onDone: ({ hours }) => toast({ text: text.wentOn({ hours }) }),
    onRefused: failed,
  })
  const works = channels.useCommand('addressWorks', {
    onDone: () => toast({ text: text.worksDone }),
    onRefused: failed,
  })
  const call = { params: { id: letter.id } }
  const limited = letter.recipients.some(({ state }) => state === 'held')
  const suppressed = letter.recipients.some(({ state }) => state === 'suppressed')
  if (!limited && !suppressed) return null
  return (
    <Group gap="xs" mt={4}>
      <Button
        size="compact-xs"
        variant="light"
        loading={release.isPending}
        onClick={() => release.mutate(call)}
      >
        {text.sendAnyway}
      </Button>
      {limited && (
        <Button
          size="compact-xs"
          variant="default"
          title={text.goOnHint}
          loading={goOn.isPending}
          onClick={() => goOn.mutate(call)}
        >
          {text.goOn}
        </Button>
      )}
      {suppressed && (
        <Button
          size="compact-xs"
          variant="default"
          loading={works.isPending}
          onClick={() => works.mutate(call)}
        >
          {text.works}
        </Button>
      )}
    </Group>
  )
}
