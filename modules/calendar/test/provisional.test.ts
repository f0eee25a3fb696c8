// Years whose decree is not known: what the Labour Code alone says of them, and what the decrees of known years changed in it.

import { describe, expect, test } from 'vitest'
import { decreedYears } from '../server/production/decrees.ts'
import { lacksYear } from '../server/production/missing.ts'
import { provisionalYears, withProvisionalDays } from '../server/production/provisional.ts'
import { type Follows, productionDays, putDays } from '../server/production/put.ts'
import {
  type ProductionYear,
  productionYear,
  productionYears,
  undecreedYear,
} from '../server/production/russia.ts'
import { addWorkingTime } from '../server/rules/arithmetic.ts'
import { compileCalendar, provisionalBetween } from '../server/rules/compile.ts'
import { type CalendarDocument, readPlan } from '../server/rules/document.ts'
import { yearOf } from '../server/rules/year.ts'

const day: [string, string][] = [['09:00', '18:00']]
const document: CalendarDocument = {
  time_zone: 'Europe/Moscow',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day },
}
const follows: Follows = { country: 'RU', week: 'five', region: null }
const first = productionYears.at(-1)! + 1

/** What a date is beside its day of the week. */
const kindsOf = (facts: ProductionYear): Map<string, string> =>
  new Map([
    ...facts.moved_working_days.map(({ date }) => [date, 'worked'] as const),
    ...facts.shortened.map(date => [date, 'short'] as const),
    ...facts.days_off.map(date => [date, 'off'] as const),
    ...facts.non_working.map(date => [date, 'off'] as const),
  ])

function mondayAfter(date: string): string {
  const day = Temporal.PlainDate.from(date)
  return day.add({ days: 8 - day.dayOfWeek }).toString()
}

describe('a shipped year, read as if its decree were not known,', () => {
  // Both ends of each transfer, its eves, and the days that the President added.
  test.each([
    [2011, 2],
    [2012, 12],
    [2013, 4],
    [2014, 4],
    [2015, 2],
    [2016, 4],
    [2017, 2],
    [2018, 8],
    [2019, 4],
    [2020, 31],
    [2021, 11],
    [2022, 4],
    [2023, 2],
    [2024, 8],
    [2025, 8],
    [2026, 2],
  ])('%i differs from what was decreed on %i days, all of them decreed', (year, differing) => {
    const [known, alone] = [kindsOf(productionYear(year, 'five')), kindsOf(undecreedYear(year, 'five'))]
    const dates = [...new Set([...known.keys(), ...alone.keys()])]
    const different = dates.filter(date => known.get(date) !== alone.get(date))
    const { moved, extra_off = [], non_working = [] } = decreedYears[year]!
    const named = [...moved.flat(), ...extra_off, ...non_working].map(date => `${year}-${date}`)
    // A holiday on a weekend that the Government moves elsewhere is not made up for on the Monday after it.
    const { holidays } = productionYear(year, 'five')
    const mondays = named.filter(date => holidays.includes(date)).map(mondayAfter)
    const decreed = new Set([...named, ...mondays])
    expect(different.filter(date => !decreed.has(date))).toEqual([])
    expect(different).toHaveLength(differing)
  })

  test('has no other holidays', () => {
    for (const year of productionYears)
      expect(undecreedYear(year, 'six').holidays).toEqual(productionYear(year, 'six').holidays)
  })
})

test('every shipped year is compared', () => {
  expect(productionYears).toEqual([...Array(16)].map((_, i) => 2011 + i))
})

