// Putting a year's days into a calendar: which days the production calendar and the region ask for, and what that changes.

import {
  type CalendarDay,
  type CalendarDocument,
  type DayName,
  dateOf,
  dayOf,
  type Interval,
  intervalOf,
  type Plan,
  readPlan,
  shortened,
  spansOn,
  weekSpansOn,
} from '../rules/document.ts'
import { type DayKind, kindOf, sameSpans } from '../rules/year.ts'
import { eve, productionNames, said } from './names.ts'
import { type Region, regions } from './regions.ts'
import { daysUnder, isKnownYear, type ProductionWeek, productionYear, undecreedYear } from './russia.ts'

/** What a calendar follows. Others than Russia would come with data of their own. */
export type Follows = { country: 'RU'; week: ProductionWeek; region: keyof typeof regions | null }

/** A day that becomes another: what it gives now, and what it will give. */
export type DayChange = {
  date: string
  before: { kind: DayKind; intervals: Interval[] }
  after: { kind: DayKind; intervals: Interval[] }
  name: DayName | null
}

/**
 * The days that the Russian production calendar asks of this calendar in a year, with its own hours, and after them the
 * region's. Of a year whose decree is not known, what the Labour Code alone says (see `provisional.ts`).
 */
export function productionDays(
  document: CalendarDocument,
  year: number,
  { week, region }: Omit<Follows, 'country'>,
): CalendarDay[] {
  const plan = readPlan(document)
  const facts = isKnownYear(year) ? productionYear(year, week) : undecreedYear(year, week)
  const names = productionNames(year, facts)
  const days = daysUnder(facts, { week, hours: date => usualHours(plan, date) }).map(day => ({
    ...day,
    name: names.get(day.date)!,
  }))
  return region ? withRegion(document, year, regions[region], days) : days
}

function withRegion(document: CalendarDocument, year: number, region: Region, federal: CalendarDay[]) {
  const days = new Map(federal.map(day => [day.date, day]))
  // What the region adds stands on the country's days, not on what the calendar held before.
  const plan = readPlan({ ...document, days: federal })
  const isOpen = (day: number) => {
    const own = days.get(dateOf(day))
    return own ? own.intervals.length > 0 : spansOn(plan, day).length > 0
  }
  const dated = [
    ...region.fixed.map(([month_day, ru, en]) => ({ date: `${year}-${month_day}`, name: { ru, en } })),
    ...region.moving.map(([date, ru, en]) => ({ date, name: { ru, en } })),
  ].filter(({ date }) => date.startsWith(String(year)))
  for (const { date, name } of dated.sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const day = dayOf(date)!
    const was_open = isOpen(day)
    days.set(date, { date, intervals: [], name })
    const before = dateOf(day - 1)
    if (isOpen(day - 1) && days.get(before)?.name !== eve) {
      const hours = shortened(spansOn(plan, day - 1), 60).map(intervalOf)
      if (before.startsWith(String(year))) days.set(before, { date: before, intervals: hours, name: eve })
    }
    if (was_open || !region.made_up_for) continue
    let next = day + 1
    while (!isOpen(next) && next < day + 31) next++
    const off = dateOf(next)
    const lieu = { ru: `Выходной за ${said(date, 'ru')}`, en: `Day off for ${said(date, 'en')}` }
    if (isOpen(next)) days.set(off, { date: off, intervals: [], name: lieu })
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** The hours that the week gives to a date, without regard to holidays. */
export const usualHours = (plan: Plan, date: string): Interval[] =>
  weekSpansOn(plan, dayOf(date)!).map(intervalOf)

/**
 * Puts days into a document. Days of the document that are not among them stay, unless `replace` names a year whose
 * other days go. `changes` are those days that open or close otherwise than before, in order; `completed` adds to a document
 * what holds in it without being written there, such as provisional days of the same year.
 */
export function putDays(
  document: CalendarDocument,
  given: readonly CalendarDay[],
  replace: number | null = null,
  completed: (document: CalendarDocument) => CalendarDocument = document => document,
): { document: CalendarDocument; changes: DayChange[]; unchanged: number } {
  const days = new Map((document.days ?? []).map(day => [day.date, day]))
  const touched = new Set(given.map(day => day.date))
  for (const date of replace === null ? [] : [...days.keys()]) {
    if (!date.startsWith(`${replace}-`) || touched.has(date)) continue
    days.delete(date)
    touched.add(date)
  }
  for (const day of given) days.set(day.date, day)
  const after = { ...document, days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)) }
  const plans = [readPlan(completed(document)), readPlan(completed(after))] as const
  const years = new Set([...touched].map(date => date.slice(0, 4)))
  const until_now = [...plans[0].provisional].map(dateOf).filter(date => years.has(date.slice(0, 4)))
  const changes = [...new Set([...touched, ...until_now])].sort().flatMap((date): DayChange[] => {
    const day = dayOf(date)!
    const [was, will] = plans.map(plan => ({ kind: kindOf(plan, day), spans: spansOn(plan, day) }))
    if (was!.kind === will!.kind && sameSpans(was!.spans, will!.spans)) return []
    const shown = ({ kind, spans }: NonNullable<typeof was>) => ({ kind, intervals: spans.map(intervalOf) })
    return [{ date, before: shown(was!), after: shown(will!), name: days.get(date)?.name ?? null }]
  })
  const unchanged = touched.size - changes.filter(({ date }) => touched.has(date)).length
  return { document: after, changes, unchanged }
}
