// The heat map of processes and holders: in whose hands requests spent their working hours.
import { Group, Table, UnstyledButton } from '@mantine/core'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { Said } from '#kernel/web/ui/Said.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { predictionHolders } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { BehindTable } from './BehindTable.tsx'
import { Coming, CutFields, Filters } from './Filters.tsx'
import {
  CsvButton,
  Explained,
  ListHead,
  MeasuresNav,
  PeriodFields,
  StackedTable,
  usePlaceName,
  useWorked,
} from './parts.tsx'
import type { HoldersSearch } from './search.ts'

type Props = Pick<ScreenProps<'/quality/holders', typeof HoldersSearch>, 'search' | 'setSearch'>

export function HoldersPage({ search, setSearch }: Props) {
  const { heat: text, holders, columns, common } = useWords(measureWords)
  const format = useFormat()
  const placeName = usePlaceName()
  const { holder: chosen, narrowed: _, ...query } = search
  const { data, error, isPending } = agreements.useQuery('reportHolders', { query }, { keepPrevious: true })
  const cells = data?.items ?? []
  const most = Math.max(1, ...cells.map(({ hours }) => hours))
  const services = [...Map.groupBy(cells, ({ service }) => service?.id ?? 'none')].map(([id, own]) => ({
    id,
    name: placeName('service', own[0]!.service),
    hours: own.reduce((sum, cell) => sum + cell.hours, 0),
    of: (holder: string) => own.find(cell => cell.holder === holder),
  }))
  return (
    <>
      <MeasuresNav here="holders" />
      <Heading title={text.title} note={text.note} />
      {chosen ? (
        <HolderList search={search} setSearch={setSearch} />
      ) : (
        <>
          <Filters>
            <PeriodFields from={query.from ?? data?.from} to={query.to ?? data?.to} choose={setSearch} />
            <CutFields cut={query} choose={setSearch} />
          </Filters>
          <Group gap="sm" mb="xs" justify="space-between">
            <Coming coming={data?.coming} />
            <CsvButton
              name="holders"
              title={text.title}
              lines={() => [
                [columns.service, text.hours, ...predictionHolders.map(holder => holders[holder])],
                ...services.map(({ name, hours, of }) => [
                  name,
                  hours,
                  ...predictionHolders.map(holder => of(holder)?.hours ?? 0),
                ]),
              ]}
            />
          </Group>
          <Said refusal={error} />
          {isPending && !error && <Loading rows={6} />}
          {data && cells.length === 0 && <Empty text={text.empty} />}
          {cells.length > 0 && (
            <StackedTable needs_px={820}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{columns.service}</Table.Th>
                  {predictionHolders.map(holder => (
                    <Table.Th key={holder} ta="right">
                      {holders[holder]}
                    </Table.Th>
                  ))}
                  <Table.Th ta="right">
                    <Explained formula={text.formula}>{common.total}</Explained>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {services.map(({ id, name, hours, of }) => (
                  <Table.Tr key={id}>
                    <Table.Td>{name}</Table.Td>
                    {predictionHolders.map(holder => {
                      const cell = of(holder)
                      return (
                        <Table.Td
                          key={holder}
                          ta="right"
                          data-label={holders[holder]}
                          data-empty={!cell || undefined}
                          bg={cell ? heat(cell.hours / most) : undefined}
                        >
                          {cell && (
                            <UnstyledButton
                              fz="inherit"
                              title={common.of({ n: format.number(cell.requests) })}
                              aria-label={common.open({
                                what: `${name}, ${holders[holder]}: ${format.number(cell.hours, 1)}`,
                              })}
                              onClick={() =>
                                setSearch({
                                  ...{ service: id, holder },
                                  ...(query.service ? {} : { narrowed: 'service' as const }),
                                })
                              }
                            >
                              {common.hours({ n: format.number(cell.hours, 1) })}
                            </UnstyledButton>
                          )}
                        </Table.Td>
                      )
                    })}
                    <Table.Td ta="right" data-label={common.total}>
                      {common.hours({ n: format.number(hours, 1) })}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </StackedTable>
          )}
        </>
      )}
    </>
  )
}

/** The more hours the darker, never so dark that the figure cannot be read; the square root lets small cells show. */
const heat = (share: number): string =>
  `color-mix(in srgb, var(--mantine-primary-color-filled) ${Math.round(Math.sqrt(share) * 32)}%, transparent)`

function HolderList({ search, setSearch }: Props) {
  const { heat: text, holders, none } = useWords(measureWords)
  const worked = useWorked()
  const placeName = usePlaceName()
  const { narrowed, ...filter } = search
  const query = { ...filter, holder: search.holder! }
  const reading = agreements.useInfinite('listHolderRequests', { query }, { keepPrevious: true })
  const service = reading.items[0]?.service
  const title = text.list({
    what: service ? placeName('service', service) : none.service,
    holder: holders[query.holder],
  })
  return (
    <section aria-label={title}>
      <ListHead
        title={title}
        back={() =>
          setSearch({
            holder: undefined,
            narrowed: undefined,
            ...(narrowed ? { [narrowed]: undefined } : {}),
          })
        }
      />
      <BehindTable
        title={title}
        file={`holders-${query.holder}`}
        list={reading}
        read={after =>
          agreements.call('listHolderRequests', {
            query: { ...query, limit: 200, ...(after === null ? {} : { after }) },
          })
        }
        own={[
          {
            name: text.hours,
            right: true,
            cell: item => worked(item.minutes),
            csv: item => item.minutes,
          },
        ]}
      />
    </section>
  )
}
