// The use cases of working calendars.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import { calendarChanged, codeTaken, type contract, neverOpen, unusable } from '../contract.ts'
import { compiledCalendar, forget } from './face.ts'
import { addWorkingTime, workingTimeBetween } from './rules/arithmetic.ts'
import { checkCalendar } from './rules/check.ts'
import type { CalendarDocument } from './rules/document.ts'
import * as store from './store.ts'

const shown = ({ document, ...row }: store.CalendarRow) => ({ ...row, ...document })

async function found(ctx: Context, id: string): Promise<store.CalendarRow> {
  const row = await store.find(ctx.db, id)
  if (!row) throw notFound({})
  return row
}

/** The document, or a refusal that lists everything that is wrong with it. */
function usable(document: CalendarDocument): CalendarDocument {
  const problems = checkCalendar(document)
  if (problems.length > 0)
    throw unusable({ problems: problems.map(({ code, path }) => ({ code, path: String(path) })) })
  return document
}

const refuseDuplicate = (code: string) => (error: unknown) => {
  if (violatedConstraint(error) === 'calendar_code_unique') throw codeTaken({ code })
  throw error
}

export const actions: Actions<typeof contract> = {
  listCalendars: async ctx => ({ items: (await store.list(ctx)).map(shown) }),

  readCalendar: async (ctx, { params: { id } }) => shown(await found(ctx, id)),

  async makeCalendar(ctx, { body: { code, name, ...document } }) {
    const id = newId()
    const row = {
      id,
      code: code ?? `calendar-${id.slice(-12)}`,
      name: name ?? { en: document.time_zone },
      document: usable(document),
      is_default: false,
    }
    await store.insert(ctx, row).catch(refuseDuplicate(row.code))
    ctx.tell(calendarChanged, { calendar_id: id, code: row.code })
    return shown(row)
  },

  async editCalendar(ctx, { params: { id }, body: { code, name, ...document } }) {
    const before = await found(ctx, id)
    const row = { code: code ?? before.code, name: name ?? before.name, document: usable(document) }
    await store.update(ctx, id, row).catch(refuseDuplicate(row.code))
    ctx.tell(calendarChanged, { calendar_id: id, code: row.code })
    ctx.afterwards(() => forget(ctx.okno))
    return shown({ ...before, ...row })
  },

  async addWorkingTime(ctx, { params: { id }, body: { start, working_seconds } }) {
    const calendar = await compiledCalendar(ctx.okno, ctx.db, id)
    const due = addWorkingTime(calendar, Date.parse(start), working_seconds)
    if (!Number.isFinite(due)) throw neverOpen({})
    return { due: new Date(due) }
  },

  async betweenInstants(ctx, { params: { id }, body: { from, to } }) {
    const calendar = await compiledCalendar(ctx.okno, ctx.db, id)
    return { working_seconds: workingTimeBetween(calendar, Date.parse(from), Date.parse(to)) }
  },
}
