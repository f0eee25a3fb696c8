// The calendars in the database.
import type { Context } from '#kernel/server/context.ts'
import type { Database } from '#kernel/server/database.ts'
import type { CalendarDocument } from './rules/document.ts'

export interface CalendarRow {
  readonly id: string
  readonly code: string
  readonly name: { ru?: string; en?: string }
  readonly document: CalendarDocument
  readonly is_default: boolean
}

const all = (db: Database) =>
  db.selectFrom('calendar.calendar').select(['id', 'code', 'name', 'document', 'is_default'])

export const list = (ctx: Context): Promise<CalendarRow[]> => all(ctx.db).orderBy('code').execute()

export const find = (db: Database, id: string): Promise<CalendarRow | undefined> =>
  all(db).where('id', '=', id).executeTakeFirst()

export const findDefault = (db: Database): Promise<CalendarRow | undefined> =>
  all(db).where('is_default', '=', true).executeTakeFirst()

export const insert = (ctx: Context, row: CalendarRow) =>
  ctx.db
    .insertInto('calendar.calendar')
    .values({ ...row, document: JSON.stringify(row.document), created_at: ctx.now, updated_at: ctx.now })
    .execute()

export const update = (ctx: Context, id: string, row: Pick<CalendarRow, 'code' | 'name' | 'document'>) =>
  ctx.db
    .updateTable('calendar.calendar')
    .set(eb => ({
      ...row,
      document: JSON.stringify(row.document),
      updated_at: ctx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
