// When a calendar that follows a production calendar lacks a year that it will soon need.

import { type CalendarDocument, type Plan, readPlan, weekSpansOn } from '../rules/document.ts'
import type { Follows } from './put.ts'
import { holidaysOf } from './russia.ts'

/** From this month on, October, next year's days must be there: by then the Government has usually decided. */
const monthOfWarning = 10

/**
 * Years whose production calendar is due and not there: the current one, and from 1 October the next. A year is there
 * when the document's `days` say something of every statutory holiday on which the week is open.
 */
export function missingYears(document: CalendarDocument, follows: Follows | null, today: string): number[] {
  if (!follows) return []
  const year = Number(today.slice(0, 4))
  const due = Number(today.slice(5, 7)) >= monthOfWarning ? [year, year + 1] : [year]
  const plan = readPlan(document)
  return due.filter(one => lacksYear(plan, one))
}

export function lacksYear(plan: Plan, year: number): boolean {
  const expected = [...holidaysOf(year)].filter(
    day => day >= plan.valid_from && day <= plan.valid_until && weekSpansOn(plan, day).length > 0,
  )
  return expected.some(day => !plan.days.has(day))
}
