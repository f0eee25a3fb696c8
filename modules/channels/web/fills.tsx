// What channels puts into the screens of requests: below a message on the desk, what became of its letters.
import { Badge, Button, Group, Text } from '@mantine/core'
import { useCan } from '#kernel/web/me.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { underMessage } from '#modules/requests/web/parts.tsx'
import type { Letter } from '../contract.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'
import { sayReason } from './reasons.ts'

const tones = {
  held: 'yellow',
  waiting: 'gray',
  sent: 'green',
  kept: 'green',
  failed: 'red',
  returned: 'red',
} as const

/** One line for each letter of a message. All messages of a request share one question to the server. */
function LettersBelow({ message_id, request_id }: { message_id: string; request_id: string }) {
  const mayWork = useCan()('requests.work')
  const { data } = channels.useQuery(
    'listLetters',
    { params: { id: request_id } },
    { enabled: mayWork, fresh_ms: 60_000 },
  )
  const letters = data?.items.filter(letter => letter.message_id === message_id) ?? []
  return letters.map(letter => <LetterLine key={letter.id} letter={letter} />)
}

function LetterLine({ letter }: { letter: Letter }) {
  const text = useWords(screenWords)
  const format = useFormat()
  const release = channels.useCommand('releaseLetter', {
    onDone: () => toast({ text: text.letter.released }),
    onRefused: problem => toast({ text: problem.title, tone: 'failed' }),
  })
  const reason = [sayReason(letter.reason, text), letter.perhaps_twice ? text.reason.perhaps_twice : '']
    .filter(Boolean)
    .join(' ')
  const others =
    letter.cc_addresses.length > 0 ? `; ${text.letter.cc}: ${letter.cc_addresses.join(', ')}` : ''
  const who =
    letter.direction === 'in'
      ? `${text.letter.from}: ${letter.from_address ?? text.intake.noSender}${others}`
      : `${text.letter.to}: ${letter.to_addresses.join(', ')}${others}`
  return (
    <Group gap="xs" mt={4} wrap="wrap">
      {letter.state && (
        <Badge size="sm" variant="light" color={tones[letter.state]} tt="none">
          {letter.purpose === 'receipt'
            ? text.letter.receiptLine({ state: text.state[letter.state].toLowerCase() })
            : text.state[letter.state]}
        </Badge>
      )}
      <Text size="xs" c="dimmed" title={letter.subject ?? ''}>
        {who}
        {letter.handed_over_at && ` · ${format.moment(letter.handed_over_at)}`}
        {letter.attempts > 1 && ` · ${text.letter.attempts({ count: letter.attempts })}`}
      </Text>
      {reason && (
        <Text size="xs" c={letter.state === 'failed' || letter.state === 'returned' ? 'red' : 'dimmed'}>
          {reason}
        </Text>
      )}
      {letter.state === 'held' && (
        <Button
          size="compact-xs"
          variant="light"
          loading={release.isPending}
          onClick={() => release.mutate({ params: { id: letter.id } })}
        >
          {text.letter.sendAnyway}
        </Button>
      )}
    </Group>
  )
}

export const deskFills = [underMessage.fill(LettersBelow, { order: 10 })]
