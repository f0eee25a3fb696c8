// The requests behind a figure of the index, with what each came to and whose time it was.
import { Badge, Select } from '@mantine/core'
import { useWords } from '#kernel/web/words.tsx'
import type { QualityIndex } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { BehindTable } from './BehindTable.tsx'
import { ListHead, useWorked } from './parts.tsx'

const lists = ['all', 'good', 'lost', 'client', 'center', 'both', 'outside'] as const
type List = (typeof lists)[number]
interface Search {
  service?: string | undefined
  client?: string | undefined
  department?: string | undefined
  list?: List | undefined
}

const colours = {
  good: 'green',
  lost: 'red',
  client: 'orange',
  center: 'blue',
  both: 'grape',
  outside: 'gray',
}

export function QualityList({
  face = '/desk',
  index,
  search,
  setSearch,
}: {
  face?: '' | '/desk'
  index: QualityIndex
  search: Search
  setSearch(change: Search): void
}) {
  const { quality: text, columns } = useWords(measureWords)
  const worked = useWorked()
  const { list = 'all', service, client, department } = search
  const query = {
    ...{ month: index.month, service, client, department },
    ...(list === 'all' ? {} : { verdict: list }),
  }
  const reading = agreements.useInfinite('listQualityRequests', { query }, { keepPrevious: true })
  const nameOf = (one: List) => (one === 'all' ? text.n : text.verdict[one])
  const time = (name: string, of: 'center_minutes' | 'client_minutes' | 'outside_minutes') => ({
    name,
    right: true,
    cell: (item: (typeof reading.items)[number]) => worked(item[of]),
    csv: (item: (typeof reading.items)[number]) => item[of],
  })
  const title = text.list({ what: nameOf(list) })
  return (
    <section aria-label={title}>
      <ListHead title={title} back={() => setSearch({ list: undefined })}>
        <Select
          label={columns.result}
          value={list}
          allowDeselect={false}
          onChange={value => setSearch({ list: (value ?? 'all') as List })}
          data={(index.mode === 'early' ? (['all', 'good', 'lost'] as const) : lists).map(one => ({
            value: one,
            label: nameOf(one),
          }))}
        />
      </ListHead>
      <BehindTable
        face={face}
        title={title}
        file={`quality-${index.month}-${list}`}
        list={reading}
        read={after =>
          agreements.call('listQualityRequests', {
            query: { ...query, limit: 200, ...(after === null ? {} : { after }) },
          })
        }
        own={[
          {
            name: columns.result,
            cell: item => (
              <Badge variant="light" color={colours[item.verdict]} tt="none">
                {text.verdict[item.verdict]}
              </Badge>
            ),
            csv: item => text.verdict[item.verdict],
          },
          ...(index.mode === 'early'
            ? []
            : [
                time(columns.centerTime, 'center_minutes'),
                time(columns.clientTime, 'client_minutes'),
                time(columns.outsideTime, 'outside_minutes'),
              ]),
        ]}
      />
    </section>
  )
}
