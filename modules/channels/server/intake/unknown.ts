// What becomes of a letter from somebody whom nobody knows: taken in, held until the address is confirmed, or refused.
import type { Language } from '#kernel/contract/shapes.ts'
import { pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { clientOfAddress } from '#modules/organisation/server/face.ts'
import { composeLetter } from '../mail/compose.ts'
import type { LetterBody } from '../mail/letter-texts.ts'
import { writeConfirmation, writeRefusal } from '../mail/unknown-texts.ts'
import type { MailAddress } from '../mail/words.ts'
import { keepLetter } from '../outbound/keep.ts'
import { handlingOf } from '../store/handling.ts'
import { defaultMailbox, domainOf, isOwnAddress } from '../store/mailboxes.ts'
import { looksOf } from '../store/templates.ts'
import { awaits, confirmationToken } from './awaited.ts'
import type { Decided } from './decide.ts'
import type { Arrived } from './letter-in.ts'
import { disprovenDomain, isDisproven, knownByAddress, letterLanguage, writerAddress } from './writer.ts'

/**
 * Null for a letter that may go on. Known are those whose address somebody has, and whose domain is a client's. A letter
 * without an address can be neither confirmed nor answered.
 */
export async function unknownSender(ctx: Context, arrived: Arrived): Promise<Decided | null> {
  if (arrived.confirmed) return null
  const { unknown_senders } = await handlingOf(ctx, arrived.mailbox?.id ?? null)
  if (unknown_senders === 'register') return null
  const address = writerAddress(arrived)
  if (address && (await isKnown(ctx, arrived, address.address))) return null
  const refused = unknown_senders === 'refuse'
  const told = address !== null && (await tellOnce(ctx, arrived, address, refused))
  const reason = refused ? 'unknown_sender' : awaits
  const domain = await disprovenDomain(ctx, arrived)
  return {
    outcome: refused ? 'refused' : 'held',
    reason: [told ? reason : `${reason}: not_told`, domain && `disproven_domain: ${domain}`]
      .filter(Boolean)
      .join('; '),
  }
}

async function isKnown(ctx: Context, arrived: Arrived, address: string): Promise<boolean> {
  if (isOwnAddress(arrived.boxes, address)) return true
  if (await knownByAddress(ctx, address)) return true
  return !isDisproven(arrived) && (await clientOfAddress(ctx, address)) !== null
}

/** Writes to the sender, but to no machine and to nobody twice a day. */
async function tellOnce(ctx: Context, arrived: Arrived, to: MailAddress, refused: boolean): Promise<boolean> {
  const { letter } = arrived
  // Whose name was forged gets no letter about what somebody else wrote.
  if (letter.automatic.kind !== 'no' || isDisproven(arrived)) return false
  const mailbox = arrived.mailbox ?? defaultMailbox(arrived.boxes)
  if (!mailbox || !(await isDue(ctx, to.address))) return false
  const language = letterLanguage(arrived, ctx.okno.config.OKNO_LANGUAGE)
  const about = {
    language,
    subject: letter.subject.slice(0, 300),
    name: to.name.includes('@') ? null : to.name.trim() || null,
    signature: pick(mailbox.signature ?? mailbox.name, language),
  }
  const link = `${ctx.okno.config.OKNO_URL}/confirm/${confirmationToken(ctx.okno, arrived.id)}`
  const body: LetterBody = refused ? writeRefusal(about) : writeConfirmation({ ...about, link })
  const id = newId()
  const { attachments: _, ...composed } = composeLetter({
    kind: 'receipt',
    mailbox: { name: pick(mailbox.name, mailbox.language as Language), address: mailbox.address },
    to: [to],
    request: 'unknown',
    message: id,
    domain: domainOf(mailbox.address),
    secret: ctx.okno.config.OKNO_SECRET,
    body,
    looks: await looksOf(ctx),
    thread: letter.message_id ? [letter.message_id] : [],
    token: 'none',
  })
  await keepLetter(ctx, {
    id,
    purpose: 'notice',
    composed: { ...composed, replyTo: composed.from },
    mailbox,
    request_id: null,
    message_id: null,
    subject_id: arrived.id,
  })
  return true
}

const day_ms = 24 * 3_600_000

/** Is it a day since this address was told? From now on it is told. */
async function isDue(ctx: Context, address: string): Promise<boolean> {
  const row = await ctx.db
    .insertInto('channels.told_sender')
    .values({ address: address.toLowerCase(), at: ctx.now })
    .onConflict(conflict =>
      conflict
        .column('address')
        .doUpdateSet({ at: ctx.now })
        .where('channels.told_sender.at', '<=', new Date(ctx.now.getTime() - day_ms)),
    )
    .returning('address')
    .executeTakeFirst()
  return row !== undefined
}
