// Reading the event log: what happened, to what, by whom, newest first.
import { sql } from 'kysely'
import { brokenCursor } from '#kernel/contract/kernel.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import type { contract } from '../../contract.ts'
import { requireEverywhere } from '../policy.ts'

export const audit: Pick<Actions<typeof contract>, 'readAudit'> = {
  async readAudit(ctx, { query: { limit, after, name, actor_id, subject_id } }) {
    requireEverywhere(ctx.actor, 'identity.audit')
    const place = after ? logPlace(after) : null
    const rows = await ctx.db
      .selectFrom('kernel.event as e')
      .leftJoin('identity.account as a', 'a.id', 'e.actor_id')
      .select([
        sql<string>`e.xid::text`.as('xid'),
        'e.id',
        'e.name',
        'e.subject_id',
        'e.actor_id',
        'a.name as actor_name',
        'e.at',
        'e.payload',
      ])
      .$if(Boolean(name), query => query.where(sql<boolean>`starts_with(e.name, ${name})`))
      .$if(Boolean(actor_id), query => query.where('e.actor_id', '=', actor_id!))
      .$if(Boolean(subject_id), query => query.where('e.subject_id', '=', subject_id!))
      .$if(place !== null, query =>
        query.where(sql<boolean>`(e.xid, e.id) < (${place!.xid}::xid8, ${place!.id}::bigint)`),
      )
      .orderBy('e.xid', 'desc')
      .orderBy('e.id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, row => [row.xid, row.id])
  },
}

function logPlace(after: string): { xid: string; id: number } {
  const [xid, id] = placeOf(after, 2)
  if (typeof xid !== 'string' || !/^\d{1,19}$/.test(xid) || !Number.isSafeInteger(id)) throw brokenCursor({})
  return { xid, id: id as number }
}
