// What holds for every clock: it says when it will be missed, and it never rewrites the past.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Course, instantOf, reachOf, readCourse, usedUntil } from '../../server/rules/course.ts'
import { coursesOf } from '../../server/rules/metrics.ts'
import type { Moment } from '../../server/rules/moments.ts'
import { stepInstant } from '../../server/rules/steps.ts'
import { calendarName, calendarOf, limit, log, measured, minute, now } from './given.ts'
import { at } from './oracle.ts'

const until = (moments: readonly Moment[], instant: number) => moments.filter(moment => moment.at <= instant)

test('a running clock is in time up to its due instant and missed a millisecond later', () => {
  let checked = 0
  fc.assert(
    fc.property(log, measured, limit, calendarName, now, (moments, asked, given, name, minute) => {
      const measure = { limit: given, calendar: calendarOf(name) }
      for (const course of coursesOf(until(moments, at(minute)), asked)) {
        const { outcome, due_at } = readCourse(course, measure, at(minute))
        if (outcome !== 'running' || due_at === null) continue
        checked++
        expect(due_at).toBeGreaterThanOrEqual(at(minute))
        expect(readCourse(course, measure, due_at).outcome).toBe('running')
        expect(readCourse(course, measure, due_at + 1).outcome).toBe('missed')
        expect(readCourse(stoppedAt(course, due_at), measure, due_at).outcome).toBe('met')
        expect(readCourse(stoppedAt(course, due_at + 1), measure, due_at + 1).outcome).toBe('missed')
        if (given.unit === 'working_minutes' && course.due_at === undefined)
          expect(usedUntil(course, measure.calendar, due_at)).toBe(given.count * 60)
      }
    }),
    { numRuns: 10_000 },
  )
  expect(checked).toBeGreaterThan(100)
}, 60_000)

const stoppedAt = (course: Course, instant: number): Course => ({
  ...course,
  stopped_at: instant,
  counting: course.counting.map(({ from, to }) => ({ from, to: to ?? instant })),
})

test('a clock that stands is never missed while it stands, and what is left of it is left afterwards', () => {
  let checked = 0
  fc.assert(
    fc.property(
      log,
      measured,
      limit,
      calendarName,
      now,
      minute,
      (moments, asked, given, name, then, later) => {
        const measure = { limit: given, calendar: calendarOf(name) }
        const known = until(moments, at(then))
        const stands = coursesOf(known, asked).at(-1)
        if (!stands || readCourse(stands, measure, at(then)).outcome !== 'standing') return
        if (stands.due_at !== undefined) return
        const resumed_at = at(then + later + 1)
        expect(readCourse(stands, measure, resumed_at).outcome).toBe('standing')
        const goesOn = { ...stands, counting: [...stands.counting, { from: resumed_at, to: null }] }
        const { outcome, due_at } = readCourse(goesOn, measure, resumed_at)
        checked++
        expect(outcome).toBe('running')
        if (due_at !== null) expect(due_at).toBeGreaterThanOrEqual(resumed_at)
        // In plain time the working time that goes with it depends on when it goes on.
        if (given.unit !== 'calendar_days')
          expect(reachOf(goesOn, measure).seconds).toBe(reachOf(stands, measure).seconds)
      },
    ),
    { numRuns: 10_000 },
  )
  expect(checked).toBeGreaterThan(100)
}, 60_000)

test('what happens later changes nothing that was: neither time used, nor a miss, nor a step taken', () => {
  let missed = 0
  let stepped = 0
  fc.assert(
    fc.property(log, measured, limit, calendarName, now, (moments, asked, given, name, minute) => {
      const measure = { limit: given, calendar: calendarOf(name) }
      const instant = at(minute)
      const later = coursesOf(moments, asked)
      coursesOf(until(moments, instant), asked).forEach((course, i) => {
        const same = later[i]!
        expect(same.started_at).toBe(course.started_at)
        expect(same.due_at).toBe(course.due_at)
        expect(usedUntil(same, measure.calendar, instant)).toBe(usedUntil(course, measure.calendar, instant))
        const reading = readCourse(course, measure, instant)
        const then = readCourse(same, measure, instant + 1)
        if (reading.outcome === 'missed') {
          missed++
          expect(then).toMatchObject({ outcome: 'missed', due_at: reading.due_at })
        }
        // Standing moves the working time of calendar days, and with it the steps that are counted in it.
        if (given.unit === 'calendar_days') return
        for (const time of [
          { percent: 50 },
          { minutes_before: 90 },
          { minutes_before: 0 },
          { minutes_after: 30 },
        ]) {
          const step = stepInstant(course, measure, reading, time)
          if (step === null || step > instant || course.stopped_at !== null || course.withdrawn_at !== null)
            continue
          stepped++
          const again = stepInstant(same, measure, then, time)
          // What ended at the very instant of a step did not need it.
          if (again === null) expect(same.stopped_at ?? same.withdrawn_at).toBe(step)
          else expect(again).toBe(step)
        }
      })
    }),
    { numRuns: 10_000 },
  )
  expect(missed).toBeGreaterThan(100)
  expect(stepped).toBeGreaterThan(100)
}, 60_000)

test('steps come in their order, no later than the limit before it and no earlier after it', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 4000 }), { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(
      log,
      measured,
      limit,
      calendarName,
      now,
      minutes,
      (moments, asked, given, name, then, apart) => {
        const measure = { limit: given, calendar: calendarOf(name) }
        const instant = at(then)
        const ascending = apart.toSorted((one, other) => one - other)
        for (const course of coursesOf(until(moments, instant), asked)) {
          const reading = readCourse(course, measure, instant)
          const due = reading.due_at ?? Infinity
          const step = (time: Parameters<typeof stepInstant>[3]) =>
            stepInstant(course, measure, reading, time) ?? Infinity
          const before = ascending.toReversed().map(minutes_before => step({ minutes_before }))
          const after = ascending.map(minutes_after => step({ minutes_after }))
          const percents = [0, 10, 50, 99.5, 100, 120].map(percent => step({ percent }))
          for (const one of [before, after, percents]) expect(one).toEqual(one.toSorted((x, y) => x - y))
          for (const early of before) if (early < Infinity) expect(early).toBeLessThanOrEqual(due)
          for (const late of after) if (due < Infinity) expect(late).toBeGreaterThanOrEqual(due)
          const limit_step = course.stopped_at ?? course.withdrawn_at ?? Infinity
          expect(step({ minutes_after: 0 })).toBe(due < limit_step ? due : Infinity)
          if (given.unit !== 'working_minutes' || course.due_at !== undefined) continue
          const counted = (minutes: number) => instantOf(course, measure.calendar, minutes * 60) ?? Infinity
          expect(after).toEqual(ascending.map(late => counted(given.count + late)))
          expect(before).toEqual(
            ascending.toReversed().map(early => counted(Math.max(0, given.count - early))),
          )
          expect(step({ percent: 50 })).toBe(counted(given.count / 2))
        }
      },
    ),
    { numRuns: 10_000 },
  )
}, 60_000)
