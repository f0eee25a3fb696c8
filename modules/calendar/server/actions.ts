// The use cases of working calendars.
import { movedOn, notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { shippedYears } from '../contract/shapes.ts'
import {
  calendarChanged,
  codeTaken,
  type contract,
  fiveDayList,
  neverOpen,
  unknownYear,
  unreadableList,
} from '../contract.ts'
import { compiledCalendar, forget } from './face.ts'
import { listedDays } from './production/listed.ts'
import { missingYears } from './production/missing.ts'
import { normOf } from './production/norm.ts'
import { provisionalYears, withProvisionalDays } from './production/provisional.ts'
import { productionDays, putDays } from './production/put.ts'
import { readList } from './production/read-list.ts'
import { isKnownYear } from './production/russia.ts'
import { addWorkingTime, isOpen, nextClosing, nextOpening, workingTimeBetween } from './rules/arithmetic.ts'
import { provisionalBetween } from './rules/compile.ts'
import { type DueUnit, dueAfter } from './rules/due.ts'
import { yearOf } from './rules/year.ts'
import * as store from './store.ts'
import { fieldsOf, usable } from './usable.ts'

/** Today's date where the calendar is. */
export const todayIn = (time_zone: string, now: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(time_zone).toPlainDate().toString()

function shown(ctx: Context, { document, ...row }: store.CalendarRow) {
  const today = todayIn(document.time_zone, ctx.now)
  return {
    ...row,
    ...document,
    missing_years: missingYears(document, row.follows, today),
    provisional_years: provisionalYears(document, row.follows, today),
  }
}

/** The calendar as an answer, its version in the ETag. */
function answered(ctx: Context, row: store.CalendarRow) {
  ctx.http?.reply.header('etag', `"${row.version}"`)
  return shown(ctx, row)
}

async function found(ctx: Context, id: string): Promise<store.CalendarRow> {
  const row = await store.find(ctx.db, id)
  if (!row) throw notFound({})
  return row
}

/** The calendar to be changed, as whoever asks has seen it: If-Match names that version. */
async function held(ctx: Context, id: string): Promise<store.CalendarRow> {
  const row = await store.hold(ctx.db, id)
  if (!row) throw notFound({})
  const seen = ctx.http?.request.headers['if-match']
  if (seen && seen !== '*' && seen.replace(/^W\/|"/g, '') !== String(row.version)) throw movedOn({})
  return row
}

const refuseDuplicate = (code: string) => (error: unknown) => {
  if (violatedConstraint(error) === 'calendar_code_unique') throw codeTaken({ code })
  throw error
}

type Change = Partial<Pick<store.CalendarRow, 'code' | 'name' | 'document' | 'follows'>>

async function change(ctx: Context, before: store.CalendarRow, fields: Change): Promise<store.CalendarRow> {
  const { code, name, document, follows } = { ...before, ...fields }
  const row = { code, name, document: usable(document), follows }
  await store.update(ctx, before.id, row).catch(refuseDuplicate(code))
  ctx.tell(calendarChanged, { calendar_id: before.id, code })
  ctx.afterwards(() => forget(ctx.okno))
  return { ...before, ...row, version: before.version + 1 }
}

/** A dry run is refused for the same reasons, and changes nothing. */
async function changeUnless(dry_run: boolean, ctx: Context, before: store.CalendarRow, fields: Change) {
  if (!dry_run) return change(ctx, before, fields)
  if (fields.document) usable(fields.document)
  return before
}

const instant = (ms: number | null): Date | null =>
  ms === null || !Number.isFinite(ms) ? null : new Date(ms)

function reached(ms: number): { due: Date } {
  if (!Number.isFinite(ms)) throw neverOpen({})
  return { due: new Date(ms) }
}

export const actions: Actions<typeof contract> = {
  async listCalendars(ctx, { query: { limit, after } }) {
    const rows = await store.list(ctx, limit, after === undefined ? null : String(placeOf(after, 1)[0]))
    const { items, next } = pageOf(rows, limit, row => [row.code])
    return { items: items.map(row => shown(ctx, row)), next }
  },

  readCalendar: async (ctx, { params: { id } }) => answered(ctx, await found(ctx, id)),

  async readYear(ctx, { params: { id, year } }) {
    const { document, follows } = await found(ctx, id)
    const { days, months } = yearOf(withProvisionalDays(document, follows, year), year)
    const norm = follows ? normOf(year) : null
    const sum = (part: 'working_days' | 'days_off' | 'working_minutes') =>
      months.reduce((total, month) => total + month[part], 0)
    return {
      year,
      provisional: days.some(day => day.provisional),
      days,
      months: months.map((month, index) => ({ ...month, norm_minutes: norm?.[index] ?? null })),
      total: {
        working_days: sum('working_days'),
        days_off: sum('days_off'),
        working_minutes: sum('working_minutes'),
        norm_minutes: norm?.reduce((total, minutes) => total + minutes, 0) ?? null,
      },
    }
  },

  async makeCalendar(ctx, { body: { code, name, follows, ...document } }) {
    const id = newId()
    const row = {
      id,
      code: code ?? `calendar-${id.slice(-12)}`,
      name: name ?? { en: document.time_zone },
      document: usable(document),
      is_default: false,
      follows: follows ?? null,
    }
    await store.insert(ctx, row).catch(refuseDuplicate(row.code))
    ctx.tell(calendarChanged, { calendar_id: id, code: row.code })
    return answered(ctx, { ...row, version: 1 })
  },

  async editCalendar(ctx, { params: { id }, body }) {
    const before = await held(ctx, id)
    const row = await change(ctx, before, fieldsOf(body))
    return answered(ctx, row)
  },

  async putProductionYear(ctx, { params: { id }, body: { year, dry_run, replace, country, week, region } }) {
    const before = await held(ctx, id)
    if (!isKnownYear(year)) throw unknownYear({ year, ...shippedYears })
    const follows = { country, week, region: region ?? null }
    const days = productionDays(before.document, year, follows)
    const { document, changes, unchanged } = putDays(before.document, days, replace ? year : null)
    const row = await changeUnless(dry_run, ctx, before, { document, follows })
    return { dry_run, changes, unchanged, version: row.version }
  },

  async importDays(ctx, { params: { id }, body: { text, year, dry_run } }) {
    const before = await held(ctx, id)
    const list = readList(text, year)
    if (!list) throw unreadableList({})
    if (list.format !== 'lines' && before.follows?.week === 'six') throw fiveDayList({})
    const days = listedDays(before.document, list.days)
    const thisYear = Number(todayIn(before.document.time_zone, ctx.now).slice(0, 4))
    const { document, changes, unchanged } = putDays(before.document, days, null, one =>
      withProvisionalDays(one, before.follows, thisYear),
    )
    const row = await changeUnless(dry_run, ctx, before, { document })
    return {
      dry_run,
      changes,
      unchanged,
      version: row.version,
      format: list.format,
      refused: list.refused,
    }
  },

  async addWorkingTime(ctx, { params: { id }, body: { start, working_seconds } }) {
    const calendar = await compiledCalendar(ctx.okno, ctx.db, id)
    return reached(addWorkingTime(calendar, Date.parse(start), working_seconds))
  },

  async betweenInstants(ctx, { params: { id }, body: { from, to } }) {
    const calendar = await compiledCalendar(ctx.okno, ctx.db, id)
    return { working_seconds: workingTimeBetween(calendar, Date.parse(from), Date.parse(to)) }
  },

  async dueAfterLimit(ctx, { params: { id }, body: { start, limit } }) {
    const calendar = await compiledCalendar(ctx.okno, ctx.db, id)
    const from = Date.parse(start)
    const due = dueAfter(calendar, from, { [limit.unit]: limit.count } as DueUnit)
    return { ...reached(due), provisional_years: provisionalBetween(calendar, from, due) }
  },

  async isOpenAt(ctx, { params: { id }, body: { at } }) {
    const calendar = await compiledCalendar(ctx.okno, ctx.db, id)
    const moment = Date.parse(at)
    return {
      open: isOpen(calendar, moment),
      next_opening: instant(nextOpening(calendar, moment)),
      closes_at: instant(nextClosing(calendar, moment)),
    }
  },
}
