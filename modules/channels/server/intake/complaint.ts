// Somebody reported a letter of ours as spam: which one it was, and that it is seen on its request and on the address.
import type { Context } from '#kernel/server/context.ts'
import { letterComplained } from '../../contract.ts'
import type { Complaint } from '../mail/complaint.ts'
import { readBounceAddress } from '../mail/threading.ts'
import { letterById } from '../store/letters.ts'
import { markAddress } from '../store/marks.ts'
import { type RecipientRow, recipientByNumber, recipientsOfOriginal } from '../store/recipients.ts'
import type { Decided } from './decide.ts'
import type { Arrived } from './letter-in.ts'
import { bounceNumbers } from './machine.ts'
import { actingAsOkno } from './writer.ts'

/** Opens no request and gets no answer; whoever objects gets nothing more that Okno writes by itself. */
export async function takeComplaint(ctx: Context, arrived: Arrived, complaint: Complaint): Promise<Decided> {
  const { type, objects, reporter } = complaint
  const recipient = await recipientComplaining(ctx, arrived, complaint)
  const letter = recipient && (await letterById(ctx, recipient.letter_id))
  const about = [type, recipient?.address].filter(Boolean).join(', ')
  const decided = {
    outcome: 'bounce' as const,
    reason: `${objects ? 'complaint' : 'feedback_report'}: ${about}`,
    request_id: letter?.request_id ?? null,
  }
  if (!recipient || !objects) return decided
  const said = [type, reporter].filter(Boolean).join(', ')
  if (letter?.request_id)
    ctx.tell(letterComplained, {
      request_id: letter.request_id,
      letter_id: letter.id,
      addresses: [recipient.address],
      reason: said,
    })
  await markAddress(actingAsOkno(ctx), {
    address: recipient.address,
    kind: 'complained',
    said,
    letter_id: recipient.letter_id,
  })
  return decided
}

/** By where reports about the letter were to go, which names one recipient; else by the letter that the report encloses. */
async function recipientComplaining(
  ctx: Context,
  { letter, came }: Arrived,
  { return_paths, recipients, original_ids }: Complaint,
): Promise<RecipientRow | undefined> {
  const secret = ctx.okno.config.OKNO_SECRET
  const numbers = [
    ...return_paths.flatMap(address => readBounceAddress(address, secret) ?? []),
    ...bounceNumbers(letter, came, secret),
  ]
  for (const number of numbers) {
    const found = await recipientByNumber(ctx, number)
    if (found) return found
  }
  const all = await recipientsOfOriginal(ctx, original_ids)
  return (
    all.find(one => recipients.includes(one.address.toLowerCase())) ?? (all.length === 1 ? all[0] : undefined)
  )
}
