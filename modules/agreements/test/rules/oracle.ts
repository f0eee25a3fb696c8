// Clocks the slow way: the log is replayed for every minute of a window, and every minute is asked whether it counts.
import { countOpen, openMinutes, readClock, type Window } from '#app/testing-oracle.ts'
import type { CalendarDocument } from '#modules/calendar/server/face.ts'
import { dueAfter } from '#modules/calendar/server/face.ts'
import type { Limit, Measure } from '../../server/rules/course.ts'
import type { Measured } from '../../server/rules/metrics.ts'
import type { Moment } from '../../server/rules/moments.ts'

export const msPerMinute = 60_000
/** Monday; daylight saving begins in Berlin on the third Sunday of the window. */
export const windowStart = Date.UTC(2026, 2, 9)
export const windowMinutes = 49 * 1440

export const at = (minute: number): number => windowStart + minute * msPerMinute
export const minuteOf = (instant: number): number => (instant - windowStart) / msPerMinute

const seen = new Map<string, Window>()

/** 1 for every open minute of the window. */
export function openWindow(document: CalendarDocument): Window {
  const key = JSON.stringify(document)
  const known = seen.get(key)
  if (known) return known
  const readings = Array.from({ length: windowMinutes }, (_, m) => readClock(document.time_zone, at(m)))
  const open = openMinutes(document, readings)
  seen.set(key, open)
  return open
}

/** What a thing is during one minute: a reason while it stands. */
interface Minute {
  readonly state: string
  readonly team: string | null
  /** The date promised. */
  readonly promised: number | null
}

const closed_states = new Set(['unknown', 'resolved', 'cancelled', 'merged'])
const isOpenState = (state: string) => !closed_states.has(state)

/** The log replayed: what it says of each minute, when all that happened at or before its beginning has happened. */
function replay(moments: readonly Moment[]): Minute[] {
  const minutes: Minute[] = []
  let state = 'unknown'
  let merged = false
  let team: string | null = null
  let promised: number | null = null
  let next = 0
  let now: Minute = { state, team, promised }
  for (let m = 0; m < windowMinutes; m++) {
    const before = next
    for (; next < moments.length && moments[next]!.at <= at(m); next++) {
      const moment = moments[next]!
      if (state === 'unknown' && moment.do !== 'opened') continue
      if (moment.do === 'opened' && state === 'unknown') [state, team] = ['active', moment.team]
      else if (moment.do === 'assigned') team = moment.team
      else if (moment.do === 'waiting') state = moment.for
      else if (moment.do === 'working' || moment.do === 'reopened') state = 'active'
      else if (moment.do === 'resolved' || moment.do === 'cancelled') state = moment.do
      else if (moment.do === 'merged') merged = true
      else if (moment.do === 'unmerged') merged = false
      else if (moment.do === 'promised') promised = moment.by
    }
    if (next > before) now = { state: merged && state !== 'unknown' ? 'merged' : state, team, promised }
    minutes.push(now)
  }
  return minutes
}

/** One running by the minute; `null` where it goes on. */
export interface SlowCourse {
  readonly start: number
  readonly stop: number | null
  readonly withdrawn: number | null
  /** The instant promised, if one was. */
  readonly date: number | null
  /** 1 for every minute in which it counts, open or not. */
  readonly counts: Uint8Array
}

