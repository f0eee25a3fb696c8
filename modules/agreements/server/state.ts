// How far a clock is, as it is shown.
import { workingTimeBetween } from '#modules/calendar/server/face.ts'
import type { ClockState } from '../contract.ts'
import type { Derived } from './engine/derive.ts'

/** What was withdrawn is no promise any more; what departments and suppliers promise the centre is told inside it only. */
export const isShown = ({ applied, reading }: Derived, inside: boolean): boolean =>
  reading.outcome !== 'withdrawn' &&
  (inside || applied.rule.promiser === 'center' || applied.rule.promiser === 'client')

/** How far a clock is, as others are shown it. */
export const stateOf = (clock: Derived, row: { id: string; excused: boolean }, now: number): ClockState => {
  const { applied, course, occurrence, reading } = clock
  return {
    id: row.id,
    kind: applied.rule.kind,
    metric: applied.rule.metric,
    occurrence,
    title: applied.rule.title,
    limit: applied.rule.limit,
    started_at: new Date(course.started_at),
    due_at: reading.due_at === null ? null : new Date(reading.due_at),
    stopped_at: course.stopped_at === null ? null : new Date(course.stopped_at),
    minutes_left: leftOf(clock, now),
    used_seconds: reading.used_seconds,
    outcome: reading.outcome,
    excused: row.excused,
  }
}

function leftOf({ applied, course, reading }: Derived, now: number): number | null {
  const { limit } = applied.rule
  if (course.stopped_at !== null || course.withdrawn_at !== null) return null
  if (reading.due_at !== null)
    return Math.ceil(workingTimeBetween(applied.calendar.compiled, now, reading.due_at) / 60)
  return limit.unit === 'working_minutes' ? Math.ceil(limit.count - reading.used_seconds / 60) : null
}
