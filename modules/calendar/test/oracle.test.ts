// The compiled calendar against the minute-by-minute oracle: 10^5 random questions in the zones the product promises.

import { expect, test } from 'vitest'
import { countOpen, openMinutes, readClock, walk } from '#app/testing-oracle.ts'
import {
  addWorkingTime,
  isOpen,
  nextOpening,
  previousClosing,
  workingTimeBetween,
} from '../server/rules/arithmetic.ts'
import { checkCalendar } from '../server/rules/check.ts'
import { compileCalendar } from '../server/rules/compile.ts'
import { type CalendarDocument, type Interval, type Week, weekDays } from '../server/rules/document.ts'

const zones = [
  'Europe/Kaliningrad Europe/Moscow Europe/Simferopol Europe/Kirov Europe/Volgograd Europe/Astrakhan',
  'Europe/Saratov Europe/Ulyanovsk Europe/Samara Asia/Yekaterinburg Asia/Omsk Asia/Novosibirsk Asia/Barnaul',
  'Asia/Tomsk Asia/Novokuznetsk Asia/Krasnoyarsk Asia/Irkutsk Asia/Chita Asia/Yakutsk Asia/Khandyga',
  'Asia/Vladivostok Asia/Ust-Nera Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Asia/Kamchatka Asia/Anadyr',
  'Europe/Berlin America/Sao_Paulo America/New_York',
].flatMap(line => line.split(' '))

const windowMinutes = 5 * 1440
const msPerMinute = 60_000
const documentsPerWindow = 9
const questionsPerDocument = 100

/** A small seeded generator (mulberry32), so that a failure repeats. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

test('10^5 random questions are answered as a minute-by-minute reading of the local clock answers them', () => {
  const random = randomFrom(20260501)
  const whole = (below: number) => Math.floor(random() * below)
  const pick = <T>(list: readonly T[]): T => list[whole(list.length)]!
  const time = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const hours = (): Interval[] =>
    pick<() => Interval[]>([
      () => [],
      () => [['09:00', '18:00']],
      () => [
        ['08:30', '12:30'],
        ['13:15', '17:00'],
      ],
      () => [['00:00', '24:00']],
      () => [['22:00', '06:00']],
      () => [
        ['00:00', '02:30'],
        ['14:00', '15:00'],
        ['23:30', '24:00'],
      ],
      () => [
        ['01:30', '03:30'],
        ['23:00', '00:00'],
      ],
      () => [[time(whole(1440)), time(whole(1440))]],
      () => {
        const [a, b, c, d] = Array.from({ length: 4 }, () => whole(1440)).sort((x, y) => x - y)
        return a! < b! && c! < d! && b! < c!
          ? [
              [time(a!), time(b!)],
              [time(c!), time(d!)],
            ]
          : [[time(a!), '24:00']]
      },
    ])()
  const week = (): Week => Object.fromEntries(weekDays.map(day => [day, hours()]))

  let asked = 0
  for (const time_zone of zones) {
    for (const begin of windows(time_zone, random)) {
      const readings = Array.from({ length: windowMinutes }, (_, i) =>
        readClock(time_zone, begin + i * msPerMinute),
      )
      const dates = [...new Set(readings.map(reading => reading.date))]
      for (let n = 0; n < documentsPerWindow; n++) {
        const document: CalendarDocument = { time_zone, week: week() }
        if (random() < 0.4) document.days = [{ date: pick(dates), intervals: hours() }]
        if (random() < 0.2) document.yearly_holidays = [pick(dates).slice(5)]
        if (random() < 0.2) document.periods = [{ from: dates[1]!, until: dates[3]!, week: week() }]
        if (random() < 0.2)
          document.periods = [{ from: dates[0]!, week: week() }, ...(document.periods ?? [])]
        if (random() < 0.1)
          document.periods = [...(document.periods ?? []), { from: dates[2]!, week: week() }]
        if (random() < 0.1) document.valid = { from: dates[1], until: dates[4] }
        expect(checkCalendar(document).filter(({ code }) => !allowed.has(code))).toEqual([])
        const open = openMinutes(document, readings)
        const year = Number(dates[2]!.slice(0, 4))
        const calendar = compileCalendar(document, { from_year: year, to_year: year })

        for (let q = 0; q < questionsPerDocument; q++) {
          const start = whole(windowMinutes)
          const other = start + whole(windowMinutes - start)
          const [start_ms, other_ms] = [begin + start * msPerMinute, begin + other * msPerMinute]
          const between = countOpen(open, start, other)
          const forward = whole(between + 1)
          const back = between === 0 ? 0 : -1 - whole(between)
          const next = walk(open, start, 0)
          const found = {
            between: workingTimeBetween(calendar, start_ms, other_ms) / 60,
            is_open: isOpen(calendar, start_ms),
            added: forward ? addWorkingTime(calendar, start_ms, forward * 60) : null,
            taken: back ? addWorkingTime(calendar, other_ms, back * 60) : null,
            next: next < 0 ? null : [addWorkingTime(calendar, start_ms, 0), nextOpening(calendar, start_ms)],
            closing: between === 0 ? null : previousClosing(calendar, other_ms),
          }
          const at = (minute: number) => begin + minute * msPerMinute
          const last_open = open.lastIndexOf(1, other - 1)
          const expected = {
            between,
            is_open: open[start] === 1,
            added: forward ? at(walk(open, start, forward)) : null,
            taken: back ? at(walk(open, other, back)) : null,
            next: next < 0 ? null : [at(next), at(next)],
            closing: between === 0 ? null : at(last_open + 1),
          }
          asked++
          if (JSON.stringify(found) !== JSON.stringify(expected)) {
            expect({ document, start_ms, other_ms, ...found }).toEqual({
              document,
              start_ms,
              other_ms,
              ...expected,
            })
          }
        }
      }
    }
  }
  expect(asked).toBeGreaterThanOrEqual(100_000)
}, 120_000)

/** Random nights may run into the next day's hours, and a random week may be closed: the oracle has no objection. */
const allowed = new Set(['overlapping_intervals', 'no_open_time'])

/** Two windows across changes of the clocks since 2009 and two anywhere, each beginning on a whole minute. */
function windows(time_zone: string, random: () => number): number[] {
  const changes: number[] = []
  let at = Temporal.Instant.from('2009-01-01T00:00Z')
    .toZonedDateTimeISO(time_zone)
    .getTimeZoneTransition('next')
  while (at && at.epochMilliseconds < Date.UTC(2027, 0, 1) && changes.length < 40) {
    changes.push(at.epochMilliseconds)
    at = at.getTimeZoneTransition('next')
  }
  const across = [0, 1].map(() => changes[Math.floor(random() * changes.length)]!)
  const anywhere = [0, 1].map(() => Date.UTC(2009, 0, 1) + Math.floor(random() * 17 * 525_600) * msPerMinute)
  return [
    ...across.map(change => change - Math.floor((0.3 + random() * 0.4) * windowMinutes) * msPerMinute),
    ...anywhere,
  ]
}
