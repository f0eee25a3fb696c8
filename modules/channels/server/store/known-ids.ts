// Ids by which later letters find their conversation, each with how good a proof it is.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'

/**
 * `letter`: of a letter that came or went. `reference`: only mentioned by one, so that others may mention it too who write
 * about something else. `outlook`: the root of a Thread-Index.
 */
export type KnownKind = 'letter' | 'reference' | 'outlook'

export interface KnownId {
  readonly header_id: string
  readonly request_id: string
  readonly kind: KnownKind
}

/** Of an id that many conversations know (an announcement to everybody) only the newest are looked at. */
const mostConversations = 5

/** Which requests know these ids: in the order of the ids, for each the newest requests first. */
export async function requestsKnowing(ctx: Context, header_ids: readonly string[]): Promise<KnownId[]> {
  if (header_ids.length === 0) return []
  const { rows } = await sql<KnownId>`
    select known.header_id, known.request_id, known.kind
    from unnest(${[...header_ids]}::text[]) with ordinality as asked (id, place)
    cross join lateral (
      select header_id, request_id, kind from channels.known_id
      where header_id = asked.id order by header_id desc, request_id desc limit ${sql.lit(mostConversations)}) as known
    order by asked.place, known.request_id desc`.execute(ctx.db)
  return rows
}

export interface IdToKeep {
  readonly id: string
  readonly kind: KnownKind
}

/** Remembers ids for a request; what is the id of a letter stays that, however often it is only mentioned. */
export const keepKnown = (ctx: Context, request_id: string, ids: readonly IdToKeep[]): Promise<void> =>
  keepKnownOf(ctx, [{ request_id, ids }])

/** The same for many requests at once; a request may be named several times. */
export async function keepKnownOf(
  ctx: Context,
  known: readonly { readonly request_id: string; readonly ids: readonly IdToKeep[] }[],
): Promise<void> {
  const kinds = new Map<string, { header_id: string; request_id: string; kind: KnownKind }>()
  for (const { request_id, ids } of known)
    for (const { id, kind } of ids) {
      const key = `${request_id} ${id}`
      if (kinds.get(key)?.kind !== 'letter') kinds.set(key, { header_id: id, request_id, kind })
    }
  if (kinds.size === 0) return
  await ctx.db
    .insertInto('channels.known_id')
    .values([...kinds.values()])
    .onConflict(conflict =>
      conflict
        .columns(['header_id', 'request_id'])
        .doUpdateSet({ kind: 'letter' })
        .where('channels.known_id.kind', '<>', 'letter')
        .where(sql<boolean>`excluded.kind = 'letter'`),
    )
    .execute()
}
