// Working time the slow way: every minute of a window is read off the local clock by Temporal and asked whether it is open.

import type { CalendarDocument, Interval, WeekDay } from '#modules/calendar/server/face.ts'

/** What a clock and a calendar on the wall of the office show. */
export type Reading = { date: string; day: WeekDay; yesterday: string; day_before: WeekDay; minute: number }

const names: readonly WeekDay[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

export function readClock(time_zone: string, instant_ms: number): Reading {
  const now = Temporal.Instant.fromEpochMilliseconds(instant_ms).toZonedDateTimeISO(time_zone)
  const date = now.toPlainDate()
  return {
    date: date.toString(),
    day: names[now.dayOfWeek - 1]!,
    yesterday: date.subtract({ days: 1 }).toString(),
    day_before: names[(now.dayOfWeek + 5) % 7]!,
    minute: now.hour * 60 + now.minute,
  }
}

export function isOpenAt(
  document: CalendarDocument,
  { date, day, yesterday, day_before, minute }: Reading,
): boolean {
  return (
    hoursOf(document, date, day).some(([from, to]) =>
      runsOvernight(from, to) ? minute >= minutes(from) : minute >= minutes(from) && minute < minutes(to),
    ) ||
    hoursOf(document, yesterday, day_before).some(
      ([from, to]) => runsOvernight(from, to) && minute < minutes(to),
    )
  )
}

function hoursOf(document: CalendarDocument, date: string, day: WeekDay): Interval[] {
  const { from, until } = document.valid ?? {}
  if ((from && date < from) || (until && date > until)) return []
  const own = document.days?.find(entry => entry.date === date)
  if (own) return own.intervals
  if (document.yearly_holidays?.includes(date.slice(5))) return []
  const [period] = (document.periods ?? [])
    .filter(({ from, until }) => date >= from && (until === undefined || date <= until))
    .sort((a, b) => (a.from < b.from ? 1 : -1))
  return (period?.week ?? document.week)[day] ?? []
}

// Times of day compare as text.
const runsOvernight = (from: string, to: string) => to <= from

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Minutes of a window, 1 where open; positions are minutes from the window's beginning. */
export type Window = Uint8Array

export const openMinutes = (document: CalendarDocument, readings: Reading[]): Window =>
  Uint8Array.from(readings, reading => (isOpenAt(document, reading) ? 1 : 0))

/** Where the count of open minutes from (or back from) a position runs out; -1 when the window ends before. */
export function walk(open: Window, start: number, count: number): number {
  let at = start
  if (count === 0) {
    while (at < open.length && !open[at]) at++
    return at < open.length ? at : -1
  }
  let left = Math.abs(count)
  while (left > 0) {
    if (count > 0) {
      if (at >= open.length) return -1
      left -= open[at++]!
    } else {
      if (at <= 0) return -1
      left -= open[--at]!
    }
  }
  return at
}

export function countOpen(open: Window, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) count += open[at]!
  return count
}
