// Stories told in few words, and the clocks that run on them: a week in March 2026 on Moscow hours.
import { expect } from 'vitest'
import { compileCalendar } from '#modules/calendar/server/face.ts'
import { type Limit, readCourse } from '../../server/rules/course.ts'
import { coursesOf, type Measured, type Metric } from '../../server/rules/metrics.ts'
import type { Moment, StandingReason } from '../../server/rules/moments.ts'

const week = (from: string, to: string) => {
  const day: [string, string][] = [[from, to]]
  return { mon: day, tue: day, wed: day, thu: day, fri: day }
}
export const moscow = compileCalendar(
  { time_zone: 'Europe/Moscow', week: week('09:00', '18:00') },
  { from_year: 2026, to_year: 2026 },
)
/** The client works in Yekaterinburg, two hours ahead. */
export const client = compileCalendar(
  { time_zone: 'Asia/Yekaterinburg', week: week('09:00', '17:00') },
  { from_year: 2026, to_year: 2026 },
)

/** `tue 10:30`, of the week from Monday 2 March 2026 or, with `+`, of the next one; Moscow time. */
export const t = (text: string): number => {
  const [, day, more, time] = /^(\w{3})(\+*) (\d\d:\d\d)$/.exec(text)!
  const date = 2 + ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(day!) + 7 * more!.length
  return Date.parse(`2026-03-${String(date).padStart(2, '0')}T${time}:00+03:00`)
}
export const opened = (when: string, team: string | null = 'payroll'): Moment => ({
  do: 'opened',
  team,
  at: t(when),
})
type Bare =
  | 'answered'
  | 'asked'
  | 'working'
  | 'resolved'
  | 'reopened'
  | 'closed'
  | 'cancelled'
  | 'merged'
  | 'unmerged'
export const it = (deed: Bare, when: string): Moment => ({ do: deed, at: t(when) })
export const waiting = (reason: StandingReason, when: string): Moment => ({
  do: 'waiting',
  for: reason,
  at: t(when),
})
export const given = (team: string, when: string): Moment => ({
  do: 'assigned',
  team,
  person: null,
  at: t(when),
})
export const promised = (by: string | null, when: string): Moment => ({
  do: 'promised',
  by: by === null ? null : t(by),
  at: t(when),
})

export const minutes = (count: number): Limit => ({ unit: 'working_minutes', count })
export const both: StandingReason[] = ['requester', 'third_party']

/** All runnings of a metric, read at an instant. */
export function clocks(
  metric: Metric,
  limit: Limit,
  moments: Moment[],
  now: string | number,
  { pauses = both, calendar = moscow, ...more }: Partial<Measured> & { calendar?: typeof moscow } = {},
) {
  const instant = typeof now === 'number' ? now : t(now)
  return coursesOf(moments, { metric, pauses, ...more }).map(course => {
    const { used_seconds, ...reading } = readCourse(course, { limit, calendar }, instant)
    return { ...reading, used: used_seconds / 60, started_at: course.started_at }
  })
}
export const clock = (...given: Parameters<typeof clocks>) => {
  const found = clocks(...given)
  expect(found).toHaveLength(1)
  return found[0]!
}
