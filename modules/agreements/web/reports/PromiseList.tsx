// The promises behind a figure, with what came of each, page by page and to take away.
import { Badge, Select } from '@mantine/core'
import type { z } from 'zod'
import { useWords } from '#kernel/web/words.tsx'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { BehindTable } from './BehindTable.tsx'
import { ListHead } from './parts.tsx'
import type { AttainmentSearch } from './search.ts'

export const outcomesListed = ['all', 'met', 'missed', 'excused'] as const
export type Outcome = (typeof outcomesListed)[number]

const colours = { met: 'green', missed: 'red', excused: 'gray' }

interface Props {
  readonly title: string
  /** Which promises; `outcome` narrows them. */
  readonly query: Omit<z.output<typeof AttainmentSearch>, 'by' | 'list' | 'narrowed'>
  readonly outcome: Outcome
  choose(outcome: Outcome): void
  back(): void
  /** Below what face requests are opened; the desk unless said. */
  readonly face?: '' | '/desk'
}

export function PromiseList({ title, query: asked, outcome, choose, back, face = '/desk' }: Props) {
  const { attainment: text, columns, metrics } = useWords(measureWords)
  const query = { ...asked, ...(outcome === 'all' ? {} : { outcome }) }
  const reading = agreements.useInfinite('listAttainmentRequests', { query }, { keepPrevious: true })
  type Item = (typeof reading.items)[number]
  const cameTo = (item: Item) => (item.outcome === 'met' ? 'met' : item.excused ? 'excused' : 'missed')
  return (
    <section aria-label={title}>
      <ListHead title={title} back={back}>
        <Select
          label={columns.result}
          value={outcome}
          allowDeselect={false}
          onChange={value => choose(value as Outcome)}
          data={outcomesListed.map(one => ({ value: one, label: text.outcome[one] }))}
        />
      </ListHead>
      <BehindTable
        face={face}
        title={title}
        file={`promises-${outcome}`}
        lines="promises"
        list={reading}
        read={after =>
          agreements.call('listAttainmentRequests', {
            query: { ...query, limit: 200, ...(after === null ? {} : { after }) },
          })
        }
        own={[
          { name: columns.metric, cell: item => metrics[item.metric], csv: item => metrics[item.metric] },
          {
            name: columns.result,
            cell: item => (
              <Badge variant="light" color={colours[cameTo(item)]} tt="none">
                {text.outcome[cameTo(item)]}
              </Badge>
            ),
            csv: item => text.outcome[cameTo(item)],
          },
        ]}
      />
    </section>
  )
}
