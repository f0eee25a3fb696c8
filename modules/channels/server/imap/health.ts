// The health of mailboxes in figures, for the page of health, alerts and metrics.
import { sql } from 'kysely'
import type { Database } from '#kernel/server/database.ts'
import type { Mailbox } from '../../contract.ts'

export interface MailboxHealth {
  readonly id: string
  readonly address: string
  readonly enabled: boolean
  /** It is fetched from a mail server; others only receive by the own listener. */
  readonly is_fetched: boolean
  /** When all its folders were last looked through without an error. */
  readonly last_poll_at: Date | null
  readonly failed_step: Mailbox['failed_step']
  /** `fault: words of the server`. */
  readonly last_error: string | null
  readonly failing_since: Date | null
  /** Letters seen on the mail server that are not taken in yet. */
  readonly waiting: number
  /** When the oldest of them came to the mail server; null when none waits. */
  readonly waiting_since: Date | null
  /** It signs in by a token. */
  readonly has_token: boolean
  /** Somebody must sign in before anything can be fetched. */
  readonly needs_sign_in: boolean
  /** When somebody must sign in anew, where the provider tells. */
  readonly token_ends_at: Date | null
}

/** All mailboxes, by address. */
export async function mailboxHealth(asking: { readonly db: Database }): Promise<MailboxHealth[]> {
  const rows = await asking.db
    .selectFrom('channels.mailbox as mailbox')
    .leftJoin('channels.folder as folder', 'folder.mailbox_id', 'mailbox.id')
    .select([
      'mailbox.id',
      'mailbox.address',
      'mailbox.enabled',
      'mailbox.imap',
      'mailbox.oauth',
      'mailbox.imap_password',
      'mailbox.signed_in_at',
      'mailbox.token_ends_at',
      'mailbox.last_poll_at',
      'mailbox.last_error',
      'mailbox.failed_step',
      'mailbox.failing_since',
    ])
    .select([
      sql<number>`coalesce(sum(folder.waiting), 0)::int`.as('waiting'),
      sql<Date | null>`min(folder.waiting_since)`.as('waiting_since'),
    ])
    .groupBy('mailbox.id')
    .orderBy('mailbox.address')
    .execute()
  return rows.map(({ imap, oauth, imap_password, signed_in_at, failed_step, ...row }) => ({
    ...row,
    failed_step: failed_step as Mailbox['failed_step'],
    is_fetched: imap !== null,
    has_token: oauth !== null,
    needs_sign_in:
      ((oauth as { flow?: string } | null)?.flow === 'person' &&
        (signed_in_at === null || failed_step === 'token')) ||
      // Without a password nobody even tries, and it must not look as if it worked.
      (imap !== null && oauth === null && imap_password === null),
  }))
}
