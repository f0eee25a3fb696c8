// Intervals of a trace: their shape, how neighbours become one, and how a long trace is told more briefly.
import type { Holder, HolderKind, StandingReason } from './moments.ts'
import type { Side } from './verdict.ts'

/** `ended`: resolved, cancelled or gone into another thing for a while. `mixed`: many small intervals in one. */
export const traceStates = ['counts', 'paused', 'closed', 'ended', 'mixed'] as const
export type TraceState = (typeof traceStates)[number]

/** Closed hours inside an interval. `date` in the calendar's own zone. */
export interface Skipped {
  readonly nights: number
  readonly breaks: number
  readonly days: readonly { readonly date: string; readonly why: 'weekend' | 'holiday' | 'provisional' }[]
}

/** Instants and times in milliseconds. */
export interface Interval {
  readonly from: number
  readonly to: number
  readonly state: TraceState
  /** `several`: small intervals of different holders in one. */
  readonly holder: Omit<Holder, 'kind'> & { readonly kind: HolderKind | 'several' }
  /** Why it stands. */
  readonly reason: StandingReason | null
  readonly side: Side | null
  /** After the limit was reached. */
  readonly late: boolean
  /** Open time of the calendar in it, and the part of it that counted. */
  readonly working_ms: number
  readonly counted_ms: number
  readonly skipped: Skipped
  /** How many intervals it was made of. */
  readonly pieces: number
}

/** Neighbours that differ in nothing become one; closed hours also across the limit. */
export function joined(parts: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last && isAlike(last, part) && (last.late === part.late || part.state === 'closed'))
      result[result.length - 1] = { ...together(last, part), pieces: 1 }
    else result.push(part)
  }
  return result
}

const isAlike = (one: Interval, other: Interval): boolean =>
  one.state === other.state && one.reason === other.reason && sameHolder(one.holder, other.holder)

const sameHolder = (one: Interval['holder'], other: Interval['holder']): boolean =>
  one.kind === other.kind && one.team === other.team && one.person === other.person

function together(one: Interval, other: Interval): Interval {
  const told = one.state === 'closed' ? other : one
  const same = one.state === 'closed' || other.state === 'closed' || isAlike(one, other)
  return {
    ...told,
    from: one.from,
    to: other.to,
    ...(same ? {} : mixtureOf(one, other)),
    late: one.late,
    working_ms: one.working_ms + other.working_ms,
    counted_ms: one.counted_ms + other.counted_ms,
    skipped: {
      nights: one.skipped.nights + other.skipped.nights,
      breaks: one.skipped.breaks + other.skipped.breaks,
      days: [...one.skipped.days, ...other.skipped.days],
    },
    pieces: one.pieces + other.pieces,
  }
}

const mixtureOf = (
  one: Interval,
  other: Interval,
): Pick<Interval, 'state' | 'holder' | 'reason' | 'side'> => ({
  state: one.state === other.state ? one.state : 'mixed',
  holder: sameHolder(one.holder, other.holder) ? one.holder : { kind: 'several', team: null, person: null },
  reason: one.reason === other.reason ? one.reason : null,
  side: one.side === other.side ? one.side : null,
})

/** At most `most` intervals, unless that would hide where the limit was reached. */
export function shortened(intervals: readonly Interval[], most: number): readonly Interval[] {
  if (intervals.length <= most) return intervals
  let shorter = withoutNights(intervals)
  while (shorter.length > most) {
    const next = mergeSmallest(shorter, shorter.length - most)
    if (next.length === shorter.length) break
    shorter = next
  }
  return shorter
}

/** Closed hours go into the interval before them when the same holder goes on after them. */
function withoutNights(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  for (const interval of intervals) {
    const closed = result.at(-1)
    const before = result.at(-2)
    if (closed?.state === 'closed' && before && isAlike(before, interval) && before.late === interval.late)
      result.splice(-2, 2, together(together(before, closed), interval))
    else result.push(interval)
  }
  return result
}

/** Makes one of each of the `count` shortest pairs of neighbours; never across the limit. */
function mergeSmallest(intervals: readonly Interval[], count: number): Interval[] {
  const pairs = intervals
    .slice(1)
    .flatMap((other, i) =>
      intervals[i]!.late === other.late ? [{ i, length: other.to - intervals[i]!.from }] : [],
    )
    .sort((one, other) => one.length - other.length)
  const first = new Set<number>()
  for (const { i } of pairs) {
    if (first.size === count) break
    if (!first.has(i - 1) && !first.has(i + 1)) first.add(i)
  }
  return intervals.flatMap((interval, i) =>
    first.has(i) ? [together(interval, intervals[i + 1]!)] : first.has(i - 1) ? [] : [interval],
  )
}
