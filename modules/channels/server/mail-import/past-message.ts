// A letter of an archive as a message of a past request: read again, its files stored, before anything is written.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type StoredFile, storeFile } from '#kernel/server/files.ts'
import { newId } from '#kernel/server/id.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { message_holder } from '#modules/requests/server/face.ts'
import { guessLanguage } from '../intake/language.ts'
import { earlierHash } from '../intake/letter-in.ts'
import { writerAddress } from '../intake/writer.ts'
import type { Letter } from '../mail/letter.ts'
import { placeImages } from '../mail/safe-html.ts'
import type { MailAddress } from '../mail/words.ts'
import { letterWithoutAgents } from '../outbound/agents.ts'
import { isOwnAddress, type MailboxRow } from '../store/mailboxes.ts'
import { noEnvelope, readPast } from './looked-at.ts'
import type { Found } from './source.ts'

/** A letter of the archive as `channels.mail_import_letter` has it. */
export interface Waiting {
  readonly ordinal: number
  readonly place: string
  readonly size_bytes: number
  readonly conversation: number
  readonly content_hash: string
  readonly at: Date
}

export interface Prepared {
  readonly waiting: Waiting
  readonly letter: Letter
  /** By which Okno may have it already. */
  readonly hashes: readonly string[]
  readonly letter_id: string
  readonly message_id: string
  /** Null for a letter that does not say from whom it is. */
  readonly from: MailAddress | null
  /** Written by the window itself. */
  readonly ours: boolean
  readonly language: 'ru' | 'en'
  readonly original: StoredFile
  readonly files: readonly StoredFile[]
  readonly html: string | null
}

const pack = promisify(gzip)

/** Reads a letter again and stores its files. Own addresses of agents stand in nothing that the requester may read. */
export async function prepare(
  okno: Okno,
  { boxes, mailbox }: { readonly boxes: readonly MailboxRow[]; readonly mailbox: MailboxRow },
  waiting: Waiting,
  found: Found,
): Promise<Prepared> {
  const read = await readPast(okno, boxes, found)
  const letter = await letterWithoutAgents({ db: okno.readDb }, read, mailbox.address)
  const from = writerAddress({ letter: read, came: noEnvelope, boxes })
  const message_id = newId()
  const letter_id = newId()
  const pictures = new Map<string, string>()
  const files: StoredFile[] = []
  for (const file of letter.attachments) {
    if (file.quoted) continue
    const stored = await storeFile(okno, {
      name: file.name,
      declared_type: file.type,
      bytes: file.content,
      inline: file.inline,
      content_id: file.content_id,
      may_be_empty: true,
      holder: { kind: message_holder, id: message_id },
    })
    files.push(stored)
    if (file.content_id) pictures.set(file.content_id, `/api/files/${stored.id}?inline=1`)
  }
  return {
    waiting,
    letter: { ...letter, from: read.from, to: read.to, cc: read.cc },
    hashes: [waiting.content_hash, earlierHash(read)].filter(hash => hash !== null),
    letter_id,
    message_id,
    from,
    ours: from !== null && isOwnAddress(boxes, from.address),
    language: guessLanguage(`${read.subject}\n${read.visible_text}`, mailbox.language as 'ru' | 'en'),
    original: await storeFile(okno, {
      name: 'letter.eml.gz',
      declared_type: 'application/gzip',
      bytes: await pack(found.raw!),
      holder: { kind: 'channels.letter', id: letter_id },
    }),
    files,
    html: letter.html === null ? null : placeImages(letter.html, id => pictures.get(id) ?? null),
  }
}
