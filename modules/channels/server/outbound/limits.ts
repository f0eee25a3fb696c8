// How many letters Okno may write of its own accord before somebody has to look: two machines that answer each other stop here.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { MailAddress } from '../mail/words.ts'

/** Letters that nobody wrote, counted over an hour or a day. */
export const automaticLimits = { thread_hour: 5, address_hour: 10, address_day: 40 } as const

const hour_ms = 3_600_000

/** Why one more automatic letter is held back, as `code: detail`; null when it may go. */
export async function tooMany(
  ctx: Context,
  request_id: string,
  to: readonly MailAddress[],
): Promise<string | null> {
  const hourAgo = new Date(ctx.now.getTime() - hour_ms)
  const dayAgo = new Date(ctx.now.getTime() - 24 * hour_ms)
  const inThread = await ctx.db
    .selectFrom('channels.letter')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('request_id', '=', request_id)
    .where('direction', '=', 'out')
    .where('purpose', '<>', 'answer')
    .where('state', '<>', 'held')
    .where('at', '>', hourAgo)
    .executeTakeFirstOrThrow()
  if (inThread.count >= automaticLimits.thread_hour)
    return `limit_thread_hour: ${automaticLimits.thread_hour}`
  for (const { address } of to) {
    const toAddress = await ctx.db
      .selectFrom('channels.letter')
      .select(sql<number>`count(*) filter (where at > ${hourAgo})::int`.as('hour'))
      .select(sql<number>`count(*)::int`.as('day'))
      .where('direction', '=', 'out')
      .where('purpose', '<>', 'answer')
      .where('state', '<>', 'held')
      .where('at', '>', dayAgo)
      .where(sql<boolean>`to_addresses @> ${[address]}::text[]`)
      .executeTakeFirstOrThrow()
    if (toAddress.hour >= automaticLimits.address_hour)
      return `limit_address_hour: ${automaticLimits.address_hour} (${address})`
    if (toAddress.day >= automaticLimits.address_day)
      return `limit_address_day: ${automaticLimits.address_day} (${address})`
  }
  return null
}
