// Due times in days against a day-by-day count on the wall calendar, for random calendars, zones and starts.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCalendar } from '../server/rules/compile.ts'
import type { CalendarDocument, Interval } from '../server/rules/document.ts'
import { dueAfter } from '../server/rules/due.ts'

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const hours = fc.constantFrom<Interval[]>(
  [],
  [['09:00', '18:00']],
  [
    ['08:00', '12:00'],
    ['13:00', '17:30'],
  ],
  [['22:00', '06:00']],
  [['00:00', '24:00']],
)
const date = fc
  .integer({ min: 0, max: 90 })
  .map(days => Temporal.PlainDate.from('2026-02-01').add({ days }).toString())
const document: fc.Arbitrary<CalendarDocument> = fc.record({
  time_zone: fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'Europe/Berlin', 'America/New_York'),
  week: fc.tuple(...names.map(() => hours)).map(days => ({
    ...Object.fromEntries(names.map((name, i) => [name, days[i]!])),
    wed: [['10:00', '16:00']],
  })),
  days: fc.uniqueArray(fc.record({ date, intervals: hours }), { maxLength: 12, selector: day => day.date }),
  yearly_holidays: fc.uniqueArray(
    date.map(day => day.slice(5)),
    { maxLength: 4 },
  ),
}) as fc.Arbitrary<CalendarDocument>
const start = fc.integer({
  min: Date.parse('2026-02-01T00:00:00Z') / 1000,
  max: Date.parse('2026-04-20T00:00:00Z') / 1000,
})

const hoursOn = (given: CalendarDocument, day: Temporal.PlainDate): Interval[] =>
  given.days?.find(one => one.date === day.toString())?.intervals ??
  (given.yearly_holidays?.includes(day.toString().slice(5))
    ? []
    : (given.week[names[day.dayOfWeek - 1]!] ?? []))

/** The last closing of the hours that begin on a day, null when none begin. */
function endOf(given: CalendarDocument, day: Temporal.PlainDate): number | null {
  const ends = hoursOn(given, day).map(([from, to]) => {
    const next = to <= from || to === '24:00' ? day.add({ days: 1 }) : day
    return next.toZonedDateTime({ timeZone: given.time_zone, plainTime: to === '24:00' ? '00:00' : to })
      .epochMilliseconds
  })
  return ends.length === 0 ? null : Math.max(...ends)
}

const localDate = (given: CalendarDocument, ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(given.time_zone).toPlainDate()

function workingDaysAfter(given: CalendarDocument, ms: number, count: number): number {
  let day = localDate(given, ms)
  if (count === 0) {
    const today = endOf(given, day)
    if (today !== null && today > ms) return today
  }
  for (let left = Math.max(count, 1); ; ) {
    day = day.add({ days: 1 })
    const end = endOf(given, day)
    if (end !== null && --left === 0) return end
  }
}

function workingDayOfMonth(given: CalendarDocument, ms: number, nth: number): number {
  for (let first = localDate(given, ms).with({ day: 1 }); ; first = first.add({ months: 1 })) {
    const ends = Array.from({ length: first.daysInMonth }, (_, i) =>
      endOf(given, first.add({ days: i })),
    ).filter(end => end !== null)
    const due = ends[Math.min(nth, ends.length) - 1]
    if (due !== undefined && due >= ms) return due
  }
}

const compile = (given: CalendarDocument) => compileCalendar(given, { from_year: 2026, to_year: 2026 })

test('working days end with the last closing of the counted day', () => {
  fc.assert(
    fc.property(document, start, fc.integer({ min: 0, max: 40 }), (given, seconds, count) => {
      expect(dueAfter(compile(given), seconds * 1000, { working_days: count })).toBe(
        workingDaysAfter(given, seconds * 1000, count),
      )
    }),
    { numRuns: 1500 },
  )
})

test('calendar days end with the local midnight after the counted day', () => {
  fc.assert(
    fc.property(document, start, fc.integer({ min: 0, max: 400 }), (given, seconds, count) => {
      const midnight = localDate(given, seconds * 1000)
        .add({ days: count + 1 })
        .toZonedDateTime(given.time_zone).epochMilliseconds
      expect(dueAfter(compile(given), seconds * 1000, { calendar_days: count })).toBe(midnight)
    }),
    { numRuns: 1000 },
  )
})

test('a working day of the month is counted from its first, and taken from the next month when it is over', () => {
  fc.assert(
    fc.property(document, start, fc.integer({ min: 1, max: 31 }), (given, seconds, nth) => {
      expect(dueAfter(compile(given), seconds * 1000, { working_day_of_month: nth })).toBe(
        workingDayOfMonth(given, seconds * 1000, nth),
      )
    }),
    { numRuns: 1500 },
  )
})

test('a later start, and more days, are never due earlier', () => {
  fc.assert(
    fc.property(document, start, start, fc.nat(30), fc.nat(30), (given, a, b, n, m) => {
      const made = compile(given)
      const [from, to] = [Math.min(a, b) * 1000, Math.max(a, b) * 1000]
      const [less, more] = [Math.min(n, m), Math.max(n, m)]
      for (const unit of ['working_days', 'calendar_days'] as const) {
        const due = (at: number, count: number) =>
          dueAfter(made, at, { [unit]: count } as { working_days: number })
        expect(due(from, less)).toBeLessThanOrEqual(due(to, less))
        expect(due(from, less)).toBeLessThanOrEqual(due(from, more))
        expect(due(from, less)).toBeGreaterThan(from)
      }
    }),
    { numRuns: 500 },
  )
})
