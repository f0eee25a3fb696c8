// The index by process and client, and by month, as tables that open and can be taken away.
import { Group, Table, Title, UnstyledButton } from '@mantine/core'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { lossNames, type Quality, type QualityIndex } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { useMonthName } from '../months.ts'
import type { CsvCell } from './csv.ts'
import { CsvButton, Opens, Share, usePlaceName } from './parts.tsx'

type List = 'all' | 'good' | 'lost' | 'client' | 'center' | 'both' | 'outside'
interface Search {
  month?: string | undefined
  service?: string | undefined
  client?: string | undefined
  department?: string | undefined
  list?: List | undefined
}

/** The figures of one row in the order of the columns. */
export const figuresOf = ({ n, good, index, losses, sla, ola }: Quality): CsvCell[] => [
  n,
  good,
  index?.percent,
  ...(losses ? lossNames.map(name => losses[name].n) : []),
  ...(sla && ola ? [sla.percent, ola.percent] : []),
]

function useHeads(shown: Quality): string[] {
  const text = useWords(measureWords).quality
  return [
    text.n,
    text.good,
    text.index,
    ...(shown.losses ? lossNames.map(name => text.loss[name]) : []),
    ...(shown.sla ? [text.sla, text.ola] : []),
  ]
}

interface Props {
  readonly index: QualityIndex
  /** Without it the table stands for itself, as in a frozen month. */
  readonly setSearch?: (change: Search) => void
}

export function QualityTable({ index, setSearch }: Props) {
  const { quality: text, columns } = useWords(measureWords)
  const placeName = usePlaceName()
  const heads = useHeads(index.total)
  if (index.cells.length === 0) return null
  return (
    <section aria-label={text.table}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {text.table}
        </Title>
        <CsvButton
          name={`quality-${index.month}`}
          title={text.table}
          lines={() => [
            [columns.service, columns.client, columns.department, ...heads],
            ...index.cells.map(cell => [
              placeName('service', cell.service),
              placeName('client', cell.client),
              placeName('department', cell.department),
              ...figuresOf(cell),
            ]),
          ]}
        />
      </Group>
      <Table.ScrollContainer minWidth={860}>
        <Table striped highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{columns.service}</Table.Th>
              <Table.Th>{columns.client}</Table.Th>
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
                  <Table.Td>
                    <Narrow run={setSearch && (() => setSearch({ client: cut.client }))}>
                      {placeName('client', cell.client)}
                    </Narrow>
                  </Table.Td>
                  <Cells
                    quality={cell}
                    name={name}
                    {...(setSearch ? { open: (list: List) => setSearch({ ...cut, list }) } : {})}
                    shown={index.total}
                  />
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
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
}: {
  quality: Quality
  name: string
  open?: (list: List) => void
  shown: Quality
}) {
  const text = useWords(measureWords).quality
  const format = useFormat()
  const count = (n: number, what: string, list: List) =>
    open ? <Opens n={n} what={`${name}: ${what}`} open={() => open(list)} /> : format.number(n)
  return (
    <>
      <Table.Td ta="right">{count(quality.n, text.n, 'all')}</Table.Td>
      <Table.Td ta="right">{count(quality.good, text.good, 'good')}</Table.Td>
      <Table.Td ta="right">
        <Share
          percent={quality.index?.percent}
          low={quality.index?.low ?? null}
          high={quality.index?.high ?? null}
        />
      </Table.Td>
      {shown.losses &&
        lossNames.map(loss => (
          <Table.Td key={loss} ta="right">
            {quality.losses && count(quality.losses[loss].n, text.verdict[loss], loss)}
          </Table.Td>
        ))}
      {shown.sla &&
        ([quality.sla, quality.ola] as const).map((side, i) => (
          <Table.Td key={i === 0 ? 'sla' : 'ola'} ta="right">
            {side && <Share percent={side.percent} low={side.low} high={side.high} />}
          </Table.Td>
        ))}
    </>
  )
}

/** The months behind the picture of the trend. */
export function TrendTable({ trend }: { trend: QualityIndex['trend'] }) {
  const { quality: text, columns, common } = useWords(measureWords)
  const monthName = useMonthName()
  const heads = useHeads(trend[0]!)
  return (
    <details>
      <summary>{common.table}</summary>
      <Group justify="flex-end" mb="xs">
        <CsvButton
          name="quality-trend"
          title={text.trend}
          lines={() => [[columns.month, ...heads], ...trend.map(row => [row.month, ...figuresOf(row)])]}
        />
      </Group>
      <Table.ScrollContainer minWidth={760}>
        <Table>
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
        </Table>
      </Table.ScrollContainer>
    </details>
  )
}
