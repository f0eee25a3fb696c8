// Dates, spans of time, numbers and sizes as people write them, in a language and a time zone.
import type { Language } from '#kernel/contract/shapes.ts'
import { speak } from '#kernel/contract/words.ts'
import { webWords } from './web-words.ts'

type Moment = string | number | Date

export interface Format {
  /** 12 марта 2026 г.; without the year when it is this year's. */
  date(at: Moment): string
  /** 14:05 */
  time(at: Moment): string
  /** «сегодня, 14:05», «вчера, 14:05», «12 мар., 14:05»: for lists and conversations. */
  moment(at: Moment, now?: Moment): string
  /** The whole of it with the time zone: for the hover title. */
  full(at: Moment): string
  /** «5 минут назад»; after a week the date. */
  ago(at: Moment, now?: Moment): string
  /** 3 ч 10 мин. Two units at most; the sign is dropped. */
  span(minutes: number): string
  /** The same in working time, which has no days: 31 ч 10 мин. */
  worked(minutes: number): string
  /** «осталось 12 мин» or «опоздание 3 ч 10 мин». */
  left(due_at: Moment, now?: Moment): string
  /** The same in working minutes, with the moment when that is not soon by the clock on the wall. */
  leftWorking(minutes: number, due_at: Moment, now?: Moment): string
  number(value: number, digits?: number): string
  percent(share: number, digits?: number): string
  fileSize(bytes: number): string
}

const minute_ms = 60_000
const day_minutes = 24 * 60

/** Whole minutes from now until then, negative when past. What is left is rounded up, what is late is rounded down. */
export const minutesUntil = (then: Moment, now: Moment): number =>
  Math.ceil((new Date(then).getTime() - new Date(now).getTime()) / minute_ms) || 0

export function makeFormat(language: Language, time_zone: string): Format {
  const words = speak(webWords, language)
  /** Working time has no days: a working day is not twenty-four hours. */
  const worked = (minutes: number) =>
    [
      ...(minutes >= 60 ? [words.time.hours({ n: Math.floor(minutes / 60) })] : []),
      ...(minutes % 60 > 0 || minutes < 60 ? [words.time.minutes({ n: minutes % 60 })] : []),
    ].join(' ')
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB'
  const known = new Map<string, Intl.DateTimeFormat>()
  const dates = (name: string, options: Intl.DateTimeFormatOptions) => {
    const found = known.get(name) ?? new Intl.DateTimeFormat(locale, { timeZone: time_zone, ...options })
    known.set(name, found)
    return found
  }
  const year = (at: Date) => dates('year', { year: 'numeric' }).format(at)
  const day = (at: Date) => dates('day', { dateStyle: 'short' }).format(at)
  const format: Format = {
    date(given) {
      const at = instant(given)
      const zone = isDay(given) ? { timeZone: 'UTC' } : {}
      return year(at) === year(new Date())
        ? dates(`dayMonth${zone.timeZone}`, { day: 'numeric', month: 'long', ...zone }).format(at)
        : dates(`date${zone.timeZone}`, { day: 'numeric', month: 'long', year: 'numeric', ...zone }).format(
            at,
          )
    },
    time: given => dates('time', { hour: '2-digit', minute: '2-digit' }).format(instant(given)),
    moment(given, now = Date.now()) {
      const at = instant(given)
      const today = instant(now)
      const time = format.time(at)
      const shifted = (days: number) => day(new Date(today.getTime() + days * day_minutes * minute_ms))
      if (day(at) === day(today)) return words.time.today({ time })
      if (day(at) === shifted(-1)) return words.time.yesterday({ time })
      if (day(at) === shifted(1)) return words.time.tomorrow({ time })
      const date =
        year(at) === year(today)
          ? dates('shortDay', { day: 'numeric', month: 'short' }).format(at)
          : dates('shortDate', { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
      return `${date}, ${time}`
    },
    full: given =>
      dates('full', {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
      }).format(instant(given)),
    ago(given, now = Date.now()) {
      const minutes = minutesUntil(instant(given), instant(now))
      const size = Math.abs(minutes)
      if (size <= 1) return words.time.justNow
      if (size > 7 * day_minutes) return format.date(given)
      const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
      if (size < 60) return relative.format(minutes, 'minute')
      if (size < day_minutes) return relative.format(Math.round(minutes / 60), 'hour')
      return relative.format(Math.round(minutes / day_minutes), 'day')
    },
    span(given) {
      const minutes = Math.abs(Math.round(given))
      const parts = [
        { n: Math.floor(minutes / day_minutes), say: words.time.days },
        { n: Math.floor((minutes % day_minutes) / 60), say: words.time.hours },
        { n: minutes % 60, say: words.time.minutes },
      ]
      const first = parts.findIndex(part => part.n > 0)
      if (first === -1) return words.time.minutes({ n: 0 })
      return parts
        .slice(first, first + 2)
        .filter(part => part.n > 0)
        .map(part => part.say({ n: part.n }))
        .join(' ')
    },
    worked: given => worked(Math.abs(Math.round(given))),
    left(due_at, now = Date.now()) {
      const minutes = minutesUntil(due_at, now)
      if (minutes === 0) return words.time.now
      return minutes > 0
        ? words.time.left({ span: format.span(minutes) })
        : words.time.late({ span: format.span(minutes) })
    },
    leftWorking(minutes, due_at, now = Date.now()) {
      if (minutes < 0) return words.time.late({ span: worked(-minutes) })
      const span = worked(minutes)
      const soon = minutesUntil(due_at, now) <= minutes + 60
      return soon
        ? words.time.left({ span })
        : words.time.leftUntil({ span, moment: format.moment(due_at, now) })
    },
    number: (value, digits = 0) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    percent: (share, digits = 0) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share),
    fileSize(bytes) {
      const unit = bytes < 1024 ? 'b' : bytes < 1024 ** 2 ? 'kb' : bytes < 1024 ** 3 ? 'mb' : 'gb'
      const power = { b: 0, kb: 1, mb: 2, gb: 3 }[unit]
      const n = bytes / 1024 ** power
      return words.size[unit]({ n: format.number(n, n < 10 && power > 1 ? 1 : 0) })
    },
  }
  return format
}

/** A day without a time, `2026-03-12`: the same day in every time zone. */
const isDay = (given: Moment): given is string => typeof given === 'string' && given.length === 10

const instant = (given: Moment): Date => new Date(isDay(given) ? `${given}T12:00:00Z` : given)
