// What other domains' screens may show of promises: limits and names in words, where the time went, and objections.
import { lazy, Suspense } from 'react'
import { Loading } from '#kernel/web/ui/Loading.tsx'
import { useFormat, useWords } from '#kernel/web/words.tsx'
import type { ClockState, ExplainedClock } from '../contract.ts'
import { metricWords } from '../text/metrics.ts'
import { agreementWords } from '../text/words.ts'
import type { PanelProps } from './why/PromisesPanel.tsx'
import type { Reader } from './why/telling.ts'

/** A limit in words: "30 min", "3 working days". */
export function useLimit(): (limit: ClockState['limit']) => string {
  const format = useFormat()
  const { limits } = useWords(agreementWords)
  return ({ unit, count }) => (unit === 'working_minutes' ? format.worked(count) : limits[unit]({ count }))
}

export type { Reader } from './why/telling.ts'

/** What a promise is about, by its metric: "First answer", or shorter; nothing for a metric that nobody knows. */
export function useMetricName({ short = false } = {}): (metric: string | null | undefined) => string {
  const words = useWords(metricWords)
  const names: Readonly<Record<string, string>> = short ? words.short : words.metric
  return metric => names[metric ?? ''] ?? ''
}

export { instantAt, wallOf } from './wall-time.ts'

const Panel = lazy(() =>
  import('./why/PromisesPanel.tsx').then(module => ({ default: module.PromisesPanel })),
)

const Owed = lazy(() => import('./obligations/OwedNow.tsx').then(module => ({ default: module.OwedNow })))

const Together = lazy(() =>
  import('./reports/TogetherNow.tsx').then(module => ({ default: module.TogetherNow })),
)

/** What the centre waits for from the reader's company, and how well both work together. */
export const OwedNow = () => (
  <Suspense fallback={null}>
    <Owed />
    <Together />
  </Suspense>
)

/** The stories of all promises on a thing, whose loss it counts as, and the objections to that. */
export const PromisesPanel = (props: PanelProps) => (
  <Suspense fallback={<Loading rows={4} />}>
    <Panel {...props} />
  </Suspense>
)

const Sides = lazy(() => import('./why/SideTimes.tsx').then(module => ({ default: module.SideTimes })))

/** Whose time it was, in one line: «2 ч у нас, 9 ч ждём вас». */
export const SideTimes = (props: { clock: ExplainedClock; reader: Reader }) => (
  <Suspense fallback={null}>
    <Sides {...props} />
  </Suspense>
)
