// Promises kept and broken in a period by any cut; every figure opens the promises behind it.
import { Group, Select, Table, Text } from '@mantine/core'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import { type AttainmentRow, cuts, type Metric, thingCuts } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { Fold } from '../Fold.tsx'
import { useMonthName } from '../months.ts'
import { CutFields, Filters, MetricField, PriorityField, ThingFields } from './Filters.tsx'
import { type Outcome, PromiseList } from './PromiseList.tsx'
import {
  CsvButton,
  daysOf,
  Explained,
  MeasuresNav,
  Opens,
  PeriodFields,
  Share,
  StackedTable,
} from './parts.tsx'
import type { AttainmentSearch } from './search.ts'

type Props = Pick<ScreenProps<'/quality/attainment', typeof AttainmentSearch>, 'search' | 'setSearch'>
type Row = z.output<typeof AttainmentRow>
type By = (typeof cuts)[number]

export function AttainmentPage({ search, setSearch }: Props) {
  const { attainment: text, filters } = useWords(measureWords)
  const { by, list, narrowed: _, ...query } = search
  const { data, error, isPending } = agreements.useQuery(
    'reportAttainment',
    { query: { ...query, by } },
    { keepPrevious: true },
  )
  return (
    <>
      <MeasuresNav here="attainment" />
      <Heading title={text.title} note={text.note} />
      {list ? (
        <AttainmentList search={search} setSearch={setSearch} />
      ) : (
        <>
          <Filters>
            <PeriodFields from={query.from ?? data?.from} to={query.to ?? data?.to} choose={setSearch} />
            <Select
              label={text.by}
              value={by}
              allowDeselect={false}
              onChange={value => setSearch({ by: value as By })}
              data={cuts.map(cut => ({ value: cut, label: text.cuts[cut] }))}
            />
            <Select
              label={text.kind}
              value={query.promiser ?? query.kind}
              allowDeselect={false}
              onChange={value =>
                setSearch({ ...promises[value as keyof typeof promises], metric: undefined })
              }
              data={(['sla', 'ola', 'client'] as const).map(kind => ({
                value: kind,
                label: text.kinds[kind],
              }))}
            />
            <CutFields cut={query} choose={setSearch} />
            <MetricField
              metrics={metricsOf[query.promiser ?? query.kind]}
              value={query.metric}
              choose={metric => setSearch({ metric })}
            />
          </Filters>
          <Fold title={filters.more} opened={thingCuts.some(cut => query[cut] !== undefined)}>
            <Filters>
              <ThingFields cut={query} choose={setSearch} />
              <PriorityField
                value={query.priority}
                also="none"
                choose={priority => setSearch({ priority })}
              />
            </Filters>
          </Fold>
          <Said refusal={error} />
          {isPending && !error && <Loading rows={6} />}
          {data && data.items.length === 0 && (
            <Empty
              text={text.empty}
              action={{
                label: text.widen,
                run: () => setSearch({ from: daysBefore(data.to, 180), to: data.to }),
              }}
            />
          )}
          {data && data.items.length > 0 && (
            <AttainmentTable
              by={by}
              rows={data.items}
              total={{ key: null, name: null, promised_percent: null, ...data.total }}
              file={`attainment-${data.from}-${data.to}`}
              open={change => setSearch({ ...change, ...narrowing(by, query, change) })}
            />
          )}
        </>
      )}
    </>
  )
}

/** Whose promises the reader chooses from: the centre's, all to it, and those of clients to it. */
const promises = {
  sla: { kind: 'sla', promiser: undefined },
  ola: { kind: 'ola', promiser: undefined },
  client: { kind: 'ola', promiser: 'client' },
} as const

/** What is promised by whom. */
const metricsOf = {
  sla: ['first_answer', 'next_answer', 'resolution', 'promised_date'],
  ola: ['clarification', 'approval', 'document', 'completeness', 'task', 'resolution'],
  client: ['clarification', 'approval', 'document'],
} as const satisfies Record<keyof typeof promises, readonly Metric[]>

