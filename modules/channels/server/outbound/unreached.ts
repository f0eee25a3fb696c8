// When an address is marked as one that letters do not reach: at once when it is gone, otherwise when letters come back again and again.
import type { Context } from '#kernel/server/context.ts'
import { markAddress, softReturns } from '../store/marks.ts'

/** So many soft returns within so many days mark an address. */
export const softLimit = { returns: 3, days: 14 } as const

const day_ms = 86_400_000

/** Marks the address if it is time to; what came back must be kept already. */
export async function markUnreached(
  ctx: Context,
  { address, said, soft, letter_id }: { address: string; said: string; soft: boolean; letter_id: string },
): Promise<void> {
  if (soft) {
    const since = new Date(ctx.now.getTime() - softLimit.days * day_ms)
    if ((await softReturns(ctx, address, since)) < softLimit.returns) return
  }
  await markAddress(ctx, { address, kind: soft ? 'soft' : 'hard', said, letter_id })
}
