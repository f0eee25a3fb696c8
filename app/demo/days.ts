// When people write: months, weeks and hours of the day as a service centre knows them.
import { addWorkingTime, type CompiledCalendar, workingTimeBetween } from '#modules/calendar/server/face.ts'
import type { Chance } from './random.ts'

const hour_ms = 3_600_000
const day_ms = 24 * hour_ms

/** Sunday to Saturday. Mondays bring what the weekend has gathered. */
const weekdays = [0.03, 1.3, 1.12, 1, 0.97, 0.86, 0.06]

/** Parts of a day's requests by local hour: a peak before noon, a dip at lunch, little at night. */
const hours = [
  0.01, 0.01, 0, 0, 0, 0.01, 0.05, 0.3, 0.9, 1.5, 1.7, 1.45, 0.9, 0.6, 1.25, 1.3, 1.05, 0.6, 0.2, 0.12, 0.1,
  0.08, 0.05, 0.02,
]

export interface Span {
  readonly from_ms: number
  readonly now_ms: number
  /** The week in which things went wrong. */
  readonly bad: { readonly from_ms: number; readonly to_ms: number }
}

/** Six months up to now; the bad week begins on a Monday some nine weeks ago. */
export function spanUntil(now: Date): Span {
  const now_ms = now.getTime()
  const from = new Date(now)
  from.setUTCMonth(from.getUTCMonth() - 6)
  const monday = startOfDay(now_ms - 63 * day_ms)
  const bad_from = monday - ((new Date(monday).getUTCDay() + 6) % 7) * day_ms
  return {
    from_ms: startOfDay(from.getTime()),
    now_ms,
    bad: { from_ms: bad_from, to_ms: bad_from + 5 * day_ms },
  }
}

const startOfDay = (moment_ms: number) => Math.floor(moment_ms / day_ms) * day_ms

/** Moments of `count` arrivals in UTC as a wall clock shows them; the writer's zone is taken off by `localMoment`. */
export function arrivals(span: Span, count: number, calendar: CompiledCalendar, chance: Chance): number[] {
  const days: { start_ms: number; weight: number }[] = []
  for (let start_ms = span.from_ms; start_ms < span.now_ms; start_ms += day_ms)
    days.push({ start_ms, weight: weightOf(span, start_ms, calendar, chance) })
  const sums: number[] = []
  let sum = 0
  for (const { weight } of days) {
    sum += weight
    sums.push(sum)
  }
  return Array.from({ length: count }, () => {
    const sought = chance.next() * sum
    const day = days[sums.findIndex(one => one > sought)]!
    const hour = chance.weighted(hourNumbers, one => hours[one]!)
    return day.start_ms + hour * hour_ms + chance.between(0, hour_ms)
  })
}

const hourNumbers = hours.map((_, hour) => hour)

function weightOf(span: Span, start_ms: number, calendar: CompiledCalendar, chance: Chance): number {
  const day = new Date(start_ms)
  const open = workingTimeBetween(calendar, start_ms, start_ms + day_ms) > 0
  const weekday = weekdays[day.getUTCDay()]!
  const usual = open ? Math.max(weekday, 0.5) : Math.min(weekday, 0.05)
  const closing = day.getUTCDate() <= 5 || day.getUTCDate() >= 28 ? 1.16 : 1
  const growth = 0.94 + (0.12 * (start_ms - span.from_ms)) / (span.now_ms - span.from_ms)
  return usual * closing * growth * (isBad(span, start_ms) ? 1.45 : 1) * chance.between(0.9, 1.1)
}

export const isBad = (span: Span, moment_ms: number): boolean =>
  moment_ms >= span.bad.from_ms && moment_ms < span.bad.to_ms

/** The moment at which a wall clock of this zone shows what `wall_ms` shows in UTC. */
export const localMoment = (wall_ms: number, time_zone: string): number =>
  wall_ms - offsetOf(time_zone, wall_ms)

const formats = new Map<string, Intl.DateTimeFormat>()

function offsetOf(time_zone: string, moment_ms: number): number {
  const format =
    formats.get(time_zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: time_zone,
      hourCycle: 'h23',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
  formats.set(time_zone, format)
  const [day, month, year, hour, minute, second] = format.format(moment_ms).split(/\D+/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment_ms / 1000) * 1000
}

/** The moment so many working minutes after (before, when negative) another one. */
export const later = (calendar: CompiledCalendar, moment_ms: number, minutes: number): number =>
  addWorkingTime(calendar, moment_ms, minutes * 60)
