// What other domains' screens may show of promises: limits and names in words, where the time went, and objections.
import { lazy, Suspense } from 'react'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useFormat, usePick, useWords } from '#kernel/web/words.tsx'
import type { ClockState, ExplainedClock } from '../contract.ts'
import { whyWords } from '../text/why.ts'
import { agreementWords } from '../text/words.ts'
import type { PanelProps } from './why/PromisesPanel.tsx'
import { type Reader, saySides } from './why/telling.ts'

/** A limit in words: "30 min", "3 working days". */
export function useLimit(): (limit: ClockState['limit']) => string {
  const format = useFormat()
  const { limits } = useWords(agreementWords)
  return ({ unit, count }) => (unit === 'working_minutes' ? format.worked(count) : limits[unit]({ count }))
}

export type { Reader } from './why/telling.ts'

/** Whose time it was, in words: «2 ч у нас, 9 ч ждём вас». */
export function useSides(reader: Reader): (clock: ExplainedClock) => string {
  const text = useWords(whyWords)
  const format = useFormat()
  const pick = usePick()
  return clock => saySides(clock, { text, format, pick, reader })
}

/** What a promise is about, by its metric: "First answer", or shorter; nothing for a metric that nobody knows. */
export function useMetricName({ short = false } = {}): (metric: string | null | undefined) => string {
  const words = useWords(whyWords)
  const names: Readonly<Record<string, string>> = short ? words.short : words.metric
  return metric => names[metric ?? ''] ?? ''
}

export { instantAt, wallOf } from './wall-time.ts'

const Panel = lazy(() =>
  import('./why/PromisesPanel.tsx').then(module => ({ default: module.PromisesPanel })),
)

/** The stories of all promises on a thing, whose loss it counts as, and the objections to that. */
export const PromisesPanel = (props: PanelProps) => (
  <Suspense fallback={<Loading rows={4} />}>
    <Panel {...props} />
  </Suspense>
)
