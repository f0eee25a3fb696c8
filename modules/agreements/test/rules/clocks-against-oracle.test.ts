// Clocks derived from random logs on random calendars, against a minute-by-minute reading of the same log.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCourse, usedUntil } from '../../server/rules/course.ts'
import { coursesOf } from '../../server/rules/metrics.ts'
import { calendarName, calendarOf, documentOf, limit, log, measured, now } from './given.ts'
import {
  at,
  openWindow,
  type SlowCourse,
  slowCourses,
  slowDue,
  slowOutcome,
  slowUsed,
  windowMinutes,
} from './oracle.ts'

const msOf = (minute: number | null) => (minute === null ? null : at(minute))

test('every running begins, stops and is withdrawn when the log says so', () => {
  fc.assert(
    fc.property(log, measured, (moments, asked) => {
      const found = coursesOf(moments, asked)
      const expected = slowCourses(moments, asked)
      expect(
        found.map(({ started_at, stopped_at, withdrawn_at, due_at }) => ({
          started_at,
          stopped_at,
          withdrawn_at,
          due_at,
        })),
      ).toEqual(
        expected.map(({ start, stop, withdrawn, date }) => ({
          started_at: at(start),
          stopped_at: msOf(stop),
          withdrawn_at: msOf(withdrawn),
          due_at: date ?? undefined,
        })),
      )
    }),
    { numRuns: 1500 },
  )
}, 120_000)

test('time used, due instant and outcome are those of the minutes that count', () => {
  const reached: string[] = []
  const count = (one: string) => reached.filter(name => name === one).length
  fc.assert(
    fc.property(log, measured, limit, calendarName, now, (moments, asked, given, name, minute) => {
      const calendar = calendarOf(name)
      const open = openWindow(documentOf(name))
      const expected = slowCourses(moments, asked)
      coursesOf(moments, asked).forEach((course, i) => {
        const slow = expected[i] as SlowCourse
        const instant = at(minute)
        const reading = readCourse(course, { limit: given, calendar }, instant)
        const end = slow.stop ?? slow.withdrawn
        expect(reading.used_seconds).toBe(slowUsed(slow, open, end ?? minute))
        expect(usedUntil(course, calendar, instant)).toBe(slowUsed(slow, open, minute))
        const due = slowDue(slow, open, given, calendar)
        if (due === undefined) {
          // Later than the window tells of.
          if (reading.due_at !== null) expect(reading.due_at).toBeGreaterThanOrEqual(at(windowMinutes))
          return
        }
        expect(reading.due_at).toBe(due)
        const outcome = slowOutcome(slow, due, instant)
        expect(reading.outcome).toBe(outcome)
        reached.push(given.unit, outcome)
        const isCounting = end === null && slow.counts[windowMinutes - 1] === 1
        expect(reading.running).toBe(isCounting)
      })
    }),
    { numRuns: 2500 },
  )
  // The random logs reach every way in which a clock may stand, and every unit.
  for (const one of ['working_minutes', 'working_days', 'calendar_days', 'working_day_of_month'])
    expect(count(one), one).toBeGreaterThan(20)
  for (const one of ['running', 'standing', 'met', 'missed', 'withdrawn'])
    expect(count(one), one).toBeGreaterThan(20)
}, 240_000)
