// A letter that has arrived and been read, before anything is decided about it.
import { createHash } from 'node:crypto'
import type { LetterProof } from '../../contract.ts'
import type { Letter, LetterAttachment } from '../mail/letter.ts'
import { type OutlookThread, readThreadIndex } from '../mail/threading.ts'
import type { KnownKind } from '../store/known-ids.ts'
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
  /** By which the same letter is known when it was taken in long ago. */
  readonly earlier_hash: string | null
  /** Whether the sender was proven; null where there was nothing to go by. */
  readonly proof: LetterProof | null
  /** Somebody vouched for a sender whom nobody knows. */
  readonly confirmed?: boolean
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
 * What makes two letters the same: SHA-256 over Message-ID, sender, date, subject, text, and bytes and names of the
 * attachments. Null for a letter with neither Message-ID nor date, which cannot be told from another with the same words.
 */
export const contentHash = (letter: Letter): string | null =>
  hashOf(letter, ({ sha256, name }) => [sha256, name])

/**
 * The same as it was counted while names of attachments did not matter: letters taken in then are known by it. Equal to
 * `contentHash` for a letter without attachments.
 */
export const earlierHash = (letter: Letter): string | null => hashOf(letter, ({ sha256 }) => [sha256])

function hashOf(letter: Letter, ofFile: (file: LetterAttachment) => readonly string[]): string | null {
  if (!letter.message_id && !letter.date) return null
  const hash = createHash('sha256')
  const parts = [
    letter.message_id ?? '',
    letter.from?.address.toLowerCase() ?? '',
    letter.date ?? '',
    letter.subject,
    letter.text,
    ...letter.attachments.flatMap(ofFile),
  ]
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return hash.digest('hex')
}

/** How many ids of References are looked at: the first, which names the conversation, and the nearest. */
const mostReferences = 60

/** Ids that this letter answers, nearest first; a letter that names hundreds gets no more looked up than others. */
export function answeredIds(letter: Pick<Letter, 'in_reply_to' | 'references'>): string[] {
  const { in_reply_to, references } = letter
  const near = references.length > mostReferences ? references.slice(1 - mostReferences) : references
  const first = references.length > near.length ? references.slice(0, 1) : []
  return [...new Set([...in_reply_to.slice(0, mostReferences), ...near.toReversed(), ...first])]
}

/** The conversation that Outlook counts it to. */
export const outlookThread = (letter: Pick<Letter, 'headers'>): OutlookThread | null =>
  readThreadIndex(letter.headers['thread-index']?.[0])

const outlookMark = (letter: Letter): string[] => {
  const thread = outlookThread(letter)
  return thread ? [outlookId(thread)] : []
}

/** How a root of Outlook stands among ids. */
export const outlookId = ({ root }: OutlookThread): string => `thread-index:${root}`

/** Everything by which this letter may be known, nearest first; its own id stands last. */
export const threadIds = (letter: Letter): string[] => [
  ...new Set([
    ...answeredIds(letter),
    ...(letter.message_id ? [letter.message_id] : []),
    ...outlookMark(letter),
  ]),
]

/** What later letters may name when they belong where this one belongs. */
export const idsToKeep = (letter: Letter): { id: string; kind: KnownKind }[] => [
  ...answeredIds(letter).map(id => ({ id, kind: 'reference' as const })),
  ...outlookMark(letter).map(id => ({ id, kind: 'outlook' as const })),
  ...(letter.message_id ? [{ id: letter.message_id, kind: 'letter' as const }] : []),
]
