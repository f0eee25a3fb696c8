// The course of one clock: when it counts, when it stands, how much is used at any instant, and when a limit is reached.

import {
  addWorkingTime,
  type CompiledCalendar,
  dueAfter,
  workingTimeBetween,
} from '#modules/calendar/server/face.ts'
import type { limitUnitNames } from '../../contract/shapes.ts'

/** A time with its unit, as agreements promise it. */
export interface Limit {
  readonly unit: (typeof limitUnitNames)[number]
  readonly count: number
}

/** From one instant to another, or on and on; milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number | null
}

/** One running of a target: the spans in which its time counts, in order, without overlap, and its end if it has one. */
export interface Course {
  readonly started_at: number
  /** When what was promised was done; null while it is owed. */
  readonly stopped_at: number | null
  /** Nobody waits for it any more (cancelled, gone into another thing): it counts as missed only if it was so before. */
  readonly withdrawn_at: number | null
  readonly counting: readonly Span[]
  /** A date that was promised in place of a limit; milliseconds. */
  readonly due_at?: number
}

/** What a course comes to on a calendar with a limit. Milliseconds; working seconds. */
export interface Reading {
  readonly used_seconds: number
  /** Whether time runs now; false when it stands, has stopped or was withdrawn. */
  readonly running: boolean
  /** When the limit is, was or would have been reached, had it gone on; null while the clock stands before it. */
  readonly due_at: number | null
  readonly outcome: 'running' | 'standing' | 'met' | 'missed' | 'withdrawn'
}

export interface Measure {
  readonly limit: Limit
  readonly calendar: CompiledCalendar
}

/** Working seconds that count up to an instant. */
export function usedUntil(course: Course, calendar: CompiledCalendar, instant: number): number {
  // In milliseconds: sums of parts of seconds would not be exact.
  let used = 0
  for (const { from, to } of course.counting) {
    if (from >= instant) break
    used += Math.round(workingTimeBetween(calendar, from, Math.min(to ?? Infinity, instant)) * 1000)
  }
  return used / 1000
}

/**
 * The instant at which `seconds` of working time have counted; null when the clock stands or has stopped before. Its last
 * span, when it has no end, is thought to go on. A clock that is stopped or stands at that very instant is not there yet.
 */
export const instantOf = (course: Course, calendar: CompiledCalendar, seconds: number): number | null =>
  instantIn(course.counting, calendar, seconds)

function instantIn(counting: readonly Span[], calendar: CompiledCalendar, seconds: number): number | null {
  let left = Math.round(seconds * 1000)
  for (const { from, to } of counting) {
    const at = addWorkingTime(calendar, from, left / 1000)
    if (at < (to ?? Infinity)) return at
    if (to === null) return null
    left -= Math.round(workingTimeBetween(calendar, from, to) * 1000)
  }
  return null
}

/** Where a course gets to: when its limit is reached, and how many working seconds may count until then. */
export interface Reach {
  /** Null while the clock stands before the limit, and where the calendar never gets there. */
  readonly due_at: number | null
  /** Infinity where the calendar never gets there. */
  readonly seconds: number
}

/**
 * When the limit is, was or would have been reached. Working minutes count as the course does. A limit in days names a
 * day, and standing moves it: what was left of it when the clock came to stand is left when it goes on, in working time,
 * or in plain time where the days are calendar days. A promised date stays where it is.
 */
export function reachOf(course: Course, { limit, calendar }: Measure): Reach {
  const counting = goingOn(course)
  if (course.due_at !== undefined)
    return { due_at: course.due_at, seconds: usedUntil({ ...course, counting }, calendar, course.due_at) }
  if (limit.unit === 'working_minutes') {
    const seconds = limit.count * 60
    return { due_at: instantIn(counting, calendar, seconds), seconds }
  }
  let due = dueAfter(calendar, course.started_at, { [limit.unit]: limit.count } as never)
  if (!Number.isFinite(due)) return { due_at: null, seconds: Infinity }
  let seconds = 0
  let stood_from: number | null = course.started_at
  for (const { from, to } of counting) {
    // Reached before it came to stand.
    if (due < stood_from!) break
    if (from > stood_from!)
      due =
        limit.unit === 'calendar_days'
          ? from + due - stood_from!
          : addWorkingTime(calendar, from, workingTimeBetween(calendar, stood_from!, due))
    if (!Number.isFinite(due)) return { due_at: null, seconds: Infinity }
    seconds += workingTimeBetween(calendar, from, Math.min(to ?? Infinity, due))
    stood_from = to
  }
  if (stood_from === null || due < stood_from) return { due_at: due, seconds }
  return { due_at: null, seconds: seconds + workingTimeBetween(calendar, stood_from, due) }
}

/** The spans of a course as if it had not ended: what would have been, had it gone on. */
function goingOn({ counting, stopped_at, withdrawn_at }: Course): readonly Span[] {
  const end = stopped_at ?? withdrawn_at
  if (end === null) return counting
  const last = counting.at(-1)
  return last?.to === end
    ? [...counting.slice(0, -1), { from: last.from, to: null }]
    : [...counting, { from: end, to: null }]
}

/** What a course comes to at an instant. */
export function readCourse(course: Course, measure: Measure, now: number): Reading {
  const ended_at = course.stopped_at ?? course.withdrawn_at
  const end = ended_at ?? now
  const running = ended_at === null && course.counting.at(-1)?.to === null
  const { due_at } = reachOf(course, measure)
  return {
    used_seconds: usedUntil(course, measure.calendar, end),
    running,
    due_at,
    outcome:
      due_at !== null && end > due_at
        ? 'missed'
        : course.stopped_at !== null
          ? 'met'
          : course.withdrawn_at !== null
            ? 'withdrawn'
            : running
              ? 'running'
              : 'standing',
  }
}
