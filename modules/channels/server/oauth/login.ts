// What Okno logs in to the servers of a mailbox with: a password or a token.
import type { Okno } from '#kernel/server/okno.ts'
import { StepFailed } from '../imap/faults.ts'
import type { Login } from '../imap/open.ts'
import { unseal } from '../sealing.ts'
import type { MailboxRow } from '../store/mailboxes.ts'
import { tokenOf } from './tokens.ts'

/** Throws StepFailed when there is none. */
export async function loginOf(
  okno: Okno,
  mailbox: Pick<MailboxRow, 'id' | 'oauth' | 'imap_password'>,
): Promise<Login> {
  if (mailbox.oauth) return { accessToken: await tokenOf(okno, mailbox) }
  if (!mailbox.imap_password) return { pass: '' }
  const pass = unseal(mailbox.imap_password, mailbox.id, okno.config.OKNO_SECRET)
  if (pass === null) throw new StepFailed('login', 'secret_changed', '')
  return { pass }
}
