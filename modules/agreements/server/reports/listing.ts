// Lists behind figures as pages, sorted in the database; the id decides between equals.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { showBehind } from './names.ts'

interface PageRow {
  readonly id: string
  readonly kind: string
  readonly service_id: string | null
  readonly client_id: string | null
  readonly at: Date
}

/**
 * One page of measured things, counted and sorted in the database. `found`: from where and which; `rank`: what they are sorted
 * by, smaller first, with its type.
 */
export async function showPage<R extends object = object>(
  ctx: Context,
  {
    found,
    columns,
    rank: { expression, type },
    limit,
    after,
  }: {
    readonly found: RawBuilder<unknown>
    readonly columns: RawBuilder<unknown>
    readonly rank: { readonly expression: RawBuilder<unknown>; readonly type: 'timestamptz' | 'int' }
    readonly limit: number
    readonly after?: string | undefined
  },
) {
  const place = after ? placeOf(after, 2) : null
  const beyond = place
    ? sql`and (${expression}, subject.id) > (${place[0]}::${sql.raw(type)}, ${place[1]}::uuid)`
    : sql``
  const [{ rows }, count] = await Promise.all([
    sql<PageRow & R & { place: string }>`
      select subject.id, kind, service_id, client_id, ${columns}, (${expression})::text as place
      from ${found} ${beyond} order by ${expression}, subject.id limit ${limit + 1}`.execute(ctx.db),
    sql<{ total: number }>`select count(*)::int as total from ${found}`.execute(ctx.db),
  ])
  const page = pageOf(rows, limit, row => [row.place, row.id])
  return { ...(await showBehind(ctx, page.items)), next: page.next, total: count.rows[0]!.total }
}
