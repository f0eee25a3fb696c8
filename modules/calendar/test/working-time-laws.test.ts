// What holds for every calendar: adding and measuring undo each other, order is kept, parts make up the whole.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addWorkingTime,
  isOpen,
  nextOpening,
  openIntervals,
  previousClosing,
  workingTimeBetween,
} from '../server/rules/arithmetic.ts'
import { checkCalendar } from '../server/rules/check.ts'
import { compileCalendar } from '../server/rules/compile.ts'
import { type CalendarDocument, type Interval, type Week, weekDays } from '../server/rules/document.ts'
import { dueAfter } from '../server/rules/due.ts'

const time = fc
  .integer({ min: 0, max: 1439 })
  .map(
    minute => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  )
const intervals = fc.oneof(
  fc.constant<Interval[]>([]),
  fc.constant<Interval[]>([['09:00', '18:00']]),
  fc.constant<Interval[]>([
    ['09:00', '13:00'],
    ['14:00', '18:00'],
  ]),
  fc.constant<Interval[]>([['00:00', '24:00']]),
  fc.array(fc.tuple(time, time), { minLength: 1, maxLength: 3 }),
)
const week = fc.tuple(...weekDays.map(() => intervals)).map(days => {
  const made: Week = {}
  weekDays.forEach((day, index) => {
    made[day] = days[index]
  })
  return made
})
/** A Monday morning keeps every calendar from being closed for good. */
const document: fc.Arbitrary<CalendarDocument> = fc.record({
  time_zone: fc.constantFrom(
    'UTC',
    'Europe/Moscow',
    'Europe/Berlin',
    'America/Sao_Paulo',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
  ),
  week: week.map(made => ({ ...made, mon: [['08:00', '12:00'], ...(made.mon ?? [])] as Interval[] })),
})
const compile = (made: CalendarDocument) => compileCalendar(made, { from_year: 2018, to_year: 2018 })
const instant = fc.integer({ min: Date.UTC(2017, 0, 1), max: Date.UTC(2020, 0, 1) })
const seconds = fc.integer({ min: 0, max: 90 * 86_400 })

test('what was added is what is measured', () => {
  fc.assert(
    fc.property(document, instant, seconds, (given, start, n) => {
      const made = compile(given)
      expect(workingTimeBetween(made, start, addWorkingTime(made, start, n))).toBe(n)
      expect(workingTimeBetween(made, addWorkingTime(made, start, -n - 1), start)).toBe(n + 1)
    }),
    { numRuns: 2000 },
  )
})

test('adding and taking away lead back to an open start', () => {
  fc.assert(
    fc.property(document, instant, seconds, (given, anywhere, n) => {
      const made = compile(given)
      const start = nextOpening(made, anywhere)
      expect(addWorkingTime(made, addWorkingTime(made, start, n), -n)).toBe(start)
      const end = previousClosing(made, anywhere)
      if (n > 0) expect(addWorkingTime(made, addWorkingTime(made, end, -n), n)).toBe(end)
    }),
    { numRuns: 2000 },
  )
})

test('what was measured leads from one instant to the last moment of work before the other', () => {
  fc.assert(
    fc.property(document, instant, instant, (given, a, b) => {
      const made = compile(given)
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      const measured = workingTimeBetween(made, from, to)
      expect(workingTimeBetween(made, to, from) + measured).toBe(0)
      if (measured > 0) expect(addWorkingTime(made, from, measured)).toBe(previousClosing(made, to))
      if (measured > 0) expect(addWorkingTime(made, to, -measured)).toBe(nextOpening(made, from))
    }),
    { numRuns: 2000 },
  )
})

test('later starts and longer times are never due earlier', () => {
  fc.assert(
    fc.property(document, instant, instant, seconds, seconds, (given, a, b, n, m) => {
      const made = compile(given)
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      expect(addWorkingTime(made, from, n)).toBeLessThanOrEqual(addWorkingTime(made, to, n))
      const [less, more] = [Math.min(n, m), Math.max(n, m)]
      if (less > 0 || isOpen(made, from)) {
        expect(addWorkingTime(made, from, less)).toBeLessThanOrEqual(addWorkingTime(made, from, more))
      }
      // Hours that overlap are refused, and only they let a day end after the next one.
      if (checkCalendar(given).length > 0) return
      expect(dueAfter(made, from, { working_days: 3 })).toBeLessThanOrEqual(
        dueAfter(made, to, { working_days: 3 }),
      )
    }),
    { numRuns: 2000 },
  )
})

test('two steps are one, and the parts of a stretch make up the whole', () => {
  fc.assert(
    fc.property(document, instant, instant, instant, seconds, seconds, (given, a, b, c, n, m) => {
      const made = compile(given)
      if (m > 0)
        expect(addWorkingTime(made, addWorkingTime(made, a, n), m)).toBe(addWorkingTime(made, a, n + m))
      const [x, y, z] = [a, b, c].sort((p, q) => p - q) as [number, number, number]
      const parts = workingTimeBetween(made, x, y) * 1000 + workingTimeBetween(made, y, z) * 1000
      expect(Math.round(parts)).toBe(Math.round(workingTimeBetween(made, x, z) * 1000))
      const listed = openIntervals(made, x, z).reduce((sum, [from, to]) => sum + to - from, 0)
      expect(listed).toBe(Math.round(workingTimeBetween(made, x, z) * 1000))
    }),
    { numRuns: 2000 },
  )
})

test('the years compiled beforehand make no difference', () => {
  fc.assert(
    fc.property(document, instant, seconds, (made, start, n) => {
      const narrow = compileCalendar(made, { from_year: 2031, to_year: 2031 })
      const wide = compileCalendar(made, { from_year: 2010, to_year: 2035 })
      expect(addWorkingTime(narrow, start, n)).toBe(addWorkingTime(wide, start, n))
      expect(addWorkingTime(narrow, start, -n)).toBe(addWorkingTime(wide, start, -n))
    }),
    { numRuns: 100 },
  )
})

test('checking answers whatever it is given', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), anything => {
      expect(checkCalendar(anything).length).toBeGreaterThan(0)
      const nested = {
        time_zone: 'UTC',
        week: { mon: anything },
        days: anything,
        periods: [anything],
        valid: anything,
      }
      expect(
        checkCalendar(nested).every(({ code, path }) => typeof code === 'string' && typeof path === 'string'),
      ).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
