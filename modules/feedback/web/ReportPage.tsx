// The report of ratings by team or by service; every figure opens the ratings behind it.
import { Group, Progress, SegmentedControl, Table, Text, UnstyledButton } from '@mantine/core'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { ReportRow } from '../contract.ts'
import { feedbackWords } from '../text/words.ts'
import { feedback } from './calls.ts'
import { RatingList } from './RatingList.tsx'
import type { ReportSearch } from './search.ts'

type Row = z.output<typeof ReportRow>
const tones = ['red.7', 'orange.6', 'yellow.5', 'lime.6', 'green.7']

export function ReportPage({ search, setSearch }: ScreenProps<'/ratings', typeof ReportSearch>) {
  const text = useWords(feedbackWords).report
  const pick = usePick()
  const { by, from, to } = search
  const { data, error, isPending } = feedback.useQuery(
    'reportRatings',
    { query: { by, from, to } },
    { keepPrevious: true },
  )
  if (search.list) return <RatingList search={search} setSearch={setSearch} />
  const open = (row: Row) =>
    setSearch({
      list: '1',
      team_id: by === 'team' ? (row.id ?? undefined) : undefined,
      service_id: by === 'service' ? (row.id ?? undefined) : undefined,
    })
  return (
    <>
      <Heading title={text.title} note={text.note}>
        <SegmentedControl
          value={by}
          onChange={value => setSearch({ by: value as 'team' | 'service' })}
          data={[
            { value: 'team', label: text.byTeam },
            { value: 'service', label: text.byService },
          ]}
        />
      </Heading>
      <Group gap="sm" mb="md" align="end">
        <DateField
          label={text.from}
          value={from ?? data?.from ?? null}
          onChange={value => setSearch({ from: value ?? undefined })}
        />
        <DateField
          label={text.to}
          value={to ?? data?.to ?? null}
          onChange={value => setSearch({ to: value ?? undefined })}
        />
      </Group>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={6} />}
      {data && data.all.count === 0 && (
        <Empty
          text={text.empty}
          action={{
            label: text.widen,
            run: () => setSearch({ from: daysBefore(data.to, 180), to: data.to }),
          }}
        />
      )}
      {data && data.all.count > 0 && (
        <Table.ScrollContainer minWidth={640}>
          <Table striped highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{by === 'team' ? text.team : text.service}</Table.Th>
                <Table.Th ta="right">{text.count}</Table.Th>
                <Table.Th ta="right">{text.mean}</Table.Th>
                <Table.Th ta="right">{text.csat}</Table.Th>
                <Table.Th w="30%" pl="lg">
                  {text.spread}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              <Figures row={data.all} title={text.all} open={open} strong />
              {data.items.map(row => (
                <Figures
                  key={row.id ?? 'none'}
                  row={row}
                  title={row.title ? pick(row.title) : text.none}
                  open={open}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  )
}

function Figures({
  row,
  title,
  open,
  strong,
}: {
  row: Row
  title: string
  open(row: Row): void
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
      <Table.Td ta="right">
        {row.csat_percent === null ? <NotEnough /> : format.percent(row.csat_percent / 100)}
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

function NotEnough() {
  const text = useWords(feedbackWords).report
  return (
    <Text span size="xs" c="dimmed">
      {text.notEnough}
    </Text>
  )
}

const daysBefore = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}
