// Walks that derive clocks anew, as people see them.
import type { Context } from '#kernel/server/context.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'

const all = (ctx: Context) =>
  ctx.db
    .selectFrom('agreements.recalculation')
    .select([
      'id',
      'reason',
      'asked_at',
      'not_before as begins_at',
      'total',
      'done',
      'changed',
      'finished_at',
    ])

export const find = (ctx: Context, id: string) => all(ctx).where('id', '=', id).executeTakeFirstOrThrow()

/** Newest first. */
export async function page(ctx: Context, { limit, after }: { limit: number; after?: string | undefined }) {
  const rows = await all(ctx)
    .$if(after !== undefined, query => query.where('id', '<', String(placeOf(after!, 1)[0])))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, row => [row.id])
}
