// The rows of the report: how many, mean, CSAT, an agent's index, who was told, and how the marks are spread.
import { Progress, Table, Text, Tooltip, UnstyledButton } from '@mantine/core'
import type { z } from 'zod'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { ReportRow } from '../contract.ts'
import { feedbackWords } from '../text/words.ts'

export type Row = z.output<typeof ReportRow>
const tones = ['red.7', 'orange.6', 'yellow.5', 'lime.6', 'green.7']

interface Props {
  readonly by: 'team' | 'service' | 'agent'
  readonly data: { readonly all: Row; readonly items: readonly Row[] }
  open(row: Row): void
}

export function ReportTable({ by, data, open }: Props) {
  const text = useWords(feedbackWords).report
  const pick = usePick()
  const without = { team: text.noTeam, service: text.none, agent: '' }[by]
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table striped highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text[by]}</Table.Th>
            <Table.Th ta="right">{text.count}</Table.Th>
            <Table.Th ta="right">{text.mean}</Table.Th>
            {by === 'agent' && <Table.Th ta="right">{text.index}</Table.Th>}
            <Table.Th ta="right">{text.csat}</Table.Th>
            <Table.Th ta="right">{text.loop}</Table.Th>
            <Table.Th w="28%" pl="lg">
              {text.spread}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Line row={data.all} title={text.all} open={open} by={by} strong />
          {data.items.map(row => (
            <Line
              key={row.id ?? 'none'}
              row={row}
              title={row.title ? pick(row.title) : without}
              open={open}
              by={by}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Line({
  row,
  title,
  open,
  by,
  strong,
}: {
  row: Row
  title: string
  open(row: Row): void
  by: Props['by']
  strong?: boolean
}) {
  const text = useWords(feedbackWords).report
  const format = useFormat()
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = row.counts
  const spread = text.spreadOf({ one, two, three, four, five })
  return (
    <Table.Tr fw={strong ? 600 : undefined}>
      <Table.Td>{title}</Table.Td>
      <Table.Td ta="right">
        <UnstyledButton
          onClick={() => open(row)}
          c="var(--mantine-color-anchor)"
          fz="inherit"
          aria-label={`${title}: ${row.count}. ${text.list}`}
        >
          {format.number(row.count)}
        </UnstyledButton>
      </Table.Td>
      <Table.Td ta="right">
        {row.mean_score === null ? <NotEnough /> : format.number(row.mean_score, 2)}
      </Table.Td>
      {by === 'agent' && (
        <Table.Td ta="right">
          <IndexCell row={row} strong={strong ?? false} />
        </Table.Td>
      )}
      <Table.Td ta="right">
        {row.csat_percent === null || row.csat_low === null || row.csat_high === null ? (
          <NotEnough />
        ) : (
          <Tooltip
            label={text.interval({
              low: format.percent(row.csat_low / 100),
              high: format.percent(row.csat_high / 100),
              count: row.count,
            })}
          >
            <span>{format.percent(row.csat_percent / 100)}</span>
          </Tooltip>
        )}
      </Table.Td>
      <Table.Td ta="right">
        {row.loop.percent === null ? (
          ''
        ) : (
          <Tooltip label={text.loopNote({ told: row.loop.told, low: row.loop.low })}>
            <span>
              {format.number(row.loop.told)}/{format.number(row.loop.low)}
            </span>
          </Tooltip>
        )}
      </Table.Td>
      <Table.Td pl="lg">
        <Progress.Root size={14} title={spread} role="img" aria-label={spread}>
          {row.counts.map((count, index) => (
            <Progress.Section
              key={tones[index]}
              value={(100 * count) / row.count}
              color={tones[index]!}
              withAria={false}
            />
          ))}
        </Progress.Root>
      </Table.Td>
    </Table.Tr>
  )
}

function IndexCell({ row, strong }: { row: Row; strong: boolean }) {
  const text = useWords(feedbackWords).report
  const format = useFormat()
  if (strong) return null
  if (!row.index) return <NotEnough />
  const { value, low, high, usual } = row.index
  const said = (figure: number) => format.number(figure, 2)
  const note = text.indexNote({ usual: said(usual), low: said(low), high: said(high), count: row.count })
  return (
    <Tooltip label={note} multiline maw={320}>
      <span style={{ whiteSpace: 'nowrap' }}>
        {said(value)}{' '}
        <Text span size="xs" c="dimmed">
          {said(low)}–{said(high)}
        </Text>
      </span>
    </Tooltip>
  )
}

function NotEnough() {
  const text = useWords(feedbackWords).report
  return (
    <Text span size="xs" c="dimmed">
      {text.notEnough}
    </Text>
  )
}
