// The norm of working time that Russian employers reckon wages and overtime by.

import { dateOf, weekDayOf } from '../rules/document.ts'
import { daysOf } from '../rules/year.ts'
import { isKnownYear, productionYear } from './russia.ts'

/**
 * Minutes of each month of a 40-hour week, January first (order of the Ministry of Health and Social Development 588n of
 * 2009-08-13): eight hours for every working day of the five-day week, an hour less before holidays. Non-working days
 * with pay by decree leave the norm as it is. Null for a year that is not known.
 */
export function normOf(year: number): number[] | null {
  if (!isKnownYear(year)) return null
  const { days_off, holidays, moved_working_days, shortened } = productionYear(year, 'five')
  const off = new Set([...days_off, ...holidays])
  const worked = new Set(moved_working_days.map(({ date }) => date))
  const short = new Set(shortened)
  const norm = new Array<number>(12).fill(0)
  for (const day of daysOf(year)) {
    const date = dateOf(day)
    const is_weekly_off = weekDayOf(day) === 0 || weekDayOf(day) === 6
    if (!worked.has(date) && (is_weekly_off || off.has(date))) continue
    norm[Number(date.slice(5, 7)) - 1]! += short.has(date) ? 420 : 480
  }
  return norm
}
