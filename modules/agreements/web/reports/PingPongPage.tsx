// What it costs that requests go from team to team.
import { Card, Group, SimpleGrid, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { BehindTable } from './BehindTable.tsx'
import { Coming, CutFields, Filters } from './Filters.tsx'
import {
  CsvButton,
  Explained,
  ListHead,
  MeasuresNav,
  Opens,
  PeriodFields,
  StackedTable,
  usePlaceName,
  useWorked,
} from './parts.tsx'
import type { PingPongSearch } from './search.ts'

type Props = Pick<ScreenProps<'/quality/ping-pong', typeof PingPongSearch>, 'search' | 'setSearch'>

export function PingPongPage({ search, setSearch }: Props) {
  const { pingPong: text } = useWords(measureWords)
  const format = useFormat()
  const worked = useWorked()
  const placeName = usePlaceName()
  const { list, first: _, last: __, ...query } = search
  const { data, error, isPending } = agreements.useQuery('reportPingPong', { query }, { keepPrevious: true })
  const heads = [text.first, text.last, text.moved, text.handOffs, text.lost]
  return (
    <>
      <MeasuresNav here="pingPong" />
      <Heading title={text.title} note={text.note} />
      {list ? (
        <MovedList search={search} setSearch={setSearch} />
      ) : (
        <>
          <Filters>
            <PeriodFields from={query.from ?? data?.from} to={query.to ?? data?.to} choose={setSearch} />
            <CutFields cut={query} choose={setSearch} />
          </Filters>
          <Coming coming={data?.coming} />
          <Said refusal={error} />
          {isPending && !error && <Loading rows={6} />}
          {data && data.moved === 0 && <Empty text={text.empty} />}
          {data && data.moved > 0 && (
            <>
              <SimpleGrid cols={{ base: 1, sm: 3 }} mb="lg">
                <Figure name={text.moved}>
                  {text.movedOf({ moved: format.number(data.moved), resolved: format.number(data.resolved) })}
                </Figure>
                <Figure name={<Explained formula={text.formula}>{text.lost}</Explained>}>
                  {worked(data.lost_minutes) || format.number(0)}
                </Figure>
                <Figure name={text.median}>{worked(data.median_minutes) || format.number(0)}</Figure>
              </SimpleGrid>
              <Group justify="flex-end" mb="xs">
                <CsvButton
                  name="ping-pong"
                  title={text.title}
                  lines={() => [
                    heads,
                    ...data.items.map(row => [
                      placeName('team', row.first),
                      placeName('team', row.last),
                      ...[row.n, row.hand_offs, row.lost_minutes],
                    ]),
                  ]}
                />
              </Group>
              <StackedTable needs_px={720} striped>
                <Table.Thead>
                  <Table.Tr>
                    {heads.map((head, i) => (
                      <Table.Th key={head} ta={i > 1 ? 'right' : undefined}>
                        {head}
                      </Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {data.items.map(({ first, last, n, hand_offs, lost_minutes }) => (
                    <Table.Tr key={`${first?.id} ${last?.id}`}>
                      <Table.Td>{placeName('team', first)}</Table.Td>
                      <Table.Td data-label={heads[1]}>{placeName('team', last)}</Table.Td>
                      <Table.Td ta="right" data-label={heads[2]}>
                        <Opens
                          n={n}
                          what={text.list({
                            first: placeName('team', first),
                            last: placeName('team', last),
                          })}
                          open={() => setSearch({ list: '1', first: first?.id, last: last?.id })}
                        />
                      </Table.Td>
                      <Table.Td ta="right" data-label={heads[3]}>
                        {format.number(hand_offs)}
                      </Table.Td>
                      <Table.Td ta="right" data-label={heads[4]}>
                        {worked(lost_minutes)}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </StackedTable>
            </>
          )}
        </>
      )}
    </>
  )
}

const Figure = ({ name, children }: { name: ReactNode; children: string }) => (
  <Card withBorder padding="md">
    <Text size="sm" c="dimmed">
      {name}
    </Text>
    <Text fz="xl" fw={600}>
      {children}
    </Text>
  </Card>
)

function MovedList({ search, setSearch }: Props) {
  const { pingPong: text } = useWords(measureWords)
  const worked = useWorked()
  const placeName = usePlaceName()
  const { list: _, ...query } = search
  const reading = agreements.useInfinite('listPingPongRequests', { query }, { keepPrevious: true })
  const one = reading.items[0]
  const title =
    one && search.first
      ? text.list({ first: placeName('team', one.first), last: placeName('team', one.last) })
      : text.moved
  return (
    <section aria-label={title}>
      <ListHead
        title={title}
        back={() => setSearch({ list: undefined, first: undefined, last: undefined })}
      />
      <BehindTable
        title={title}
        file="ping-pong-list"
        list={reading}
        read={after =>
          agreements.call('listPingPongRequests', {
            query: { ...query, limit: 200, ...(after === null ? {} : { after }) },
          })
        }
        own={[
          {
            name: text.handOffs,
            right: true,
            cell: item => item.hand_offs,
            csv: item => item.hand_offs,
          },
          {
            name: text.lost,
            right: true,
            cell: item => worked(item.lost_minutes),
            csv: item => item.lost_minutes,
          },
        ]}
      />
    </section>
  )
}
