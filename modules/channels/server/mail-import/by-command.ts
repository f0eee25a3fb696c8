// An archive brought in from the command line: any path of this machine, worked on by this process until it is through.

import { inTransaction } from '#kernel/server/context.ts'
import { kyselyOn } from '#kernel/server/database.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import type { MailImport } from '../../contract.ts'
import { readImport } from '../store/mail-imports.ts'
import { mailboxes } from '../store/mailboxes.ts'
import { archiveName, beginImport } from './begin.ts'
import { kindOf } from './open-source.ts'
import { workOn } from './work.ts'

const pause_ms = 1000

/**
 * Looks an archive through and, unless `dry`, brings it in; `onProgress` hears of every step. Answers how it ended, or
 * what was wrong with what was asked. Killed in the middle, it is gone on with by a worker or from the screen.
 */
export async function importArchive(
  okno: Okno,
  wanted: { readonly path: string; readonly mailbox: string; readonly dry: boolean },
  onProgress: (state: MailImport) => void,
): Promise<MailImport | 'no_archive' | 'no_mailbox'> {
  const db = kyselyOn(okno.pools.write)
  const mailbox = (await mailboxes({ db })).find(box => box.address === wanted.mailbox.toLowerCase())
  if (!mailbox) return 'no_mailbox'
  const kind = await kindOf(wanted.path)
  if (!kind) return 'no_archive'
  const id = await inTransaction(okno, bySystem(okno, 'import-mail'), ctx =>
    beginImport(ctx, {
      mailbox_id: mailbox.id,
      kind,
      name: archiveName(wanted.path),
      source: { path: wanted.path },
      start_at_once: !wanted.dry,
    }),
  )
  for (;;) {
    const done = await workOn(okno, id)
    const state = await readImport({ db }, id)
    onProgress(state)
    if (state.state !== 'looking' && state.state !== 'importing') return state
    // A worker has it in hand: this process only looks on.
    if (!done) await new Promise(resolve => setTimeout(resolve, pause_ms))
  }
}
