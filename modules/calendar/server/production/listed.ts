// Days of a file as days of a calendar: what is off, shorter or worked becomes hours of this calendar.

import {
  type CalendarDay,
  type CalendarDocument,
  dateOf,
  dayOf,
  type Interval,
  type Plan,
  readPlan,
} from '../rules/document.ts'
import { usualHours } from './put.ts'
import type { ListedDay } from './read-list.ts'
import { hourLess } from './russia.ts'

/**
 * The calendar's own days for those of a list. A day that is worked or shorter where the week is closed takes the hours of
 * the day it stands in for, otherwise those of the nearest earlier open day of the week.
 */
export function listedDays(document: CalendarDocument, listed: readonly ListedDay[]): CalendarDay[] {
  const plan = readPlan(document)
  return listed.map(({ date, kind, intervals, instead_of, name }) => {
    const usual = kind === 'off' || kind === 'hours' ? [] : workingHours(plan, date, instead_of)
    const hours = { off: [], hours: intervals ?? [], working: usual, short: hourLess(usual) }[kind]
    return { date, intervals: hours, ...(name ? { name: { ru: name, en: name } } : {}) }
  })
}

function workingHours(plan: Plan, date: string, instead_of: string | undefined): Interval[] {
  const day = dayOf(date)!
  for (const near of [
    ...(instead_of ? [instead_of] : []),
    ...[0, 1, 2, 3, 4, 5, 6].map(n => dateOf(day - n)),
  ]) {
    const hours = usualHours(plan, near)
    if (hours.length > 0) return hours
  }
  return []
}
