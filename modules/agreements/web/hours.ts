// The open hours of a calendar in a few words: `пн–пт 9–18 по Москве`.
import type { z } from 'zod'
import { type Language, pick } from '#kernel/contract/shapes.ts'
import { type Spoken, speak } from '#kernel/contract/words.ts'
import type { Calendar } from '#modules/calendar/contract.ts'
import { plainWords } from '../text/plain.ts'

/** What of a calendar is said. */
export type KnownCalendar = Pick<
  z.output<typeof Calendar>,
  'id' | 'name' | 'is_default' | 'time_zone' | 'week'
>

type Words = Spoken<(typeof plainWords)['en']>
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Empty when no day of the week has open hours. Holidays and moved days are left out: that is for the calendar itself. */
export function sayHours({ time_zone, week }: KnownCalendar, language: Language): string {
  const words = speak(plainWords, language)
  const open = days.map(day => sayIntervals(week[day] ?? [], words))
  if (open.every(said => said === '')) return ''
  const zone = sayZone(time_zone, words)
  if (open.every(said => said === wholeDay(words))) return words.hours.in({ hours: words.hours.always, zone })
  const runs: { from: number; until: number; said: string }[] = []
  open.forEach((said, day) => {
    const last = runs.at(-1)
    if (last?.said === said) last.until = day
    else runs.push({ from: day, until: day, said })
  })
  const hours = runs
    .filter(({ said }) => said !== '')
    .map(({ from, until, said }) => `${sayDays(from, until, words)} ${said}`)
    .join(', ')
  return words.hours.in({ hours, zone })
}

/** The name of a calendar with its hours, for choosing one. */
export function sayCalendarName(calendar: KnownCalendar, language: Language): string {
  const hours = sayHours(calendar, language)
  return [pick(calendar.name, language), hours].filter(Boolean).join(': ')
}

function sayDays(from: number, until: number, { hours }: Words): string {
  const [first, last] = [hours.days[days[from]!], hours.days[days[until]!]]
  if (from === until) return first
  return until === from + 1 ? `${first}, ${last}` : hours.range({ from: first, until: last })
}

const sayIntervals = (intervals: readonly (readonly [string, string])[], { hours }: Words): string =>
  intervals.map(([from, until]) => hours.range({ from: sayClock(from), until: sayClock(until) })).join(', ')

/** `9` rather than `09:00`, but `9:30`. */
const sayClock = (time: string): string => time.replace(/^0(?=\d)/, '').replace(/:00$/, '')

const wholeDay = (words: Words) => sayIntervals([['00:00', '24:00']], words)

/** Zones whose time people call by the name of a city. */
const cities = {
  'Europe/Kaliningrad': 'kaliningrad',
  'Europe/Moscow': 'moscow',
  'Europe/Samara': 'samara',
  'Asia/Yekaterinburg': 'yekaterinburg',
  'Asia/Omsk': 'omsk',
  'Asia/Novosibirsk': 'novosibirsk',
  'Asia/Krasnoyarsk': 'krasnoyarsk',
  'Asia/Irkutsk': 'irkutsk',
  'Asia/Yakutsk': 'yakutsk',
  'Asia/Vladivostok': 'vladivostok',
  'Asia/Magadan': 'magadan',
  'Asia/Kamchatka': 'kamchatka',
} as const satisfies Record<string, Exclude<keyof Words['hours']['zones'], 'other'>>

function sayZone(zone: string, { hours: { zones } }: Words): string {
  const city = (cities as Partial<Record<string, (typeof cities)[keyof typeof cities]>>)[zone]
  return city ? zones[city] : zones.other({ zone })
}
