// The joint quality index as a client reads it in the portal: one number, whose losses the rest are, down to the requests.
import { Badge, Group, NativeSelect, Select, Stack } from '@mantine/core'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { usePick, useWords } from '#kernel/web/words.tsx'
import type { QualityIndex } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { OwedNow } from '../obligations/OwedNow.tsx'
import { BehindTable } from './BehindTable.tsx'
import { LetterButtons } from './LetterButtons.tsx'
import { PromiseList } from './PromiseList.tsx'
import {
  type Behind,
  type CutName,
  daysOf,
  ListHead,
  MonthSteps,
  monthAfter,
  promisesOf,
  usePlaceName,
} from './parts.tsx'
import { Figures } from './QualityFigures.tsx'
import { QualityList } from './QualityList.tsx'
import { QualityTable } from './QualityTable.tsx'
import type { ClientQualitySearch } from './search.ts'
import { TrendPart } from './TrendPart.tsx'

type Props = Pick<ScreenProps<'/quality', typeof ClientQualitySearch>, 'search' | 'setSearch'>

const most_clients = 200

export function ClientQualityPage({ search, setSearch }: Props) {
  const { clientQuality: text, quality } = useWords(measureWords)
  const pick = usePick()
  const own = agreements.useQuery('listReportChoices', { query: { kind: 'client', limit: most_clients } })
  const clients = own.data?.items ?? []
  const client = search.client ?? clients[0]?.id
  const { month, service, list } = search
  const { data, error } = agreements.useQuery(
    'readQualityIndex',
    { query: { month, service, client } },
    { keepPrevious: true, enabled: client !== undefined },
  )
  const isNobody = own.data && client === undefined
  return (
    <>
      <Heading title={text.title} note={text.note}>
        {data && <MonthSteps month={data.month} choose={chosen => setSearch({ month: chosen })} />}
      </Heading>
      <Said refusal={own.error ?? error} />
      {isNobody && <Empty text={text.none} />}
      {!isNobody && !data && !error && !own.error && <Loading rows={8} />}
      {data && client && (
        <Stack gap="lg">
          <Group gap="sm" align="end" mt="sm">
            {clients.length > 1 && (
              <NativeSelect
                label={text.client}
                value={client}
                onChange={event => setSearch({ client: event.currentTarget.value, service: undefined })}
                data={clients.map(one => ({ value: one.id, label: pick(one.name) }))}
              />
            )}
            <ProcessField index={data} value={service} choose={id => setSearch({ service: id })} />
            <LetterButtons client={client} month={data.month} label={text.letter} />
          </Group>
          {isOfSides(list) && data.mode === 'mature' ? (
            isOfFirsts(list) ? (
              <FirstsList client={client} month={data.month} search={search} setSearch={setSearch} />
            ) : (
              <SideList
                client={client}
                month={data.month}
                side={list}
                search={search}
                setSearch={setSearch}
              />
            )
          ) : list && !isOfSides(list) ? (
            <QualityList
              face=""
              index={data}
              search={{ client, service, list }}
              setSearch={change => setSearch({ list: change.list })}
            />
          ) : (
            <>
              {data.total.n === 0 ? (
                <Empty
                  text={quality.empty}
                  action={{
                    label: quality.emptyAction,
                    run: () => setSearch({ month: monthAfter(data.month, -1) }),
                  }}
                />
              ) : (
                <Figures
                  data={data}
                  open={list => setSearch({ list })}
                  behind={behindHere}
                  cut={{ client, service }}
                />
              )}
              <OwedNow />
              <TrendPart data={data} />
              <QualityTable
                index={data}
                setSearch={({ service: row, list }) => setSearch({ service: row, list })}
                behind={{
                  firsts: (of, cut) => behindHere.firsts(of, { client, service: cut.service }),
                  side: (of, cut, side, outcome) =>
                    behindHere.side(of, { client, service: cut.service }, side, outcome),
                }}
              />
            </>
          )}
        </Stack>
      )}
    </>
  )
}

