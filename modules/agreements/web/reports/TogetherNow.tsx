// On the portal's first page, for those who answer for their company: the joint index of the last month that is over.
import { Text, Title } from '@mantine/core'
import { useCan, useMe } from '#kernel/web/me.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import { measureWords } from '../../text/measures.ts'
import { agreements } from '../calls.ts'
import { useMonthName } from '../months.ts'

export function TogetherNow() {
  const { clientQuality: text } = useWords(measureWords)
  const me = useMe()
  const can = useCan()
  const format = useFormat()
  const monthName = useMonthName()
  const client = me.client_id ?? undefined
  const { data } = agreements.useQuery(
    'readQualityIndex',
    { query: { client } },
    { enabled: client !== undefined && can('agreements.report'), fresh_ms: 300_000 },
  )
  if (!data || data.trend.every(({ n }) => n === 0)) return null
  const last = data.trend.at(-2)!
  const month = monthName(last.month)
  return (
    <section aria-labelledby="together-now">
      <Title order={2} id="together-now">
        {text.home}
      </Title>
      <Text>
        {last.index
          ? text.homeIndex({ percent: format.percent(last.index.percent / 100, 1), month })
          : text.homeFew({ month })}
      </Text>
      <Text mt="sm">
        <Link to={`/quality?month=${last.month}`}>{text.more}</Link>
      </Text>
    </section>
  )
}
