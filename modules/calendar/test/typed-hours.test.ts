// Hours as people type them, and moments on the clock of another zone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spanOf } from '../server/rules/document.ts'
import { minutesOf, readHours, saidHours, spansOf, typedHours } from '../web/hours.ts'
import { instantIn, localIn } from '../web/zone.ts'

test.each([
  ['', []],
  ['  ', []],
  ['09:00-18:00', [['09:00', '18:00']]],
  ['9-18', [['09:00', '18:00']]],
  ['9.30 – 18.15', [['09:30', '18:15']]],
  [
    '09:00-13:00, 14:00—18:00',
    [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
  ],
  [
    '9-13;14-18',
    [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
  ],
  ['22:00-06:00', [['22:00', '06:00']]],
  ['18-24', [['18:00', '24:00']]],
  ['24', [['00:00', '24:00']]],
  ['24 ч', [['00:00', '24:00']]],
])('%j is read', (text, hours) => {
  expect(readHours(text)).toEqual(hours)
})

test.each(['9', '9-', '25-26', '9:60-10', '9-10-11', 'nine to five', '24:00-06:00', '9-13,', '24:30-25'])(
  '%j cannot be read',
  text => {
    expect(readHours(text)).toBeNull()
  },
)

test('what is typed comes back, and covers what the server takes it for', () => {
  const time = fc
    .integer({ min: 0, max: 1439 })
    .map(minute => new Date(minute * 60_000).toISOString().slice(11, 16))
  fc.assert(
    fc.property(fc.array(fc.tuple(time, time), { maxLength: 4 }), hours => {
      expect(readHours(typedHours(hours))).toEqual(hours)
      expect(spansOf(hours)).toEqual(hours.map(spanOf))
    }),
  )
})

test('hours are said in words', () => {
  const words = { closed: 'closed', dayAndNight: 'day and night' }
  expect(saidHours([], words)).toBe('closed')
  expect(saidHours([['00:00', '24:00']], words)).toBe('day and night')
  expect(
    saidHours(
      [
        ['09:00', '13:00'],
        ['14:00', '18:00'],
      ],
      words,
    ),
  ).toBe('09:00–13:00, 14:00–18:00')
  expect(minutesOf([['22:00', '06:00']])).toBe(480)
})

describe('the clock of a zone', () => {
  const zones = ['Europe/Moscow', 'Asia/Kamchatka', 'America/New_York', 'Asia/Kolkata', 'UTC']
  test('what it shows leads back to the instant', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2012, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 }),
        (zone, minute) => {
          const local = localIn(zone, minute * 60_000)
          const shown = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone)
          expect(local).toBe(shown.toPlainDateTime().toString({ smallestUnit: 'minute' }))
          const found = Temporal.Instant.from(instantIn(zone, local)!).toZonedDateTimeISO(zone)
          // An hour that comes twice has one name for two instants.
          expect(found.toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe(local)
        },
      ),
    )
  })
  test('half a moment is none', () => {
    expect(instantIn('UTC', '2026-13-01T00:00')).toBeNull()
    expect(instantIn('UTC', '')).toBeNull()
  })
})
