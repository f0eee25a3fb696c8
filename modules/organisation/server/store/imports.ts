// Uploaded lists and their rows as the database keeps them.
import { sql } from 'kysely'
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Judged } from '../import/judging.ts'

const none = { new: 0, changed: 0, unchanged: 0, refused: 0 }

/** How many rows of each verdict, for each list. */
export async function countsOf(ctx: Context, ids: readonly string[]): Promise<Map<string, typeof none>> {
  const counts = new Map(ids.map(id => [id, { ...none }]))
  if (ids.length === 0) return counts
  const rows = await ctx.db
    .selectFrom('organisation.people_import_row')
    .select(({ fn }) => ['import_id', 'verdict', fn.countAll<number>().as('count')])
    .where('import_id', 'in', [...ids])
    .groupBy(['import_id', 'verdict'])
    .execute()
  for (const { import_id, verdict, count } of rows)
    counts.get(import_id)![verdict as keyof typeof none] = count
  return counts
}

const lists = (ctx: Context) =>
  ctx.db
    .selectFrom('organisation.people_import')
    .select(['id', 'file_name', 'state', 'columns', 'rows_total', 'rows_done', 'made_at', 'done_at'])

export async function readList(ctx: Context, id: string) {
  const list = await lists(ctx).where('id', '=', id).executeTakeFirst()
  if (!list) throw notFound({})
  return { ...list, counts: (await countsOf(ctx, [id])).get(id)! }
}

export async function newestLists(
  ctx: Context,
  limit: number,
  before: { made_at: string; id: string } | null,
) {
  const found = await lists(ctx)
    .$if(before !== null, query =>
      query.where(sql<boolean>`(made_at, id) < (${before!.made_at}::timestamptz, ${before!.id}::uuid)`),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const counts = await countsOf(
    ctx,
    found.map(list => list.id),
  )
  return found.map(list => ({ ...list, counts: counts.get(list.id)! }))
}

/** Adds judged rows to a list in one statement. */
export async function keepRows(ctx: Context, import_id: string, rows: readonly Judged[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('organisation.people_import_row')
    .values(
      rows.map(({ line, fields, verdict, reason, details, person_id }) => ({
        import_id,
        line,
        fields: JSON.stringify(fields),
        verdict,
        reason,
        details: JSON.stringify(details),
        person_id,
      })),
    )
    .execute()
}

export async function rowsOf(
  ctx: Context,
  import_id: string,
  asked: { readonly verdict?: Judged['verdict']; readonly after_line?: number; readonly limit?: number },
) {
  return ctx.db
    .selectFrom('organisation.people_import_row')
    .select(['line', 'fields', 'verdict', 'reason', 'details', 'person_id'])
    .where('import_id', '=', import_id)
    .where('line', '>', asked.after_line ?? 0)
    .$if(asked.verdict !== undefined, query => query.where('verdict', '=', asked.verdict!))
    .orderBy('line')
    .$if(asked.limit !== undefined, query => query.limit(asked.limit!))
    .execute()
}
