// Warnings and escalations: at which instant each step of a clock is due, and which of them come next.
import { addWorkingTime, workingTimeBetween } from '#modules/calendar/server/face.ts'
import { type Course, instantOf, type Measure, type Reading, reachOf } from './course.ts'
import { inOrder, type Moment } from './moments.ts'

/** When a step is taken, seen from the limit. Working minutes; percent of the limit. */
export type StepTime =
  | { readonly minutes_before: number }
  | { readonly percent: number }
  | { readonly minutes_after: number }

/** Under which circumstances a step is taken; what is not said is no condition. `unassigned` false: only when somebody has taken it. */
export interface StepCondition {
  readonly unassigned?: boolean | undefined
  readonly priority?: readonly string[] | undefined
}

/** Whether a thing is as a step wants it. Whose it is counts, also while somebody outside is awaited. */
export function isAsWanted(
  { unassigned, priority }: StepCondition,
  thing: { readonly moments: readonly Moment[]; readonly priority: string | null },
): boolean {
  if (priority?.length && !priority.includes(thing.priority ?? '')) return false
  return unassigned === undefined || unassigned === !isTaken(thing.moments)
}

function isTaken(moments: readonly Moment[]): boolean {
  const last = inOrder(moments).findLast(moment => moment.do === 'opened' || moment.do === 'assigned')
  return last !== undefined && (last.person ?? null) !== null
}

/** The breach itself and the warning before it, as steps among the others. */
export const missedKey = 'missed'
export const warnedKey = 'warned'

/**
 * At which instant a step is due; null while the clock stands before it or has stopped. Steps count as the clock does; a
 * promised date stays where it is, and its steps with it. A step before the limit is never later than the limit, also
 * when that is the end of a day whose working hours were over long before.
 */
export function stepInstant(
  course: Course,
  measure: Measure,
  reading: Reading,
  time: StepTime,
): number | null {
  const at =
    course.due_at === undefined
      ? onCourse(course, measure, reading.due_at, time)
      : onDate(course, measure.calendar, course.due_at, time)
  const ended_at = course.stopped_at ?? course.withdrawn_at
  return at === null || !Number.isFinite(at) || (ended_at !== null && at >= ended_at) ? null : at
}

function onCourse(course: Course, measure: Measure, due_at: number | null, time: StepTime): number | null {
  const { seconds } = reachOf(course, measure)
  if (!Number.isFinite(seconds)) return null
  const wanted =
    'percent' in time
      ? (seconds * time.percent) / 100
      : seconds + 60 * ('minutes_before' in time ? -time.minutes_before : time.minutes_after)
  // Not asked of the calendar: the limit may be reached in closed hours.
  if (Math.round((wanted - seconds) * 1000) === 0) return due_at
  const at = instantOf(course, measure.calendar, Math.max(wanted, 0))
  return at !== null && due_at !== null && wanted < seconds ? Math.min(at, due_at) : at
}

function onDate(course: Course, calendar: Measure['calendar'], due: number, time: StepTime): number {
  if ('minutes_after' in time)
    return time.minutes_after === 0 ? due : addWorkingTime(calendar, due, time.minutes_after * 60)
  if ('minutes_before' in time) {
    if (time.minutes_before === 0) return due
    return Math.min(
      due,
      Math.max(course.started_at, addWorkingTime(calendar, due, -time.minutes_before * 60)),
    )
  }
  if (time.percent === 100) return due
  const whole = workingTimeBetween(calendar, course.started_at, due)
  const at = addWorkingTime(calendar, course.started_at, (whole * time.percent) / 100)
  return time.percent < 100 ? Math.min(at, due) : Math.max(at, due)
}
