// One frozen month: its figures as they were counted, and whether the log still says the same.
import { Alert, Button, Stack, Table, Text } from '@mantine/core'
import { IconCheck, IconRefresh } from '@tabler/icons-react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useLinkTo } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { useMonthName } from '../months.ts'
import { MeasuresNav, useManages, usePlaceName } from './parts.tsx'
import { Figures } from './QualityFigures.tsx'
import { QualityTable } from './QualityTable.tsx'

export function SnapshotPage({ params }: ScreenProps<'/quality/months/:id'>) {
  const { snapshots: text, columns } = useWords(measureWords)
  const format = useFormat()
  const monthName = useMonthName()
  const placeName = usePlaceName()
  const manages = useManages()
  const linkTo = useLinkTo()
  const { data, error } = agreements.useQuery('readQualitySnapshot', { params })
  const verify = agreements.useCommand('verifyQualitySnapshot', { refresh: [] })
  if (error) throw error
  if (!data) return <Loading rows={8} />
  const found = verify.data
  return (
    <>
      <MeasuresNav here="snapshots" />
      <Heading
        title={text.one({ month: monthName(data.month) })}
        note={`${format.full(data.as_of)}, ${data.made_by?.name ?? text.itself}`}
      >
        <Button component="a" variant="default" {...linkTo('/desk/quality/months')}>
          {text.back}
        </Button>
        {manages && (
          <Button
            leftSection={<IconRefresh size={18} stroke={1.75} />}
            loading={verify.isPending}
            onClick={() => verify.mutate({ params })}
          >
            {text.verify}
          </Button>
        )}
      </Heading>
      <Stack gap="lg">
        <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {`${text.number} ${data.id} · ${text.digest} ${data.digest}`}
        </Text>
        <Said refusal={verify.error} />
        {found?.equal && (
          <Alert color="green" icon={<IconCheck size={18} />} role="status">
            {text.equal}
          </Alert>
        )}
        {found && !found.equal && (
          <Alert color="red" role="alert" title={text.differs({ count: found.differences.length })}>
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
                {found.differences.map(one => (
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
          </Alert>
        )}
        <Figures data={data.index} />
        <QualityTable index={data.index} />
      </Stack>
    </>
  )
}
