// Keeps a composed letter with those it goes to: each waits for a delivery of its own, or is held back visibly with the reason.
import type { Insertable } from 'kysely'
import type { DB } from '#db/types.gen.ts'
import type { Context } from '#kernel/server/context.ts'
import { requestDelivery } from '#kernel/server/deliveries.ts'
import { letterHeld, type Purpose } from '../../contract.ts'
import type { ComposedLetter } from '../mail/compose.ts'
import type { MailAddress } from '../mail/words.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import { type MarkRow, marksOn } from '../store/marks.ts'
import { recipientsOf } from '../store/recipients.ts'
import { withoutAgents } from './agents.ts'
import { tooMany } from './limits.ts'

export const delivery_kind = 'mail'

/** What waits in the row of a letter of ours; attachments are read when it is spoken. */
export type KeptLetter = Omit<ComposedLetter, 'attachments'>

export interface LetterToKeep {
  readonly id: string
  readonly purpose: Exclude<Purpose, 'inbound'>
  readonly composed: KeptLetter
  readonly mailbox: Pick<MailboxRow, 'id' | 'address'>
  /** The request whose story it stands in, if any. */
  readonly request_id: string | null
  readonly message_id: string | null
  /** What limits count it for, and what its deliveries are about: the request, or the thing it reminds of. */
  readonly subject_id: string
  /** People may decline letters like this one. */
  readonly declinable?: boolean
  readonly own_links?: OwnLinks | undefined
}

/** Keeps the letter in the use case's own transaction. Answers why some of it is held back, null when all of it goes. */
export async function keepLetter(ctx: Context, letter: LetterToKeep): Promise<string | null> {
  const { id, mailbox } = letter
  const composed = await withoutAgents(ctx, letter.composed, mailbox.address)
  const [to, cc] = [composed.to, composed.cc]
  const header_id = composed.messageId.replace(/^<|>$/g, '')
  const held = await heldBack(ctx, letter, [...to, ...cc])
  await ctx.db
    .insertInto('channels.letter')
    .values({
      id,
      direction: 'out',
      purpose: letter.purpose,
      // Its recipients' states add up to it.
      state: 'waiting',
      mailbox_id: mailbox.id,
      header_id,
      request_id: letter.request_id,
      message_id: letter.message_id,
      from_address: mailbox.address,
      to_addresses: to.map(one => one.address),
      cc_addresses: cc.map(one => one.address),
      subject: composed.subject,
      text: composed.text,
      html: composed.html,
      composed: JSON.stringify(composed),
      at: ctx.now,
    })
    .execute()
  const addressed = [
    ...to.map(one => ({ ...one, role: 'to' as const })),
    ...cc.map(one => ({ ...one, role: 'cc' as const })),
  ]
  const recipients: Insertable<DB['channels.recipient']>[] = []
  for (const { address, name, role } of addressed) {
    const why = held.get(address.toLowerCase())
    recipients.push({
      letter_id: id,
      address,
      name,
      role,
      state: why?.state ?? 'waiting',
      said: why?.said ?? null,
      own_links: ownLinksOf(letter, address),
      delivery_id: why ? null : await deliver(ctx, letter, address),
      at: ctx.now,
    })
  }
  await ctx.db.insertInto('channels.recipient').values(recipients).execute()
  const reasons = [...new Set([...held.values()].map(one => one.said))]
  const reason = reasons.join('; ') || null
  if (reason && letter.request_id)
    ctx.tell(letterHeld, { request_id: letter.request_id, letter_id: id, purpose: letter.purpose, reason })
  return reason
}

/** Links that are another's, and what stands in their place, by the address of the one whose letter it is. */
export type OwnLinks = ReadonlyMap<string, readonly (readonly [string, string])[]>

function ownLinksOf({ own_links }: LetterToKeep, address: string): string | null {
  const own = own_links?.get(address.toLowerCase())
  return own ? JSON.stringify(own) : null
}

interface HeldBack {
  readonly state: 'held' | 'suppressed'
  readonly said: string
}

/** Who does not get it now, and why: an address that letters do not reach, or too many letters that nobody wrote. */
async function heldBack(
  ctx: Context,
  { purpose, subject_id, declinable = false }: LetterToKeep,
  recipients: readonly MailAddress[],
): Promise<ReadonlyMap<string, HeldBack>> {
  const addresses = recipients.map(one => one.address)
  const marks = await marksOn(ctx, addresses, { declinable, by_person: purpose === 'answer' })
  const limits = purpose === 'answer' ? new Map<string, string>() : await tooMany(ctx, subject_id, addresses)
  return new Map<string, HeldBack>([
    ...[...limits].map(([key, said]) => [key, { state: 'held', said }] as [string, HeldBack]),
    ...[...marks].map(
      ([key, mark]) => [key, { state: 'suppressed', said: whyMarked(mark) }] as [string, HeldBack],
    ),
  ])
}

/** `unreached_hard: …`, as screens say it. */
export const whyMarked = ({ kind, said, at }: MarkRow): string =>
  `unreached_${kind}: ${said?.replaceAll('; ', ', ') || at.toISOString().slice(0, 10)}`

const deliver = (
  ctx: Context,
  { id, subject_id }: Pick<LetterToKeep, 'id' | 'subject_id'>,
  address: string,
) =>
  requestDelivery(ctx, {
    kind: delivery_kind,
    subject_id,
    payload: { letter_id: id, to: address },
  })

/** Lets a letter go to those from whom it was held back. Answers to how many. */
export async function release(
  ctx: Context,
  letter: { readonly id: string; readonly subject_id: string },
  wanted: (recipient: { readonly state: string; readonly said: string | null }) => boolean = () => true,
): Promise<number> {
  const recipients = (await recipientsOf(ctx, [letter.id])).get(letter.id) ?? []
  let released = 0
  for (const { number, address, state, said } of recipients) {
    if ((state !== 'held' && state !== 'suppressed') || !wanted({ state, said })) continue
    // Whoever is first lets it go: the other one finds it waiting.
    const mine = await ctx.db
      .updateTable('channels.recipient')
      .set({ state: 'waiting', said: null, at: ctx.now })
      .where('number', '=', number)
      .where('state', '=', state)
      .returning('number')
      .executeTakeFirst()
    if (!mine) continue
    const delivery_id = await deliver(ctx, letter, address)
    await ctx.db.updateTable('channels.recipient').set({ delivery_id }).where('number', '=', number).execute()
    released += 1
  }
  return released
}
