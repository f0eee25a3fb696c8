// The calendars in the database.
import type { Context } from '#kernel/server/context.ts'
import type { Database } from '#kernel/server/database.ts'
import type { Follows } from './production/put.ts'
import type { CalendarDocument } from './rules/document.ts'

export interface CalendarRow {
  readonly id: string
  readonly code: string
  readonly name: { ru?: string; en?: string }
  readonly document: CalendarDocument
  readonly is_default: boolean
  readonly follows: Follows | null
  readonly version: number
}

const all = (db: Database) =>
  db
    .selectFrom('calendar.calendar')
    .select(['id', 'code', 'name', 'document', 'is_default', 'follows', 'version'])

/** One page by code, and one more. */
export const list = (ctx: Context, limit: number, after: string | null): Promise<CalendarRow[]> =>
  all(ctx.db)
    .$if(after !== null, query => query.where('code', '>', after))
    .orderBy('code')
    .limit(limit + 1)
    .execute()

export const listFollowing = (db: Database): Promise<CalendarRow[]> =>
  all(db).where('follows', 'is not', null).orderBy('code').execute()

export const find = (db: Database, id: string): Promise<CalendarRow | undefined> =>
  all(db).where('id', '=', id).executeTakeFirst()

/** Held until the use case ends, so that two changes do not overwrite each other. */
export const hold = (db: Database, id: string): Promise<CalendarRow | undefined> =>
  all(db).where('id', '=', id).forUpdate().executeTakeFirst()

export const findDefault = (db: Database): Promise<CalendarRow | undefined> =>
  all(db).where('is_default', '=', true).executeTakeFirst()

type NewRow = Omit<CalendarRow, 'version'>

export const insert = (ctx: Context, row: NewRow) =>
  ctx.db
    .insertInto('calendar.calendar')
    .values({ ...row, ...written(row), created_at: ctx.now, updated_at: ctx.now })
    .execute()

export const update = (
  ctx: Context,
  id: string,
  row: Pick<CalendarRow, 'code' | 'name' | 'document' | 'follows'>,
) =>
  ctx.db
    .updateTable('calendar.calendar')
    .set(eb => ({ ...row, ...written(row), updated_at: ctx.now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

const written = ({ document, follows }: Pick<CalendarRow, 'document' | 'follows'>) => ({
  document: JSON.stringify(document),
  follows: follows && JSON.stringify(follows),
})

/** Notes that people were warned; false when they had been before, by whatever process. */
export async function noteWarning(ctx: Context, calendar_id: string, year: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('calendar.year_warning')
    .values({ calendar_id, year, told_at: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
