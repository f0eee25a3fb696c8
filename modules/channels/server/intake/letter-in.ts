// A letter that has arrived and been read, before anything is decided about it.
import { createHash } from 'node:crypto'
import type { Letter } from '../mail/letter.ts'
import { defaultMailbox, type MailboxRow, mailboxOf } from '../store/mailboxes.ts'
import type { Came } from './take-in.ts'

export interface Arrived {
  /** The id that its row will have. */
  readonly id: string
  readonly letter: Letter
  readonly raw: Uint8Array
  /** The original, compressed. */
  readonly packed: Uint8Array
  /** The file of the original, when it is kept already. */
  readonly original_id?: string
  readonly came: Came
  readonly boxes: readonly MailboxRow[]
  readonly mailbox: MailboxRow | null
  readonly content_hash: string | null
}

/** The mailbox that got it: named by whoever fetched it, then by the envelope, then by To and Cc. */
export function receivingMailbox(
  boxes: readonly MailboxRow[],
  came: Came,
  letter: Letter,
): MailboxRow | undefined {
  if (came.mailbox_id) return boxes.find(box => box.id === came.mailbox_id)
  const addressed = [
    ...came.envelope.to,
    ...letter.to.map(to => to.address),
    ...letter.cc.map(cc => cc.address),
  ]
  for (const address of addressed) {
    const found = mailboxOf(boxes, address)
    if (found) return found
  }
  return defaultMailbox(boxes)
}

/**
 * What makes two letters the same: SHA-256 over Message-ID, sender, date, subject, text and attachments. Null for a
 * letter with neither Message-ID nor date, which cannot be told from another with the same words.
 */
export function contentHash(letter: Letter): string | null {
  if (!letter.message_id && !letter.date) return null
  const hash = createHash('sha256')
  const parts = [
    letter.message_id ?? '',
    letter.from?.address.toLowerCase() ?? '',
    letter.date ?? '',
    letter.subject,
    letter.text,
    ...letter.attachments.map(file => file.sha256),
  ]
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex')
}

/** Ids under which this letter may be known, nearest first; its own stands last. */
export const threadIds = (letter: Letter): string[] => [
  ...new Set([
    ...letter.in_reply_to,
    ...letter.references.toReversed(),
    ...(letter.message_id ? [letter.message_id] : []),
  ]),
]