/** All runnings of a metric, as the words of the domain define them. */
export function slowCourses(moments: readonly Moment[], measured: Measured): SlowCourse[] {
  const minutes = replay(moments)
  const opened = minutes.findIndex(({ state }) => state !== 'unknown')
  if (opened < 0) return []
  const known = moments.slice(moments.findIndex(moment => moment.do === 'opened'))
  const make = (start: number, stop: number | null, withdrawn: number | null, date: number | null = null) => {
    const end = stop ?? withdrawn ?? windowMinutes
    const awaited = {
      task: measured.teams ? null : 'third_party',
      clarification: 'requester',
      approval: 'approver',
    }
    const own = awaited[measured.metric as keyof typeof awaited] ?? null
    const counts = new Uint8Array(windowMinutes)
    for (let m = start; m < end; m++) {
      const { state } = minutes[m]!
      const paused = state !== 'active' && state !== own && measured.pauses.includes(state as never)
      if (isOpenState(state) && !paused) counts[m] = 1
    }
    return { start, stop, withdrawn, date, counts }
  }
  /** The first minute of the closed time in which the thing is just before `end`; null when it is open then. */
  const closedSince = (end: number) => {
    let m = end
    while (m > opened && !isOpenState(minutes[m - 1]!.state)) m--
    return m === end ? null : m
  }
  const resolvedSince = (end: number) => {
    if (minutes[end - 1]!.state !== 'resolved') return null
    let since = end
    for (let m = end - 1; m >= opened && ['resolved', 'merged'].includes(minutes[m]!.state); m--)
      if (minutes[m]!.state === 'resolved') since = m
    return since
  }
  const untilAnswer = (start: number, stop: number | null) => {
    const closed = stop === null ? closedSince(windowMinutes) : null
    return make(start, stop, closed === null ? null : Math.max(closed, start))
  }
  const isAnswer = (moment: Moment) => moment.do === 'answered' || moment.do === 'resolved'

  if (measured.metric === 'first_answer') {
    const answer = known.find(isAnswer)
    return [untilAnswer(opened, answer ? minuteOf(answer.at) : null)]
  }
  if (measured.metric === 'resolution' || measured.metric === 'document') {
    const stop = resolvedSince(windowMinutes)
    return [make(opened, stop, stop === null ? closedSince(windowMinutes) : null)]
  }
  if (measured.metric === 'next_answer') {
    const courses: SlowCourse[] = []
    const first = known.findIndex(isAnswer)
    for (let i = first + 1; first >= 0 && i < known.length; i++) {
      if (known[i]!.do !== 'asked') continue
      const answer = known.findIndex((moment, j) => j > i && isAnswer(moment))
      courses.push(untilAnswer(minuteOf(known[i]!.at), answer < 0 ? null : minuteOf(known[answer]!.at)))
      if (answer < 0) break
      i = answer
    }
    return courses
  }
  if (measured.metric === 'promised_date') {
    const courses: SlowCourse[] = []
    for (let start = opened; start < windowMinutes; ) {
      const date = minutes[start]!.promised
      let end = start
      while (end < windowMinutes && minutes[end]!.promised === date) end++
      const closed = closedSince(end)
      const stop = resolvedSince(end)
      if (date !== null && (closed === null || closed >= start)) {
        const replaced = end < windowMinutes ? end : null
        courses.push(
          stop === null ? make(start, null, closed ?? replaced, date) : make(start, stop, null, date),
        )
      }
      start = end
    }
    return courses
  }
  const held = ({ state, team }: Minute): string | null => {
    if (measured.metric === 'task' && measured.teams)
      return isOpenState(state) && team !== null && measured.teams.has(team) ? team : null
    return state ===
      { task: 'third_party', clarification: 'requester', approval: 'approver' }[measured.metric as 'task']
      ? state
      : null
  }
  const courses: SlowCourse[] = []
  let by: string | null = null
  let start = 0
  for (let m = opened; m < windowMinutes; m++) {
    const minute = minutes[m]!
    if (minute.state === 'merged' || held(minute) === by) continue
    if (by !== null) courses.push(minute.state === 'cancelled' ? make(start, null, m) : make(start, m, null))
    by = held(minute)
    start = m
  }
  if (by !== null) courses.push(make(start, null, closedSince(windowMinutes)))
  return courses
}

const endOf = ({ stop, withdrawn }: SlowCourse) => stop ?? withdrawn

/** Working seconds that have counted by a minute. */
export function slowUsed({ counts }: SlowCourse, open: Window, now: number): number {
  let used = 0
  for (let m = 0; m < now; m++) used += counts[m]! & open[m]!
  return used * 60
}

/**
 * The instant until which it is in time, had it gone on after its end; null while it stands before that, undefined when the
 * window is over before. What is left is worn down by minutes: open ones, or all of them where calendar days were promised.
 * It is not reached while the clock stands.
 */
export function slowDue(
  course: SlowCourse,
  open: Window,
  limit: Limit,
  calendar: Measure['calendar'],
): number | null | undefined {
  if (course.date !== null) return course.date
  const all = limit.unit === 'calendar_days'
  let left = limit.count
  if (limit.unit !== 'working_minutes') {
    const named = minuteOf(dueAfter(calendar, at(course.start), { [limit.unit]: limit.count } as never))
    if (named > windowMinutes) return undefined
    left = all ? named - course.start : countOpen(open, course.start, named)
  }
  const end = endOf(course)
  const goesOn = (m: number) => (end !== null && m >= end) || course.counts[m] === 1
  // Nothing changes any more after the last minute of the window that the log tells of.
  const stands = !goesOn(windowMinutes - 1)
  let stood = false
  for (let m = course.start; m < windowMinutes; m++) {
    if (left === 0 && goesOn(m) && (!stood || all || open[m])) return at(m)
    if (left === 0) stood = true
    if (left > 0 && goesOn(m) && (all || open[m])) {
      left--
      stood = false
    }
  }
  return stands ? null : undefined
}

/** What has become of it by an instant. */
export function slowOutcome(course: SlowCourse, due: number | null, now: number): string {
  const end = endOf(course)
  const until = end === null ? now : at(end)
  if (due !== null && until > due) return 'missed'
  if (course.stop !== null) return 'met'
  if (course.withdrawn !== null) return 'withdrawn'
  return course.counts[windowMinutes - 1] ? 'running' : 'standing'
}
