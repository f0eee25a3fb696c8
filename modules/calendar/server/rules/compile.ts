// Turns a calendar document into sorted open intervals with running sums, over a horizon that grows when asked beyond it.

import { type CalendarDocument, msPerDay, msPerMinute, type Plan, readPlan, spansOn } from './document.ts'

/** The years a calendar knows. Before and after them it is closed. */
export const knownYears = { first: 1900, last: 2199 }

/**
 * A compiled calendar. `table` is replaced by a wider one when a question reaches past it; nothing else changes, so one
 * compiled calendar can be kept for as long as its document stands.
 */
export type CompiledCalendar = { readonly document: CalendarDocument; readonly plan: Plan; table: Table }

/**
 * The open time of whole local years. Instants are milliseconds since 1970-01-01 UTC, durations milliseconds.
 * Interval i is [starts[i], ends[i]), intervals neither touch nor overlap, and one entry past the last
 * (Infinity) stops every search.
 */
export type Table = {
  readonly from_year: number
  readonly to_year: number
  /** The first instant of from_year and of the year after to_year, local. */
  readonly horizon_start: number
  readonly horizon_end: number
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Working time of the table before interval i; the last entry is all of it. */
  readonly worked_before: Float64Array
  readonly worked_total: number
  /** For each 24 hours from horizon_start: the first interval that ends after their beginning. */
  readonly by_day: Int32Array
  /** For each work_step of working time: the first interval that reaches its beginning. */
  readonly by_work: Int32Array
  readonly work_step: number
  /** Stretches of constant offset from UTC: where each begins, and what to add to UTC to read the local clock. */
  readonly offsets_from: Float64Array
  readonly offsets: Float64Array
  /** Local days, counted from 1970-01-01, on which any hours begin, and the instant at which those hours end. */
  readonly working_days: Int32Array
  readonly working_day_ends: Float64Array
  /** For each local day from first_day, and one more: how many working days of the table come before it. */
  readonly first_day: number
  readonly working_days_before: Int32Array
}

type Pieces = { starts: number[]; ends: number[] }

/**
 * Compiles a document that `checkCalendar` finds no fault with, for local years from_year to to_year.
 *
 * An instant is open exactly when the local clock of the calendar's zone then shows a moment that lies in the hours of
 * a local day. So an hour that daylight saving skips is no working time, an hour that it repeats counts twice, and
 * hours that begin inside the repeated hour are open in both passes. Throws RangeError for an unknown zone.
 */
export function compileCalendar(
  document: CalendarDocument,
  years: { from_year: number; to_year: number },
): CompiledCalendar {
  const plan = readPlan(document)
  const from_year = Math.max(knownYears.first, Math.min(years.from_year, knownYears.last))
  const to_year = Math.min(knownYears.last, Math.max(years.to_year, from_year))
  return { document, plan, table: buildTable(document.time_zone, plan, from_year, to_year) }
}

/** The local years that an instant and a later one lie in or between and that are provisional; almost always none. */
export function provisionalBetween(
  { plan, document }: CompiledCalendar,
  from_ms: number,
  to_ms: number,
): number[] {
  if (plan.provisional.size === 0 || !Number.isFinite(to_ms)) return []
  const [from, to] = [from_ms, Math.max(from_ms, to_ms - 1)].map(
    ms => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(document.time_zone).year,
  ) as [number, number]
  const years = new Set([...plan.provisional].map(day => new Date(day * msPerDay).getUTCFullYear()))
  return [...years].filter(year => year >= from && year <= to)
}

/** Doubles the horizon in one direction; null when the known years end there. */
export function widen(calendar: CompiledCalendar, direction: 'earlier' | 'later'): Table | null {
  const { from_year, to_year } = calendar.table
  const span = to_year - from_year + 1
  const first = direction === 'earlier' ? Math.max(knownYears.first, from_year - span) : from_year
  const last = direction === 'later' ? Math.min(knownYears.last, to_year + span) : to_year
  if (first === from_year && last === to_year) return null
  calendar.table = buildTable(calendar.document.time_zone, calendar.plan, first, last)
  return calendar.table
}

/** A table whose horizon holds the instant, or the widest there is. */
export function tableAt(calendar: CompiledCalendar, instant_ms: number): Table {
  let table = calendar.table
  while (instant_ms < table.horizon_start) {
    const wider = widen(calendar, 'earlier')
    if (!wider) return table
    table = wider
  }
  while (instant_ms >= table.horizon_end) {
    const wider = widen(calendar, 'later')
    if (!wider) return table
    table = wider
  }
  return table
}

