// The Russian production calendar against known norms of working time and, when it is there, a collected list of days.

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { productionYear, productionYears, russianProductionDays } from '../server/production/russia.ts'
import { workingTimeBetween } from '../server/rules/arithmetic.ts'
import { checkCalendar } from '../server/rules/check.ts'
import { compileCalendar } from '../server/rules/compile.ts'
import type { Interval, Week } from '../server/rules/document.ts'

const hours: Interval[] = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
]
const five: Week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours }

/** Days and hours of a year at 40 hours a week, as published for each year (2020 and 2021 as decreed, before non-working days; 2020 with 1 July free). */
const norms: [year: number, days: number, hours: number][] = [
  [2011, 248, 1981],
  [2012, 249, 1986],
  [2013, 247, 1970],
  [2014, 247, 1970],
  [2015, 247, 1971],
  [2016, 247, 1974],
  [2017, 247, 1973],
  [2018, 247, 1970],
  [2019, 247, 1970],
  [2020, 247, 1971],
  [2021, 247, 1972],
  [2022, 247, 1973],
  [2023, 247, 1973],
  [2024, 248, 1979],
  [2025, 247, 1972],
  [2026, 247, 1972],
]

test('every shipped year has a norm here', () => {
  expect(productionYears).toEqual(norms.map(([year]) => year))
  expect(() => productionYear(2010, 'five')).toThrow(RangeError)
})

test.each(norms)('the five-day week of %i has %i working days and %i hours', (year, days, year_hours) => {
  const document = {
    time_zone: 'Europe/Moscow',
    week: five,
    days: russianProductionDays(year, { week: 'five', hours, non_working: 'open' }),
  }
  expect(checkCalendar(document)).toEqual([])
  const calendar = compileCalendar(document, { from_year: year, to_year: year })
  const [from, to] = [year, year + 1].map(
    y => Temporal.ZonedDateTime.from(`${y}-01-01T00:00[Europe/Moscow]`).epochMilliseconds,
  )
  expect(calendar.table.working_days).toHaveLength(days)
  expect(workingTimeBetween(calendar, from!, to!) / 3600).toBe(year_hours)
})

describe('days', () => {
  const day = (date: string, options: Parameters<typeof russianProductionDays>[1]) =>
    russianProductionDays(Number(date.slice(0, 4)), options).find(entry => entry.date === date)?.intervals

  test.each<[string, string, Interval[] | undefined]>([
    ['a holiday', '2024-05-09', []],
    ['a holiday on a Sunday', '2025-02-23', []],
    ['a day off moved from a Saturday', '2024-05-10', []],
    ['a moved working Saturday', '2024-04-27', hours],
    [
      'a moved working Saturday in place of an eve',
      '2024-11-02',
      [
        ['09:00', '13:00'],
        ['14:00', '17:00'],
      ],
    ],
    [
      'an eve',
      '2024-03-07',
      [
        ['09:00', '13:00'],
        ['14:00', '17:00'],
      ],
    ],
    [
      '31 December as an eve',
      '2019-12-31',
      [
        ['09:00', '13:00'],
        ['14:00', '17:00'],
      ],
    ],
    [
      'a Monday given back, as short as the eve it replaces',
      '2014-02-24',
      [
        ['09:00', '13:00'],
        ['14:00', '17:00'],
      ],
    ],
    ['a holiday on a Saturday made up for on Monday', '2021-06-14', []],
    ['an ordinary day', '2024-03-06', undefined],
    ['non-working by decree', '2021-05-04', []],
    ['9 March 2011, worked', '2011-03-09', undefined],
  ])('five-day week: %s', (_, date, expected) => {
    expect(day(date, { week: 'five', hours })).toEqual(expected)
  })

  test.each<[string, string, Interval[] | undefined]>([
    ['what is moved from a Saturday is worked', '2024-05-10', undefined],
    ['what is moved from a Sunday is free', '2024-12-31', []],
    ['a Saturday that is worked anyway', '2024-04-27', undefined],
    [
      'an eve that the five-day week has free',
      '2024-04-30',
      [
        ['09:00', '13:00'],
        ['14:00', '17:00'],
      ],
    ],
    ['a holiday on a Saturday is not made up for', '2021-06-14', undefined],
    [
      'a Saturday eve',
      '2026-03-07',
      [
        ['09:00', '13:00'],
        ['14:00', '17:00'],
      ],
    ],
  ])('six-day week: %s', (_, date, expected) => {
    expect(day(date, { week: 'six', hours })).toEqual(expected)
  })

  test('hours may differ by day of the week, and a moved day has those of the day it replaces', () => {
    const week: Week = {
      ...five,
      mon: [['08:00', '17:00']],
      tue: [
        ['10:00', '12:00'],
        ['13:00', '13:30'],
      ],
    }
    expect(day('2024-04-27', { week: 'five', hours: week })).toEqual([['08:00', '17:00']])
    expect(day('2024-11-02', { week: 'five', hours: week })).toEqual([['10:00', '11:30']])
  })

  test('a night shift is an hour shorter in the morning', () => {
    expect(day('2024-03-07', { week: 'five', hours: [['22:00', '06:00']] })).toEqual([['22:00', '05:00']])
    expect(day('2024-03-07', { week: 'five', hours: [['16:00', '01:00']] })).toEqual([['16:00', '24:00']])
    expect(day('2024-03-07', { week: 'five', hours: [['16:00', '00:30']] })).toEqual([['16:00', '23:30']])
  })

  test('an organisation that went on working is open on non-working days, an hour less on an eve', () => {
    expect(day('2020-04-15', { week: 'five', hours, non_working: 'open' })).toBeUndefined()
    expect(day('2020-04-30', { week: 'five', hours, non_working: 'open' })).toEqual([
      ['09:00', '13:00'],
      ['14:00', '17:00'],
    ])
  })
})

const file = new URL(
  '../../../../shared/data/calendar/ru_production_calendar_2011_2026.json',
  import.meta.url,
)
const here = existsSync(file)

test.skipIf(!here)(
  `agrees with the collected list of days${here ? '' : ': skipped, shared/data/calendar/ru_production_calendar_2011_2026.json is not beside the project'}`,
  () => {
    const listed: { holidays: string[]; preholidays: string[]; nowork: string[] } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    // The list has 9 March 2011 free. It was worked: the decree of 2010-08-05 moves 5 March to 7 March and nothing
    // else, and the year's norm of 248 days and 1981 hours has room for no other day off.
    const free = listed.holidays.filter(date => date !== '2011-03-09')
    expect(free.length).toBe(listed.holidays.length - 1)
    const weekendsAndOff = productionYears.flatMap(year => {
      const facts = productionYear(year, 'five')
      const worked = new Set(facts.moved_working_days.map(({ date }) => date))
      const off = new Set([...facts.days_off, ...facts.holidays])
      return datesOf(year).filter(date => !worked.has(date) && (off.has(date) || isWeekend(date)))
    })
    expect(weekendsAndOff).toEqual(free)
    const non_working = productionYears.flatMap(year => productionYear(year, 'five').non_working)
    expect(non_working).toEqual(listed.nowork)
    // The list is of two minds about eves that were not worked: it names 3 November 2021 and leaves out two of 2020.
    const eves = productionYears.flatMap(year => productionYear(year, 'five').shortened)
    const worked = (date: string) => !listed.nowork.includes(date)
    expect(eves.filter(worked)).toEqual(listed.preholidays.filter(worked))
  },
)

const isWeekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay())

function datesOf(year: number): string[] {
  const days = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000
  return Array.from({ length: days }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10))
}
