// Letters of unknown senders that wait until the address is confirmed, for those who would get the requests.
import { Button, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconMailQuestion } from '@tabler/icons-react'
import type { z } from 'zod'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useGo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { AwaitedLetter } from '../contract.ts'
import { peopleWords } from '../text/people-words.ts'
import { screenWords } from '../text/screen-words.ts'
import { channels } from './calls.ts'

export function AwaitedPage() {
  const text = useWords(peopleWords).awaited
  const words = useWords(screenWords).intake
  const { data, error, isPending } = channels.useQuery('listAwaited', {}, { every_ms: 60_000 })
  return (
    <div style={{ padding: 16 }}>
      <Heading title={text.title} note={text.note} />
      <Said refusal={error} />
      {isPending && !error && <Loading rows={6} />}
      {data?.items.length === 0 && (
        <Empty text={text.none} icon={IconMailQuestion} action={{ label: text.toQueue, to: '/desk/queue' }} />
      )}
      {data && data.items.length > 0 && (
        <Table aria-label={text.title} verticalSpacing="xs" mt="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.writer}</Table.Th>
              <Table.Th visibleFrom="sm">{words.when}</Table.Th>
              <Table.Th>
                <VisuallyHidden>{text.actions}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map(letter => (
              <Line key={letter.id} letter={letter} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  )
}

function Line({ letter }: { letter: z.output<typeof AwaitedLetter> }) {
  const text = useWords(peopleWords).awaited
  const format = useFormat()
  const go = useGo()
  const release = channels.useCommand('releaseAwaited', {
    onDone: ({ request_id }) =>
      void toast({
        text: text.released,
        ...(request_id ? { undo: { label: text.open, run: () => go(`/desk/requests/${request_id}`) } } : {}),
      }),
    onRefused: problem => void toast({ text: problem.detail, tone: 'failed' }),
  })
  const who = letter.from_address ?? text.noSender
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm">{who}</Text>
        <Text size="xs" c="dimmed">
          {[letter.subject || text.noSubject, letter.mailbox?.address].filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm" style={{ whiteSpace: 'nowrap' }} title={format.full(letter.at)}>
        {format.moment(letter.at)}
      </Table.Td>
      <Table.Td ta="end">
        <Button
          size="compact-sm"
          variant="light"
          aria-label={text.releaseOne({ who })}
          loading={release.isPending}
          onClick={() => release.mutate({ params: { id: letter.id } })}
        >
          {text.release}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}
