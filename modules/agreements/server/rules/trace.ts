// Why a clock is what it is: the time from its start to its end in intervals, each with who had the thing and whether time counted.
import {
  addWorkingTime,
  type CompiledCalendar,
  localDayOf,
  openIntervals,
  previousClosing,
  spansOn,
  weekDayOf,
  workingTimeBetween,
} from '#modules/calendar/server/face.ts'
import type { Course } from './course.ts'
import { type Interval, joined, type Skipped, shortened } from './intervals.ts'
import type { Holder, Stretch } from './moments.ts'
import { type Side, sideOf } from './verdict.ts'

/** How long somebody had the thing, in open time: what counted and what did not. */
export interface HolderTotal {
  readonly holder: Holder
  readonly counted_ms: number
  readonly paused_ms: number
}

export interface Trace {
  readonly intervals: readonly Interval[]
  readonly totals: readonly HolderTotal[]
  readonly sides: Readonly<Record<Side, number>>
}

export const mostIntervals = 200

const nobody: Holder = { kind: 'nobody', team: null, person: null }
const nothing: Skipped = { nights: 0, breaks: 0, days: [] }
/** A pause of the working day is shorter than any night. */
const longest_break_ms = 4 * 3_600_000

/**
 * The trace of a clock up to an instant. `due_at` is where its limit is reached. Counted time of all intervals is
 * exactly what the course says was used. More than `most` intervals are told more briefly: first closed hours between
 * two intervals of the same holder, then the smallest neighbours become one, and say so.
 */
export function traceOf(
  stretches: readonly Stretch[],
  course: Course,
  calendar: CompiledCalendar,
  { due_at, now, most = mostIntervals }: { due_at: number | null; now: number; most?: number },
): Trace {
  const until = course.stopped_at ?? course.withdrawn_at ?? now
  const parts = stretches.flatMap(stretch => partsOf(stretch, course, calendar, due_at, until))
  const merged = joined(parts).map(part => ({ ...part, skipped: skippedIn(calendar, part) }))
  return { intervals: shortened(merged, most), totals: totalsOf(merged), sides: sidesOf(merged) }
}

/** The parts of a stretch between the start of a course and an instant, cut where counting or the limit begins or ends. */
function partsOf(
  stretch: Stretch,
  course: Course,
  calendar: CompiledCalendar,
  due_at: number | null,
  until: number,
): Interval[] {
  const from = Math.max(stretch.from, course.started_at)
  const to = Math.min(stretch.to ?? Infinity, until)
  if (from >= to) return []
  const counting = course.counting.map(span => ({ from: span.from, to: span.to ?? Infinity }))
  const cuts = [...counting.flatMap(span => [span.from, span.to]), due_at ?? Infinity]
    .filter(cut => cut > from && cut < to)
    .sort((one, other) => one - other)
  const bounds = [from, ...new Set(cuts), to]
  return bounds.slice(1).flatMap((end, i) => {
    const part = { from: bounds[i]!, to: end, late: due_at !== null && bounds[i]! >= due_at }
    const counts = counting.some(span => span.from <= part.from && part.to <= span.to)
    return counts ? openAndClosed(stretch, part, calendar) : [standingPart(stretch, part, calendar)]
  })
}

type Cut = Pick<Interval, 'from' | 'to' | 'late'>

function standingPart(stretch: Stretch, cut: Cut, calendar: CompiledCalendar): Interval {
  const stands = stretch.state === 'standing'
  return {
    ...cut,
    state: stands ? 'paused' : 'ended',
    holder: stands ? stretch.holder : nobody,
    reason: stands ? stretch.reason : null,
    side: stands ? sideOf(stretch) : null,
    working_ms: Math.round(workingTimeBetween(calendar, cut.from, cut.to) * 1000),
    counted_ms: 0,
    skipped: nothing,
    pieces: 1,
  }
}

