// Time zones in words.
import { expect, test } from 'vitest'
import { sayZone } from '../zones.ts'

test.each([
  ['Europe/Moscow', 'Москва, UTC+3', 'Moscow, UTC+3'],
  ['Asia/Yekaterinburg', 'Екатеринбург, UTC+5', 'Yekaterinburg, UTC+5'],
  ['Asia/Kolkata', 'Индия, UTC+5:30', 'Kolkata, UTC+5:30'],
  ['UTC', 'UTC', 'UTC'],
  ['Mars/Olympus', 'Mars/Olympus', 'Mars/Olympus'],
])('%s is %s', (zone, ru, en) => {
  expect([sayZone(zone, 'ru'), sayZone(zone, 'en')]).toEqual([ru, en])
})
