// Figures about letters on their way and at rest, for the page of health, alerts and metrics.
import { sql } from 'kysely'
import type { Database } from '#kernel/server/database.ts'

type Asking = { readonly db: Database }

export interface Queued {
  readonly mailbox_id: string | null
  /** Recipients that wait. */
  readonly waiting: number
  readonly since: Date
  /** What the last attempt at the oldest brought, if it was made. */
  readonly said: string | null
}

/** What waits to be sent, by mailbox. */
export const queuedByMailbox = (asking: Asking): Promise<Queued[]> =>
  asking.db
    .selectFrom('channels.recipient as recipient')
    .innerJoin('channels.letter as letter', 'letter.id', 'recipient.letter_id')
    .select('letter.mailbox_id')
    .select([
      sql<number>`count(*)::int`.as('waiting'),
      sql<Date>`min(recipient.at)`.as('since'),
      sql<string | null>`(array_agg(recipient.said order by recipient.at))[1]`.as('said'),
    ])
    .where('recipient.state', '=', 'waiting')
    .groupBy('letter.mailbox_id')
    .execute()

/** Recipients by state, of those whose letters did not simply go. */
export async function pendingByState(asking: Asking): Promise<ReadonlyMap<string, number>> {
  const rows = await asking.db
    .selectFrom('channels.recipient')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .where('state', 'in', ['waiting', 'held', 'suppressed', 'rejected', 'failed', 'returned'])
    .groupBy('state')
    .execute()
  return new Map(rows.map(row => [row.state, row.count]))
}

/** When each mailbox got its last letter and when its last one left. */
export async function lastLetters(
  asking: Asking,
): Promise<ReadonlyMap<string, { in: Date | null; out: Date | null }>> {
  const last = (direction: 'in' | 'out') => sql<Date | null>`(
    select letter.at from channels.letter as letter
    where letter.mailbox_id = mailbox.id and letter.direction = ${direction}
      and (letter.direction = 'in' or letter.handed_over_at is not null)
    order by letter.at desc limit 1)`
  const rows = await asking.db
    .selectFrom('channels.mailbox as mailbox')
    .select(['mailbox.id', last('in').as('in'), last('out').as('out')])
    .execute()
  return new Map(rows.map(row => [row.id, { in: row.in, out: row.out }]))
}

/** Letters that came and are held, and addresses that letters do not reach. */
export async function countsAtRest(asking: Asking): Promise<{ held_in: number; unreached: number }> {
  const { rows } = await sql<{ held_in: number; unreached: number }>`
    select (select count(*)::int from channels.letter where direction = 'in' and outcome = 'held') as held_in,
           (select count(*)::int from channels.address_mark where lifted_at is null and kind not in ('declined', 'complained')) as unreached`.execute(
    asking.db,
  )
  return rows[0]!
}
