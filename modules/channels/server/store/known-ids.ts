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

/** Remembers ids for a request; what is the id of a letter stays that, however often it is only mentioned. */
export async function keepKnown(
  ctx: Context,
  request_id: string,
  ids: readonly { readonly id: string; readonly kind: KnownKind }[],
): Promise<void> {
  const letters = new Set(ids.filter(one => one.kind === 'letter').map(one => one.id))
  const kinds = new Map(ids.filter(one => !letters.has(one.id)).map(one => [one.id, one.kind]))
  for (const id of letters) kinds.set(id, 'letter')
  if (kinds.size === 0) return
  await ctx.db
    .insertInto('channels.known_id')
    .values([...kinds].map(([header_id, kind]) => ({ header_id, request_id, kind })))
    .onConflict(conflict =>
      conflict
        .columns(['header_id', 'request_id'])
        .doUpdateSet({ kind: 'letter' })
        .where('channels.known_id.kind', '<>', 'letter')
        .where(sql<boolean>`excluded.kind = 'letter'`),
    )
    .execute()
}
