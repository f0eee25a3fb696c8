// Twelve months of the index as a picture, and as a table behind it.
import { Card, Text, Title } from '@mantine/core'
import { useWords } from '#kernel/web/words.tsx'
import type { QualityIndex } from '../../contract.ts'
import { measureWords } from '../../text/measures.ts'
import { Trend } from './charts.tsx'
import { TrendTable } from './QualityTable.tsx'

/** Nothing where no month has an index. */
export function TrendPart({ data }: { data: QualityIndex }) {
  const text = useWords(measureWords).quality
  if (data.trend.every(({ index }) => index === null)) return null
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h4">
        {text.trend}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {text.trendNote}
      </Text>
      <Trend points={data.trend} chosen={data.month} />
      <TrendTable trend={data.trend} />
    </Card>
  )
}
