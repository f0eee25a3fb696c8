// Fetching once more a letter that was set aside, because somebody asks: it may be that its mail server gives it now.
import { kyselyOn } from '#kernel/server/database.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { type Imap, letterGone, notGiven } from '../../contract.ts'
import { loginOf } from '../oauth/login.ts'
import { type LetterRow, onServer } from '../store/letters.ts'
import { mailboxes } from '../store/mailboxes.ts'
import { dealWithTaken } from './after.ts'
import { batchesOf, listed, readBatch } from './batches.ts'
import { atStep, StepFailed } from './faults.ts'
import { openServer } from './open.ts'

export interface FetchedAgain {
  readonly raw: Uint8Array
  /** Only its head was fetched: the letter is larger than Okno takes. */
  readonly cut: boolean
  /** By whose Authentication-Results its sender is judged. */
  readonly authserv_id: string | undefined
}

/** Is it on a mail server of ours, and only there? */
export const isOnlyThere = (letter: LetterRow): boolean =>
  letter.mailbox_id !== null && onServer(letter) !== null

/**
 * Fetches the letter, does `takeIn` with it, and deals with it on the mail server as the mailbox says. Refuses with
 * `notGiven`, which is kept as its reason, and with `letterGone`.
 */
export async function fetchAgain<T>(
  okno: Okno,
  letter: LetterRow,
  takeIn: (fetched: FetchedAgain) => Promise<T>,
): Promise<T> {
  const mailbox = (await mailboxes({ db: okno.readDb })).find(one => one.id === letter.mailbox_id)
  const imap = mailbox?.imap as Imap | null | undefined
  if (!mailbox || !imap) throw letterGone({})
  const uid = Number(letter.uid)
  let client: Awaited<ReturnType<typeof openServer>> | undefined
  try {
    client = await openServer(imap, await loginOf(okno, mailbox))
    const opened = await atStep('folder', client.mailboxOpen(letter.folder!))
    if (Number(opened.uidValidity) !== Number(letter.uid_validity)) throw letterGone({})
    const found = await atStep('fetch', listed(client, [uid]))
    const [batch] = batchesOf(found, okno.config.OKNO_FILE_LIMIT_MB)
    if (!batch) throw letterGone({})
    const raw = (await atStep('fetch', readBatch(client, batch))).get(uid)
    if (raw instanceof Error) throw raw
    if (!raw) throw new StepFailed('fetch', 'not_fetched', '')
    const authserv_id = imap.authserv_id ?? undefined
    const taken = await takeIn({ raw, cut: batch[0]!.too_large, authserv_id })
    // It is in Okno now: what the mail server makes of that is no reason to say that it is not.
    await dealWithTaken({ imap, client }, [uid]).catch(error =>
      okno.log.warn(
        { err: error, letter: letter.id },
        'a letter fetched again stays as it was on its server',
      ),
    )
    return taken
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    await keepReason(okno, letter.id, error.message)
    throw notGiven({ said: error.said || error.fault })
  } finally {
    client?.close()
  }
}

const keepReason = (okno: Okno, id: string, said: string) =>
  kyselyOn(okno.pools.write)
    .updateTable('channels.letter')
    .set({ reason: `set_aside: ${said.slice(0, 500)}` })
    .where('id', '=', id)
    .where('outcome', '=', 'held')
    .execute()
