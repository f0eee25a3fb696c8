// How many letters of unknown senders wait, beside the menu entry.
import { Badge } from '@mantine/core'
import { useWords } from '#kernel/web/words.tsx'
import { menuWords } from '../text/menu.ts'
import { channels } from './calls.ts'

export function AwaitedCount() {
  const text = useWords(menuWords)
  const { data } = channels.useQuery('listAwaited', {}, { fresh_ms: 60_000 })
  const count = data?.items.length ?? 0
  if (count === 0) return null
  return (
    <Badge color="yellow" variant="light" size="sm" aria-label={text.awaitedCount({ count })}>
      {count}
    </Badge>
  )
}
