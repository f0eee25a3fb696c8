// The calendar document: its shape, how its dates and times are read, and which hours it gives to a local day.

/** Opening hours as local wall clock times, `['09:00', '18:00']`. An end at or before its start runs into the next day; `'24:00'` is allowed as an end. */
export type Interval = [from: string, to: string]

export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type WeekDay = (typeof weekDays)[number]

/** Hours by day of the week; an absent day is closed. */
export type Week = { [day in WeekDay]?: Interval[] }

/**
 * Working hours as people write them down. For one local day the first of these decides: outside `valid` it is
 * closed; then its entry in `days`; then `yearly_holidays` (closed); then the week of the period it falls in (of
 * several, the one that began last); then `week`. Hours belong to the day on which they begin: closing a day does not cut short the night shift that began
 * on the day before.
 */
export type CalendarDocument = {
  /** IANA name, `Europe/Moscow`. */
  time_zone: string
  week: Week
  /** Another week for a while, such as summer hours, both dates included; without `until` for good. */
  periods?: { from: string; until?: string | undefined; week: Week }[]
  /** `MM-DD`, closed every year. */
  yearly_holidays?: string[]
  /** One-off days: closed with `[]`, or open with hours of their own (shortened, moved, special days). */
  days?: CalendarDay[]
  /** The first and the last date on which the calendar gives any hours. */
  valid?: { from?: string; until?: string }
}

/** A day with hours of its own; `name` says why, in one or both languages. */
export type CalendarDay = {
  date: string
  intervals: Interval[]
  name?: DayName | undefined
  /** Nobody has put it in: it stands until the year's decree is known. Never kept. */
  provisional?: true
}

export type DayName = { ru?: string | undefined; en?: string | undefined }

/** Minutes from the local midnight on which the hours begin; `to` goes up to 2880 for hours that end on the next day. */
export type Span = { from: number; to: number }

/** The document as numbers. Days are counted from 1970-01-01, weeks begin on Sunday as `Date` has it. */
export type Plan = {
  week: Span[][]
  /** The one that began last comes first. */
  periods: { from: number; until: number; week: Span[][] }[]
  /** Month * 100 + day. */
  yearly_holidays: Set<number>
  days: Map<number, Span[]>
  /** Those of `days` that stand until the decree of their year is known. */
  provisional: Set<number>
  valid_from: number
  valid_until: number
}

export const minutesPerDay = 1440
export const msPerMinute = 60_000
export const msPerDay = 86_400_000

const plainTime = /^([01]\d|2[0-3]):([0-5]\d)$/
const plainDate = /^(\d{4})-(\d\d)-(\d\d)$/

/** Minutes since midnight of `HH:MM`, 1440 of `24:00`, null when it is no time of day. */
export function minutesOf(time: unknown): number | null {
  if (time === '24:00') return minutesPerDay
  const match = typeof time === 'string' ? plainTime.exec(time) : null
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

/** Days since 1970-01-01 of `YYYY-MM-DD`, null when there is no such date. */
export function dayOf(date: unknown): number | null {
  const match = typeof date === 'string' ? plainDate.exec(date) : null
  if (!match) return null
  const ms = Date.parse(`${date}T00:00:00Z`)
  // Date.parse turns 02-30 into 03-02 in some engines: only a date that prints as it was written counts.
  return Number.isNaN(ms) || dateOf(ms / msPerDay) !== date ? null : ms / msPerDay
}

/** `YYYY-MM-DD` of a count of days since 1970-01-01. */
export const dateOf = (day: number): string => new Date(day * msPerDay).toISOString().slice(0, 10)

/** Month * 100 + day of `MM-DD`, null when no year has that date. */
export function yearlyDayOf(date: unknown): number | null {
  if (typeof date !== 'string' || dayOf(`2000-${date}`) === null) return null
  return Number(date.slice(0, 2)) * 100 + Number(date.slice(3))
}

/** 0 for Sunday. */
export const weekDayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

/** The minutes that an interval covers, null when it is not made of two times or begins at 24:00. */
export function spanOf(interval: unknown): Span | null {
  if (!Array.isArray(interval) || interval.length !== 2) return null
  const from = minutesOf(interval[0])
  const to = minutesOf(interval[1])
  if (from === null || to === null || from === minutesPerDay) return null
  return { from, to: to > from ? to : to + minutesPerDay }
}

/** Reads a document that `checkCalendar` has no objection to; of others it keeps what can be read. */
export function readPlan(document: CalendarDocument): Plan {
  return {
    week: readWeek(document.week),
    periods: (document.periods ?? [])
      .map(period => ({
        from: dayOf(period.from) ?? Infinity,
        until: period.until === undefined ? Infinity : (dayOf(period.until) ?? -Infinity),
        week: readWeek(period.week),
      }))
      .sort((a, b) => b.from - a.from),
    yearly_holidays: new Set((document.yearly_holidays ?? []).flatMap(date => yearlyDayOf(date) ?? [])),
    days: new Map((document.days ?? []).map(day => [dayOf(day.date) ?? NaN, readIntervals(day.intervals)])),
    provisional: new Set(
      (document.days ?? []).flatMap(day => (day.provisional ? (dayOf(day.date) ?? []) : [])),
    ),
    valid_from: dayOf(document.valid?.from) ?? -Infinity,
    valid_until: dayOf(document.valid?.until) ?? Infinity,
  }
}

/** The hours that begin on a local day, earliest first; none when it is closed. */
export function spansOn(plan: Plan, day: number): Span[] {
  if (day < plan.valid_from || day > plan.valid_until) return []
  const own = plan.days.get(day)
  if (own) return own
  return isYearlyHoliday(plan, day) ? [] : weekSpansOn(plan, day)
}

export function isYearlyHoliday(plan: Plan, day: number): boolean {
  if (plan.yearly_holidays.size === 0) return false
  const date = new Date(day * msPerDay)
  return plan.yearly_holidays.has((date.getUTCMonth() + 1) * 100 + date.getUTCDate())
}

/** The hours that the week gives to a local day, before holidays and days of their own. */
export function weekSpansOn(plan: Plan, day: number): Span[] {
  const period = plan.periods.find(({ from, until }) => day >= from && day <= until)
  return (period?.week ?? plan.week)[weekDayOf(day)]!
}

/** Hours as people write them: the other way round from `spanOf`. */
export const intervalOf = ({ from, to }: Span): Interval => [
  clockTime(from),
  to === minutesPerDay ? '24:00' : clockTime(to % minutesPerDay),
]

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Minutes that hours cover by the clock on the wall. */
export const minutesIn = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + to - from, 0)

/** Hours with some minutes less at the end of the day; hours that lie wholly in those minutes go altogether. */
export function shortened(spans: readonly Span[], minutes: number): Span[] {
  let left = minutes
  const kept: Span[] = []
  for (const span of [...spans].sort((a, b) => b.from - a.from)) {
    const cut = Math.min(left, span.to - span.from)
    left -= cut
    if (span.to - cut > span.from) kept.unshift({ from: span.from, to: span.to - cut })
  }
  return kept
}

const readWeek = (week: Week): Span[][] =>
  (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const).map(day => readIntervals(week[day] ?? []))

export const readIntervals = (intervals: Interval[]): Span[] =>
  intervals.flatMap(interval => spanOf(interval) ?? []).sort((a, b) => a.from - b.from)