/** The cut that a row sets, unless the whole report has it already: on the way back it is taken off. */
const narrowing = (by: By, query: { readonly [B in By]?: unknown }, change: object) =>
  by !== 'month' && by in change && query[by] === undefined ? { narrowed: by } : {}

type Opened = Partial<Record<Exclude<By, 'metric' | 'month' | 'priority'>, string>> & {
  priority?: NonNullable<z.output<typeof AttainmentSearch>['priority']>

  list: Outcome
  metric?: Metric
  from?: string
  to?: string
}

/** What a row stands for, as the filter of its list. */
function filterOf(by: By, key: string | null): Omit<Opened, 'list'> {
  if (by === 'metric') return { metric: key as Metric }
  if (by !== 'month') return { [by]: key ?? 'none' }
  return daysOf(key!)
}

function AttainmentTable({
  by,
  rows,
  total,
  file,
  open,
}: {
  by: By
  rows: readonly Row[]
  total: Row
  file: string
  open(change: Opened): void
}) {
  const { attainment: text, columns, common, metrics, none, quality } = useWords(measureWords)
  const format = useFormat()
  const pick = usePick()
  const monthName = useMonthName()
  const nameOf = ({ key, name }: Row): string =>
    by === 'metric' ? metrics[key as Metric] : by === 'month' ? monthName(key!) : name ? pick(name) : none[by]
  const heads = [text.met, text.missed, text.excused, text.percent]
  const line = (row: Row, name: string, filter: Omit<Opened, 'list'>) => (
    <Table.Tr key={row.key ?? name}>
      <Table.Td>{name}</Table.Td>
      {(['met', 'missed', 'excused'] as const).map(outcome => (
        <Table.Td key={outcome} ta="right" data-label={text[outcome]}>
          <Opens
            n={row[outcome]}
            what={`${name}: ${text.outcome[outcome]}`}
            open={() => open({ ...filter, list: outcome })}
          />
        </Table.Td>
      ))}
      <Table.Td ta="right" data-label={text.percent}>
        <Share percent={row.percent} low={row.low} high={row.high} />
        {row.promised_percent !== null && (
          <Text size="xs" c="dimmed">
            {quality.promised({ percent: format.percent(row.promised_percent / 100) })}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
  return (
    <>
      <Group justify="flex-end" mb="xs">
        <CsvButton
          name={file}
          title={text.title}
          lines={() => [
            [columns[by], ...heads, text.low, text.high, text.promised],
            ...[...rows, total].map(row => [
              row === total ? common.total : nameOf(row),
              ...[row.met, row.missed, row.excused, row.percent, row.low, row.high, row.promised_percent],
            ]),
          ]}
        />
      </Group>
      <StackedTable needs_px={620} striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns[by]}</Table.Th>
            {heads.map(head => (
              <Table.Th key={head} ta="right">
                {head === text.percent ? <Explained formula={text.formula}>{head}</Explained> : head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{rows.map(row => line(row, nameOf(row), filterOf(by, row.key)))}</Table.Tbody>
        <Table.Tfoot style={{ fontWeight: 600 }}>{line(total, common.total, {})}</Table.Tfoot>
      </StackedTable>
    </>
  )
}

function AttainmentList({ search, setSearch }: Props) {
  const { attainment: text, metrics } = useWords(measureWords)
  const { by: _, list = 'all', narrowed, ...query } = search
  return (
    <PromiseList
      title={text.list({ what: search.metric ? metrics[search.metric] : text.outcome[list] })}
      query={query}
      outcome={list}
      choose={chosen => setSearch({ list: chosen })}
      back={() =>
        setSearch({ list: undefined, narrowed: undefined, ...(narrowed ? { [narrowed]: undefined } : {}) })
      }
    />
  )
}

const daysBefore = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}
