// The health of mail: figures of each mailbox, alerts, and the calls about them.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { Id, Instant, LocalText } from '#kernel/contract/shapes.ts'
import { alertKinds, fetchSteps } from './mailbox-states.ts'
import { CheckStep } from './mailboxes.ts'

/** Trouble with mail that is open. */
export const Alert = z.object({
  id: Id,
  kind: z.enum(alertKinds),
  /** Whose trouble it is; null for the scanner of files. */
  mailbox: z.object({ id: Id, address: z.string() }).nullable(),
  /** Since when there is trouble. */
  since: Instant,
  /** To how many administrators a letter about it was written; null until that is done. */
  told: z.int().nullable(),
})
export type Alert = z.output<typeof Alert>

export const HealthOfMailbox = z.object({
  id: Id,
  address: z.string(),
  name: LocalText,
  enabled: z.boolean(),
  /** Its letters are fetched from a mail server; otherwise they come by the own listener. */
  is_fetched: z.boolean(),
  last_poll_at: Instant.nullable(),
  failed_step: z.enum([...fetchSteps, 'take_in']).nullable(),
  /** `fault: words of the server`. */
  last_error: z.string().nullable(),
  failing_since: Instant.nullable(),
  /** Letters on the mail server that are not taken in yet, and when the oldest came there. */
  waiting: z.int(),
  waiting_since: Instant.nullable(),
  has_token: z.boolean(),
  needs_sign_in: z.boolean(),
  token_ends_at: Instant.nullable(),
  last_in_at: Instant.nullable(),
  last_out_at: Instant.nullable(),
  /** Recipients of its letters that wait to be sent, and since when the oldest does. */
  queued: z.int(),
  queued_since: Instant.nullable(),
})
export type HealthOfMailbox = z.output<typeof HealthOfMailbox>

export const MailHealth = z.object({
  at: Instant,
  /** Minutes of trouble after which administrators are alerted. */
  alert_minutes: z.int(),
  mailboxes: z.array(HealthOfMailbox),
  /** Recipients of letters of ours: waiting, held back, not sent; and since when the oldest waits. */
  queue: z.object({ waiting: z.int(), held: z.int(), failed: z.int(), oldest_at: Instant.nullable() }),
  /** Letters that came and could not be dealt with. */
  held_in: z.int(),
  /** Addresses that letters do not reach. */
  unreached: z.int(),
  scanner: z.object({
    configured: z.boolean(),
    waiting: z.int(),
    oldest_at: Instant.nullable(),
    /** Why files wait: words of the scanner or of the connection. */
    said: z.string().nullable(),
    infected: z.int(),
    unscannable: z.int(),
  }),
  alerts: z.array(Alert),
})
export type MailHealth = z.output<typeof MailHealth>

const about = { alert_id: Id, kind: z.enum(alertKinds), mailbox_id: Id.nullable(), since: Instant }
export const alertRaised = event('channels.alert_raised', about)
export const alertEnded = event('channels.alert_ended', about)
export const healthEvents = [alertRaised, alertEnded] as const

export const healthContract = {
  readMailHealth: get('/mail/health', {
    can: 'channels.manage',
    output: MailHealth,
    summary: 'The health of mail: each mailbox, letters that wait, the scanner of files, open alerts',
  }),
  checkMailboxNow: post('/mailboxes/:id/check', {
    can: 'channels.manage',
    params: z.object({ id: Id }),
    output: z.object({ steps: z.array(CheckStep) }),
    reads: true,
    refusals: [notFound],
    summary: 'Try a mailbox as it is saved, step by step: token, connect, log in, folders, fetch, send',
  }),
  listAlerts: get('/mail/alerts', {
    can: 'requests.work',
    output: z.object({ items: z.array(Alert) }),
    summary: 'Open troubles with mail, oldest first, for those who wait for letters',
  }),
}
