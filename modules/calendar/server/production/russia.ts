// The Russian production calendar: the Labour Code's rules applied to a year's decree, for a five- and a six-day week.

import {
  type CalendarDay,
  dateOf,
  dayOf,
  type Interval,
  intervalOf,
  readIntervals,
  shortened,
  type Week,
  weekDayOf,
  weekDays,
  yearlyDayOf,
} from '../rules/document.ts'
import { type DecreedYear, decreedYears } from './decrees.ts'

/** `five`: Saturday and Sunday off. `six`: Sunday off. */
export type ProductionWeek = 'five' | 'six'

type HoursOn = (date: string) => Interval[]

/** One year as lists of `YYYY-MM-DD`, each in order of date. */
export type ProductionYear = {
  /** Holidays of the Labour Code, whatever day of the week they fall on. */
  holidays: string[]
  /** Days of the working week that are free: holidays, and days off moved there. */
  days_off: string[]
  /** Weekly days off that are worked, each with the date whose place it takes. */
  moved_working_days: { date: string; instead_of: string }[]
  /** Worked days that are one hour shorter. */
  shortened: string[]
  /** Days of the working week made non-working with pay by decree; some of them are eves and in `shortened` too. */
  non_working: string[]
}

/** The years whose decree is known, oldest first. */
export const productionYears: readonly number[] = Object.keys(decreedYears).map(Number)

/**
 * The production calendar of a known year; RangeError for others (see `productionYears`).
 *
 * Labour Code of the Russian Federation: art. 112, holidays, and a holiday on a weekly day off is made up for on the
 * next working day (since 2013 not those of 1-8 January, which the Government moves); art. 95, the working day before a
 * holiday is an hour shorter. A day off moved by decree counts for those who have that day off: what is moved from a
 * Saturday leaves a six-day week as it is. A weekly day off that is worked is as long as the day it stands in for
 * (order of the Ministry of Health and Social Development 588n of 2009-08-13).
 */
export function productionYear(year: number, week: ProductionWeek): ProductionYear {
  const decreed = decreedYears[year]
  if (!decreed) throw new RangeError(`The production calendar of ${year} is not known`)
  return yearUnder(decreed, year, week)
}

/** A year by the Labour Code alone, as if the Government had moved nothing: what is certain before it has decided. */
export const undecreedYear = (year: number, week: ProductionWeek): ProductionYear =>
  yearUnder({ moved: [] }, year, week)

function yearUnder(decreed: Omit<DecreedYear, 'decree'>, year: number, week: ProductionWeek): ProductionYear {
  const on = (month_day: string) => dayOf(`${year}-${month_day}`)!
  const isWeeklyOff = (day: number) => weekDayOf(day) === 0 || (week === 'five' && weekDayOf(day) === 6)
  const holidays = holidaysOf(year)
  const moved = decreed.moved.map(([from, to]) => ({ from: on(from), to: on(to) }))

  const off = new Set([...holidays, ...(decreed.extra_off ?? []).map(on)])
  for (const holiday of holidays) {
    const is_new_year = holiday < on('01-09')
    if (!isWeeklyOff(holiday) || (is_new_year && year >= 2013)) continue
    if (moved.some(({ from }) => from === holiday)) continue
    let day = holiday + 1
    while (isWeeklyOff(day) || off.has(day)) day++
    off.add(day)
  }
  const worked = new Map<number, number>()
  const made_up_for = new Set(off)
  for (const { from, to } of moved) {
    // Only a day that is off without the decree can be moved.
    const is_made_up_day = made_up_for.has(from) && !holidays.has(from)
    if (!isWeeklyOff(from) && !is_made_up_day) continue
    off.add(to)
    if (holidays.has(from)) continue
    off.delete(from)
    worked.set(from, to)
  }

  const isEve = (day: number) => holidays.has(day + 1) || isNewYear(day + 1)
  const days = daysOfYear(year)
  const isWorked = (day: number) => worked.has(day) || !(isWeeklyOff(day) || off.has(day))
  return {
    holidays: [...holidays].map(dateOf),
    days_off: days.filter(day => off.has(day) && !isWeeklyOff(day)).map(dateOf),
    moved_working_days: [...worked]
      .filter(([day]) => isWeeklyOff(day))
      .sort(([a], [b]) => a - b)
      .map(([date, instead_of]) => ({ date: dateOf(date), instead_of: dateOf(instead_of) })),
    shortened: days.filter(day => isWorked(day) && (isEve(day) || isEve(worked.get(day) ?? NaN))).map(dateOf),
    non_working: (decreed.non_working ?? []).map(on).filter(isWorked).map(dateOf),
  }
}

export interface DaysOptions {
  readonly week: ProductionWeek
  readonly hours: Interval[] | Week | HoursOn
  readonly non_working?: 'closed' | 'open'
}

/**
 * The year's `days` for a calendar document: holidays and moved days off closed, moved working days open with the hours
 * of the day they stand in for, shortened days one hour less at the end. `hours` are those of every working day, a
 * week where they differ, or a function of the date. Non-working days by decree are closed unless `non_working` says `open`, as for an
 * organisation that went on working. RangeError for a year that is not known.
 */
export const russianProductionDays = (year: number, options: DaysOptions): CalendarDay[] =>
  daysUnder(productionYear(year, options.week), options)

/** The same of a year whose facts are at hand. */
export function daysUnder(facts: ProductionYear, { hours, non_working }: DaysOptions): CalendarDay[] {
  const hoursOn = (date: string): Interval[] =>
    typeof hours === 'function'
      ? hours(date)
      : Array.isArray(hours)
        ? hours
        : (hours[weekDays[(weekDayOf(dayOf(date)!) + 6) % 7]!] ?? [])
  const days = new Map<string, Interval[]>()
  for (const date of facts.moved_working_days) days.set(date.date, hoursOn(date.instead_of))
  for (const date of facts.shortened) days.set(date, hourLess(days.get(date) ?? hoursOn(date)))
  const closed = [...facts.holidays, ...facts.days_off]
  if (non_working !== 'open') closed.push(...facts.non_working)
  for (const date of closed) days.set(date, [])
  return [...days]
    .map(([date, intervals]) => ({ date, intervals }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

export const isKnownYear = (year: number): boolean => decreedYears[year] !== undefined

/** The holidays of the Labour Code in a year, as days counted from 1970-01-01. */
export function holidaysOf(year: number): Set<number> {
  const january = year >= 2013 ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2, 3, 4, 5, 7]
  const dates = [
    ...january.map(day => `01-0${day}`),
    ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
  ]
  return new Set(dates.map(date => dayOf(`${year}-${date}`)!))
}

const isNewYear = (day: number): boolean => !Number.isNaN(day) && yearlyDayOf(dateOf(day).slice(5)) === 101

function daysOfYear(year: number): number[] {
  const first = dayOf(`${year}-01-01`)!
  return Array.from({ length: dayOf(`${year + 1}-01-01`)! - first }, (_, index) => first + index)
}

/** An hour less at the end of the day. */
export const hourLess = (intervals: Interval[]): Interval[] =>
  shortened(readIntervals(intervals), 60).map(intervalOf)
