// Takes in what is new in a folder of a mail server, in the order of its numbers, and marks or moves what was taken in.
import type { ImapFlow } from 'imapflow'
import { kyselyOn } from '#kernel/server/database.ts'
import type { Okno } from '#kernel/server/okno.ts'
import type { Imap } from '../../contract.ts'
import { takeIn } from '../intake/take-in.ts'
import { atStep, StepFailed } from './open.ts'

/** Of a letter over the limit so much is fetched: its head. */
const head_bytes = 256 * 1024
const day_ms = 86_400_000

interface Progress {
  readonly uid_validity: number | null
  readonly last_uid: number | null
  readonly last_poll_at: Date | null
}

/** Answers how many letters were taken in. Throws StepFailed, or what taking in threw when it should come again. */
export async function takeNew(okno: Okno, mailbox_id: string, imap: Imap, client: ImapFlow): Promise<number> {
  const folder = await atStep('folder', client.mailboxOpen(imap.folder))
  const uid_validity = Number(folder.uidValidity)
  const db = kyselyOn(okno.pools.write)
  const progress = await db
    .selectFrom('channels.mailbox')
    .select(['uid_validity', 'last_uid', 'last_poll_at'])
    .where('id', '=', mailbox_id)
    .executeTakeFirstOrThrow()
  const goesOn = progress.uid_validity === uid_validity && progress.last_uid !== null
  const uids = await atStep('fetch', newUids(client, progress, goesOn))
  for (const uid of uids) {
    await takeOne(okno, { mailbox_id, imap, client, uid, uid_validity })
    if (goesOn) await keepProgress(okno, mailbox_id, uid_validity, uid)
  }
  // Where numbers begin, those below were looked through as a whole; broken off, the look is done again from its start.
  if (!goesOn) await keepProgress(okno, mailbox_id, uid_validity, Math.max(folder.uidNext - 1, ...uids))
  return uids.length
}

/**
 * Numbers that were not taken in yet, ascending. A folder seen for the first time gives its unread letters. One whose
 * numbers began anew gives the unread ones and those since the day before the last look: those that were taken in before
 * are known by their content.
 */
async function newUids(client: ImapFlow, progress: Progress, goesOn: boolean): Promise<number[]> {
  const found = await client.search(
    goesOn
      ? { uid: `${progress.last_uid! + 1}:*` }
      : progress.last_poll_at
        ? { or: [{ seen: false }, { since: new Date(progress.last_poll_at.getTime() - day_ms) }] }
        : { seen: false },
    { uid: true },
  )
  // `n:*` always names the last letter, even when its number is smaller.
  const least = goesOn ? progress.last_uid! + 1 : 1
  return (found || []).filter(uid => uid >= least).sort((a, b) => a - b)
}

interface One {
  readonly mailbox_id: string
  readonly imap: Imap
  readonly client: ImapFlow
  readonly uid: number
  readonly uid_validity: number
}

async function takeOne(okno: Okno, { mailbox_id, imap, client, uid, uid_validity }: One): Promise<void> {
  const limit_bytes = okno.config.OKNO_FILE_LIMIT_MB * 1024 * 1024
  const about = await atStep('fetch', client.fetchOne(String(uid), { size: true }, { uid: true }))
  if (!about) return
  const tooLarge = (about.size ?? 0) > limit_bytes
  const source = tooLarge ? { maxLength: head_bytes } : true
  const fetched = await atStep('fetch', client.fetchOne(String(uid), { source }, { uid: true }))
  const text = fetched ? fetched.source : undefined
  if (!text) throw new StepFailed('fetch', `letter ${uid} came without its text`)
  await takeIn(okno, text, {
    mailbox_id,
    envelope: { from: '', to: [] },
    uid,
    uid_validity,
    cut: tooLarge,
  })
  await atStep('fetch', markTaken(client, imap, uid))
}

async function markTaken(client: ImapFlow, imap: Imap, uid: number): Promise<void> {
  if (imap.move_to) await client.messageMove(String(uid), imap.move_to, { uid: true })
  else await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
}

const keepProgress = (okno: Okno, id: string, uid_validity: number, last_uid: number) =>
  kyselyOn(okno.pools.write)
    .updateTable('channels.mailbox')
    .set({ uid_validity, last_uid })
    .where('id', '=', id)
    .execute()
