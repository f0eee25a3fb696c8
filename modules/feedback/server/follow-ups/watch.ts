// What happens to follow-ups by itself: word that one is overdue, and the end of those whose author keeps silent.
import { type Context, inTransaction } from '#kernel/server/context.ts'
import type { Periodic } from '#kernel/server/module.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { followUpClosed, followUpOverdue } from '../../contract.ts'
import * as store from '../store/follow-ups.ts'

/** How many are looked at in one go. */
const most = 200
/** How long the author has for an answer before the follow-up closes without one. */
const silence_ms = 14 * 86_400_000

async function tellOverdue(ctx: Context): Promise<number> {
  const cards = await store.markOverdue(ctx, most)
  for (const { id, request_id, state, team_id, owner_id, due_at } of cards)
    ctx.tell(followUpOverdue, {
      follow_up_id: id,
      request_id,
      state,
      team_id,
      owner_id,
      due_at: due_at.toISOString(),
    })
  return cards.length
}

async function closeSilent(ctx: Context): Promise<number> {
  const cards = await store.closeSilent(ctx, new Date(ctx.now.getTime() - silence_ms), most)
  for (const { id, request_id } of cards)
    ctx.tell(followUpClosed, { follow_up_id: id, request_id, why: 'no_answer' })
  return cards.length
}

export const periodic: Periodic[] = [
  {
    name: 'tell_overdue_follow_ups',
    every_seconds: 5,
    run: okno => inTransaction(okno, bySystem(okno, 'tell_overdue_follow_ups'), tellOverdue),
  },
  {
    name: 'close_silent_follow_ups',
    every_seconds: 600,
    run: okno => inTransaction(okno, bySystem(okno, 'close_silent_follow_ups'), closeSilent),
  },
]
