// A year of a calendar day by day: what each day is, its hours, and the sums of its months.

import type { dayKinds } from '../../contract/shapes.ts'
import {
  type CalendarDocument,
  type DayName,
  dateOf,
  dayOf,
  type Interval,
  intervalOf,
  isYearlyHoliday,
  minutesIn,
  type Plan,
  readPlan,
  type Span,
  spansOn,
  weekSpansOn,
} from './document.ts'

/**
 * What a day is beside what the week says of it.
 *
 * - `working`, `weekend`: open or closed as the week has it.
 * - `holiday`: closed by a day of its own or a yearly holiday.
 * - `short`: fewer minutes than the week gives. `moved`: open although the week is closed. `special`: other hours.
 * - `outside`: before or after the calendar is valid.
 */
export type DayKind = (typeof dayKinds)[number]

export type YearDay = {
  date: string
  kind: DayKind
  intervals: Interval[]
  /** Whether the day has hours of its own in the document. */
  own: boolean
  /** Whether it stands until the year's decree is known. */
  provisional: boolean
  name: DayName | null
}

export type YearSums = {
  working_days: number
  days_off: number
  /** By the clock on the wall, each shift in the month in which it begins. */
  working_minutes: number
}

/** Every day of a year and the sums of its twelve months, January first. */
export function yearOf(document: CalendarDocument, year: number): { days: YearDay[]; months: YearSums[] } {
  const plan = readPlan(document)
  const names = new Map((document.days ?? []).map(day => [dayOf(day.date), day.name]))
  const months = Array.from({ length: 12 }, () => ({ working_days: 0, days_off: 0, working_minutes: 0 }))
  const days = daysOf(year).map((day): YearDay => {
    const spans = spansOn(plan, day)
    const month = months[new Date(dateOf(day)).getUTCMonth()]!
    month.working_minutes += minutesIn(spans)
    if (spans.length > 0) month.working_days++
    else month.days_off++
    return {
      date: dateOf(day),
      kind: kindOf(plan, day),
      intervals: spans.map(intervalOf),
      own: plan.days.has(day) && !plan.provisional.has(day),
      provisional: plan.provisional.has(day),
      name: names.get(day) ?? null,
    }
  })
  return { days, months }
}

/** What a local day, counted from 1970-01-01, is beside the week. */
export function kindOf(plan: Plan, day: number): DayKind {
  if (day < plan.valid_from || day > plan.valid_until) return 'outside'
  const usual = weekSpansOn(plan, day)
  const own = plan.days.get(day)
  if (!own) return isYearlyHoliday(plan, day) ? 'holiday' : usual.length > 0 ? 'working' : 'weekend'
  if (own.length === 0) return 'holiday'
  if (usual.length === 0) return 'moved'
  if (sameSpans(own, usual)) return 'working'
  return minutesIn(own) < minutesIn(usual) ? 'short' : 'special'
}

export const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, i) => span.from === b[i]!.from && span.to === b[i]!.to)

/** The days of a year, counted from 1970-01-01. */
export function daysOf(year: number): number[] {
  const first = Date.UTC(year, 0, 1) / 86_400_000
  const next = Date.UTC(year + 1, 0, 1) / 86_400_000
  return Array.from({ length: next - first }, (_, index) => first + index)
}
