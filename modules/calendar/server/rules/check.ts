// What is wrong with a calendar document, as values that a screen or an integrator can be told.

import {
  type CalendarDocument,
  dateOf,
  dayOf,
  minutesPerDay,
  readPlan,
  type Span,
  spanOf,
  spansOn,
  weekDays,
  yearlyDayOf,
} from './document.ts'

export type CalendarProblemCode =
  | 'not_a_calendar'
  | 'wrong_shape'
  | 'unknown_field'
  | 'unknown_time_zone'
  | 'bad_interval'
  | 'overlapping_intervals'
  | 'bad_date'
  | 'duplicate_day'
  | 'reversed_period'
  | 'overlapping_periods'
  | 'too_many'
  | 'no_open_time'

/** `path` names the place with dots, `week.mon.1` or `days.3.date`; `params` carry what a sentence about it needs. */
export type CalendarProblem = {
  code: CalendarProblemCode
  path: string
  params: { [name: string]: string | number }
}

type Tell = (code: CalendarProblemCode, path: string, params?: CalendarProblem['params']) => void
type Fields = { [name: string]: unknown }

const limits = { days: 5000, periods: 200, yearly_holidays: 366, intervals: 48 }

/** After 28 years without a change of the week every date has fallen on every day of the week. */
const daysToSearch = 28 * 366

/**
 * Every problem of a would-be calendar document, the empty list when it may be compiled. Takes anything, throws nothing.
 * Overlaps and the search for open time are judged only when all parts can be read.
 */
export function checkCalendar(document: unknown): CalendarProblem[] {
  const problems: CalendarProblem[] = []
  const tell: Tell = (code, path, params = {}) => problems.push({ code, path, params })
  if (!isFields(document)) {
    tell('not_a_calendar', '')
    return problems
  }
  checkFields(document, ['time_zone', 'week', 'periods', 'yearly_holidays', 'days', 'valid'], '', tell)
  if (!isTimeZone(document.time_zone)) {
    tell('unknown_time_zone', 'time_zone', { time_zone: shown(document.time_zone) })
  }
  checkWeek(document.week, 'week', tell)
  checkPeriods(document.periods, tell)
  checkYearlyHolidays(document.yearly_holidays, tell)
  checkDays(document.days, tell)
  checkValidity(document.valid, tell)
  if (problems.length === 0) checkWhole(document as CalendarDocument, tell)
  return problems
}

/** Whether the runtime knows the zone by name. Bare offsets are refused: they have no daylight saving and no history. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== 'string' || !/^[A-Za-z]/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

function checkFields(fields: Fields, known: readonly string[], path: string, tell: Tell): void {
  for (const field of Object.keys(fields)) {
    if (!known.includes(field)) tell('unknown_field', join(path, field.slice(0, 100)))
  }
}

function checkWeek(week: unknown, path: string, tell: Tell): void {
  if (!isFields(week)) {
    tell('wrong_shape', path, { expected: 'object' })
    return
  }
  checkFields(week, weekDays, path, tell)
  const spans = weekDays.map(day => {
    const intervals = week[day]
    return intervals === undefined ? [] : checkIntervals(intervals, `${path}.${day}`, tell)
  })
  if (spans.some(day => day === null)) return
  spans.forEach((day, index) => {
    const next = (index + 1) % 7
    if (runsInto(day!, spans[next]!)) {
      tell('overlapping_intervals', `${path}.${weekDays[next]}`, { with: `${path}.${weekDays[index]}` })
    }
  })
}

/** The spans of one day, null when something in them cannot be read or overlaps. */
function checkIntervals(intervals: unknown, path: string, tell: Tell): Span[] | null {
  if (!isList(intervals, 'intervals', path, tell)) return null
  const spans = intervals.map((interval, index) => {
    const span = spanOf(interval)
    if (!span) {
      tell('bad_interval', `${path}.${index}`, { interval: shown(interval) })
      return null
    }
    return { ...span, index }
  })
  const read = spans.filter(span => span !== null).sort((a, b) => a.from - b.from)
  let overlaps = false
  for (let i = 1; i < read.length; i++) {
    const [earlier, later] = [read[i - 1]!, read[i]!]
    if (later.from >= earlier.to) continue
    overlaps = true
    tell('overlapping_intervals', `${path}.${later.index}`, { with: `${path}.${earlier.index}` })
  }
  return overlaps || read.length < spans.length ? null : read
}

function checkPeriods(periods: unknown, tell: Tell): void {
  if (periods === undefined || !isList(periods, 'periods', 'periods', tell)) return
  const read: { from: number; until: number; index: number }[] = []
  for (const [index, period] of periods.entries()) {
    const path = `periods.${index}`
    if (!isFields(period)) {
      tell('wrong_shape', path, { expected: 'object' })
      continue
    }
    checkFields(period, ['from', 'until', 'week'], path, tell)
    const from = checkDate(period.from, `${path}.from`, tell)
    const until = period.until === undefined ? Infinity : checkDate(period.until, `${path}.until`, tell)
    checkWeek(period.week, `${path}.week`, tell)
    if (from === null || until === null) continue
    if (until < from) {
      tell('reversed_period', path, { from: dateOf(from), until: dateOf(until) })
      continue
    }
    read.push({ from, until, index })
  }
  read.sort((a, b) => a.from - b.from)
  // One without an end is what holds until another begins; those with an end must keep out of each other's way.
  const ended = read.filter(({ until }) => until < Infinity)
  let latest = ended[0]
  for (const period of ended.slice(1)) {
    if (latest && period.from <= latest.until) {
      tell('overlapping_periods', `periods.${period.index}`, { with: `periods.${latest.index}` })
    }
    if (!latest || period.until > latest.until) latest = period
  }
  const begun = new Map<number, number>()
  for (const { from, until, index } of read) {
    const other = begun.get(from)
    if (
      other !== undefined &&
      (until === Infinity || read.find(one => one.index === other)!.until === Infinity)
    )
      tell('overlapping_periods', `periods.${index}`, { with: `periods.${other}` })
    begun.set(from, index)
  }
}

