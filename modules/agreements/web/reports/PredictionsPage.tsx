// Open promises with the probability of a breach, and how good such probabilities have been.
import { Card, Group, Stack, Table, Text, Title } from '@mantine/core'
import type { z } from 'zod'
import type { ScreenProps } from '#kernel/web/screens.ts'
import { Empty } from '#kernel/web/ui/Empty.tsx'
import { Heading } from '#kernel/web/ui/Heading.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Calibration } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { BehindTable } from './BehindTable.tsx'
import { CutFields, Filters, MetricField } from './Filters.tsx'
import { CsvButton, Explained, MeasuresNav } from './parts.tsx'
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
        {first && (
          <Text size="sm">
            <Explained formula={text.formula}>{text.risk}</Explained>
            {first.total > 0 &&
              `. ${text.expected({ n: format.number(first.total), expected: format.number(first.expected, 1) })}`}
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
        {first && <Score calibration={first.calibration} />}
      </Stack>
    </>
  )
}

function Score({ calibration }: { calibration: z.output<typeof Calibration> }) {
  const { predictions: text } = useWords(measureWords)
  const format = useFormat()
  const { brier, brier_of_mean, skill, scored_on, tenths } = calibration
  return (
    <Card withBorder padding="lg">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {text.brier}
        </Title>
        {tenths.length > 0 && (
          <CsvButton
            name="calibration"
            title={text.brier}
            lines={() => [
              [text.said, text.came, text.times],
              ...tenths.map(({ said, came, n }) => [said, came, n]),
            ]}
          />
        )}
      </Group>
      <Text size="sm">
        {brier === null
          ? text.brierNone
          : text.brierOf({
              brier: format.number(brier, 3),
              mean: format.number(brier_of_mean!, 3),
              n: format.number(scored_on),
            })}{' '}
        {skill !== null && (skill > 0 ? text.better({ percent: format.percent(skill, 0) }) : text.noBetter)}
      </Text>
      {tenths.length > 0 && (
        <Table maw={420} mt="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right">{text.said}</Table.Th>
              <Table.Th ta="right">{text.came}</Table.Th>
              <Table.Th ta="right">{text.times}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tenths.map(({ said, came, n }) => (
              <Table.Tr key={said}>
                <Table.Td ta="right">{format.percent(said, 1)}</Table.Td>
                <Table.Td ta="right">{format.percent(came, 1)}</Table.Td>
                <Table.Td ta="right">{format.number(n)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  )
}
