// Addresses in the database that letters do not reach, or that want no reminders.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '#db/types.gen.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Database } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import { addressLifted, addressMarked } from '../../contract/delivery.ts'
import type { MarkKind } from '../../contract/states.ts'

type Asking = { readonly db: Database }

export type MarkRow = Selectable<DB['channels.address_mark']>

/**
 * The marks in force on these addresses, by address in lower case; a declined one only where that matters, a complaint not where a
 * person has written the letter.
 */
export async function marksOn(
  ctx: Asking,
  addresses: readonly string[],
  {
    declinable = false,
    by_person = false,
  }: { readonly declinable?: boolean; readonly by_person?: boolean } = {},
): Promise<Map<string, MarkRow>> {
  if (addresses.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('channels.address_mark')
    .selectAll()
    .where(
      'address',
      'in',
      addresses.map(one => one.toLowerCase()),
    )
    .where('lifted_at', 'is', null)
    .$if(!declinable, query => query.where('kind', '<>', 'declined'))
    .$if(by_person, query => query.where('kind', '<>', 'complained'))
    .orderBy(sql`kind = 'declined'`, 'desc')
    .orderBy(sql`kind = 'complained'`, 'desc')
    .execute()
  return new Map(rows.map(row => [row.address, row]))
}

export interface Marking {
  readonly address: string
  readonly kind: MarkKind
  readonly said: string | null
  readonly letter_id?: string | null
}

/** Marks an address, once; answers the mark's id, null when it is marked already. */
export async function markAddress(
  ctx: Context,
  { address, kind, said, letter_id = null }: Marking,
): Promise<string | null> {
  const marked = await ctx.db
    .insertInto('channels.address_mark')
    .values({
      id: newId(),
      address: address.toLowerCase(),
      kind,
      said: said?.slice(0, 1000) ?? null,
      letter_id,
      marked_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      at: ctx.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (marked) ctx.tell(addressMarked, { mark_id: marked.id, address: address.toLowerCase(), kind, said })
  return marked?.id ?? null
}

/** Takes a mark away; false when it was lifted before. */
export async function liftMark(ctx: Context, id: string): Promise<boolean> {
  const lifted = await ctx.db
    .updateTable('channels.address_mark')
    .set({ lifted_at: ctx.now, lifted_by: ctx.actor.kind === 'person' ? ctx.actor.id : null })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .returning('address')
    .executeTakeFirst()
  if (lifted) ctx.tell(addressLifted, { mark_id: id, address: lifted.address })
  return lifted !== undefined
}

/** How often letters to an address came back softly since a moment. */
export async function softReturns(ctx: Asking, address: string, since: Date): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('channels.recipient')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(sql`lower(address)`, '=', address.toLowerCase())
    .where('state', 'in', ['returned', 'rejected'])
    .where('soft', '=', true)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}