function checkYearlyHolidays(holidays: unknown, tell: Tell): void {
  if (holidays === undefined || !isList(holidays, 'yearly_holidays', 'yearly_holidays', tell)) return
  const seen = new Set<number>()
  for (const [index, date] of holidays.entries()) {
    const path = `yearly_holidays.${index}`
    const yearly_day = yearlyDayOf(date)
    if (yearly_day === null) {
      tell('bad_date', path, { date: shown(date) })
      continue
    }
    if (seen.has(yearly_day)) tell('duplicate_day', path, { date: shown(date) })
    seen.add(yearly_day)
  }
}

function checkDays(days: unknown, tell: Tell): void {
  if (days === undefined || !isList(days, 'days', 'days', tell)) return
  const seen = new Set<number>()
  for (const [index, entry] of days.entries()) {
    const path = `days.${index}`
    if (!isFields(entry)) {
      tell('wrong_shape', path, { expected: 'object' })
      continue
    }
    checkFields(entry, ['date', 'intervals', 'name'], path, tell)
    if (entry.name !== undefined && !isFields(entry.name))
      tell('wrong_shape', `${path}.name`, { expected: 'object' })
    checkIntervals(entry.intervals, `${path}.intervals`, tell)
    const day = checkDate(entry.date, `${path}.date`, tell)
    if (day === null) continue
    if (seen.has(day)) tell('duplicate_day', `${path}.date`, { date: dateOf(day) })
    seen.add(day)
  }
}

function checkValidity(valid: unknown, tell: Tell): void {
  if (valid === undefined) return
  if (!isFields(valid)) {
    tell('wrong_shape', 'valid', { expected: 'object' })
    return
  }
  checkFields(valid, ['from', 'until'], 'valid', tell)
  const from = valid.from === undefined ? null : checkDate(valid.from, 'valid.from', tell)
  const until = valid.until === undefined ? null : checkDate(valid.until, 'valid.until', tell)
  if (from !== null && until !== null && until < from) {
    tell('reversed_period', 'valid', { from: dateOf(from), until: dateOf(until) })
  }
}

/** What only the days side by side can show: a night that runs into a special day, and a calendar that never opens. */
function checkWhole(document: CalendarDocument, tell: Tell): void {
  const plan = readPlan(document)
  const edges = (document.periods ?? []).flatMap(({ from, until }, index) => [
    { path: `periods.${index}.from`, day: dayOf(from)! },
    ...(until === undefined ? [] : [{ path: `periods.${index}.until`, day: dayOf(until)! + 1 }]),
  ])
  const own = (document.days ?? []).flatMap(({ date }, index) => [
    { path: `days.${index}`, day: dayOf(date)! },
    { path: `days.${index}`, day: dayOf(date)! + 1 },
  ])
  const told = new Set<number>()
  for (const { path, day } of [...own, ...edges]) {
    if (told.has(day) || !runsInto(spansOn(plan, day - 1), spansOn(plan, day))) continue
    told.add(day)
    tell('overlapping_intervals', path, { with: dateOf(day - 1), date: dateOf(day) })
  }
  const isOpenOn = (day: number) => spansOn(plan, day).length > 0
  const first = Number.isFinite(plan.valid_from)
    ? plan.valid_from
    : Math.min(plan.valid_until - daysToSearch, dayOf('2024-01-01')!)
  const last = Math.min(plan.valid_until, first + daysToSearch)
  for (let day = first; day <= last; day++) if (isOpenOn(day)) return
  if ([...plan.days.keys()].some(isOpenOn)) return
  for (const { from, until } of plan.periods) {
    // The week before it, too: it may be what closed the calendar for good.
    for (let day = from - 7; day <= Math.min(until, from + daysToSearch); day++) if (isOpenOn(day)) return
  }
  tell('no_open_time', '')
}

function runsInto(day: Span[], next: Span[]): boolean {
  const first = next[0]
  return first !== undefined && day.some(span => span.to - minutesPerDay > first.from)
}

function checkDate(date: unknown, path: string, tell: Tell): number | null {
  const day = dayOf(date)
  if (day === null) tell('bad_date', path, { date: shown(date) })
  return day
}

function isList(value: unknown, kind: keyof typeof limits, path: string, tell: Tell): value is unknown[] {
  if (!Array.isArray(value)) {
    tell('wrong_shape', path, { expected: 'list' })
    return false
  }
  if (value.length > limits[kind]) {
    tell('too_many', path, { limit: limits[kind], count: value.length })
    return false
  }
  return true
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What was sent, in a form safe to repeat: never long, and nothing of it is called. */
function shown(value: unknown): string {
  const plain = (part: unknown) =>
    typeof part === 'object' || typeof part === 'function' || typeof part === 'symbol'
      ? typeof part
      : String(part)
  return (Array.isArray(value) ? value.slice(0, 4).map(plain).join(' - ') : plain(value)).slice(0, 100)
}

const join = (path: string, field: string) => (path ? `${path}.${field}` : field)
