// Recipients in the database: what became of a letter of ours for each of those it goes to.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '#db/types.gen.ts'
import type { Database } from '#kernel/server/database.ts'
import type { RecipientState } from '../../contract/states.ts'

type Asking = { readonly db: Database }

export type RecipientRow = Selectable<DB['channels.recipient']>

/** The recipients of these letters, in the order in which they are addressed. */
export async function recipientsOf(
  ctx: Asking,
  letter_ids: readonly string[],
): Promise<Map<string, RecipientRow[]>> {
  const rows =
    letter_ids.length === 0
      ? []
      : await ctx.db
          .selectFrom('channels.recipient')
          .selectAll()
          .where('letter_id', 'in', [...letter_ids])
          .orderBy('number')
          .execute()
  const found = new Map<string, RecipientRow[]>()
  for (const row of rows) found.set(row.letter_id, [...(found.get(row.letter_id) ?? []), row])
  return found
}

export const recipientAt = (ctx: Asking, letter_id: string, address: string) =>
  ctx.db
    .selectFrom('channels.recipient')
    .selectAll()
    .where('letter_id', '=', letter_id)
    .where(sql`lower(address)`, '=', address.toLowerCase())
    .executeTakeFirst()

export const recipientByNumber = (ctx: Asking, number: number) =>
  ctx.db.selectFrom('channels.recipient').selectAll().where('number', '=', number).executeTakeFirst()

export const recipientOfDelivery = (ctx: Asking, delivery_id: string) =>
  ctx.db
    .selectFrom('channels.recipient')
    .selectAll()
    .where('delivery_id', '=', delivery_id)
    .executeTakeFirst()

export interface Change {
  readonly state?: RecipientState
  readonly said?: string | null
  readonly soft?: boolean
  readonly attempts?: number
  readonly delivery_id?: string | null
  readonly spoken_at?: Date | null
  readonly handed_over_at?: Date
  readonly perhaps_twice?: boolean
}

const longestWords = 1000

/** Notes what became of a recipient; only while it stands in one of `from`, if given. Answers whether it did. */
export async function changeRecipient(
  ctx: Asking,
  number: number,
  now: Date,
  change: Change,
  from?: readonly RecipientState[],
): Promise<boolean> {
  const { said } = change
  const changed = await ctx.db
    .updateTable('channels.recipient')
    .set({
      ...change,
      ...(said ? { said: said.slice(0, longestWords) } : {}),
      ...(change.state ? { at: now } : {}),
    })
    .where('number', '=', number)
    .$if(from !== undefined, query => query.where('state', 'in', [...from!]))
    .returning('number')
    .executeTakeFirst()
  return changed !== undefined
}

/** Those to whom a letter of ours with one of these Message-IDs went. */
export async function recipientsOfOriginal(
  ctx: Asking,
  header_ids: readonly string[],
): Promise<RecipientRow[]> {
  if (header_ids.length === 0) return []
  const letter = await ctx.db
    .selectFrom('channels.letter')
    .select('id')
    .where('direction', '=', 'out')
    .where('header_id', 'in', [...header_ids])
    .limit(1)
    .executeTakeFirst()
  return letter ? ((await recipientsOf(ctx, [letter.id])).get(letter.id) ?? []) : []
}
