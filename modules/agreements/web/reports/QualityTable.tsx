// The index by process and client, and by month, as tables that open and can be taken away.
import { Group, Table, Title, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from '#kernel/web/ui/Link.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import {
  type Attained,
  type Completeness,
  lossNames,
  type Quality,
  type QualityIndex,
} from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { useMonthName } from '../months.ts'
import type { CsvCell } from './csv.ts'
import { type Behind, behindOnDesk, CsvButton, Opens, Share, StackedTable, usePlaceName } from './parts.tsx'

type List = 'all' | 'good' | 'lost' | 'client' | 'center' | 'both' | 'outside'
interface Search {
  month?: string | undefined
  service?: string | undefined
  client?: string | undefined
  department?: string | undefined
  list?: List | undefined
}

/** The figures of one row in the order of the columns. */
export const figuresOf = ({ n, good, index, losses, sla, ola, completeness }: Quality): CsvCell[] => [
  n,
  good,
  index?.percent,
  ...(losses ? lossNames.map(name => losses[name].n) : []),
  ...(sla && ola ? [sla.percent, ola.percent] : []),
  ...(completeness
    ? [completeness.percent, completeness.judged, completeness.complete, completeness.promised_percent]
    : []),
]

function useHeads(shown: Quality): string[] {
  const text = useWords(measureWords).quality
  return [
    text.n,
    text.good,
    text.index,
    ...(shown.losses ? lossNames.map(name => text.loss[name]) : []),
    ...(shown.sla ? [text.sla, text.ola] : []),
    ...(shown.completeness ? [text.completeness] : []),
  ]
}

/** In a file completeness has its counts and what was agreed beside it. */
function useFileHeads(shown: Quality): string[] {
  const { quality: text, attainment } = useWords(measureWords)
  const heads = useHeads(shown)
  return shown.completeness
    ? [
        ...heads,
        ...[text.judged, text.complete, attainment.promised].map(of => `${text.completeness}: ${of}`),
      ]
    : heads
}

interface Props {
  readonly index: QualityIndex
  /** Without it the table stands for itself, as in a frozen month. */
  readonly setSearch?: (change: Search) => void
  /** Where what is behind the figures of a cut is listed; on the desk unless said. */
  readonly behind?: Behind
}

