// How many years of production calendars are due and missing, beside the menu entry.
import { Badge } from '@mantine/core'
import { useWords } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import { calendars } from './calls.ts'

export function MissingCount() {
  const text = useWords(menuWords)
  const { data } = calendars.useQuery('listCalendars', { query: { limit: 200 } }, { fresh_ms: 600_000 })
  const count = data?.items.reduce((sum, calendar) => sum + calendar.missing_years.length, 0) ?? 0
  if (count === 0) return null
  return (
    <Badge color="yellow" variant="light" size="sm" aria-label={text.missing({ count })}>
      {count}
    </Badge>
  )
}
