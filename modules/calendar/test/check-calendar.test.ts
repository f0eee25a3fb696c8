// Every problem of a calendar document has its code and place; good documents have none.

import { describe, expect, test } from 'vitest'
import { checkCalendar } from '../server/rules/check.ts'

const good = { time_zone: 'Europe/Moscow', week: { mon: [['09:00', '18:00']] } }

describe('nothing to object to', () => {
  test.each<[string, unknown]>([
    ['a plain week', good],
    [
      '24x7',
      {
        time_zone: 'UTC',
        week: Object.fromEntries(
          'mon tue wed thu fri sat sun'.split(' ').map(day => [day, [['00:00', '24:00']]]),
        ),
      },
    ],
    [
      'a night before a morning that touches it',
      { ...good, week: { mon: [['22:00', '06:00']], tue: [['06:00', '10:00']] } },
    ],
    [
      'hours in no order',
      {
        ...good,
        week: {
          mon: [
            ['14:00', '18:00'],
            ['09:00', '13:00'],
          ],
        },
      },
    ],
    ['29 February every year', { ...good, yearly_holidays: ['02-29'] }],
    [
      'only one special day',
      { time_zone: 'UTC', week: {}, days: [{ date: '2031-01-01', intervals: [['10:00', '11:00']] }] },
    ],
    [
      'only one period',
      { time_zone: 'UTC', week: {}, periods: [{ from: '2090-01-01', until: '2090-01-31', week: good.week }] },
    ],
    ['validity', { ...good, valid: { from: '2026-01-01' } }],
  ])('%s', (_, document) => {
    expect(checkCalendar(document)).toEqual([])
  })
})

describe('problems', () => {
  test.each<[unknown, string, string]>([
    [null, 'not_a_calendar', ''],
    [[], 'not_a_calendar', ''],
    [{ ...good, hours: 1 }, 'unknown_field', 'hours'],
    [{ ...good, time_zone: 'Europe/Mosow' }, 'unknown_time_zone', 'time_zone'],
    [{ ...good, time_zone: '+03:00' }, 'unknown_time_zone', 'time_zone'],
    [{ ...good, time_zone: undefined }, 'unknown_time_zone', 'time_zone'],
    [{ ...good, week: [] }, 'wrong_shape', 'week'],
    [{ ...good, week: { ...good.week, monday: [] } }, 'unknown_field', 'week.monday'],
    [{ ...good, week: { mon: '9-18' } }, 'wrong_shape', 'week.mon'],
    [{ ...good, week: { mon: [['9:00', '18:00']] } }, 'bad_interval', 'week.mon.0'],
    [{ ...good, week: { mon: [['09:00', '25:00']] } }, 'bad_interval', 'week.mon.0'],
    [{ ...good, week: { mon: [['24:00', '06:00']] } }, 'bad_interval', 'week.mon.0'],
    [
      {
        ...good,
        week: {
          mon: [
            ['09:00', '13:00'],
            ['12:59', '18:00'],
          ],
        },
      },
      'overlapping_intervals',
      'week.mon.1',
    ],
    [
      { ...good, week: { sun: [['22:00', '09:30']], mon: [['09:00', '18:00']] } },
      'overlapping_intervals',
      'week.mon',
    ],
    [{ ...good, days: [{ date: '2026-02-30', intervals: [] }] }, 'bad_date', 'days.0.date'],
    [{ ...good, days: [{ date: '2026-2-3', intervals: [] }] }, 'bad_date', 'days.0.date'],
    [{ ...good, days: [{ date: '2026-02-03' }] }, 'wrong_shape', 'days.0.intervals'],
    [
      {
        ...good,
        days: [
          { date: '2026-02-03', intervals: [] },
          { date: '2026-02-03', intervals: [] },
        ],
      },
      'duplicate_day',
      'days.1.date',
    ],
    [
      { ...good, days: [{ date: '2026-05-03', intervals: [['22:00', '10:00']] }] },
      'overlapping_intervals',
      'days.0',
    ],
    [{ ...good, yearly_holidays: ['13-01'] }, 'bad_date', 'yearly_holidays.0'],
    [{ ...good, yearly_holidays: ['01-01', '01-01'] }, 'duplicate_day', 'yearly_holidays.1'],
    [{ ...good, yearly_holidays: Array.from({ length: 367 }, () => '01-01') }, 'too_many', 'yearly_holidays'],
    [
      { ...good, periods: [{ from: '2026-06-01', until: '2026-05-01', week: {} }] },
      'reversed_period',
      'periods.0',
    ],
    [
      {
        ...good,
        periods: [
          { from: '2026-06-01', until: '2026-06-30', week: {} },
          { from: '2026-06-30', until: '2026-07-30', week: {} },
        ],
      },
      'overlapping_periods',
      'periods.1',
    ],
    [
      {
        ...good,
        periods: [{ from: '2026-06-01', until: '2026-06-07', week: { sun: [['20:00', '10:00']] } }],
      },
      'overlapping_intervals',
      'periods.0.until',
    ],
    [{ ...good, valid: { from: '2026-06-01', until: '2026-05-01' } }, 'reversed_period', 'valid'],
    [{ ...good, valid: { from: '2026-06-02', until: '2026-06-04' } }, 'no_open_time', ''],
    [{ ...good, week: {} }, 'no_open_time', ''],
    [{ ...good, week: { mon: [] }, days: [{ date: '2026-02-03', intervals: [] }] }, 'no_open_time', ''],
  ])('%j', (document, code, path) => {
    expect(checkCalendar(document).map(problem => [problem.code, problem.path])).toEqual([[code, path]])
  })

  test('all of them are told at once, with what a sentence needs', () => {
    const problems = checkCalendar({ time_zone: 'Nowhere', week: { mon: [['9', '10']], sat: 1 } })
    expect(problems).toEqual([
      { code: 'unknown_time_zone', path: 'time_zone', params: { time_zone: 'Nowhere' } },
      { code: 'bad_interval', path: 'week.mon.0', params: { interval: '9 - 10' } },
      { code: 'wrong_shape', path: 'week.sat', params: { expected: 'list' } },
    ])
  })
})

test('new hours for good may close a calendar that was open before, and hours for a while may lie in them', () => {
  const hours = { mon: [['09:00', '18:00']] }
  const closing = { time_zone: 'UTC', week: hours, periods: [{ from: '2010-01-01', week: {} }] }
  expect(checkCalendar(closing)).toEqual([])
  const nested = [
    { from: '2026-01-01', week: hours },
    { from: '2026-06-01', until: '2026-08-31', week: {} },
    { from: '2027-01-01', week: hours },
  ]
  expect(checkCalendar({ time_zone: 'UTC', week: {}, periods: nested })).toEqual([])
  expect(
    checkCalendar({ time_zone: 'UTC', week: hours, periods: [{ from: 'soon', week: {} }] }),
  ).toMatchObject([{ code: 'bad_date', path: 'periods.0.from' }])
})