function buildTable(time_zone: string, plan: Plan, from_year: number, to_year: number): Table {
  const first_day = Date.UTC(from_year, 0, 1) / msPerDay
  const last_day = Date.UTC(to_year + 1, 0, 1) / msPerDay - 1
  const horizon_start = startOfYear(time_zone, from_year)
  const horizon_end = startOfYear(time_zone, to_year + 1)
  const { offsets_from, offsets } = readOffsets(
    time_zone,
    horizon_start - 3 * msPerDay,
    horizon_end + 3 * msPerDay,
  )

  const pieces: Pieces = { starts: [], ends: [] }
  const working_days: number[] = []
  const working_day_ends: number[] = []
  const working_days_before = new Int32Array(last_day - first_day + 2)
  let stretch = 0
  // One day earlier as well: its night shift runs into the first day.
  for (let day = first_day - 1; day <= last_day; day++) {
    if (day >= first_day) working_days_before[day - first_day] = working_days.length
    const spans = spansOn(plan, day)
    if (spans.length === 0) continue
    // Clocks and UTC are less than a day apart: older stretches cannot reach this day any more.
    while (stretch + 1 < offsets.length && offsets_from[stretch + 1]! < (day - 2) * msPerDay) stretch++
    let day_end = -Infinity
    for (const { from, to } of spans) {
      const local_from = day * msPerDay + from * msPerMinute
      const local_to = day * msPerDay + to * msPerMinute
      for (let i = stretch; i < offsets.length && offsets_from[i]! < local_to + msPerDay; i++) {
        const start = Math.max(offsets_from[i]!, local_from - offsets[i]!)
        const end = Math.min(i + 1 < offsets.length ? offsets_from[i + 1]! : Infinity, local_to - offsets[i]!)
        if (start >= end) continue
        if (end > day_end) day_end = end
        pieces.starts.push(start)
        pieces.ends.push(end)
      }
    }
    if (day >= first_day && day_end > -Infinity) {
      working_days.push(day)
      working_day_ends.push(day_end)
    }
  }
  working_days_before[last_day - first_day + 1] = working_days.length

  return {
    from_year,
    to_year,
    horizon_start,
    horizon_end,
    ...indexIntervals(mergePieces(pieces, horizon_start, horizon_end), horizon_start, horizon_end),
    offsets_from,
    offsets,
    working_days: Int32Array.from(working_days),
    working_day_ends: Float64Array.from(working_day_ends),
    first_day,
    working_days_before,
  }
}

const startOfYear = (time_zone: string, year: number): number =>
  new Temporal.PlainDate(year, 1, 1).toZonedDateTime(time_zone).epochMilliseconds

function readOffsets(time_zone: string, from_ms: number, until_ms: number) {
  const starts: number[] = []
  const offsets: number[] = []
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(from_ms).toZonedDateTimeISO(time_zone)
  while (at && at.epochMilliseconds < until_ms) {
    starts.push(at.epochMilliseconds)
    offsets.push(at.offsetNanoseconds / 1_000_000)
    at = at.getTimeZoneTransition('next')
  }
  return { offsets_from: Float64Array.from(starts), offsets: Float64Array.from(offsets) }
}

/** Sorts, joins what touches or overlaps (the repeated hour may come out of order), and cuts at the horizon. */
function mergePieces({ starts, ends }: Pieces, horizon_start: number, horizon_end: number): Pieces {
  const order = starts.map((_, i) => i)
  if (starts.some((start, i) => i > 0 && start < starts[i - 1]!))
    order.sort((a, b) => starts[a]! - starts[b]!)
  const merged: Pieces = { starts: [], ends: [] }
  for (const i of order) {
    const start = Math.max(starts[i]!, horizon_start)
    const end = Math.min(ends[i]!, horizon_end)
    if (start >= end) continue
    const last = merged.ends.length - 1
    if (last >= 0 && start <= merged.ends[last]!) merged.ends[last] = Math.max(merged.ends[last]!, end)
    else {
      merged.starts.push(start)
      merged.ends.push(end)
    }
  }
  return merged
}

function indexIntervals({ starts, ends }: Pieces, horizon_start: number, horizon_end: number) {
  const count = starts.length
  const worked_before = new Float64Array(count + 1)
  for (let i = 0; i < count; i++) worked_before[i + 1] = worked_before[i]! + ends[i]! - starts[i]!
  const worked_total = worked_before[count]!

  const by_day = new Int32Array(Math.ceil((horizon_end - horizon_start) / msPerDay) + 1)
  for (let slot = 0, i = 0; slot < by_day.length; slot++) {
    while (i < count && ends[i]! <= horizon_start + slot * msPerDay) i++
    by_day[slot] = i
  }
  // A whole number, so that the slot of an amount is exact.
  const work_step = Math.max(1, Math.ceil(worked_total / Math.max(1, count)))
  const by_work = new Int32Array(Math.floor(worked_total / work_step) + 2)
  for (let slot = 0, i = 0; slot < by_work.length; slot++) {
    while (i + 1 < count && worked_before[i + 1]! < slot * work_step) i++
    by_work[slot] = i
  }
  return {
    starts: Float64Array.from([...starts, Infinity]),
    ends: Float64Array.from([...ends, Infinity]),
    worked_before,
    worked_total,
    by_day,
    by_work,
    work_step,
  }
}
