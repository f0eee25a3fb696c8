// Working time of a compiled calendar: adding, measuring, and finding where it opens and closes.

import { type CompiledCalendar, type Table, tableAt, widen } from './compile.ts'
import { msPerDay } from './document.ts'

/**
 * The instant `working_seconds` of open time after `start_ms` (before it, when negative). Milliseconds in and out;
 * parts of a second count to the millisecond.
 *
 * - A start outside working time counts from the next opening (going back: from the previous closing).
 * - Time that runs out exactly at a closing is due at that closing, not at the next opening; going back, exactly at an
 *   opening means that opening.
 * - With 0: the start itself when it is open, otherwise the next opening.
 *
 * So for every start and every n >= 0: workingTimeBetween(start, add(start, n)) = n, and add(add(start, n), -n) = start
 * when the start is open. Gives Infinity (or -Infinity) when the calendar never has that much time, NaN for NaN.
 */
export function addWorkingTime(
  calendar: CompiledCalendar,
  start_ms: number,
  working_seconds: number,
): number {
  if (Number.isNaN(start_ms) || Number.isNaN(working_seconds)) return NaN
  const change = Math.round(working_seconds * 1000)
  if (change === 0) return nextOpening(calendar, start_ms)
  let table = tableAt(calendar, start_ms)
  for (;;) {
    const target = workedUntil(table, start_ms) + change
    if (change > 0) {
      if (target <= table.worked_total) return earliestWith(table, target)
    } else if (target >= 0) return latestWith(table, target)
    const wider = widen(calendar, change > 0 ? 'later' : 'earlier')
    if (!wider) return change > 0 ? Infinity : -Infinity
    table = wider
  }
}

/** Seconds of open time from one instant to another, negative when `to_ms` is the earlier one; NaN for NaN. */
export function workingTimeBetween(calendar: CompiledCalendar, from_ms: number, to_ms: number): number {
  if (Number.isNaN(from_ms) || Number.isNaN(to_ms)) return NaN
  tableAt(calendar, from_ms)
  const table = tableAt(calendar, to_ms)
  return (workedUntil(table, to_ms) - workedUntil(table, from_ms)) / 1000
}

/** Whether work goes on at this instant. The instant of opening is open, the instant of closing is not. */
export function isOpen(calendar: CompiledCalendar, instant_ms: number): boolean {
  const table = tableAt(calendar, instant_ms)
  const i = intervalAt(table, instant_ms)
  return instant_ms >= table.starts[i]! && instant_ms < table.ends[i]!
}

/** The earliest open instant that is not before this one: itself, when it is open. Infinity when there is none. */
export function nextOpening(calendar: CompiledCalendar, instant_ms: number): number {
  if (Number.isNaN(instant_ms)) return NaN
  let table = tableAt(calendar, instant_ms)
  for (;;) {
    const start = table.starts[intervalAt(table, instant_ms)]!
    if (start < Infinity) return Math.max(start, instant_ms)
    const wider = widen(calendar, 'later')
    if (!wider) return Infinity
    table = wider
  }
}

/** The latest instant, not after this one, until which work went on: itself, when the moment before it was open. -Infinity when there is none. */
export function previousClosing(calendar: CompiledCalendar, instant_ms: number): number {
  if (Number.isNaN(instant_ms)) return NaN
  let table = tableAt(calendar, instant_ms)
  for (;;) {
    const i = intervalAt(table, instant_ms)
    if (instant_ms > table.starts[i]!) return instant_ms
    if (i > 0) return table.ends[i - 1]!
    const wider = widen(calendar, 'earlier')
    if (!wider) return -Infinity
    table = wider
  }
}

/**
 * The instant at which work stops that goes on at this instant; null when it is closed. Infinity when it never stops
 * in the known years.
 */
export function nextClosing(calendar: CompiledCalendar, instant_ms: number): number | null {
  if (!isOpen(calendar, instant_ms)) return null
  let table = tableAt(calendar, instant_ms)
  for (;;) {
    const end = table.ends[intervalAt(table, instant_ms)]!
    // What lasts to the last known moment may go on after it.
    if (end < table.horizon_end) return end
    const wider = widen(calendar, 'later')
    if (!wider) return Infinity
    table = wider
  }
}

/** The open intervals between two instants, cut at both: `[from_ms, to_ms]` pairs, what a bar or a trace draws. */
export function openIntervals(
  calendar: CompiledCalendar,
  from_ms: number,
  to_ms: number,
): [number, number][] {
  tableAt(calendar, from_ms)
  const table = tableAt(calendar, to_ms)
  const found: [number, number][] = []
  for (let i = intervalAt(table, from_ms); table.starts[i]! < to_ms; i++) {
    found.push([Math.max(table.starts[i]!, from_ms), Math.min(table.ends[i]!, to_ms)])
  }
  return found
}

/** The first interval that ends after the instant; the entry past the last when there is none. */
function intervalAt(table: Table, instant_ms: number): number {
  const slot = Math.floor((instant_ms - table.horizon_start) / msPerDay)
  // Only instants before or after the known years, and NaN, fall outside the slots.
  if (slot < 0) return 0
  if (!(slot < table.by_day.length)) return table.starts.length - 1
  let i = table.by_day[slot]!
  while (table.ends[i]! <= instant_ms) i++
  return i
}

/** Working milliseconds from the beginning of the table to the instant. */
function workedUntil(table: Table, instant_ms: number): number {
  const i = intervalAt(table, instant_ms)
  return table.worked_before[i]! + Math.max(Math.min(instant_ms, table.horizon_end) - table.starts[i]!, 0)
}

/** The earliest instant by which `worked` milliseconds of the table have gone by; 0 < worked <= worked_total. */
function earliestWith(table: Table, worked: number): number {
  let i = table.by_work[Math.floor(worked / table.work_step)]!
  while (table.worked_before[i + 1]! < worked) i++
  return table.starts[i]! + worked - table.worked_before[i]!
}

/** The latest instant by which no more than `worked` milliseconds of the table have gone by; 0 <= worked < worked_total. */
function latestWith(table: Table, worked: number): number {
  let i = table.by_work[Math.floor(worked / table.work_step)]!
  while (table.worked_before[i + 1]! <= worked) i++
  return table.starts[i]! + worked - table.worked_before[i]!
}
