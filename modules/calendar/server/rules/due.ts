// When something is due whose time is promised in working minutes, working days, calendar days or by a working day of the month.

import { addWorkingTime } from './arithmetic.ts'
import { type CompiledCalendar, type Table, tableAt, widen } from './compile.ts'
import { msPerDay } from './document.ts'

/**
 * A length of time with its unit.
 *
 * - `working_minutes`: that much open time, as `addWorkingTime` counts it; may be negative.
 * - `working_days: N`: the end of the N-th working day after the local day of the start. With 0: the end of the
 *   start's own local day when that is a working day still going on, otherwise of the next working day.
 * - `calendar_days: N`: the end of the N-th local day after the local day of the start, open or closed; the end of a
 *   day is the first instant after it, 00:00 of the next.
 * - `working_day_of_month: N`: the end of the N-th working day of the start's local month (of its last one, when the month has
 *   fewer); of the month after when that is already over at the start.
 *
 * A working day is a local day on which hours begin and some of them really pass; its end is the last closing of
 * those hours, which for a night shift lies on the next date.
 */
export type DueUnit =
  | { working_minutes: number }
  | { working_days: number }
  | { calendar_days: number }
  | { working_day_of_month: number }

/**
 * The instant, in milliseconds, at which the promised time is over; Infinity when the calendar never gets there.
 * Throws RangeError unless days are whole numbers of at least 0 and the working day of the month is from 1 to 31.
 */
export function dueAfter(calendar: CompiledCalendar, start_ms: number, unit: DueUnit): number {
  if ('working_minutes' in unit) return addWorkingTime(calendar, start_ms, unit.working_minutes * 60)
  if ('working_days' in unit) {
    requireWhole('working_days', unit.working_days, 0, Number.MAX_SAFE_INTEGER)
    return endOfWorkingDay(calendar, start_ms, unit.working_days)
  }
  if ('calendar_days' in unit) {
    requireWhole('calendar_days', unit.calendar_days, 0, Number.MAX_SAFE_INTEGER)
    return endOfCalendarDay(calendar, start_ms, unit.calendar_days)
  }
  requireWhole('working_day_of_month', unit.working_day_of_month, 1, 31)
  return endOfWorkingDayOfMonth(calendar, start_ms, unit.working_day_of_month)
}

/** The local day of an instant in the calendar's zone, counted from 1970-01-01. */
export function localDayOf(calendar: CompiledCalendar, instant_ms: number): number {
  return localDay(tableAt(calendar, instant_ms), instant_ms)
}

function endOfWorkingDay(calendar: CompiledCalendar, start_ms: number, days: number): number {
  let table = tableAt(calendar, start_ms)
  if (isOutside(table, start_ms)) return Infinity
  // Where clocks went back over New Year's midnight, the year's first hour still shows the day before.
  const day = Math.max(localDay(table, start_ms), table.first_day)
  for (;;) {
    const before = table.working_days_before[day - table.first_day + (days === 0 ? 0 : 1)]!
    // With 0 the day's own hours may be over already: then it is the next working day.
    const own = days === 0 && table.working_day_ends[before]! <= start_ms ? before + 1 : before
    const index = days === 0 ? own : before + days - 1
    if (index < table.working_day_ends.length) return table.working_day_ends[index]!
    const wider = widen(calendar, 'later')
    if (!wider) return Infinity
    table = wider
  }
}

function endOfCalendarDay(calendar: CompiledCalendar, start_ms: number, days: number): number {
  const start = tableAt(calendar, start_ms)
  if (isOutside(start, start_ms)) return Infinity
  const local_end = (localDay(start, start_ms) + days + 1) * msPerDay
  // Two days beyond, for a zone whose clocks are behind UTC.
  const table = tableAt(calendar, local_end + 2 * msPerDay)
  if (isOutside(table, local_end)) return Infinity
  const { offsets_from, offsets } = table
  // The last stretch whose clock still shows a moment before the end: after it the day is over for good.
  let i = offsets.length - 1
  while (i > 0 && offsets_from[i]! + offsets[i]! >= local_end) i--
  return Math.min(local_end - offsets[i]!, i + 1 < offsets.length ? offsets_from[i + 1]! : Infinity)
}

function endOfWorkingDayOfMonth(calendar: CompiledCalendar, start_ms: number, nth: number): number {
  let table = tableAt(calendar, start_ms)
  if (isOutside(table, start_ms)) return Infinity
  const start = new Date(localDay(table, start_ms) * msPerDay)
  for (let month = start.getUTCMonth(); ; month++) {
    const first = Date.UTC(start.getUTCFullYear(), month, 1) / msPerDay
    const next = Date.UTC(start.getUTCFullYear(), month + 1, 1) / msPerDay
    while (next - table.first_day >= table.working_days_before.length) {
      const wider = widen(calendar, 'later')
      if (!wider) return Infinity
      table = wider
    }
    const from = table.working_days_before[first - table.first_day]!
    const until = table.working_days_before[next - table.first_day]!
    if (from === until) continue
    const end = table.working_day_ends[Math.min(from + nth, until) - 1]!
    if (end >= start_ms) return end
  }
}

function localDay(table: Table, instant_ms: number): number {
  const { offsets_from, offsets } = table
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (offsets_from[middle]! <= instant_ms) low = middle
    else high = middle - 1
  }
  return Math.floor((instant_ms + offsets[low]!) / msPerDay)
}

/** True for instants beyond the known years, and for NaN. */
const isOutside = (table: Table, instant_ms: number) =>
  !(instant_ms >= table.horizon_start && instant_ms < table.horizon_end)

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}, not ${value}`)
  }
}
