// Open promises with the probability of a breach, and how good such probabilities have been.
import { Stack, Text } from '@mantine/core'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { BehindTable } from './BehindTable.tsx'
import { CalibrationCard } from './CalibrationCard.tsx'
import { CutFields, Filters, MetricField } from './Filters.tsx'
import { Explained, MeasuresNav } from './parts.tsx'
import type { PredictionsSearch } from './search.ts'

export function PredictionsPage({
  search,
  setSearch,
}: ScreenProps<'/quality/predictions', typeof PredictionsSearch>) {
  const { predictions: text, columns, metrics } = useWords(measureWords)
  const format = useFormat()
  const list = agreements.useInfinite('reportPredictions', { query: search }, { keepPrevious: true })
  const first = list.data?.pages[0]
  return (
    <>
      <MeasuresNav here="predictions" />
      <Heading title={text.title} note={text.note} />
      <Filters>
        <CutFields cut={search} choose={setSearch} />
        <MetricField
          metrics={['first_answer', 'next_answer', 'resolution', 'promised_date']}
          value={search.metric}
          choose={metric => setSearch({ metric })}
        />
      </Filters>
      <Stack gap="lg">
        {first && first.total > 0 && (
          <Text>
            <Explained formula={text.formula}>
              {text.expected({ n: format.number(first.total), expected: format.number(first.expected, 0) })}
            </Explained>
          </Text>
        )}
        {first?.total === 0 ? (
          <Empty text={text.empty} />
        ) : (
          <BehindTable
            title={text.title}
            file="predictions"
            lines="promises"
            when={text.due}
            list={list}
            read={after =>
              agreements.call('reportPredictions', {
                query: { ...search, limit: 200, ...(after === null ? {} : { after }) },
              })
            }
            own={[
              { name: columns.metric, cell: item => metrics[item.metric], csv: item => metrics[item.metric] },
              {
                name: text.risk,
                right: true,
                cell: item => <b>{format.percent(item.risk, 0)}</b>,
                csv: item => Math.round(item.risk * 1000) / 1000,
              },
              {
                name: text.used,
                right: true,
                cell: item => format.percent(item.used_percent / 100, 0),
                csv: item => item.used_percent,
              },
              {
                name: text.alike,
                right: true,
                cell: item => format.number(item.alike),
                csv: item => item.alike,
              },
            ]}
          />
        )}
        {first && <CalibrationCard calibration={first.calibration} />}
      </Stack>
    </>
  )
}
