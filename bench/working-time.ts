// How many due times a second the compiled calendar gives over a year, beside a minute-by-minute walk and an npm library.

import { createRequire } from 'node:module'
import { isOpenAt, openMinutes, readClock, walk } from '../app/testing-oracle.ts'
import { russianProductionDays } from '../modules/calendar/server/production/russia.ts'
import { addWorkingTime, workingTimeBetween } from '../modules/calendar/server/rules/arithmetic.ts'
import { compileCalendar } from '../modules/calendar/server/rules/compile.ts'
import type { CalendarDocument, Interval } from '../modules/calendar/server/rules/document.ts'
import { dueAfter } from '../modules/calendar/server/rules/due.ts'
import type { Figure } from './measure.ts'

const year = 2026
const hours: Interval[] = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
]
const document: CalendarDocument = {
  time_zone: 'Europe/Moscow',
  week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  days: russianProductionDays(year, { week: 'five', hours }),
}
const calendar = compileCalendar(document, { from_year: year, to_year: year })
const year_start = calendar.table.horizon_start
const year_end = calendar.table.horizon_end
const msPerMinute = 60_000

/** Starts anywhere in the first half of the year, up to half a year's working time on: all answers lie in it. */
const questions = 1 << 16
const starts = new Float64Array(questions)
const working_minutes = new Float64Array(questions)
const half_year_minutes = calendar.table.worked_total / 2 / msPerMinute
for (let i = 0; i < questions; i++) {
  starts[i] = year_start + Math.floor((((i * 2654435761) % questions) / questions) * 181 * 1440) * msPerMinute
  working_minutes[i] = 1 + Math.floor((((i * 40503) % questions) / questions) * (half_year_minutes - 1))
}

/** The best of five rounds, in calls a second. `ask` gets the number of the question and gives a number. */
function callsPerSecond(calls: number, ask: (question: number) => number): number {
  let best = 0
  let sum = 0
  for (let round = 0; round < 5; round++) {
    const begun = performance.now()
    for (let i = 0; i < calls; i++) sum += ask(i & (questions - 1))
    best = Math.max(best, calls / ((performance.now() - begun) / 1000))
  }
  if (Number.isNaN(sum)) throw new Error('An answer was no number')
  return best
}

/** Sizes are one year of one calendar; each floor is another way to the same answer. */
export async function benchWorkingTime(): Promise<Figure[]> {
  const size = `${year}, Europe/Moscow`
  const add = callsPerSecond(4_000_000, i => addWorkingTime(calendar, starts[i]!, working_minutes[i]! * 60))
  const figure = (what: string, ours: number, floor?: number): Figure => ({
    ...{ what, size, unit: '/s', ours },
    ...(floor === undefined ? {} : { floor, ratio: ours / floor }),
  })
  return [
    figure('add working time, beside a walk over prepared minutes', add, callsOfWalk()),
    figure(
      'add working time, beside a walk that reads the clock',
      add,
      callsPerSecond(1, i => walkByClock(starts[i + 7]!, working_minutes[i + 7]!)),
    ),
    figure('add working time, beside dayjs-business-time', add, callsOfLibrary()),
    figure(
      'working time between two moments',
      callsPerSecond(4_000_000, i =>
        workingTimeBetween(calendar, starts[i]!, starts[(i + 1) & (questions - 1)]!),
      ),
    ),
    figure(
      'due after working days',
      callsPerSecond(2_000_000, i => dueAfter(calendar, starts[i]!, { working_days: i & 31 })),
    ),
    figure(
      'compile a calendar for a year',
      callsPerSecond(
        200,
        () => compileCalendar(document, { from_year: year, to_year: year }).table.worked_total,
      ),
    ),
  ]
}

/** Minute by minute over a year whose local times are read already. Throws when it comes to other answers than ours. */
function callsOfWalk(): number {
  const minutes = (year_end - year_start) / msPerMinute
  const readings = Array.from({ length: minutes }, (_, i) =>
    readClock(document.time_zone, year_start + i * msPerMinute),
  )
  const open = openMinutes(document, readings)
  const position = (i: number) => (starts[i]! - year_start) / msPerMinute
  for (let i = 0; i < 500; i++) {
    const due = addWorkingTime(calendar, starts[i]!, working_minutes[i]! * 60)
    const walked = year_start + walk(open, position(i), working_minutes[i]!) * msPerMinute
    if (due !== walked) throw new Error(`Question ${i}: compiled ${due}, walked ${walked}`)
  }
  return callsPerSecond(2000, i => walk(open, position(i), working_minutes[i]!))
}

/** The same walk as it is usually written: the local clock is read for every minute passed. */
function walkByClock(start_ms: number, count: number): number {
  let at = start_ms
  for (let left = count; left > 0; at += msPerMinute)
    if (isOpenAt(document, readClock(document.time_zone, at))) left--
  return at
}

/** dayjs-business-time with the same week and holidays. It knows neither zones nor shortened days, so its answers are near ours only. */
function callsOfLibrary(): number {
  const require = createRequire(import.meta.url)
  type Day = { addBusinessMinutes(minutes: number): Day; valueOf(): number }
  type Dayjs = ((ms: number) => Day) & {
    extend(plugin: unknown): void
    setBusinessTime(week: { [day: string]: { start: string; end: string }[] | null }): void
    setHolidays(dates: string[]): void
  }
  const dayjs: Dayjs = require('dayjs')
  dayjs.extend(require('dayjs-business-time'))
  const day = hours.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` }))
  dayjs.setBusinessTime({
    ...{ monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
    ...{ saturday: null, sunday: null },
  })
  dayjs.setHolidays(
    (document.days ?? []).filter(entry => entry.intervals.length === 0).map(entry => entry.date),
  )
  return callsPerSecond(20, i => dayjs(starts[i]!).addBusinessMinutes(working_minutes[i]!).valueOf())
}
