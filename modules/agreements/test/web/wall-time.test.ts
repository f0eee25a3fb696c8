// What is chosen as a day and a time in a zone is that very moment.
import { expect, test } from 'vitest'
import { instantAt, wallOf } from '../../web/wall-time.ts'

test.each([
  ['2026-03-12', '09:00', 'Europe/Moscow', '2026-03-12T06:00:00.000Z'],
  ['2026-01-01', '00:00', 'Asia/Kamchatka', '2025-12-31T12:00:00.000Z'],
  ['2026-07-01', '09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
  ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['2026-03-29', '01:30', 'Europe/Berlin', '2026-03-29T00:30:00.000Z'],
  ['2026-11-01', '00:30', 'America/New_York', '2026-11-01T04:30:00.000Z'],
])('%s %s in %s is %s', (day, time, zone, instant) => {
  expect(instantAt(day, time, zone)).toBe(instant)
  expect(wallOf(instant, zone)).toEqual({ day, time })
})

test.each([
  ['', '09:00'],
  ['2026-03-12', ''],
  ['tomorrow', '09:00'],
])('%j %j is no moment', (day, time) => {
  expect(instantAt(day, time, 'Europe/Moscow')).toBeNull()
})
