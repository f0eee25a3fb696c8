// What other domains may ask of the calendar: compiled calendars, kept in memory until they change.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Database } from '#kernel/server/database.ts'
import type { LoggedEvent } from '#kernel/server/events.ts'
import { newId } from '#kernel/server/id.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { calendarChanged } from '../contract.ts'
import { withProvisionalDays } from './production/provisional.ts'
import { productionDays } from './production/put.ts'
import { productionYears } from './production/russia.ts'
import { type CompiledCalendar, compileCalendar } from './rules/compile.ts'
import * as store from './store.ts'
import { type EditedFields, fieldsOf, usable } from './usable.ts'

export {
  addWorkingTime,
  isOpen,
  nextClosing,
  nextOpening,
  openIntervals,
  previousClosing,
  workingTimeBetween,
} from './rules/arithmetic.ts'
export { type CompiledCalendar, compileCalendar, provisionalBetween } from './rules/compile.ts'
export { type CalendarDocument, type Interval, spansOn, type WeekDay, weekDayOf } from './rules/document.ts'
export { type DueUnit, dueAfter, localDayOf } from './rules/due.ts'

const kept = new WeakMap<Okno, Map<string, Promise<CompiledCalendar>>>()

/** A calendar ready for arithmetic; `default` is the calendar of the centre. */
export function compiledCalendar(
  okno: Okno,
  db: Database,
  id: string | 'default',
): Promise<CompiledCalendar> {
  const calendars = kept.get(okno) ?? new Map<string, Promise<CompiledCalendar>>()
  kept.set(okno, calendars)
  const known = calendars.get(id)
  if (known) return known
  const compiled = load(db, id, okno.clock.now().getUTCFullYear())
  calendars.set(id, compiled)
  compiled.catch(() => calendars.delete(id))
  return compiled
}

async function load(db: Database, id: string, year: number): Promise<CompiledCalendar> {
  const row = id === 'default' ? await store.findDefault(db) : await store.find(db, id)
  if (!row) throw notFound({})
  return compiledFor(row, year)
}

function compiledFor({ document, follows }: Pick<store.CalendarRow, 'document' | 'follows'>, year: number) {
  const whole = withProvisionalDays(document, follows, year)
  return compileCalendar(whole, { from_year: year - 1, to_year: year + 1 })
}

/** A calendar as it would count, edited like this. Refuses an unknown one and a document that cannot be one. */
export async function changedCalendar(
  { okno, db }: Pick<Context, 'okno' | 'db'>,
  id: string,
  edited: EditedFields,
): Promise<CompiledCalendar> {
  const before = await store.find(db, id)
  if (!before) throw notFound({})
  const { document, follows = before.follows } = fieldsOf(edited)
  return compiledFor({ document: usable(document), follows }, okno.clock.now().getUTCFullYear())
}

/** Forgets compiled calendars when one has changed, in whatever process. */
export function follow(okno: Okno, events: readonly LoggedEvent[]): void {
  if (events.some(event => event.name === calendarChanged.name)) kept.delete(okno)
}

export const forget = (okno: Okno): void => void kept.delete(okno)

/** Changes whenever calendars were forgotten: what was made of compiled ones is stale then. */
export function calendarsKept(okno: Okno): object {
  const calendars = kept.get(okno) ?? new Map<string, Promise<CompiledCalendar>>()
  kept.set(okno, calendars)
  return calendars
}

export interface CenterHours {
  readonly time_zone: string
  /** Opening hours of a working day, e.g. ["09:00", "18:00"]. */
  readonly hours: readonly [string, string]
  /** Whether days off follow the Russian production calendar; otherwise Monday to Friday. */
  readonly russian: boolean
}

/** Makes the calendar of the centre that an installation begins with. Answers its id. */
export async function makeDefaultCalendar(
  ctx: Context,
  { time_zone, hours, russian }: CenterHours,
): Promise<string> {
  const day: [string, string][] = [[hours[0], hours[1]]]
  const document = { time_zone, week: { mon: day, tue: day, wed: day, thu: day, fri: day } }
  const follows = { country: 'RU', week: 'five', region: null } as const
  const years = russian ? productionYears.filter(year => year >= 2025) : []
  const id = newId()
  await store.insert(ctx, {
    id,
    code: 'center',
    name: { ru: 'Календарь центра', en: 'Calendar of the centre' },
    is_default: true,
    follows: russian ? follows : null,
    document: { ...document, days: years.flatMap(year => productionDays(document, year, follows)) },
  })
  ctx.tell(calendarChanged, { calendar_id: id, code: 'center' })
  return id
}
