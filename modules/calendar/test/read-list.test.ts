// Days from files: own lines, the open data table, lists by month; and everything that is no list.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listedDays } from '../server/production/listed.ts'
import { productionDays, putDays } from '../server/production/put.ts'
import { readList } from '../server/production/read-list.ts'
import type { Interval } from '../server/rules/document.ts'

const day: Interval[] = [['09:00', '18:00']]
const office = { time_zone: 'Europe/Moscow', week: { mon: day, tue: day, wed: day, thu: day, fri: day } }

describe('lines', () => {
  test('dates of both kinds, kinds in both languages, hours, names', () => {
    const list = readList(
      [
        '\uFEFFдата;вид;название',
        '2027-03-09;выходной;Наурыз',
        '10.03.2027;сокращённый',
        '2027-03-13;working;"Вместо; пятницы"',
        '2027-03-11;10:00-13:00, 14:00–16:00;Учения',
        '2027-03-12;off',
      ].join('\r\n'),
    )
    expect(list).toEqual({
      format: 'lines',
      days: [
        { date: '2027-03-09', kind: 'off', name: 'Наурыз' },
        { date: '2027-03-10', kind: 'short' },
        { date: '2027-03-13', kind: 'working', name: 'Вместо; пятницы' },
        {
          date: '2027-03-11',
          kind: 'hours',
          intervals: [
            ['10:00', '13:00'],
            ['14:00', '16:00'],
          ],
          name: 'Учения',
        },
        { date: '2027-03-12', kind: 'off' },
      ],
      refused: [],
    })
    expect(listedDays(office, list!.days)).toEqual([
      { date: '2027-03-09', intervals: [], name: { ru: 'Наурыз', en: 'Наурыз' } },
      { date: '2027-03-10', intervals: [['09:00', '17:00']] },
      { date: '2027-03-13', intervals: day, name: { ru: 'Вместо; пятницы', en: 'Вместо; пятницы' } },
      {
        date: '2027-03-11',
        intervals: [
          ['10:00', '13:00'],
          ['14:00', '16:00'],
        ],
        name: { ru: 'Учения', en: 'Учения' },
      },
      { date: '2027-03-12', intervals: [] },
    ])
  })

  test('what cannot be read is told by line', () => {
    expect(readList('2027-03-09,off\n2027-02-30,off\n\n2027-03-10,maybe\n2027-03-09,short')).toMatchObject({
      days: [{ date: '2027-03-09', kind: 'off' }],
      refused: [
        { line: 2, reason: 'bad_date' },
        { line: 4, reason: 'bad_kind' },
        { line: 5, reason: 'given_twice' },
      ],
    })
  })
})

// The year 2024 as open data tell it: days off with weekends, * for shorter working days, + for moved days off.
const year2024 = [
  '1,2,3,4,5,6,7,8,13,14,20,21,27,28',
  '3,4,10,11,17,18,22*,23,24,25',
  '2,3,7*,8,9,10,16,17,23,24,30,31',
  '6,7,13,14,20,21,28,29+,30+',
  '1,4,5,8*,9,10+,11,12,18,19,25,26',
  '1,2,8,9,11*,12,15,16,22,23,29,30',
  '6,7,13,14,20,21,27,28',
  '3,4,10,11,17,18,24,25,31',
  '1,7,8,14,15,21,22,28,29',
  '5,6,12,13,19,20,26,27',
  '2*,3,4,9,10,16,17,23,24,30',
  '1,7,8,14,15,21,22,29,30+,31+',
]
const transitions = [
  { from: '04.27', to: '04.29' },
  { from: '11.02', to: '04.30' },
  { from: '12.28', to: '12.30' },
]
const byMonths = {
  year: 2024,
  months: year2024.map((days, index) => ({ month: index + 1, days })),
  transitions,
}
const table = [
  'Год/Месяц,Январь,Февраль,Март,Апрель,Май,Июнь,Июль,Август,Сентябрь,Октябрь,Ноябрь,Декабрь,Всего рабочих дней',
  `2023,${year2024.map(days => `"${days}"`).join(',')},247`,
  `2024,${year2024.map(days => `"${days}"`).join(',')},248`,
].join('\n')

describe('a year of open data', () => {
  test.each([
    ['by months', JSON.stringify(byMonths), 'months'],
    ['as a table', table, 'table'],
    ['among others', JSON.stringify([{ ...byMonths, year: 2023 }, byMonths]), 'months'],
  ])('%s is the year that is shipped', (_, text, format) => {
    const list = readList(text)!
    expect({ format: list.format, refused: list.refused }).toEqual({ format, refused: [] })
    const shipped = productionDays(office, 2024, { week: 'five', region: null })
    const read = putDays({ ...office, days: shipped }, listedDays(office, list.days))
    expect(read.changes).toEqual([])
    expect(read.unchanged).toBe(list.days.length)
    expect(list.days.length).toBe(shipped.length)
  })

  test('of the year that is wanted', () => {
    expect(readList(table, 2023)!.days.every(({ date }) => date.startsWith('2023'))).toBe(true)
    expect(readList(table, 2022)).toBeNull()
  })

  test('with impossible days tells them', () => {
    const months = byMonths.months.map(month =>
      month.month === 2 ? { ...month, days: '3,4,31,x,4' } : month,
    )
    expect(readList(JSON.stringify({ year: 2024, months }))!.refused).toEqual([
      { line: 1, text: '2: 31', reason: 'bad_date' },
      { line: 1, text: '2: x', reason: 'bad_date' },
      { line: 1, text: '2: 4', reason: 'given_twice' },
    ])
  })

  test('cut off in the middle is none', () => {
    expect(readList(JSON.stringify({ year: 2024, months: byMonths.months.slice(0, 5) }))).toBeNull()
  })
})

test.each([
  '',
  '{',
  '{}',
  '[]',
  'null',
  '{"year":2024}',
  '{"year":2024,"months":[null,1,{"month":99,"days":"1"},{"month":-1,"days":"1"},{"month":1,"days":5}]}',
  'hello world',
  '<xml/>',
  '"',
])('%j is no list', text => {
  expect(readList(text)).toBeNull()
})

test('reading answers whatever it is given', () => {
  const strange = fc.oneof(
    fc.string({ maxLength: 300, unit: 'binary' }),
    fc.json(),
    fc
      .array(fc.constantFrom('2027-01-01', ';', 'off', '\n', '"', 'Год', ',', '1*', '{'))
      .map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(strange, text => {
      const list = readList(text)
      if (list) expect(listedDays(office, list.days).length).toBe(list.days.length)
    }),
    { numRuns: 2000 },
  )
})
