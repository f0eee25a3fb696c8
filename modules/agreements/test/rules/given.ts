// What the properties of clocks are tried on: calendars, limits, pauses, and logs of random moments.
import fc from 'fast-check'
import type { CalendarDocument, Interval } from '#modules/calendar/server/face.ts'
import { compileCalendar } from '#modules/calendar/server/face.ts'
import type { Limit, Measure } from '../../server/rules/course.ts'
import { type Measured, metrics } from '../../server/rules/metrics.ts'
import { type Moment, standingReasons } from '../../server/rules/moments.ts'
import { at } from './oracle.ts'

const weekOf = (intervals: Interval[]) => ({
  mon: intervals,
  tue: intervals,
  wed: intervals,
  thu: intervals,
  fri: intervals,
})
const round: Interval[] = [['00:00', '24:00']]
const night: Interval[] = [['22:00', '06:00']]

/** Moscow with a lunch break, a holiday and a shortened day; round the clock; night shifts; Berlin with summer time. */
export const documents = {
  moscow: {
    time_zone: 'Europe/Moscow',
    week: weekOf([
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ]),
    days: [
      { date: '2026-03-17', intervals: [] },
      { date: '2026-03-18', intervals: [['09:00', '12:00']] },
      { date: '2026-03-28', intervals: [['10:00', '15:00']] },
    ],
  },
  round: { time_zone: 'UTC', week: { ...weekOf(round), sat: round, sun: round } },
  night: { time_zone: 'Asia/Yekaterinburg', week: { ...weekOf(night), sun: night } },
  berlin: {
    time_zone: 'Europe/Berlin',
    week: { ...weekOf([['08:30', '17:00']]), sat: [['22:00', '24:00']], sun: [['00:00', '04:00']] },
  },
} as const satisfies Record<string, CalendarDocument | object>

export type CalendarName = keyof typeof documents
export const documentOf = (name: CalendarName): CalendarDocument =>
  documents[name] as unknown as CalendarDocument
const compiled = Object.fromEntries(
  Object.keys(documents).map(name => [
    name,
    compileCalendar(documentOf(name as CalendarName), { from_year: 2026, to_year: 2026 }),
  ]),
) as Record<CalendarName, Measure['calendar']>
export const calendarOf = (name: CalendarName): Measure['calendar'] => compiled[name]

export const calendarName = fc.constantFrom(...(Object.keys(documents) as CalendarName[]))

export const limit: fc.Arbitrary<Limit> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ unit: fc.constant('working_minutes' as const), count: minutes() }) },
  fc.record({ unit: fc.constant('working_days' as const), count: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ unit: fc.constant('calendar_days' as const), count: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ unit: fc.constant('working_day_of_month' as const), count: fc.integer({ min: 1, max: 23 }) }),
)

/** Round counts meet openings and closings. */
function minutes() {
  return fc.oneof(
    fc.integer({ min: 1, max: 40 }).map(n => n * 60),
    fc.integer({ min: 1, max: 6 }).map(n => n * 240),
    fc.integer({ min: 1, max: 3000 }),
  )
}

export const teams = ['payroll', 'accounts', 'helpdesk'] as const
export const own_teams: ReadonlySet<string> = new Set(['payroll', 'accounts'])

export const measured: fc.Arbitrary<Measured> = fc
  .record({
    metric: fc.constantFrom(...metrics, 'next_answer', 'resolution'),
    pauses: fc.subarray([...standingReasons]),
    ofDepartment: fc.boolean(),
  })
  .map(({ ofDepartment, ...one }) =>
    one.metric === 'task' && ofDepartment ? { ...one, teams: own_teams } : one,
  )

const days = 24
/** Minutes of the window in which things happen; many on the hour, so that instants coincide and meet openings. */
export const minute = fc.oneof(
  fc.integer({ min: 0, max: days * 24 - 1 }).map(hour => hour * 60),
  fc.integer({ min: 0, max: days * 1440 - 1 }),
)

type Deed = Moment extends infer M ? (M extends unknown ? Omit<M, 'at'> : never) : never

const team = fc.constantFrom(...teams, null)
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('assigned' as const), team, person: fc.constantFrom('anna', null) }),
  fc.constantFrom<Deed>({ do: 'answered' }, { do: 'asked' }, { do: 'answered' }, { do: 'asked' }),
  fc.record({ do: fc.constant('waiting' as const), for: fc.constantFrom(...standingReasons) }),
  fc.record({ do: fc.constant('waiting' as const), for: fc.constantFrom(...standingReasons) }),
  fc.constantFrom<Deed>({ do: 'working' }, { do: 'working' }, { do: 'resolved' }, { do: 'reopened' }),
  fc.constantFrom<Deed>(
    { do: 'closed' },
    { do: 'cancelled' },
    { do: 'merged' },
    { do: 'unmerged' },
    { do: 'unmerged' },
  ),
  fc.record({
    do: fc.constant('promised' as const),
    by: fc.option(fc.oneof(minute, fc.constantFrom(9000, 20_000)).map(at)),
  }),
  fc.record({ do: fc.constant('checked' as const), code: fc.constantFrom('complete', 'no_signature') }),
)

/** A log in the order of time: opened early, then anything; sometimes something before the opening. */
export const log: fc.Arbitrary<Moment[]> = fc
  .record({
    opened: fc.oneof(
      fc.integer({ min: 0, max: 4 * 24 }).map(hour => hour * 60),
      fc.integer({ min: 0, max: 6000 }),
    ),
    team,
    deeds: fc.array(fc.tuple(minute, deed), { maxLength: 18, size: 'max' }),
  })
  .map(({ opened, team, deeds }) =>
    [[opened, { do: 'opened', team }] as const, ...deeds]
      .map(([minute, one]) => ({ ...one, at: at(minute) }) as Moment)
      .sort((one, other) => one.at - other.at),
  )

export const now = fc.integer({ min: 0, max: 34 * 1440 })
