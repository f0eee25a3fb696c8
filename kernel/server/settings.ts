// Settings of the centre that people change on screen, one JSON value for each name.

import type { Context } from './context.ts'
import type { Database } from './database.ts'

export async function readSetting<T>(ctx: { readonly db: Database }, name: string): Promise<T | undefined> {
  const row = await ctx.db
    .selectFrom('kernel.setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value as T | undefined
}

/** Sets a value that was not there; answers false when it was, whoever set it. */
export async function claimSetting(ctx: Context, name: string, value: unknown): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('kernel.setting')
    .values({ name, value: JSON.stringify(value), changed_at: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
