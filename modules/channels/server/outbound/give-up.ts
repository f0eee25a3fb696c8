// What follows when a letter is given up: it is seen on its request, and an address that is gone is marked.
import type { Context } from '#kernel/server/context.ts'
import { letterNotSent } from '../../contract.ts'
import { isGone, statusIn } from '../mail/reach.ts'
import { letterById } from '../store/letters.ts'
import { changeRecipient, recipientOfDelivery } from '../store/recipients.ts'
import { markUnreached } from './unreached.ts'

/** Notes that a delivery of ours failed for good, with the last words of the other side. */
export async function giveUp(ctx: Context, delivery_id: string, reason: string): Promise<void> {
  const recipient = await recipientOfDelivery(ctx, delivery_id)
  if (!recipient) return
  const rejected = recipient.state === 'rejected'
  const soft = !rejected || !isGone({ status: statusIn(reason), diagnostic: reason })
  const changed = await changeRecipient(
    ctx,
    recipient.number,
    ctx.now,
    rejected ? { said: reason, soft } : { state: 'failed', said: reason },
    ['waiting', 'rejected'],
  )
  if (!changed) return
  const letter = await letterById(ctx, recipient.letter_id)
  if (letter?.request_id)
    ctx.tell(letterNotSent, {
      request_id: letter.request_id,
      letter_id: letter.id,
      addresses: [recipient.address],
      reason: reason.slice(0, 1000),
    })
  // A relay that was never reached says nothing of the address.
  if (rejected)
    await markUnreached(ctx, {
      address: recipient.address,
      said: reason,
      soft,
      letter_id: recipient.letter_id,
    })
}
