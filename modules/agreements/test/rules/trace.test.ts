// The trace of a clock: it tells the whole time without gaps, its counted time is exactly what was used, and it stays readable.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingTimeBetween } from '#modules/calendar/server/face.ts'
import { budgetsOf } from '../../server/rules/budgets.ts'
import { type Course, readCourse } from '../../server/rules/course.ts'
import { coursesOf, type Measured } from '../../server/rules/metrics.ts'
import { type Moment, stretchesOf } from '../../server/rules/moments.ts'
import { type Trace, traceOf } from '../../server/rules/trace.ts'
import { calendarName, calendarOf, limit, log, measured, now } from './given.ts'
import { at } from './oracle.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const counted = ({ intervals }: Trace) => sum(intervals.map(({ counted_ms }) => counted_ms))
const moment = (local: string) => Date.parse(`${local}:00+03:00`)

test('counted time is exactly the time used, without gaps, however briefly it is told', () => {
  let told = 0
  let shortened = 0
  fc.assert(
    fc.property(
      log,
      measured,
      limit,
      calendarName,
      now,
      fc.constantFrom(3, 8, 200),
      (moments, asked, given, name, minute, most) => {
        const calendar = calendarOf(name)
        for (const course of coursesOf(moments, asked)) {
          const reading = readCourse(course, { limit: given, calendar }, at(minute))
          const until = course.stopped_at ?? course.withdrawn_at ?? at(minute)
          const options = { due_at: reading.due_at, now: at(minute) }
          const trace = traceOf(stretchesOf(moments), course, calendar, { ...options, most })
          const { intervals } = trace
          expect(counted(trace)).toBe(Math.round(reading.used_seconds * 1000))
          if (until <= course.started_at) {
            expect(intervals).toEqual([])
            continue
          }
          told++
          expect(intervals[0]!.from).toBe(course.started_at)
          expect(intervals.at(-1)!.to).toBe(until)
          for (const [i, { from, to, state, working_ms, counted_ms }] of intervals.entries()) {
            expect(from).toBeLessThan(to)
            if (i > 0) expect(from).toBe(intervals[i - 1]!.to)
            expect(working_ms).toBe(Math.round(workingTimeBetween(calendar, from, to) * 1000))
            if (state === 'counts') expect(counted_ms).toBe(working_ms)
            else if (state !== 'mixed') expect(counted_ms).toBe(0)
          }
          const whole = traceOf(stretchesOf(moments), course, calendar, { ...options, most: Infinity })
          // Neighbours on the two sides of the limit are never made one.
          expect(intervals.length).toBeLessThanOrEqual(Math.max(most, 4))
          expect(sum(intervals.map(({ pieces }) => pieces))).toBe(whole.intervals.length)
          expect({ totals: trace.totals, sides: trace.sides }).toEqual({
            totals: whole.totals,
            sides: whole.sides,
          })
          expect(sum(trace.totals.map(({ counted_ms }) => counted_ms))).toBe(counted(trace))
          if (whole.intervals.length > intervals.length) shortened++
        }
      },
    ),
    { numRuns: 4000 },
  )
  expect(told).toBeGreaterThan(1000)
  expect(shortened).toBeGreaterThan(300)
}, 120_000)

/** A request of Thursday, 12 March 2026, 16:00 in Moscow: queue, an agent, a question to the requester, the answer. */
const given: Moment[] = [
  { at: moment('2026-03-12T16:00'), do: 'opened', team: 'window' },
  { at: moment('2026-03-12T17:00'), do: 'assigned', team: 'window', person: 'anna' },
  { at: moment('2026-03-13T10:00'), do: 'waiting', for: 'requester' },
  { at: moment('2026-03-16T15:00'), do: 'working' },
  { at: moment('2026-03-18T11:00'), do: 'resolved' },
]
const asked: Measured = { metric: 'resolution', pauses: ['requester', 'third_party'] }
const hour = 3_600_000

/** A trace in one line an interval. */
const lines = ({ intervals }: Trace) =>
  intervals.map(({ state, holder, counted_ms, working_ms, skipped, late }) =>
    [
      state,
      holder.kind,
      `${counted_ms / hour}/${working_ms / hour} h`,
      ...(late ? ['late'] : []),
      ...(skipped.nights ? [`nights ${skipped.nights}`] : []),
      ...(skipped.breaks ? [`breaks ${skipped.breaks}`] : []),
      ...skipped.days.map(({ date, why }) => `${why} ${date}`),
    ].join(' '),
  )