describe('the first year that is not shipped', () => {
  const whole = withProvisionalDays(document, follows, first)

  test('is 2027: holidays closed, those on a weekend made up for, eves an hour shorter', () => {
    expect(first).toBe(2027)
    const { days } = yearOf(whole, 2027)
    const marked = days.filter(({ provisional }) => provisional)
    expect(marked.map(({ date, intervals }) => [date, intervals[0]?.[1] ?? 'closed'])).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8].map(one => [`2027-01-0${one}`, 'closed']),
      ['2027-02-22', '17:00'],
      ['2027-02-23', 'closed'],
      ['2027-03-08', 'closed'],
      ['2027-04-30', '17:00'],
      ['2027-05-01', 'closed'],
      ['2027-05-03', 'closed'],
      ['2027-05-09', 'closed'],
      ['2027-05-10', 'closed'],
      ['2027-06-11', '17:00'],
      ['2027-06-12', 'closed'],
      ['2027-06-14', 'closed'],
      ['2027-11-03', '17:00'],
      ['2027-11-04', 'closed'],
      ['2027-12-31', '17:00'],
    ])
    expect(days.some(({ own }) => own)).toBe(false)
  })

  test('moves due times behind its holidays', () => {
    const start = Date.parse('2026-12-31T16:30:00+03:00')
    const [plain, full] = [document, whole].map(one =>
      compileCalendar(one, { from_year: 2026, to_year: 2027 }),
    )
    expect(new Date(addWorkingTime(plain!, start, 3 * 3600))).toEqual(new Date('2027-01-01T10:30:00+03:00'))
    expect(new Date(addWorkingTime(full!, start, 3 * 3600))).toEqual(new Date('2027-01-11T10:30:00+03:00'))
  })

  test('is told of what crosses it, and of nothing else', () => {
    const calendar = compileCalendar(whole, { from_year: 2026, to_year: 2027 })
    const years = (from: string, to: string) => provisionalBetween(calendar, Date.parse(from), Date.parse(to))
    expect(years('2026-12-31T16:30:00+03:00', '2027-01-11T10:30:00+03:00')).toEqual([2027])
    expect(years('2026-12-01T10:00:00+03:00', '2027-01-01T00:00:00+03:00')).toEqual([])
    expect(years('2027-12-31T23:30:00+03:00', '2028-01-11T10:30:00+03:00')).toEqual([2027, 2028])
    expect(provisionalBetween(calendar, Date.parse('2027-01-01T00:00:00Z'), Infinity)).toEqual([])
  })

  test('leaves days and yearly holidays of the calendar as they are', () => {
    const own = withProvisionalDays(
      { ...document, days: [{ date: '2027-03-08', intervals: day }], yearly_holidays: ['02-23'] },
      follows,
      2027,
    )
    const { days } = yearOf(own, 2027)
    const at = (date: string) => days.find(one => one.date === date)
    expect(at('2027-03-08')).toMatchObject({ own: true, provisional: false, intervals: day })
    expect(at('2027-02-23')).toMatchObject({ kind: 'holiday', provisional: false })
  })

  test('has the fixed holidays of the region, with their names', () => {
    const { days } = yearOf(withProvisionalDays(document, { ...follows, region: 'RU-TA' }, 2027), 2027)
    expect(days.find(({ date }) => date === '2027-08-30')).toMatchObject({
      kind: 'holiday',
      provisional: true,
      name: { ru: 'День Республики Татарстан' },
    })
  })

  test('is provisional no longer once it was put in, and putting it in tells what becomes otherwise', () => {
    const complete = (one: CalendarDocument) => withProvisionalDays(one, follows, 2027)
    const decreed = productionDays(document, 2027, follows)
      .filter(({ date }) => date !== '2027-05-03')
      .concat({ date: '2027-12-31', intervals: [] })
    const put = putDays(document, decreed, null, complete)
    expect(put.changes.map(({ date, after }) => [date, after.kind])).toEqual([
      ['2027-05-03', 'working'],
      ['2027-12-31', 'holiday'],
    ])
    expect(put.unchanged).toBe(20)
    expect(complete(put.document).days).toEqual([
      ...put.document.days!,
      ...complete(put.document).days!.filter(({ date }) => date >= '2028'),
    ])
    expect(lacksYear(readPlan(put.document), 2027)).toBe(false)
  })
})

describe('which years are provisional', () => {
  test('the next one already, whatever the month, until it is put in', () => {
    expect(provisionalYears(document, follows, '2026-03-01')).toEqual([2027])
    expect(provisionalYears(document, follows, '2027-03-01')).toEqual([2027, 2028])
    const known = { ...document, days: productionDays(document, 2027, follows) }
    expect(provisionalYears(known, follows, '2026-03-01')).toEqual([])
  })

  test('none of a calendar that follows nothing, and none whose decree is shipped', () => {
    expect(provisionalYears(document, null, '2027-03-01')).toEqual([])
    expect(withProvisionalDays(document, null, 2027)).toBe(document)
    expect(provisionalYears(document, follows, '2025-03-01')).toEqual([])
    expect(withProvisionalDays(document, follows, 2020)).toBe(document)
  })
})
