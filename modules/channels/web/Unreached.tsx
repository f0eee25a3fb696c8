// Where letters do not reach: said above the field in which one answers, and beside the person.
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconMailOff } from '@tabler/icons-react'
import { useCan } from '#kernel/web/me.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { MarkInForce } from '../contract.ts'
import { deliveryWords } from '../text/delivery-words.ts'
import { channels } from './calls.ts'

const fresh_ms = 60_000

/** Above the answer: who of those it goes to will not get it. */
export function UnreachedNotice({ request_id }: { request_id: string }) {
  const text = useWords(deliveryWords).notice
  const mayWork = useCan()('requests.work')
  const { data } = channels.useQuery(
    'listUnreached',
    { params: { id: request_id } },
    { enabled: mayWork, fresh_ms },
  )
  const marks = data?.items ?? []
  if (marks.length === 0) return null
  return (
    <Alert color="yellow" icon={<IconMailOff size={20} stroke={1.75} />} title={text.title} role="status">
      <Stack gap="xs">
        {marks.map(mark => (
          <MarkLine key={mark.id} mark={mark} say={text.one} />
        ))}
      </Stack>
    </Alert>
  )
}

/** Beside a person: which of the addresses letters do not reach, and which declined reminders. */
export function PersonMarks({ person_id }: { person_id: string }) {
  const text = useWords(deliveryWords).person
  const mayWork = useCan()('requests.work')
  const { data } = channels.useQuery(
    'listPersonMarks',
    { params: { id: person_id } },
    { enabled: mayWork, fresh_ms },
  )
  const marks = data?.items ?? []
  if (marks.length === 0) return null
  return (
    <Alert color="yellow" icon={<IconMailOff size={20} stroke={1.75} />} title={text.title} mt="md">
      <Stack gap="xs">
        {marks.map(mark => (
          <MarkLine
            key={mark.id}
            mark={mark}
            say={mark.kind === 'declined' || mark.kind === 'complained' ? text[mark.kind] : text.unreached}
          />
        ))}
      </Stack>
    </Alert>
  )
}

type Say = (filling: { address: string; why: string; when: string }) => string

function MarkLine({ mark, say }: { mark: MarkInForce; say: Say }) {
  const words = useWords(deliveryWords)
  const format = useFormat()
  const lift = channels.useCommand('liftMark', {
    onDone: () => toast({ text: words.line.lifted }),
    onRefused: problem => toast({ text: problem.title, tone: 'failed' }),
  })
  const kind = words.kind[mark.kind].toLowerCase()
  const why = mark.said ? `${kind} (${mark.said})` : kind
  return (
    <Group gap="sm" justify="space-between" wrap="wrap">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {say({ address: mark.address, why, when: format.date(mark.at) })}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        loading={lift.isPending}
        onClick={() => lift.mutate({ params: { id: mark.id } })}
      >
        {words.line.works}
      </Button>
    </Group>
  )
}
