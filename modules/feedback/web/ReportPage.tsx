// The report of ratings by team, service or agent; every figure opens the ratings behind it.
import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useCan } from '#kernel/web/me.tsx'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { type RatingKind, ratingKinds } from '../contract.ts'
import { feedbackWords } from '../text/words.ts'
import { feedback } from './calls.ts'
import { MachineList } from './MachineList.tsx'
import { RatingList } from './RatingList.tsx'
import { ReportTable } from './ReportTable.tsx'
import type { ReportSearch } from './search.ts'

type Props = ScreenProps<'/ratings', typeof ReportSearch>

export function ReportPage({ search, setSearch }: Props) {
  if (search.list === 'machines') return <MachineList search={search} setSearch={setSearch} />
  if (search.list) return <RatingList search={search} setSearch={setSearch} />
  return <Report search={search} setSearch={setSearch} />
}

function Report({ search, setSearch }: Pick<Props, 'search' | 'setSearch'>) {
  const text = useWords(feedbackWords).report
  const can = useCan()
  const { by, kind, from, to } = search
  const { data, error, isPending } = feedback.useQuery(
    'reportRatings',
    { query: { by, kind, from, to } },
    { keepPrevious: true },
  )
  const seesAgents = can('feedback.follow')
  return (
    <>
      <Heading title={text.title} note={text.note}>
        {can('feedback.manage') && <Link to="/admin/ratings">{text.settings}</Link>}
        {seesAgents && <Link to="/desk/low-marks">{text.followUps}</Link>}
        <SegmentedControl
          value={by}
          onChange={value => setSearch({ by: value as Props['search']['by'] })}
          data={[
            { value: 'team', label: text.byTeam },
            { value: 'service', label: text.byService },
            ...(seesAgents ? [{ value: 'agent', label: text.byAgent }] : []),
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
        <Select
          label={text.kind}
          w={200}
          allowDeselect={false}
          value={kind ?? ''}
          onChange={value => setSearch({ kind: (value || undefined) as RatingKind | undefined })}
          data={[
            { value: '', label: text.allKinds },
            ...ratingKinds.map(value => ({ value, label: text.kinds[value] })),
          ]}
        />
      </Group>
      <Said refusal={error} />
      {isPending && !error && <Loading rows={6} />}
      {data && <Beside data={data} canOpen={seesAgents} setSearch={setSearch} />}
      {data && data.all.count === 0 && (
        <Empty
          text={text.empty}
          action={{
            label: text.widen,
            run: () => setSearch({ from: daysBefore(data.to, 180), to: data.to, kind: undefined }),
          }}
        />
      )}
      {data && data.all.count > 0 && (
        <ReportTable
          by={by}
          data={data}
          open={row =>
            setSearch({
              list: '1',
              team_id: by === 'team' ? (row.id ?? undefined) : undefined,
              service_id: by === 'service' ? (row.id ?? undefined) : undefined,
              agent_id: by === 'agent' ? (row.id ?? undefined) : undefined,
            })
          }
        />
      )}
    </>
  )
}

type Data = NonNullable<ReturnType<typeof feedback.useQuery<'reportRatings'>>['data']>

/** What stands in no row: answers of machines, and answers to "is it good now?". */
function Beside({
  data,
  canOpen,
  setSearch,
}: {
  data: Data
  canOpen: boolean
  setSearch: Props['setSearch']
}) {
  const text = useWords(feedbackWords).report
  const format = useFormat()
  const dropped = data.dropped.reduce((sum, one) => sum + one.count, 0)
  const again = data.after_fix
  if (dropped === 0 && again.count === 0) return null
  return (
    <Group gap="lg" mb="md">
      {dropped > 0 &&
        (canOpen ? (
          <Button variant="subtle" size="compact-sm" px={0} onClick={() => setSearch({ list: 'machines' })}>
            {text.dropped({ count: dropped })}
          </Button>
        ) : (
          <Text size="sm">{text.dropped({ count: dropped })}</Text>
        ))}
      {again.count > 0 && (
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-sm"
            px={0}
            onClick={() => setSearch({ list: '1', kind: 'after_fix' })}
          >
            {text.afterFix({ count: again.count })}
          </Button>
          <Text size="sm" c="dimmed">
            {again.mean_score === null || again.csat_percent === null
              ? text.notEnough
              : text.afterFixMean({
                  mean: format.number(again.mean_score, 2),
                  percent: format.percent(again.csat_percent / 100),
                })}
          </Text>
        </Group>
      )}
    </Group>
  )
}

const daysBefore = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}
