// Tries a mail server step by step without changing anything there, so that an administrator sees which step fails.
import type { Imap } from '../../contract.ts'
import { atStep, type FetchStep, openServer, StepFailed } from './open.ts'

interface CheckedStep {
  readonly step: FetchStep
  readonly ok: boolean
  readonly said: string | null
}

const order: readonly FetchStep[] = ['connect', 'login', 'folder', 'fetch']

/** The steps up to and including the first that fails. */
export async function checkServer(imap: Imap, password: string): Promise<CheckedStep[]> {
  try {
    await tryAll(imap, password)
    return order.map(step => ({ step, ok: true, said: null }))
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    const failed = order.indexOf(error.step)
    return order
      .slice(0, failed + 1)
      .map((step, index) => ({ step, ok: index < failed, said: index < failed ? null : error.message }))
  }
}

async function tryAll(imap: Imap, password: string): Promise<void> {
  const client = await openServer(imap, password)
  try {
    const folder = await atStep('folder', client.mailboxOpen(imap.folder, { readOnly: true }))
    if (imap.move_to) await atStep('folder', client.status(imap.move_to, { messages: true }))
    if (folder.exists > 0) await atStep('fetch', client.fetchOne('*', { uid: true, size: true }))
    await client.logout()
  } finally {
    client.close()
  }
}
