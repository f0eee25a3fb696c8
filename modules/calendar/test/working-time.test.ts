// Working time by examples: nights, breaks, daylight saving, edges of intervals and horizons, typed units.

import { describe, expect, test } from 'vitest'
import {
  addWorkingTime,
  isOpen,
  nextOpening,
  openIntervals,
  previousClosing,
  workingTimeBetween,
} from '../server/rules/arithmetic.ts'
import { compileCalendar } from '../server/rules/compile.ts'
import { type CalendarDocument, dateOf, type Interval, type Week } from '../server/rules/document.ts'
import { type DueUnit, dueAfter, localDayOf } from '../server/rules/due.ts'

const everyDay = (...hours: Interval[]): Week => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  sat: hours,
  sun: hours,
})
const workdays = (...hours: Interval[]): Week => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
})

const office: CalendarDocument = {
  time_zone: 'Europe/Moscow',
  week: workdays(['09:00', '13:00'], ['14:00', '18:00']),
  yearly_holidays: ['01-01'],
  days: [
    { date: '2026-05-01', intervals: [] },
    {
      date: '2026-05-08',
      intervals: [
        ['09:00', '13:00'],
        ['14:00', '17:00'],
      ],
    },
    { date: '2026-05-16', intervals: [['10:00', '15:00']] },
  ],
}
const compile = (document: CalendarDocument) => compileCalendar(document, { from_year: 2026, to_year: 2026 })
const at = (text: string) => Temporal.ZonedDateTime.from(text).epochMilliseconds
const moscow = (text: string) => at(`${text}[Europe/Moscow]`)
const shownIn = (time_zone: string, ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(time_zone).toString({ timeZoneName: 'never' })

describe('adding', () => {
  test.each([
    ['inside one interval', '2026-04-27T09:10', 30, '2026-04-27T09:40'],
    ['over the break', '2026-04-27T12:50', 20, '2026-04-27T14:10'],
    ['over the night', '2026-04-27T17:50', 20, '2026-04-28T09:10'],
    ['over a holiday and a weekend', '2026-04-30T17:50', 20, '2026-05-04T09:10'],
    ['over a shortened day', '2026-05-08T16:50', 20, '2026-05-11T09:10'],
    ['into a moved working day', '2026-05-15T17:50', 20, '2026-05-16T10:10'],
    ['from before the opening', '2026-04-27T03:00', 60, '2026-04-27T10:00'],
    ['from the break', '2026-04-27T13:30', 60, '2026-04-27T15:00'],
    ['exactly to a closing stays there', '2026-04-27T17:00', 60, '2026-04-27T18:00'],
    ['exactly to the break stays there', '2026-04-27T12:00', 60, '2026-04-27T13:00'],
    ['nothing when open', '2026-04-27T12:00', 0, '2026-04-27T12:00'],
    ['nothing at a closing gives the next opening', '2026-04-30T18:00', 0, '2026-05-04T09:00'],
    ['back inside one interval', '2026-04-27T12:00', -30, '2026-04-27T11:30'],
    ['back over the break', '2026-04-27T14:10', -20, '2026-04-27T12:50'],
    ['back exactly to an opening stays there', '2026-04-27T14:10', -10, '2026-04-27T14:00'],
    ['back from a closed day', '2026-05-02T12:00', -60, '2026-04-30T17:00'],
    ['across New Year, beyond the compiled year', '2026-12-31T17:50', 20, '2027-01-04T09:10'],
    ['back beyond the compiled year', '2026-01-02T09:10', -20, '2025-12-31T17:50'],
  ])('%s', (_, start, minutes, due) => {
    expect(addWorkingTime(compile(office), moscow(start), minutes * 60)).toBe(moscow(due))
  })

  test('counts milliseconds', () => {
    expect(addWorkingTime(compile(office), moscow('2026-04-27T17:59:59.250'), 1.5)).toBe(
      moscow('2026-04-28T09:00:00.750'),
    )
  })

  test('goes on for years and comes back', () => {
    const calendar = compile({ time_zone: 'UTC', week: everyDay(['00:00', '24:00']) })
    const start = Date.UTC(2026, 5, 1)
    const century = 100 * 365.25 * 86_400
    expect(addWorkingTime(calendar, start, century)).toBe(start + century * 1000)
    expect(addWorkingTime(calendar, start, -century)).toBe(start - century * 1000)
  })

  test('says never when there is not that much time', () => {
    const calendar = compile({ ...office, valid: { from: '2026-04-27', until: '2026-04-28' } })
    expect(workingTimeBetween(calendar, moscow('2020-01-01T00:00'), moscow('2030-01-01T00:00'))).toBe(
      16 * 3600,
    )
    expect(addWorkingTime(calendar, moscow('2026-04-01T00:00'), 16 * 3600)).toBe(moscow('2026-04-28T18:00'))
    expect(addWorkingTime(calendar, moscow('2026-04-01T00:00'), 16 * 3600 + 1)).toBe(Infinity)
    expect(addWorkingTime(calendar, moscow('2026-05-01T00:00'), -16 * 3600 - 1)).toBe(-Infinity)
    expect(nextOpening(calendar, moscow('2026-04-28T18:00'))).toBe(Infinity)
    expect(previousClosing(calendar, moscow('2026-04-27T09:00'))).toBe(-Infinity)
    expect(dueAfter(calendar, moscow('2026-04-28T10:00'), { working_days: 1 })).toBe(Infinity)
    expect(dueAfter(calendar, moscow('2026-04-28T18:00'), { working_day_of_month: 1 })).toBe(Infinity)
  })

  test('answers beyond the known years and for what is no number', () => {
    const calendar = compile(office)
    expect(addWorkingTime(calendar, Date.UTC(2500, 0, 1), 60)).toBe(Infinity)
    expect(addWorkingTime(calendar, Infinity, 60)).toBe(Infinity)
    expect(addWorkingTime(calendar, moscow('2026-04-27T12:00'), Infinity)).toBe(Infinity)
    expect(isOpen(calendar, Infinity)).toBe(false)
    expect(workingTimeBetween(calendar, Infinity, Date.UTC(2300, 0, 1))).toBe(0)
    expect(addWorkingTime(calendar, Number.NaN, 60)).toBeNaN()
    expect(addWorkingTime(calendar, 0, Number.NaN)).toBeNaN()
    expect(workingTimeBetween(calendar, 0, Number.NaN)).toBeNaN()
    expect(isOpen(calendar, Number.NaN)).toBe(false)
    expect(dueAfter(calendar, Date.UTC(2500, 0, 1), { calendar_days: 1 })).toBe(Infinity)
    expect(dueAfter(calendar, 0, { calendar_days: 10_000_000 })).toBe(Infinity)
  })
})

describe('edges', () => {
  test('an opening is open, a closing is not', () => {
    const calendar = compile(office)
    const questions = ['09:00', '12:59:59', '13:00', '14:00', '18:00', '08:59:59']
    expect(questions.map(time => isOpen(calendar, moscow(`2026-04-27T${time}`)))).toEqual([
      true,
      true,
      false,
      true,
      false,
      false,
    ])
  })

  test('openings and closings around an instant', () => {
    const calendar = compile(office)
    expect(nextOpening(calendar, moscow('2026-04-27T10:00'))).toBe(moscow('2026-04-27T10:00'))
    expect(nextOpening(calendar, moscow('2026-04-27T18:00'))).toBe(moscow('2026-04-28T09:00'))
    expect(previousClosing(calendar, moscow('2026-04-27T10:00'))).toBe(moscow('2026-04-27T10:00'))
    expect(previousClosing(calendar, moscow('2026-04-27T09:00'))).toBe(moscow('2026-04-24T18:00'))
    expect(previousClosing(calendar, moscow('2026-01-01T00:00'))).toBe(moscow('2025-12-31T18:00'))
  })

  test('measuring backwards is negative', () => {
    const calendar = compile(office)
    expect(workingTimeBetween(calendar, moscow('2026-04-28T10:00'), moscow('2026-04-27T17:00'))).toBe(
      -2 * 3600,
    )
  })

  test('lists open intervals cut at both ends', () => {
    expect(openIntervals(compile(office), moscow('2026-04-27T12:00'), moscow('2026-04-28T10:00'))).toEqual([
      [moscow('2026-04-27T12:00'), moscow('2026-04-27T13:00')],
      [moscow('2026-04-27T14:00'), moscow('2026-04-27T18:00')],
      [moscow('2026-04-28T09:00'), moscow('2026-04-28T10:00')],
    ])
    expect(openIntervals(compile(office), moscow('2026-05-02T00:00'), moscow('2026-05-03T00:00'))).toEqual([])
  })

  test('hours that touch become one interval, also over midnight and New Year', () => {
    const calendar = compile({ time_zone: 'UTC', week: everyDay(['00:00', '12:00'], ['12:00', '24:00']) })
    const [from, to] = [Date.UTC(2025, 6, 1), Date.UTC(2027, 6, 1)]
    expect(openIntervals(calendar, from, to)).toEqual([[from, to]])
  })
})

describe('nights, holidays and periods', () => {
  const night: CalendarDocument = {
    time_zone: 'Europe/Moscow',
    week: workdays(['22:00', '06:00']),
    yearly_holidays: ['12-31'],
    days: [{ date: '2026-04-28', intervals: [] }],
    periods: [{ from: '2026-06-01', until: '2026-08-31', week: workdays(['10:00', '16:00']) }],
  }

  test('a night shift runs into a closed day, and a closed day has no night shift', () => {
    const calendar = compile(night)
    expect(isOpen(calendar, moscow('2026-04-28T05:59'))).toBe(true)
    expect(isOpen(calendar, moscow('2026-04-28T23:00'))).toBe(false)
    expect(isOpen(calendar, moscow('2026-04-29T05:00'))).toBe(false)
    expect(isOpen(calendar, moscow('2027-01-01T01:00'))).toBe(false)
    expect(isOpen(calendar, moscow('2026-01-01T23:00'))).toBe(true)
    expect(isOpen(calendar, moscow('2026-01-03T05:00'))).toBe(true)
  })

  test('the night before the first compiled day is there', () => {
    const calendar = compile({ ...night, yearly_holidays: [] })
    expect(isOpen(calendar, moscow('2026-01-01T05:00'))).toBe(true)
  })

  test('a period has its own week', () => {
    const calendar = compile(night)
    expect(isOpen(calendar, moscow('2026-06-01T15:00'))).toBe(true)
    expect(isOpen(calendar, moscow('2026-05-29T23:00'))).toBe(true)
    expect(isOpen(calendar, moscow('2026-09-01T15:00'))).toBe(false)
  })

  test('24 hours that begin at nine end at nine', () => {
    const calendar = compile({ time_zone: 'UTC', week: { mon: [['09:00', '09:00']] } })
    expect(openIntervals(calendar, Date.UTC(2026, 3, 26), Date.UTC(2026, 3, 30))).toEqual([
      [Date.UTC(2026, 3, 27, 9), Date.UTC(2026, 3, 28, 9)],
    ])
  })
})

describe('daylight saving', () => {
  const hoursOn = (time_zone: string, date: string, ...hours: Interval[]) => {
    const day = Temporal.PlainDate.from(date)
    const start = day.toZonedDateTime(time_zone).epochMilliseconds
    const end = day.add({ days: 1 }).toZonedDateTime(time_zone).epochMilliseconds
    return workingTimeBetween(compile({ time_zone, week: everyDay(...hours) }), start, end) / 3600
  }

  test.each<[string, string, string, Interval, number]>([
    ['a skipped hour is no working time', 'Europe/Berlin', '2026-03-29', ['00:00', '24:00'], 23],
    ['a repeated hour counts twice', 'Europe/Berlin', '2026-10-25', ['00:00', '24:00'], 25],
    ['hours wholly in the gap vanish', 'Europe/Berlin', '2026-03-29', ['02:00', '03:00'], 0],
    ['hours that end in the gap end at its edge', 'Europe/Berlin', '2026-03-29', ['01:00', '02:30'], 1],
    [
      'hours in the repeated hour are open in both passes',
      'Europe/Berlin',
      '2026-10-25',
      ['02:15', '02:45'],
      1,
    ],
    ['midnight that does not exist', 'America/Sao_Paulo', '2018-11-04', ['00:00', '24:00'], 23],
    ['the last hour of the day twice', 'America/Sao_Paulo', '2018-02-17', ['23:00', '24:00'], 2],
    ['Moscow for good', 'Europe/Moscow', '2014-10-26', ['00:00', '09:00'], 10],
    ['a date that never was', 'Pacific/Apia', '2011-12-30', ['00:00', '24:00'], 0],
    ['half an hour', 'Australia/Lord_Howe', '2026-04-05', ['00:00', '24:00'], 24.5],
  ])('%s', (_, time_zone, date, hours, expected) => {
    expect(hoursOn(time_zone, date, hours)).toBe(expected)
  })

  test('adding goes by elapsed time', () => {
    const calendar = compile({ time_zone: 'Europe/Berlin', week: everyDay(['00:00', '24:00']) })
    const start = at('2026-03-28T12:00[Europe/Berlin]')
    expect(shownIn('Europe/Berlin', addWorkingTime(calendar, start, 86_400))).toBe(
      '2026-03-29T13:00:00+02:00',
    )
  })
})

describe('units', () => {
  test.each<[string, string, DueUnit, string]>([
    ['working minutes', '2026-04-30T17:50', { working_minutes: 20 }, '2026-05-04T09:10'],
    ['the next working day', '2026-04-27T10:00', { working_days: 1 }, '2026-04-28T18:00'],
    ['working days over a holiday', '2026-04-29T20:00', { working_days: 2 }, '2026-05-04T18:00'],
    ['working days from a closed day', '2026-05-02T10:00', { working_days: 1 }, '2026-05-04T18:00'],
    ['a shortened day ends early', '2026-05-07T10:00', { working_days: 1 }, '2026-05-08T17:00'],
    ['a moved working day counts', '2026-05-15T10:00', { working_days: 1 }, '2026-05-16T15:00'],
    ['today', '2026-04-27T10:00', { working_days: 0 }, '2026-04-27T18:00'],
    ['today in the break', '2026-04-27T13:30', { working_days: 0 }, '2026-04-27T18:00'],
    ['today is over', '2026-04-27T18:00', { working_days: 0 }, '2026-04-28T18:00'],
    ['today is closed', '2026-05-01T10:00', { working_days: 0 }, '2026-05-04T18:00'],
    ['working days into the next year', '2026-12-31T10:00', { working_days: 1 }, '2027-01-04T18:00'],
    ['calendar days', '2026-04-29T20:00', { calendar_days: 3 }, '2026-05-03T00:00'],
    ['calendar days into the next year', '2026-12-30T20:00', { calendar_days: 5 }, '2027-01-05T00:00'],
    ['until the end of today', '2026-04-29T20:00', { calendar_days: 0 }, '2026-04-30T00:00'],
    ['by working day 2 of this month', '2026-05-01T00:00', { working_day_of_month: 2 }, '2026-05-05T18:00'],
    ['at that very moment', '2026-05-05T18:00', { working_day_of_month: 2 }, '2026-05-05T18:00'],
    [
      'by working day 2 of the next month',
      '2026-05-05T18:01',
      { working_day_of_month: 2 },
      '2026-06-02T18:00',
    ],
    ['by the last working day', '2026-05-05T18:01', { working_day_of_month: 31 }, '2026-05-29T18:00'],
    [
      'by working day 1 of the next year',
      '2026-12-20T12:00',
      { working_day_of_month: 1 },
      '2027-01-04T18:00',
    ],
  ])('%s', (_, start, unit, due) => {
    expect(shownIn('Europe/Moscow', dueAfter(compile(office), moscow(start), unit))).toBe(
      shownIn('Europe/Moscow', moscow(due)),
    )
  })

  test('months without a working day are passed over', () => {
    const calendar = compile({
      time_zone: 'UTC',
      week: {},
      days: [{ date: '2026-09-10', intervals: [['09:00', '17:00']] }],
    })
    expect(dueAfter(calendar, Date.UTC(2026, 1, 1), { working_day_of_month: 1 })).toBe(
      Date.UTC(2026, 8, 10, 17),
    )
  })

  test('the working day of a night shift ends in the morning', () => {
    const calendar = compile({ time_zone: 'Europe/Moscow', week: workdays(['22:00', '06:00']) })
    expect(dueAfter(calendar, moscow('2026-04-27T10:00'), { working_days: 0 })).toBe(
      moscow('2026-04-28T06:00'),
    )
    expect(dueAfter(calendar, moscow('2026-12-30T10:00'), { working_days: 1 })).toBe(
      moscow('2027-01-01T06:00'),
    )
  })

  test.each(['America/Sao_Paulo', 'Europe/Berlin', 'Pacific/Apia', 'Africa/Cairo'])(
    'calendar days in %s end where Temporal begins the next day',
    time_zone => {
      const calendar = compile({ time_zone, week: everyDay(['09:00', '18:00']) })
      const first = Temporal.PlainDate.from('2011-12-01')
      for (let day = 0; day < 900; day++) {
        const date = first.add({ days: day })
        const next = date.add({ days: 1 }).toZonedDateTime(time_zone).epochMilliseconds
        if (date.toString() === '2011-12-29' && time_zone === 'Pacific/Apia') continue
        const start = date.toZonedDateTime({ timeZone: time_zone, plainTime: '12:00' })
        if (!start.toPlainDate().equals(date)) continue
        expect(dateOf(localDayOf(calendar, start.epochMilliseconds))).toBe(date.toString())
        expect(dueAfter(calendar, start.epochMilliseconds, { calendar_days: 0 })).toBe(next)
      }
    },
  )

  test.each<DueUnit>([
    { working_days: -1 },
    { working_days: 1.5 },
    { calendar_days: -1 },
    { calendar_days: Number.NaN },
    { working_day_of_month: 0 },
    { working_day_of_month: 32 },
  ])('refuses %o', unit => {
    expect(() => dueAfter(compile(office), 0, unit)).toThrow(RangeError)
  })
})
