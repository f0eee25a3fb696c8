// What becomes of letters on their mail server after they were taken in: read, left, moved, deleted.
import type { ImapFlow } from 'imapflow'
import type { Imap } from '../../contract.ts'
import { rangeOf } from './batches.ts'
import { atStep, StepFailed } from './faults.ts'

/** Does with these letters of the open folder what the mailbox says. Throws StepFailed when the server refuses. */
export async function dealWithTaken(
  { imap, client }: { readonly imap: Imap; readonly client: ImapFlow },
  uids: readonly number[],
): Promise<void> {
  if (uids.length === 0 || imap.after === 'leave') return
  const range = rangeOf(uids.toSorted((a, b) => a - b))
  if (imap.after === 'read') {
    // A folder that may only be read stays as it is: Okno knows its place by itself.
    await atStep('fetch', client.messageFlagsAdd(range, ['\\Seen'], { uid: true }))
    return
  }
  const done =
    imap.after === 'move'
      ? await atStep('folder', moved(client, range, imap.move_to!, uids))
      : await atStep('folder', deleted(client, range, uids))
  if (!done)
    throw new StepFailed(
      'folder',
      imap.after === 'move' ? 'no_folder' : 'refused',
      imap.after === 'move' ? imap.move_to! : 'EXPUNGE',
    )
}

async function moved(client: ImapFlow, range: string, to: string, uids: readonly number[]): Promise<boolean> {
  if (client.capabilities.has('MOVE')) return Boolean(await client.messageMove(range, to, { uid: true }))
  // What cannot be copied stays where it is.
  return Boolean(await client.messageCopy(range, to, { uid: true })) && deleted(client, range, uids)
}

/**
 * Without UIDPLUS a server only takes away everything that is marked as deleted, also by others: then it is left marked
 * as long as somebody else's is among them.
 */
async function deleted(client: ImapFlow, range: string, uids: readonly number[]): Promise<boolean> {
  if (client.capabilities.has('UIDPLUS')) return Boolean(await client.messageDelete(range, { uid: true }))
  if (!(await client.messageFlagsAdd(range, ['\\Deleted', '\\Seen'], { uid: true }))) return false
  const marked = await client.search({ deleted: true }, { uid: true })
  const ours = new Set(uids)
  if (!marked || marked.length === 0 || marked.some(uid => !ours.has(uid))) return true
  return Boolean(await client.messageDelete(range, { uid: true }))
}
