// Frozen months in a list, newest first; a month that is over can be frozen again by hand.
import { Button, Group, Table, Text } from '@mantine/core'
import { IconSnowflake } from '@tabler/icons-react'
import type { z } from 'zod'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { More } from '#kernel/web/ui/More.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { toast } from '#kernel/web/ui/toast.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Snapshot } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { useMonthName } from '../months.ts'
import type { CsvCell } from './csv.ts'
import { CsvButton, MeasuresNav, monthAfter, Share, StackedTable, useManages } from './parts.tsx'

interface Sheet {
  readonly items: readonly z.output<typeof Snapshot>[]
  readonly next: string | null
}

export function SnapshotsPage() {
  const { snapshots: text, quality, attainment } = useWords(measureWords)
  const format = useFormat()
  const monthName = useMonthName()
  const manages = useManages()
  const list = agreements.useInfinite('listQualitySnapshots', { query: {} })
  const index = agreements.useQuery('readQualityIndex', { query: {} }, { enabled: manages })
  const last = index.data && monthAfter(index.data.month, -1)
  const freeze = agreements.useCommand('makeQualitySnapshot', {
    onDone: ({ month }) => toast({ text: text.done({ month: monthName(month) }) }),
  })
  const lines = async (): Promise<CsvCell[][]> => {
    const rows: CsvCell[][] = []
    let after: string | null = null
    do {
      const page: Sheet = await agreements.call('listQualitySnapshots', {
        query: { limit: 200, ...(after === null ? {} : { after }) },
      })
      rows.push(
        ...page.items.map(({ id, month, total, as_of, made_by, digest }) => [
          ...[month, total.index?.percent, total.index?.low, total.index?.high, total.n, total.good],
          ...[as_of, made_by?.name ?? text.itself, id, digest],
        ]),
      )
      after = page.next
    } while (after !== null)
    return [
      [
        ...[text.month, quality.index, attainment.low, attainment.high, quality.n, quality.good],
        ...[text.frozen, text.by, text.number, text.digest],
      ],
      ...rows,
    ]
  }
  return (
    <>
      <MeasuresNav here="snapshots" />
      <Heading title={text.title} note={text.note}>
        {last && (
          <Button
            variant="default"
            leftSection={<IconSnowflake size={18} stroke={1.75} />}
            loading={freeze.isPending}
            onClick={() => freeze.mutate({ body: { month: last } })}
          >
            {text.freeze({ month: monthName(last) })}
          </Button>
        )}
      </Heading>
      <Said refusal={freeze.error ?? list.error} />
      {list.isPending && !list.error && <Loading rows={5} />}
      {!list.isPending && list.items.length === 0 && !list.error && (
        <Empty text={text.empty} icon={IconSnowflake} />
      )}
      {list.items.length > 0 && (
        <Group justify="flex-end" mb="xs">
          <CsvButton name="frozen-months" title={text.title} lines={lines} />
        </Group>
      )}
      {list.items.length > 0 && (
        <StackedTable needs_px={640} striped>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.month}</Table.Th>
              <Table.Th ta="right">{quality.index}</Table.Th>
              <Table.Th ta="right">{quality.n}</Table.Th>
              <Table.Th>{text.frozen}</Table.Th>
              <Table.Th>{text.by}</Table.Th>
              <Table.Th>{text.number}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.items.map(({ id, month, total, as_of, made_by }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Link to={`/desk/quality/months/${id}`} underline="always">
                    {monthName(month)}
                  </Link>
                </Table.Td>
                <Table.Td ta="right" data-label={quality.index}>
                  <Share
                    percent={total.index?.percent}
                    low={total.index?.low ?? null}
                    high={total.index?.high ?? null}
                  />
                </Table.Td>
                <Table.Td ta="right" data-label={quality.n}>
                  {format.number(total.n)}
                </Table.Td>
                <Table.Td data-label={text.frozen} title={format.full(as_of)}>
                  {format.moment(as_of)}
                </Table.Td>
                <Table.Td data-label={text.by}>{made_by?.name ?? text.itself}</Table.Td>
                <Table.Td data-label={text.number}>
                  <Text span size="xs" ff="monospace">
                    {id}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </StackedTable>
      )}
      <Group justify="center" mt="md">
        <More list={list} />
      </Group>
    </>
  )
}
