// A letter that a person writes in the centre's name about something that is no request: it leaves through the same gate.
import { type Language, type LocalText, pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { composeLetter } from '../mail/compose.ts'
import type { Looks } from '../mail/layout.ts'
import type { LetterBody } from '../mail/letter-texts.ts'
import type { MailAddress } from '../mail/words.ts'
import { defaultMailbox, domainOf, isOwnAddress, mailboxes } from '../store/mailboxes.ts'
import { looksOf } from '../store/templates.ts'
import { keepLetter } from './keep.ts'

export interface LetterApart {
  /** The thing it is about: its delivery is told in that thing's story. */
  readonly subject_id: string
  readonly to: MailAddress
  readonly body: LetterBody
  /** Other looks than those that hold. */
  readonly looks?: Looks
}

/** Answers the letter's id; null when the address is our own or there is no mailbox. An answer to it begins a request. */
export async function sendApart(
  ctx: Context,
  { subject_id, to, body, looks }: LetterApart,
): Promise<string | null> {
  const boxes = await mailboxes(ctx)
  const mailbox = defaultMailbox(boxes)
  if (!mailbox || isOwnAddress(boxes, to.address)) return null
  const id = newId()
  const { attachments: _, ...composed } = composeLetter({
    kind: 'answer',
    mailbox: { name: pick(mailbox.name, mailbox.language as Language), address: mailbox.address },
    to: [to],
    request: 'letter',
    message: id,
    domain: domainOf(mailbox.address),
    secret: ctx.okno.config.OKNO_SECRET,
    body,
    looks: looks ?? (await looksOf(ctx)),
    thread: [],
    token: 'none',
  })
  await keepLetter(ctx, {
    id,
    purpose: 'answer',
    composed: { ...composed, replyTo: composed.from },
    mailbox,
    request_id: null,
    message_id: null,
    subject_id,
  })
  return id
}

/** What stands below letters of the mailbox that speaks when no other fits. */
export async function defaultSignature(ctx: Context): Promise<LocalText | null> {
  const mailbox = defaultMailbox(await mailboxes(ctx))
  return mailbox ? (mailbox.signature ?? mailbox.name) : null
}