type List = Props['search']['list']

/** Whose side it was is told in the mature mode alone. */
const isOfSides = (list: List): list is 'firsts' | 'returned' | 'sla' | 'ola' =>
  list === 'sla' || list === 'ola' || isOfFirsts(list)

const isOfFirsts = (list: List): list is 'firsts' | 'returned' => list === 'firsts' || list === 'returned'

/** What is behind the figures of a month, in the portal. */
const behindHere: Behind = {
  firsts: (month, cut) => here({ month, list: 'firsts' }, cut),
  side: (month, cut, side, outcome = 'all') => here({ month, list: side, outcome }, cut),
}

function here(
  shown: Record<string, string>,
  { client, service }: { readonly [C in CutName]?: string | undefined },
): string {
  const search = new URLSearchParams(shown)
  if (client !== undefined) search.set('client', client)
  if (service !== undefined) search.set('service', service)
  return `/quality?${search}`
}

/** The promises of a side in a month. */
function SideList({
  client,
  month,
  side,
  search,
  setSearch,
}: Props & { client: string; month: string; side: 'sla' | 'ola' }) {
  const { quality } = useWords(measureWords)
  return (
    <PromiseList
      face=""
      title={quality[side]}
      query={{ ...promisesOf[side], client, service: search.service, ...daysOf(month) }}
      outcome={search.outcome ?? 'all'}
      choose={outcome => setSearch({ outcome })}
      back={() => setSearch({ list: undefined, outcome: undefined })}
    />
  )
}

function ProcessField({
  index,
  value,
  choose,
}: {
  index: QualityIndex
  value: string | undefined
  choose(id: string | undefined): void
}) {
  const { clientQuality: text } = useWords(measureWords)
  const placeName = usePlaceName()
  const known = new Map(
    index.cells.map(({ service }) => [service?.id ?? 'none', placeName('service', service)]),
  )
  if (value !== undefined && !known.has(value)) known.set(value, placeName('service', index.asked.service))
  return (
    <Select
      label={text.process}
      placeholder={text.allProcesses}
      data={[...known].map(([id, label]) => ({ value: id, label }))}
      value={value ?? null}
      onChange={given => choose(given ?? undefined)}
      clearable
      clearButtonProps={{ 'aria-label': text.allProcesses }}
    />
  )
}

function FirstsList({ client, month, search, setSearch }: Props & { client: string; month: string }) {
  const { clientQuality: text, columns, attainment } = useWords(measureWords)
  const query = {
    ...{ kind: 'ola' as const, metric: 'completeness' as const, client, service: search.service },
    ...daysOf(month),
    ...(search.list === 'returned' ? { outcome: 'missed' as const } : {}),
  }
  const reading = agreements.useInfinite('listAttainmentRequests', { query }, { keepPrevious: true })
  type Item = (typeof reading.items)[number]
  const cameTo = ({ outcome }: Item) => (outcome === 'met' ? text.complete : text.returned)
  return (
    <section aria-label={text.firsts}>
      <ListHead title={text.firsts} back={() => setSearch({ list: undefined })}>
        <NativeSelect
          label={columns.result}
          value={search.list}
          onChange={event => setSearch({ list: event.currentTarget.value as 'firsts' | 'returned' })}
          data={[
            { value: 'firsts', label: attainment.outcome.all },
            { value: 'returned', label: text.returned },
          ]}
        />
      </ListHead>
      <BehindTable
        face=""
        title={text.firsts}
        file={`first-submissions-${month}`}
        list={reading}
        read={after =>
          agreements.call('listAttainmentRequests', {
            query: { ...query, limit: 200, ...(after === null ? {} : { after }) },
          })
        }
        own={[
          {
            name: columns.result,
            cell: item => (
              <Badge variant="light" color={item.outcome === 'met' ? 'green' : 'red'} tt="none">
                {cameTo(item)}
              </Badge>
            ),
            csv: cameTo,
          },
        ]}
      />
    </section>
  )
}
