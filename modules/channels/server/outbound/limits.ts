// How many letters Okno may write of its own accord before somebody has to look: two machines that answer each other stop here.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'

const hour_ms = 3_600_000
/** How long somebody's "let it go on" holds. */
export const letGo_hours = 24

/** Why letters to these addresses are held back, as `code: detail` for each address in lower case; those that may go are missing. */
export async function tooMany(
  ctx: Context,
  request_id: string,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const {
    OKNO_MAIL_THREAD_HOUR: threadHour,
    OKNO_MAIL_ADDRESS_HOUR: addressHour,
    OKNO_MAIL_ADDRESS_DAY: addressDay,
  } = ctx.okno.config
  const hourAgo = new Date(ctx.now.getTime() - hour_ms)
  const dayAgo = new Date(ctx.now.getTime() - 24 * hour_ms)
  const going = await goingOn(ctx, request_id, addresses)
  if (going.thread) return new Map()
  const inThread = await ctx.db
    .selectFrom('channels.letter')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('request_id', '=', request_id)
    .where('direction', '=', 'out')
    .where('purpose', '<>', 'answer')
    .where('state', '<>', 'held')
    .where('at', '>', hourAgo)
    .executeTakeFirstOrThrow()
  if (inThread.count >= threadHour)
    return new Map(addresses.map(address => [address.toLowerCase(), `limit_thread_hour: ${threadHour}`]))
  const held = new Map<string, string>()
  for (const address of addresses) {
    const key = address.toLowerCase()
    if (going.addresses.has(key)) continue
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
    if (toAddress.hour >= addressHour) held.set(key, `limit_address_hour: ${addressHour} (${address})`)
    else if (toAddress.day >= addressDay) held.set(key, `limit_address_day: ${addressDay} (${address})`)
  }
  return held
}

/** What somebody let go on. */
async function goingOn(ctx: Context, request_id: string, addresses: readonly string[]) {
  const rows = await ctx.db
    .selectFrom('channels.let_go')
    .select(['request_id', 'address'])
    .where('until', '>', ctx.now)
    .where(eb =>
      eb.or([
        eb('request_id', '=', request_id),
        eb(
          'address',
          'in',
          addresses.map(one => one.toLowerCase()),
        ),
      ]),
    )
    .execute()
  return {
    thread: rows.some(row => row.request_id !== null),
    addresses: new Set(rows.flatMap(row => row.address ?? [])),
  }
}

/** Whether a kept reason is a limit of this file. */
export const isLimit = (reason: string | null): boolean => /^limit_(thread|address)_/.test(reason ?? '')

/** Lets automatic letters about this request, and to these addresses, go on beyond the limits for a day. */
export async function letGoOn(ctx: Context, request_id: string, addresses: readonly string[]): Promise<void> {
  const until = new Date(ctx.now.getTime() + letGo_hours * hour_ms)
  const let_by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  await ctx.db
    .insertInto('channels.let_go')
    .values([
      { id: newId(), request_id, address: null, until, let_by },
      ...addresses.map(one => ({ id: newId(), request_id: null, address: one.toLowerCase(), until, let_by })),
    ])
    .execute()
}