/** What counts, and between it the closed hours, in which nobody has it. */
function openAndClosed(stretch: Stretch, cut: Cut, calendar: CompiledCalendar): Interval[] {
  const parts: Interval[] = []
  const closed = (from: number, to: number) => {
    if (from < to)
      parts.push({
        ...cut,
        from,
        to,
        state: 'closed',
        holder: nobody,
        reason: null,
        side: null,
        working_ms: 0,
        counted_ms: 0,
        skipped: nothing,
        pieces: 1,
      })
  }
  let at = cut.from
  for (const [from, to] of openIntervals(calendar, cut.from, cut.to)) {
    closed(at, from)
    parts.push({
      ...cut,
      from,
      to,
      state: 'counts',
      holder: stretch.holder,
      reason: stretch.reason,
      side: sideOf(stretch),
      working_ms: to - from,
      counted_ms: to - from,
      skipped: nothing,
      pieces: 1,
    })
    at = to
  }
  closed(at, cut.to)
  return parts
}

/** Which closed hours lie in an interval that does not count or is closed. */
function skippedIn(calendar: CompiledCalendar, { from, to, state }: Interval): Skipped {
  if (state === 'counts') return nothing
  const open = openIntervals(calendar, from, to)
  const gaps: [number, number][] = []
  let at = from
  for (const [opens, closes] of open) {
    if (at < opens) gaps.push([at, opens])
    at = closes
  }
  if (at < to) gaps.push([at, to])
  const found = gaps.map(gap => gapOf(calendar, gap))
  return {
    nights: found.filter(({ kind }) => kind === 'night').length,
    breaks: found.filter(({ kind }) => kind === 'break').length,
    days: found.flatMap(({ days }) => days),
  }
}

interface Gap {
  readonly kind: 'days' | 'break' | 'night'
  readonly days: Skipped['days']
}

/** Days without hours that a gap touches; otherwise it is a break of the day or a night. */
function gapOf(calendar: CompiledCalendar, [from, to]: readonly [number, number]): Gap {
  const days: Skipped['days'][number][] = []
  for (let day = localDayOf(calendar, from); day <= localDayOf(calendar, to - 1); day++)
    if (spansOn(calendar.plan, day).length === 0)
      days.push({ date: dateOf(day), why: whyClosed(calendar, day) })
  if (days.length > 0) return { kind: 'days', days }
  const whole = addWorkingTime(calendar, to, 0) - previousClosing(calendar, from)
  return { kind: whole < longest_break_ms ? 'break' : 'night', days }
}

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** A weekend is closed in every such week; every other closed day is a holiday, maybe one of a year not decreed yet. */
function whyClosed({ plan }: CompiledCalendar, day: number): Skipped['days'][number]['why'] {
  const period = plan.periods.find(({ from, until }) => day >= from && day <= until)
  return (period?.week ?? plan.week)[weekDayOf(day)]!.length === 0
    ? 'weekend'
    : plan.provisional.has(day)
      ? 'provisional'
      : 'holiday'
}

function totalsOf(intervals: readonly Interval[]): HolderTotal[] {
  const totals = new Map<string, HolderTotal>()
  for (const { holder, state, working_ms, counted_ms } of intervals) {
    if (state !== 'counts' && state !== 'paused') continue
    const key = `${holder.kind} ${holder.team} ${holder.person}`
    const before = totals.get(key) ?? { holder: holder as Holder, counted_ms: 0, paused_ms: 0 }
    totals.set(key, {
      holder: before.holder,
      counted_ms: before.counted_ms + counted_ms,
      paused_ms: before.paused_ms + working_ms - counted_ms,
    })
  }
  return [...totals.values()]
}

function sidesOf(intervals: readonly Interval[]): Record<Side, number> {
  const sides = { center: 0, client: 0, outside: 0 }
  for (const { side, working_ms } of intervals) if (side) sides[side] += working_ms
  return sides
}
