// Takes in what is new in a folder of a mail server, in the order of its numbers, and does there what was asked for.
import type { ImapFlow } from 'imapflow'
import type { Okno } from '#kernel/server/okno.ts'
import type { Imap } from '../../contract.ts'
import { isPassing, takeIn } from '../intake/take-in.ts'
import {
  type FolderAt,
  type FolderProgress,
  folderProgress,
  keepFolder,
  takenBefore,
} from '../store/folders.ts'
import { dealWithTaken } from './after.ts'
import { batchesOf, type Listed, listed, readBatch } from './batches.ts'
import { atStep, StepFailed } from './faults.ts'
import { setAside } from './set-aside.ts'
import type { InTurn } from './turns.ts'

const day_ms = 86_400_000

/** One look into a folder. */
interface Look {
  readonly okno: Okno
  readonly at: FolderAt & { readonly uid_validity: number }
  readonly imap: Imap
  readonly client: ImapFlow
  readonly inTurn: InTurn
}

/** Answers how many letters were taken in. Throws StepFailed, or what taking in threw when it should come again. */
export async function takeNew(
  okno: Okno,
  { mailbox_id, imap, folder }: { mailbox_id: string; imap: Imap; folder: string },
  client: ImapFlow,
  inTurn: InTurn = work => work(),
): Promise<number> {
  const opened = await atStep('folder', client.mailboxOpen(folder))
  const uid_validity = Number(opened.uidValidity)
  const look: Look = { okno, at: { mailbox_id, folder, uid_validity }, imap, client, inTurn }
  const before = await folderProgress(okno, look.at)
  const goesOn = before?.uid_validity === uid_validity && before.last_uid !== null
  const seen = await atStep('fetch', newUids(client, before, goesOn))
  const { known, taken } = await takenBefore(okno, look.at, seen)
  const fresh = seen.filter(uid => !known.has(uid))
  // Where numbers begin, those below were looked through as a whole; broken off, the look is done again from its start.
  const place = (uid: number | undefined) => (goesOn ? Math.max(before.last_uid!, uid ?? 0) : null)
  const keep = (last_uid: number | null, waiting: number, next?: Listed) =>
    keepFolder(okno, look.at, {
      uid_validity,
      last_uid,
      looked_at: waiting === 0 ? okno.clock.now() : (before?.looked_at ?? null),
      waiting,
      waiting_since: next?.arrived_at ?? null,
    })
  let waiting = fresh.length
  // A process that died between taking in and this left these as they were.
  for (const uids of chunks(taken)) await dealWithTaken(look, uids)
  let last: number | undefined
  for (const uids of chunks(fresh)) {
    const letters = await atStep('fetch', listed(client, uids))
    const batches = batchesOf(letters, okno.config.OKNO_FILE_LIMIT_MB)
    await keep(place(last), waiting, batches[0]?.[0])
    await takeBatches(look, batches, async (done, next) => {
      waiting -= done.length
      last = done.at(-1)!.uid
      await keep(place(last), waiting, next)
    })
    // Letters that were deleted in the meantime are listed no more.
    waiting -= uids.length - letters.length
  }
  await keep(goesOn ? place(seen.at(-1)) : Math.max(opened.uidNext - 1, ...seen), 0)
  return fresh.length
}

/** Batches are read ahead by one, so that the mail server works while Okno does; no more than two are in memory. */
async function takeBatches(
  look: Look,
  batches: readonly Listed[][],
  onTaken: (done: readonly Listed[], next: Listed | undefined) => Promise<void>,
): Promise<void> {
  let ahead = batches[0] ? readBatch(look.client, batches[0]) : undefined
  for (const [index, batch] of batches.entries()) {
    const texts = await atStep('fetch', ahead!)
    const following = batches[index + 1]
    ahead = following ? readBatch(look.client, following) : undefined
    // Whoever fails here leaves the rest of what was asked for unheard.
    ahead?.catch(() => {})
    const taken: number[] = []
    for (const letter of batch) if (await takeOne(look, letter, texts.get(letter.uid))) taken.push(letter.uid)
    await dealWithTaken(look, taken)
    await onTaken(batch, following?.[0])
  }
}

/** Answers false for a letter that is not in Okno: it was deleted in the meantime, or is set aside and stays where it is. */
async function takeOne(look: Look, letter: Listed, text: Uint8Array | Error | undefined): Promise<boolean> {
  if (text === undefined) return false
  const { okno, at } = look
  try {
    if (text instanceof Error) throw text
    await look.inTurn(() =>
      takeIn(okno, text, {
        mailbox_id: at.mailbox_id,
        folder: at.folder,
        envelope: { from: '', to: [] },
        uid: letter.uid,
        uid_validity: at.uid_validity,
        cut: letter.too_large,
        authserv_id: look.imap.authserv_id ?? undefined,
      }),
    )
    return true
  } catch (error) {
    if (isPassing(error) || !look.client.usable) throw error
    // One letter must not stand in the way of those behind it.
    if (!(await setAside(look, { ...letter, text: text instanceof Error ? null : text }, error)))
      throw error instanceof StepFailed ? error : new TakingInFailed(letter.uid, error)
    return false
  }
}

/** Thrown while a letter that can be fetched cannot be taken in and is tried again. */
class TakingInFailed extends Error {
  override readonly name = 'TakingInFailed'
  constructor(uid: number, cause: unknown) {
    super(`letter ${uid}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/**
 * Numbers that may not be taken in yet, ascending. A folder seen for the first time gives its unread letters. One whose
 * numbers began anew gives the unread ones and those since the day before the last look: those that were taken in before
 * are known by their content.
 */
async function newUids(
  client: ImapFlow,
  before: FolderProgress | undefined,
  goesOn: boolean,
): Promise<number[]> {
  const found = await client.search(
    goesOn
      ? { uid: `${before!.last_uid! + 1}:*` }
      : before?.looked_at
        ? { or: [{ seen: false }, { since: new Date(before.looked_at.getTime() - day_ms) }] }
        : { seen: false },
    { uid: true },
  )
  if (!found) throw new StepFailed('fetch', 'not_fetched', 'SEARCH was refused')
  // `n:*` always names the last letter, even when its number is smaller.
  const least = goesOn ? before!.last_uid! + 1 : 1
  return found.filter(uid => uid >= least).sort((a, b) => a - b)
}

const mostListed = 500

function* chunks(uids: readonly number[]): Generator<number[]> {
  for (let at = 0; at < uids.length; at += mostListed) yield uids.slice(at, at + mostListed)
}