const trace = (moments: readonly Moment[], until = moment('2026-03-20T12:00'), most?: number) => {
  const course = coursesOf(moments, asked)[0] as Course
  const calendar = calendarOf('moscow')
  const { due_at } = readCourse(course, { limit: { unit: 'working_minutes', count: 300 }, calendar }, until)
  return traceOf(stretchesOf(moments), course, calendar, {
    due_at,
    now: until,
    ...(most === undefined ? {} : { most }),
  })
}

describe('a story of five days', () => {
  test('says who had it, when it stood and why, and which days were skipped', () => {
    expect(lines(trace(given))).toEqual([
      'counts queue 1/1 h',
      'counts agent 1/1 h',
      'closed nobody 0/0 h nights 1',
      'counts agent 1/1 h',
      'paused requester 0/12 h breaks 2 weekend 2026-03-14 weekend 2026-03-15',
      'counts agent 2/2 h',
      'counts agent 1/1 h late',
      'closed nobody 0/0 h late holiday 2026-03-17',
      'counts agent 2/2 h late',
    ])
  })

  test('adds up by holder and by side', () => {
    const { totals, sides } = trace(given)
    expect(totals).toEqual([
      { holder: { kind: 'queue', team: 'window', person: null }, counted_ms: hour, paused_ms: 0 },
      { holder: { kind: 'agent', team: 'window', person: 'anna' }, counted_ms: 7 * hour, paused_ms: 0 },
      { holder: { kind: 'requester', team: 'window', person: null }, counted_ms: 0, paused_ms: 12 * hour },
    ])
    expect(sides).toEqual({ center: 8 * hour, client: 12 * hour, outside: 0 })
  })

  test('told briefly, closed hours go first, then the shortest neighbours, and it says so', () => {
    const brief = trace(given, undefined, 7)
    expect(lines(brief)).toEqual([
      'counts queue 1/1 h',
      'counts agent 2/2 h nights 1',
      'paused requester 0/12 h breaks 2 weekend 2026-03-14 weekend 2026-03-15',
      'counts agent 2/2 h',
      'counts agent 3/3 h late holiday 2026-03-17',
    ])
    expect(brief.intervals.map(({ pieces }) => pieces)).toEqual([1, 3, 1, 1, 3])
    expect(lines(trace(given, undefined, 3))).toEqual([
      'counts several 3/3 h nights 1',
      'mixed several 2/14 h breaks 2 weekend 2026-03-14 weekend 2026-03-15',
      'counts agent 3/3 h late holiday 2026-03-17',
    ])
  })

  test('an open thing is told up to now, and one that has not begun not at all', () => {
    expect(lines(trace(given.slice(0, 1), moment('2026-03-12T16:30')))).toEqual(['counts queue 0.5/0.5 h'])
    expect(lines(trace(given.slice(0, 1), moment('2026-03-12T15:00')))).toEqual([])
  })

  test('time in which it was resolved is nobody’s', () => {
    const reopened: Moment[] = [...given, { at: moment('2026-03-18T11:30'), do: 'reopened' }]
    expect(lines(trace(reopened, moment('2026-03-18T12:00'))).slice(-2)).toEqual([
      'ended nobody 0/0.5 h late',
      'counts agent 0.5/0.5 h late',
    ])
  })
})

describe('budgets of holders', () => {
  const { totals } = trace(given)

  test('over = time - budget, never below 0, and its share in all that is over', () => {
    expect(budgetsOf(totals, { queue: 120, agent: 120, client: 420, outside: 0 })).toEqual([
      { holder: 'queue', budget_ms: 2 * hour, used_ms: hour, over_ms: 0, share_percent: 0 },
      { holder: 'agent', budget_ms: 2 * hour, used_ms: 7 * hour, over_ms: 5 * hour, share_percent: 50 },
      { holder: 'client', budget_ms: 7 * hour, used_ms: 12 * hour, over_ms: 5 * hour, share_percent: 50 },
      { holder: 'outside', budget_ms: 0, used_ms: 0, over_ms: 0, share_percent: 0 },
    ])
  })

  test('nobody over budget has no share, and holders without a budget are not told', () => {
    expect(budgetsOf(totals, { queue: 60 })).toEqual([
      { holder: 'queue', budget_ms: hour, used_ms: hour, over_ms: 0, share_percent: null },
    ])
    expect(budgetsOf(totals, {})).toEqual([])
  })
})
