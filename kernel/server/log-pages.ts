// The event log for people to read: page by page, newest first.
import { sql } from 'kysely'
import { brokenCursor } from '#kernel/contract/kernel.ts'
import type { Context } from './context.ts'
import { pageOf, placeOf } from './paging.ts'

export interface LogSearch {
  readonly limit: number
  readonly after?: string
  /** The beginning of the names looked for: `requests.` is everything of that domain. */
  readonly name?: string
  readonly actor_id?: string
  readonly subject_id?: string
}

/** One page of the log. Whether the asker may read it is for the caller to decide. */
export async function pageOfLog(ctx: Pick<Context, 'db'>, search: LogSearch) {
  const { limit, after, name, actor_id, subject_id } = search
  const place = after ? logPlace(after) : null
  const rows = await ctx.db
    .selectFrom('kernel.event')
    .select([sql<string>`xid::text`.as('place'), 'id', 'name', 'subject_id', 'actor_id', 'at', 'payload'])
    .$if(Boolean(name), query => query.where(sql<boolean>`starts_with(name, ${name})`))
    .$if(Boolean(actor_id), query => query.where('actor_id', '=', actor_id!))
    .$if(Boolean(subject_id), query => query.where('subject_id', '=', subject_id!))
    .$if(place !== null, query =>
      query.where(sql<boolean>`(xid, id) < (${place!.xid}::xid8, ${place!.id}::bigint)`),
    )
    .orderBy('xid', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, row => [row.place, row.id])
}

function logPlace(after: string): { xid: string; id: number } {
  const [xid, id] = placeOf(after, 2)
  if (typeof xid !== 'string' || !/^\d{1,19}$/.test(xid) || !Number.isSafeInteger(id)) throw brokenCursor({})
  return { xid, id: id as number }
}
