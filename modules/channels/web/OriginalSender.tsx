// Below a message that was passed on: who wrote it first, to be made the requester with one press.
import { Button, Group, Text } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useCan } from '#kernel/web/me.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useWords } from '#kernel/web/words.tsx'
import { peopleWords } from '../text/people-words.ts'
import { channels } from './calls.ts'
import { requests } from './requests-calls.ts'

export function OriginalSender({ message_id, request_id }: { message_id: string; request_id: string }) {
  const mayWork = useCan()('requests.work')
  const text = useWords(peopleWords).original
  const { data } = channels.useQuery(
    'listLetters',
    { params: { id: request_id } },
    { enabled: mayWork, fresh_ms: 60_000 },
  )
  const letter = data?.items.find(one => one.message_id === message_id && one.original_sender !== null)
  const request = requests.useQuery(
    'readRequest',
    { params: { id: request_id } },
    { enabled: Boolean(letter), fresh_ms: 60_000 },
  ).data
  const card = requests.useQuery(
    'readRequester',
    { params: { id: request_id } },
    { enabled: Boolean(letter) && mayWork, fresh_ms: 60_000 },
  ).data
  const give = requests.useCommand('changeRequester')
  const take = channels.useCommand('takeOriginalSender', {
    refresh: [requests.key()],
    onDone: ({ person, before }) =>
      void toast({
        text: text.taken({ name: person.name }),
        undo: {
          label: text.undo,
          run: () => give.mutate({ params: { id: request_id }, body: { person_id: before } }),
        },
      }),
    onRefused: problem => void toast({ text: problem.detail, tone: 'failed' }),
  })
  if (!letter?.original_sender || !request || !card) return null
  const { name, address } = letter.original_sender
  const is_requester = card.email?.toLowerCase() === address.toLowerCase()
  const who = name && name !== address ? `${name} <${address}>` : address
  return (
    <Group gap="xs" mt={4}>
      <IconMailForward size={16} stroke={1.75} aria-hidden="true" />
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {is_requester ? text.already : text.offer({ who })}
      </Text>
      {!is_requester && request.may.work && (
        <Button
          size="compact-xs"
          variant="light"
          aria-label={text.takeOne({ who })}
          loading={take.isPending}
          onClick={() => take.mutate({ params: { id: letter.id } })}
        >
          {text.take}
        </Button>
      )}
    </Group>
  )
}
