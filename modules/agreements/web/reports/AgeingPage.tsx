// What is open now by age and by who has it; every figure opens its requests.
import { Group, Table, Text } from '@mantine/core'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { ages, predictionHolders } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { BehindTable } from './BehindTable.tsx'
import { CutFields, Filters, PriorityField } from './Filters.tsx'
import { CsvButton, ListHead, MeasuresNav, Opens, StackedTable } from './parts.tsx'
import type { AgeingSearch } from './search.ts'

type Props = Pick<ScreenProps<'/quality/ageing', typeof AgeingSearch>, 'search' | 'setSearch'>

export function AgeingPage({ search, setSearch }: Props) {
  const { ageing: text, holders, common } = useWords(measureWords)
  const format = useFormat()
  const { list, holder: _, age: __, ...query } = search
  const { data, error, isPending } = agreements.useQuery('reportAgeing', { query }, { keepPrevious: true })
  const rows = predictionHolders.flatMap(holder => data?.items.find(item => item.holder === holder) ?? [])
  const sums = ages.map((_, i) => rows.reduce((sum, { counts }) => sum + counts[i]!, 0))
  const open = (change: Pick<typeof search, 'holder' | 'age'>) => setSearch({ list: '1', ...change })
  return (
    <>
      <MeasuresNav here="ageing" />
      <Heading title={text.title} note={text.note} />
      {list ? (
        <AgeingList search={search} setSearch={setSearch} />
      ) : (
        <Filters>
          <CutFields cut={query} choose={setSearch} />
          <PriorityField value={query.priority} choose={priority => setSearch({ priority })} />
        </Filters>
      )}
      {!list && <Said refusal={error} />}
      {!list && isPending && !error && <Loading rows={5} />}
      {!list && data?.total === 0 && <Empty text={text.empty} />}
      {!list && data && data.total > 0 && (
        <>
          <Group justify="space-between" mb="xs">
            <Text size="sm" c="dimmed">
              {format.full(data.counted_at)}
            </Text>
            <CsvButton
              name="ageing"
              title={text.title}
              lines={() => [
                [text.holder, ...ages.map(age => text.ages[age]), common.total],
                ...rows.map(row => [holders[row.holder], ...row.counts, row.total]),
                [common.total, ...sums, data.total],
              ]}
            />
          </Group>
          <StackedTable needs_px={720} striped>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.holder}</Table.Th>
                {ages.map(age => (
                  <Table.Th key={age} ta="right">
                    {text.ages[age]}
                  </Table.Th>
                ))}
                <Table.Th ta="right">{common.total}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ holder, counts, total }) => (
                <Table.Tr key={holder}>
                  <Table.Td>{holders[holder]}</Table.Td>
                  {ages.map((age, i) => (
                    <Table.Td
                      key={age}
                      ta="right"
                      data-label={text.ages[age]}
                      data-empty={counts[i] === 0 || undefined}
                    >
                      <Opens
                        n={counts[i]!}
                        what={`${holders[holder]}, ${text.ages[age]}`}
                        open={() => open({ holder, age })}
                      />
                    </Table.Td>
                  ))}
                  <Table.Td ta="right" data-label={common.total}>
                    <Opens n={total} what={holders[holder]} open={() => open({ holder })} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot style={{ fontWeight: 600 }}>
              <Table.Tr>
                <Table.Td>{common.total}</Table.Td>
                {ages.map((age, i) => (
                  <Table.Td key={age} ta="right" data-label={text.ages[age]}>
                    <Opens n={sums[i]!} what={text.ages[age]} open={() => open({ age })} />
                  </Table.Td>
                ))}
                <Table.Td ta="right" data-label={common.total}>
                  <Opens n={data.total} what={common.total} open={() => open({})} />
                </Table.Td>
              </Table.Tr>
            </Table.Tfoot>
          </StackedTable>
        </>
      )}
    </>
  )
}

function AgeingList({ search, setSearch }: Props) {
  const { ageing: text, holders, common } = useWords(measureWords)
  const { list: _, ...query } = search
  const reading = agreements.useInfinite('listAgeingRequests', { query }, { keepPrevious: true })
  const what = [
    ...(search.holder ? [holders[search.holder]] : []),
    ...(search.age ? [text.ages[search.age]] : []),
  ].join(', ')
  const title = text.list({ what: what || common.total })
  return (
    <section aria-label={title}>
      <ListHead
        title={title}
        back={() => setSearch({ list: undefined, holder: undefined, age: undefined })}
      />
      <BehindTable
        title={title}
        file="ageing-list"
        list={reading}
        own={[]}
        read={after =>
          agreements.call('listAgeingRequests', {
            query: { ...query, limit: 200, ...(after === null ? {} : { after }) },
          })
        }
      />
    </section>
  )
}
