// A letter that cannot be fetched or taken in: after three attempts it is set aside with all that is known of it, and those behind
// it come in.
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ImapFlow } from 'imapflow'
import { kyselyOn } from '#kernel/server/database.ts'
import { keepStored, type StoredFile, storeFile } from '#kernel/server/files.ts'
import { newId } from '#kernel/server/id.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { countTrouble, type FolderAt } from '../store/folders.ts'
import { saidBy } from './faults.ts'

const attempts = 3

interface Place {
  readonly okno: Okno
  readonly at: FolderAt & { readonly uid_validity: number }
  readonly client: ImapFlow
}

interface Stubborn {
  readonly uid: number
  readonly size_bytes: number
  /** Its bytes, where the server gave them and only taking in failed. */
  readonly text: Uint8Array | null
}

/** Counts the failure; answers true when the letter was set aside, false when it should be tried again. */
export async function setAside(place: Place, letter: Stubborn, fault: unknown): Promise<boolean> {
  const { okno, at, client } = place
  if ((await countTrouble(okno, at, letter.uid)) < attempts) return false
  const said = fault instanceof Error ? fault.message : saidBy(fault)
  okno.log.error({ err: fault, mailbox: at.mailbox_id, uid: letter.uid }, 'a letter is set aside')
  const about = await envelopeOf(client, letter.uid)
  const id = newId()
  const original = letter.text && (await originalOf(okno, id, letter.text))
  const db = kyselyOn(okno.pools.write)
  if (original) await keepStored({ db, now: okno.clock.now() }, [original])
  await db
    .insertInto('channels.letter')
    .values({
      id,
      direction: 'in',
      purpose: 'inbound',
      mailbox_id: at.mailbox_id,
      folder: at.folder,
      uid_validity: at.uid_validity,
      uid: letter.uid,
      size_bytes: letter.size_bytes,
      raw_file_id: original?.id ?? null,
      outcome: 'held',
      reason: `set_aside: ${keepable(said)}`,
      ...about,
      at: okno.clock.now(),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return true
}

const pack = promisify(gzip)

/** Null when it cannot be kept either, as when it is larger than Okno takes. */
async function originalOf(okno: Okno, id: string, text: Uint8Array): Promise<StoredFile | null> {
  return storeFile(okno, {
    name: 'letter.eml.gz',
    declared_type: 'application/gzip',
    bytes: await pack(text),
    holder: { kind: 'channels.letter', id },
  }).catch(error => {
    okno.log.warn({ err: error, letter: id }, 'the original of a letter that is set aside could not be kept')
    return null
  })
}

/** The most that can be had: the server tells the head of a letter whose text it will not give. */
async function envelopeOf(client: ImapFlow, uid: number) {
  const found = await client
    .fetchOne(String(uid), { envelope: true }, { uid: true })
    .catch(() => false as const)
  const envelope = found ? found.envelope : undefined
  return {
    header_id: envelope?.messageId ? keepable(envelope.messageId.replace(/^<|>$/g, '')) : null,
    from_address: envelope?.from?.[0]?.address ? keepable(envelope.from[0].address) : null,
    to_addresses: (envelope?.to ?? []).flatMap(one => (one.address ? [keepable(one.address)] : [])),
    subject: envelope?.subject ? keepable(envelope.subject) : null,
  }
}

const keepable = (text: string): string => text.replaceAll('\0', '').toWellFormed().slice(0, 500)