export function QualityTable({ index, setSearch, behind = behindOnDesk }: Props) {
  const { quality: text, columns } = useWords(measureWords)
  const placeName = usePlaceName()
  const heads = useHeads(index.total)
  const fileHeads = useFileHeads(index.total)
  if (index.cells.length === 0) return null
  // Of one client alone it need not be said in each row whose it is, but by whom it is done.
  const isOfOne = index.asked.client !== null
  const title = isOfOne ? text.tableOfOne : text.table
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        <CsvButton
          name={`quality-${index.month}`}
          title={title}
          lines={() => [
            [columns.service, columns.client, columns.department, ...fileHeads],
            ...index.cells.map(cell => [
              placeName('service', cell.service),
              placeName('client', cell.client),
              placeName('department', cell.department),
              ...figuresOf(cell),
            ]),
          ]}
        />
      </Group>
      <StackedTable needs_px={860} striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.service}</Table.Th>
            <Table.Th>{isOfOne ? columns.department : columns.client}</Table.Th>
            {heads.map(head => (
              <Table.Th key={head} ta="right">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {index.cells.map(cell => {
            const cut = {
              service: cell.service?.id ?? 'none',
              client: cell.client?.id ?? 'none',
              department: cell.department?.id ?? 'none',
            }
            const name = `${placeName('service', cell.service)}, ${placeName('client', cell.client)}`
            return (
              <Table.Tr key={`${cut.service} ${cut.client} ${cut.department}`}>
                <Table.Td>
                  <Narrow run={setSearch && (() => setSearch({ service: cut.service }))}>
                    {placeName('service', cell.service)}
                  </Narrow>
                </Table.Td>
                <Table.Td data-label={isOfOne ? columns.department : columns.client}>
                  {isOfOne ? (
                    placeName('department', cell.department)
                  ) : (
                    <Narrow run={setSearch && (() => setSearch({ client: cut.client }))}>
                      {placeName('client', cell.client)}
                    </Narrow>
                  )}
                </Table.Td>
                <Cells
                  quality={cell}
                  name={name}
                  {...(setSearch ? { open: (list: List) => setSearch({ ...cut, list }) } : {})}
                  shown={index.total}
                  firsts={setSearch && behind.firsts(index.month, cut)}
                  sideOf={setSearch && (side => behind.side(index.month, cut, side))}
                />
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </StackedTable>
    </section>
  )
}

const Narrow = ({ run, children }: { run: (() => void) | undefined; children: string }) =>
  run ? (
    <UnstyledButton onClick={run} fz="inherit" c="var(--mantine-color-anchor)" ta="left">
      {children}
    </UnstyledButton>
  ) : (
    children
  )

/** `shown`: the row whose columns the table has; one that shows less leaves the others empty. */
function Cells({
  quality,
  name,
  open,
  shown,
  firsts,
  sideOf,
}: {
  quality: Quality
  name: string
  /** Where the first submissions behind the share are listed. */
  firsts?: string | undefined
  /** Where the promises of a side are listed. */
  sideOf?: ((side: 'sla' | 'ola') => string) | undefined
  open?: (list: List) => void
  shown: Quality
}) {
  const text = useWords(measureWords).quality
  const format = useFormat()
  const count = (n: number, what: string, list: List) =>
    open ? <Opens n={n} what={`${name}: ${what}`} open={() => open(list)} /> : format.number(n)
  return (
    <>
      <Table.Td ta="right" data-label={text.n}>
        {count(quality.n, text.n, 'all')}
      </Table.Td>
      <Table.Td ta="right" data-label={text.good}>
        {count(quality.good, text.good, 'good')}
      </Table.Td>
      <Table.Td ta="right" data-label={text.index}>
        <Share
          brief
          percent={quality.index?.percent}
          low={quality.index?.low ?? null}
          high={quality.index?.high ?? null}
        />
      </Table.Td>
      {shown.losses &&
        lossNames.map(loss => (
          <Table.Td
            key={loss}
            ta="right"
            data-label={text.verdict[loss]}
            data-empty={!quality.losses?.[loss].n || undefined}
          >
            {quality.losses && count(quality.losses[loss].n, text.verdict[loss], loss)}
          </Table.Td>
        ))}
      {shown.sla &&
        (['sla', 'ola'] as const).map(side => (
          <Table.Td key={side} ta="right" data-label={text[side]}>
            {quality[side] && (
              <SideShare of={quality[side]} name={`${name}: ${text[side]}`} list={sideOf?.(side)} />
            )}
          </Table.Td>
        ))}
      {shown.completeness && (
        <Table.Td ta="right" data-label={text.completeness}>
          {quality.completeness && <Firsts of={quality.completeness} name={name} firsts={firsts} />}
        </Table.Td>
      )}
    </>
  )
}

/** What a side has kept; it leads to its promises where there are any. */
function SideShare({ of, name, list }: { of: Attained; name: string; list: string | undefined }) {
  const format = useFormat()
  const n = of.met + of.missed + of.excused
  const share = <Share brief percent={of.percent} low={of.low} high={of.high} />
  if (!list || n === 0) return share
  const link = (shown: ReactNode) => (
    <Link to={list} underline="always" fz="inherit" aria-label={name}>
      {shown}
    </Link>
  )
  if (of.percent !== null) return link(share)
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      {share}
      {link(format.number(n))}
    </Group>
  )
}

/** The share of complete first submissions; a promise that was not kept stands out. */
function Firsts({ of, name, firsts }: { of: Completeness; name: string; firsts: string | undefined }) {
  const text = useWords(measureWords).quality
  const format = useFormat()
  if (of.judged === 0) return null
  const title = [
    text.completenessOf({ complete: of.complete, judged: of.judged }),
    ...(of.promised_percent === null
      ? []
      : [text.promised({ percent: format.percent(of.promised_percent / 100) })]),
  ].join('; ')
  const broken = of.percent !== null && of.promised_percent !== null && of.percent < of.promised_percent
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap" title={title}>
      {broken && (
        <IconAlertTriangle size={16} stroke={1.75} color="var(--mantine-color-red-text)" aria-label={title} />
      )}
      <Share brief percent={of.percent} low={of.low} high={of.high} />
      {!firsts && <span>{format.number(of.judged)}</span>}
      {firsts && (
        <Link
          to={firsts}
          underline="always"
          fz="inherit"
          aria-label={`${name}: ${text.completeness}, ${title}`}
        >
          {format.number(of.judged)}
        </Link>
      )}
    </Group>
  )
}

/** The months behind the picture of the trend. */
export function TrendTable({ trend }: { trend: QualityIndex['trend'] }) {
  const { quality: text, columns, common } = useWords(measureWords)
  const monthName = useMonthName()
  const heads = useHeads(trend[0]!)
  const fileHeads = useFileHeads(trend[0]!)
  return (
    <details>
      <summary>{common.table}</summary>
      <Group justify="flex-end" mb="xs">
        <CsvButton
          name="quality-trend"
          title={text.trend}
          lines={() => [[columns.month, ...fileHeads], ...trend.map(row => [row.month, ...figuresOf(row)])]}
        />
      </Group>
      <StackedTable needs_px={760}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.month}</Table.Th>
            {heads.map(head => (
              <Table.Th key={head} ta="right">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {trend.map(row => (
            <Table.Tr key={row.month}>
              <Table.Td>{monthName(row.month)}</Table.Td>
              <Cells quality={row} name={monthName(row.month)} shown={trend[0]!} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </StackedTable>
    </details>
  )
}
