// Whether the log still says what was frozen: the counting again as it goes, and what it came to.
import { Alert, Button, Progress, Stack, Table, Text } from '@mantine/core'
import { IconCheck, IconRefresh } from '@tabler/icons-react'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Difference } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { usePlaceName } from './parts.tsx'

const beat_ms = 1_000

export function SnapshotCheck({ id }: { id: string }) {
  const { snapshots: text } = useWords(measureWords)
  const format = useFormat()
  const asking = { params: { id }, query: { limit: 1 } }
  const known = agreements.useCache().read('listSnapshotChecks', asking)
  const isGoing = known?.items[0]?.finished_at === null
  const { data, error } = agreements.useQuery(
    'listSnapshotChecks',
    asking,
    isGoing ? { every_ms: beat_ms } : {},
  )
  const begin = agreements.useCommand('verifyQualitySnapshot', {
    refresh: [agreements.key('listSnapshotChecks')],
  })
  const check = data?.items[0]
  const going = check && check.finished_at === null
  return (
    <Stack gap="sm">
      <div>
        <Button
          leftSection={<IconRefresh size={18} stroke={1.75} />}
          variant="default"
          loading={begin.isPending}
          disabled={going ?? false}
          onClick={() => begin.mutate({ params: { id } })}
        >
          {text.verify}
        </Button>
      </div>
      <Said refusal={begin.error ?? error} />
      {going && (
        <Stack gap="xs" role="status">
          <Text size="sm">
            {check.total === null
              ? text.checkBegins
              : text.checkGoes({ done: format.number(check.done), total: format.number(check.total) })}
          </Text>
          <Progress
            value={check.total ? Math.min(100, (100 * check.done) / check.total) : 0}
            aria-label={text.checking}
          />
        </Stack>
      )}
      {check?.finished_at && (
        <>
          {check.equal ? (
            <Alert color="green" icon={<IconCheck size={18} />} role="status">
              {text.equal}
            </Alert>
          ) : (
            <Alert
              color="red"
              role="alert"
              title={text.differs({ count: check.differences.length })}
              style={{ overflowX: 'auto' }}
            >
              <Differences rows={check.differences} />
            </Alert>
          )}
          <Text size="sm" c="dimmed" title={format.full(check.finished_at)}>
            {text.checkedWhen({
              when: format.moment(check.finished_at),
              who: check.asked_by?.name ?? text.checkedBySystem,
            })}
          </Text>
        </>
      )}
    </Stack>
  )
}

function Differences({ rows }: { rows: readonly Difference[] }) {
  const { snapshots: text, columns } = useWords(measureWords)
  const format = useFormat()
  const placeName = usePlaceName()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{columns.service}</Table.Th>
          <Table.Th>{columns.client}</Table.Th>
          <Table.Th>{text.what}</Table.Th>
          <Table.Th ta="right">{text.kept}</Table.Th>
          <Table.Th ta="right">{text.found}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(one => (
          <Table.Tr key={`${one.service?.id} ${one.client?.id} ${one.department?.id} ${one.what}`}>
            <Table.Td>{placeName('service', one.service)}</Table.Td>
            <Table.Td>{placeName('client', one.client)}</Table.Td>
            <Table.Td>{text.figures[one.what]}</Table.Td>
            <Table.Td ta="right">{format.number(one.kept)}</Table.Td>
            <Table.Td ta="right">{format.number(one.found)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
