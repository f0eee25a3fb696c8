// Which troubles with mail call for an alert now. Pure.
import type { AlertKind } from '../../contract/mailbox-states.ts'
import type { MailboxHealth } from '../imap/health.ts'
import type { Queued } from './figures.ts'

export interface Trouble {
  readonly kind: AlertKind
  readonly mailbox_id: string | null
  readonly since: Date
  readonly said: string | null
}

export interface Seen {
  readonly mailboxes: readonly MailboxHealth[]
  readonly queued: readonly Queued[]
  /** Files that wait for the scanner since then. */
  readonly unscanned: { readonly since: Date; readonly said: string | null } | null
  /** Since when somebody has been watching: what stood still while nobody ran is no trouble yet. */
  readonly watching_since: Date
}

const day_ms = 86_400_000
/** So long before its end a sign-in is pressing. */
export const tokenNotice_days = 7

/** Faults of getting a token that pass by themselves are troubles of fetching. */
const refused = /^(token_refused|no_token|secret_changed)\b/

/** All troubles that have lasted long enough. */
export function troublesIn(seen: Seen, now: Date, minutes: number): Trouble[] {
  const limit = new Date(now.getTime() - minutes * 60_000)
  const enabled = seen.mailboxes.filter(box => box.enabled)
  const known = new Set(enabled.map(box => box.id))
  const queues = seen.queued
    .filter(({ mailbox_id, since }) => mailbox_id !== null && known.has(mailbox_id) && since <= limit)
    .map(({ mailbox_id, since, said }) => ({ kind: 'queue' as const, mailbox_id, since, said }))
  const scanner =
    seen.unscanned && seen.unscanned.since <= limit
      ? [{ kind: 'scanner' as const, mailbox_id: null, ...seen.unscanned }]
      : []
  return [
    ...enabled.flatMap(box => fetching(box, limit, seen.watching_since) ?? []),
    ...enabled.flatMap(box => token(box, now, limit) ?? []),
    ...queues,
    ...scanner,
  ]
}

function fetching(box: MailboxHealth, limit: Date, watching_since: Date): Trouble | null {
  if (!box.is_fetched || isRefused(box)) return null
  const { id: mailbox_id, failing_since, last_poll_at, last_error } = box
  if (failing_since)
    return failing_since <= limit
      ? { kind: 'fetch', mailbox_id, since: failing_since, said: last_error }
      : null
  const silent = last_poll_at !== null && last_poll_at <= limit && watching_since <= limit
  return silent ? { kind: 'fetch', mailbox_id, since: last_poll_at, said: null } : null
}

function token(box: MailboxHealth, now: Date, limit: Date): Trouble | null {
  const { id: mailbox_id, failing_since, last_error, token_ends_at } = box
  if (!box.has_token) return null
  if (isRefused(box)) {
    const since = failing_since ?? now
    // Whoever has just set the mailbox up is about to sign in.
    const yet = last_error?.startsWith('no_token') && since > limit
    return yet ? null : { kind: 'token', mailbox_id, since, said: last_error }
  }
  const soon = token_ends_at && token_ends_at.getTime() - now.getTime() <= tokenNotice_days * day_ms
  return soon ? { kind: 'token', mailbox_id, since: now, said: null } : null
}

/** Nothing comes until somebody signs in. */
const isRefused = (box: MailboxHealth): boolean =>
  box.has_token && box.failed_step === 'token' && refused.test(box.last_error ?? '')
