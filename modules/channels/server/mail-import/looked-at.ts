// What is kept of each letter of an archive when it is looked at: enough to find its conversation and to know it again.
import { createHash } from 'node:crypto'
import type { Okno } from '#kernel/server/okno.ts'
import { contentHash, earlierHash, outlookId, outlookThread, threadIds } from '../intake/letter-in.ts'
import { writerAddress } from '../intake/writer.ts'
import type { Letter } from '../mail/letter.ts'
import { readRaw } from '../reading/read.ts'
import { smimeRoots } from '../reading/smime-roots.ts'
import { isOwnAddress, type MailboxRow, ownDomains } from '../store/mailboxes.ts'
import type { Found } from './source.ts'

export interface LookedAt {
  readonly place: string
  readonly size_bytes: number
  readonly verdict: 'waiting' | 'automatic' | 'unreadable'
  readonly reason: string | null
  readonly content_hash: string
  /** By which Okno has it when it came long ago. */
  readonly earlier_hash: string | null
  readonly header_id: string | null
  readonly answers: readonly string[]
  readonly from_address: string | null
  readonly people: readonly string[]
  readonly subject: string
  readonly auto_reply: boolean
  readonly at: Date
}

/** No time of the sender's own; the archive says nothing better. */
const earliest = Date.UTC(1985, 0)

/** Reads a letter of an archive as live ones are read. */
export async function readPast(okno: Okno, boxes: readonly MailboxRow[], found: Found): Promise<Letter> {
  const limit_bytes = okno.config.OKNO_FILE_LIMIT_MB * 1024 * 1024
  return readRaw(found.raw!, {
    own_domains: ownDomains(boxes),
    limits: { size_bytes: found.cut ? 0 : limit_bytes },
    smime_roots: await smimeRoots(okno.config),
  })
}

/** The same for the same letter in any archive and from a live mailbox. */
const pastHash = (letter: Letter, raw: Uint8Array): string =>
  contentHash(letter) ?? `raw:${createHash('sha256').update(raw).digest('hex')}`

/** Looks at one letter. `now`: letters of a clock that goes wrong are not of the future. */
export async function lookAt(
  okno: Okno,
  boxes: readonly MailboxRow[],
  found: Found,
  now: Date,
): Promise<LookedAt> {
  if (!found.raw) return notRead(found, found.fault ?? 'unreadable', now)
  const letter = await readPast(okno, boxes, found)
  const unreadable = whyUnreadable(letter)
  const bounce = letter.automatic.kind === 'bounce' || letter.automatic.kind === 'own'
  const from = writerAddress({ letter, came: noEnvelope, boxes })?.address.toLowerCase() ?? null
  const all = [from, ...[...letter.to, ...letter.cc].map(one => one.address.toLowerCase())]
  const people = all.filter((one): one is string => one !== null && !isOwnAddress(boxes, one))
  return {
    place: found.place,
    size_bytes: found.size_bytes,
    verdict: unreadable ? 'unreadable' : bounce ? 'automatic' : 'waiting',
    reason: unreadable ?? (bounce ? letter.automatic.reason : null),
    content_hash: pastHash(letter, found.raw),
    earlier_hash: earlierHash(letter),
    header_id: letter.message_id,
    answers: answersOf(letter),
    from_address: from,
    people: [...new Set(people)].slice(0, 50),
    subject: letter.subject.slice(0, 500),
    auto_reply: letter.automatic.kind === 'auto_reply',
    at: writtenAt(letter, found.raw, now),
  }
}

export const noEnvelope = { envelope: { from: '', to: [] } }

const answersOf = (letter: Letter): string[] => {
  const thread = outlookThread(letter)
  const ids = threadIds(letter).filter(id => id !== letter.message_id)
  return thread && !ids.includes(outlookId(thread)) ? [...ids, outlookId(thread)] : ids
}

/** Neither from whom, nor when, nor which: these bytes are no letter; others could not be read for what they are. */
function whyUnreadable({ problem, from, sender, date, message_id, subject }: Letter): string | null {
  if (problem) return problem
  const headless = !from && !sender && !date && !message_id && subject.trim() === ''
  return headless ? 'no_letter' : null
}

const notRead = (found: Found, reason: string, now: Date): LookedAt => ({
  place: found.place,
  size_bytes: found.size_bytes,
  verdict: 'unreadable',
  reason: reason.slice(0, 300),
  content_hash: `place:${found.place}`,
  earlier_hash: null,
  header_id: null,
  answers: [],
  from_address: null,
  people: [],
  subject: '',
  auto_reply: false,
  at: now,
})

/** When a letter was written: its Date, else when the last mail server got it. Never after now. */
export function writtenAt({ date }: Letter, raw: Uint8Array, now: Date): Date {
  const fits = (ms: number) => ms >= earliest && ms <= now.getTime()
  const told = date === null ? Number.NaN : Date.parse(date)
  if (fits(told)) return new Date(told)
  const received = Date.parse(receivedAt(raw) ?? '')
  return fits(received) ? new Date(received) : now
}

/** The time of the first Received, which the last mail server wrote. */
function receivedAt(raw: Uint8Array): string | null {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 32 * 1024)).toString(
    'latin1',
  )
  const head = start.split(/\r?\n\r?\n/, 1)[0]!
  const field = /^received:((?:[^\n]|\n[ \t])*)/im.exec(head)?.[1]
  return field?.slice(field.lastIndexOf(';') + 1).trim() ?? null
}
