// A year day by day: what each day is called, the sums of months, and the norm of working time.
import { describe, expect, test } from 'vitest'
import { shippedYears } from '../contract/shapes.ts'
import { normOf } from '../server/production/norm.ts'
import { productionDays } from '../server/production/put.ts'
import { productionYears } from '../server/production/russia.ts'
import type { CalendarDocument, Interval } from '../server/rules/document.ts'
import { yearOf } from '../server/rules/year.ts'

const day: Interval[] = [['09:00', '18:00']]
const week = { mon: day, tue: day, wed: day, thu: day, fri: day }
const kindOn = (document: CalendarDocument, date: string) =>
  yearOf(document, Number(date.slice(0, 4))).days.find(one => one.date === date)

describe('a day is', () => {
  const document: CalendarDocument = {
    time_zone: 'Europe/Moscow',
    week,
    yearly_holidays: ['05-01'],
    periods: [
      { from: '2026-07-01', week: { ...week, sat: [['10:00', '14:00']] } },
      { from: '2026-08-01', until: '2026-08-31', week: { mon: [['10:00', '12:00']] } },
    ],
    days: [
      { date: '2026-03-10', intervals: [], name: { ru: 'Переезд' } },
      { date: '2026-03-11', intervals: [['09:00', '17:00']] },
      { date: '2026-03-14', intervals: [['10:00', '12:00']] },
      { date: '2026-03-12', intervals: [['08:00', '20:00']] },
      { date: '2026-03-13', intervals: day },
      { date: '2026-03-15', intervals: [] },
    ],
    valid: { from: '2026-02-01' },
  }
  test.each([
    ['2026-01-31', 'outside', []],
    ['2026-03-09', 'working', day],
    ['2026-03-10', 'holiday', []],
    ['2026-03-11', 'short', [['09:00', '17:00']]],
    ['2026-03-12', 'special', [['08:00', '20:00']]],
    ['2026-03-13', 'working', day],
    ['2026-03-14', 'moved', [['10:00', '12:00']]],
    ['2026-03-15', 'holiday', []],
    ['2026-03-21', 'weekend', []],
    ['2026-05-01', 'holiday', []],
    ['2026-07-04', 'working', [['10:00', '14:00']]],
    ['2026-08-03', 'working', [['10:00', '12:00']]],
    ['2026-08-04', 'weekend', []],
    ['2026-09-05', 'working', [['10:00', '14:00']]],
  ])('%s: %s', (date, kind, intervals) => {
    expect(kindOn(document, date)).toMatchObject({ kind, intervals })
  })
  test('called by its name', () => {
    expect(kindOn(document, '2026-03-10')?.name).toEqual({ ru: 'Переезд' })
    expect(kindOn(document, '2026-03-11')?.name).toBeNull()
  })
})

test('sums: a night shift counts in the month in which it begins, 24 hours are 1440 minutes', () => {
  const { months } = yearOf(
    {
      time_zone: 'UTC',
      week: {},
      days: [
        { date: '2026-01-31', intervals: [['22:00', '06:00']] },
        { date: '2026-02-10', intervals: [['00:00', '24:00']] },
      ],
    },
    2026,
  )
  expect(months[0]).toEqual({ working_days: 1, days_off: 30, working_minutes: 480 })
  expect(months[1]).toEqual({ working_days: 1, days_off: 27, working_minutes: 1440 })
})

test.each([
  // year, working days, hours of a 40-hour week: as published for employers
  [2016, 247, 1974],
  [2018, 247, 1970],
  [2019, 247, 1970],
  [2021, 247, 1972],
  [2022, 247, 1973],
  [2023, 247, 1973],
  [2024, 248, 1979],
  [2025, 247, 1972],
  [2026, 247, 1972],
])('the norm of %i: %i days, %i hours', (year, working_days, hours) => {
  const norm = normOf(year)!
  expect(norm.reduce((sum, minutes) => sum + minutes, 0) / 60).toBe(hours)
  const eight: Interval[] = [['09:00', '17:00']]
  const usual = { time_zone: 'UTC', week: { mon: eight, tue: eight, wed: eight, thu: eight, fri: eight } }
  const days = productionDays(usual, year, { week: 'five', region: null })
  const non_working = days.filter(one => one.name?.en === 'Non-working day by decree').length
  const { months } = yearOf({ ...usual, days }, year)
  expect(months.reduce((sum, month) => sum + month.working_days, 0) + non_working).toBe(working_days)
  if (non_working === 0) expect(months.map(month => month.working_minutes)).toEqual(norm)
})

test('a year that is not known has no norm', () => {
  expect(normOf(2027)).toBeNull()
})

test('the years that screens call shipped are those whose decrees are known', () => {
  expect([productionYears[0], productionYears.at(-1)]).toEqual([shippedYears.first, shippedYears.last])
})
