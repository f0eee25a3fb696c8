// How far the recalculation of open clocks is that a change of the rules has set off.
import { Progress, Stack, Text } from '@mantine/core'
import { useRef } from 'react'
import type { z } from 'zod'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { Recalculation } from '../contract.ts'
import { agreementScreenWords } from '../text/agreements.ts'
import { agreements } from './calls.ts'

type Walk = z.output<typeof Recalculation>

const beat_ms = 1_000
const rest_ms = 3_000
/** A walk that begins later than this waits for its day. */
const soon_ms = 60_000

export const isUnderWay = (walk: Walk): boolean =>
  walk.finished_at === null && Date.parse(walk.begins_at) < Date.now() + soon_ms

/** What is under way, and what has ended since this page was opened; nothing otherwise. */
export function RecalculationLine() {
  const { recalculations: text } = useWords(agreementScreenWords)
  const format = useFormat()
  const asking = { query: { limit: 5 } }
  const known = agreements.useCache().read('listRecalculations', asking)
  const { data } = agreements.useQuery('listRecalculations', asking, {
    every_ms: known?.items.some(isUnderWay) ? beat_ms : rest_ms,
  })
  const old = useRef<ReadonlySet<string> | null>(null)
  const walks = data?.items ?? []
  if (data) old.current ??= new Set(walks.filter(walk => walk.finished_at !== null).map(walk => walk.id))
  const walk =
    walks.find(isUnderWay) ??
    walks.find(({ id, finished_at }) => finished_at !== null && !old.current?.has(id))
  if (!walk) return null
  return (
    <Stack gap="xs" role="status">
      <Text size="sm">
        {walk.finished_at
          ? text.finished({ n: walk.done, changed: walk.changed })
          : walk.total === null
            ? text.waiting
            : text.progress({
                done: format.number(walk.done),
                total: format.number(walk.total),
                changed: format.number(walk.changed),
              })}
      </Text>
      {!walk.finished_at && <WalkBar walk={walk} />}
    </Stack>
  )
}

export function WalkBar({ walk }: { walk: Walk }) {
  const { recalculations: text } = useWords(agreementScreenWords)
  const percent = walk.finished_at ? 100 : walk.total ? Math.min(100, (100 * walk.done) / walk.total) : 0
  return <Progress value={percent} aria-label={text.bar} />
}
