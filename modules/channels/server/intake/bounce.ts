// A letter of ours came back: which one it was, whom it did not reach, and that this is seen on the request.
import type { Context } from '#kernel/server/context.ts'
import { findRequest } from '#modules/requests/server/face.ts'
import { letterReturned } from '../../contract.ts'
import { type FailedAddress, readBounce } from '../mail/bounce.ts'
import { signedTokens } from './conversation.ts'
import type { Decided } from './decide.ts'
import type { Arrived } from './letter-in.ts'
import { actingAsOkno } from './writer.ts'

/** Opens no request and gets no answer; the letter that came back is marked, unless its carrier still tries. */
export async function takeBounce(ctx: Context, arrived: Arrived): Promise<Decided> {
  const { failed, original_ids } = readBounce(arrived.letter)
  const told = failed.map(one => `${one.address} ${one.status ?? one.diagnostic}`.trim()).join(', ')
  const reason = [arrived.letter.automatic.reason, told].filter(Boolean).join('; ').slice(0, 1000)
  const lost = failed.length === 0 || failed.some(one => !one.temporary)
  const returned = await ourLetter(ctx, original_ids)
  if (returned && lost) await markReturned(ctx, returned, failed, told || arrived.letter.subject)
  return { outcome: 'bounce', reason, request_id: returned?.request_id ?? (await namedRequest(ctx, arrived)) }
}

const ourLetter = async (ctx: Context, header_ids: readonly string[]) =>
  header_ids.length === 0
    ? undefined
    : ctx.db
        .selectFrom('channels.letter')
        .select(['id', 'request_id', 'to_addresses'])
        .where('direction', '=', 'out')
        .where('header_id', 'in', [...header_ids])
        .limit(1)
        .executeTakeFirst()

async function markReturned(
  ctx: Context,
  letter: { id: string; request_id: string | null; to_addresses: string[] },
  failed: readonly FailedAddress[],
  reason: string,
): Promise<void> {
  await ctx.db
    .updateTable('channels.letter')
    .set({ state: 'returned', reason: reason.slice(0, 1000) })
    .where('id', '=', letter.id)
    .execute()
  if (!letter.request_id) return
  const addresses = failed.length > 0 ? failed.map(one => one.address) : letter.to_addresses
  ctx.tell(letterReturned, {
    request_id: letter.request_id,
    letter_id: letter.id,
    addresses,
    reason: reason.slice(0, 1000),
  })
}

/** Bounces that quote nothing still come to the address that we gave them. */
async function namedRequest(ctx: Context, arrived: Arrived): Promise<string | null> {
  const [number] = signedTokens(ctx, arrived)
  if (!number) return null
  const request = await findRequest(actingAsOkno(ctx), number).catch(() => null)
  return request?.id ?? null
}
