// The open hours of a calendar are said in a few words: days with the same hours together, breaks and nights as they are.
import { expect, test } from 'vitest'
import { type KnownCalendar, sayCalendarName, sayHours } from '../../web/hours.ts'

const calendar = (week: KnownCalendar['week'], time_zone = 'Europe/Moscow'): KnownCalendar => ({
  id: '0198aaaa-0000-7000-8000-000000000001',
  name: { ru: 'Склад', en: 'Warehouse' },
  is_default: false,
  time_zone,
  week,
})
const day: [string, string][] = [['09:00', '18:00']]
const broken: [string, string][] = [
  ['08:30', '12:00'],
  ['13:00', '17:15'],
]

test.each([
  [{ mon: day, tue: day, wed: day, thu: day, fri: [['09:00', '16:45']] }, 'пн–чт 9–18, пт 9–16:45 по Москве'],
  [{ mon: broken, tue: broken }, 'пн, вт 8:30–12, 13–17:15 по Москве'],
  [{ mon: day, wed: day, fri: day }, 'пн 9–18, ср 9–18, пт 9–18 по Москве'],
  [{ sat: [['22:00', '06:00']] }, 'сб 22–6 по Москве'],
  [{ sat: day, sun: day }, 'сб, вс 9–18 по Москве'],
  [{}, ''],
] satisfies [KnownCalendar['week'], string][])('%j is «%s»', (week, said) => {
  expect(sayHours(calendar(week), 'ru')).toBe(said)
})

test('a zone is called by its city where people do so, and by its name elsewhere', () => {
  expect(sayHours(calendar({ mon: day }, 'Asia/Vladivostok'), 'ru')).toBe('пн 9–18 по Владивостоку')
  expect(sayHours(calendar({ mon: day }, 'America/Sao_Paulo'), 'en')).toBe('Mon 9–18 America/Sao_Paulo time')
})

test('a calendar is named with its hours, or without where it has none', () => {
  expect(sayCalendarName(calendar({ mon: day }), 'en')).toBe('Warehouse: Mon 9–18 Moscow time')
  expect(sayCalendarName(calendar({}), 'ru')).toBe('Склад')
})
