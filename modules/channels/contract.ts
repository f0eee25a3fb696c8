// Channels: mailboxes, letters in and out with what became of them, and the demo mailbox.
import { z } from 'zod'
import { del, get, patch, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import {
  Id,
  Instant,
  Language,
  LocalText,
  Nothing,
  Page,
  Paging,
  PlainText,
} from '#kernel/contract/shapes.ts'
import { fetchSteps, letterStates, outcomes, purposes } from './contract/states.ts'

export * from './contract/states.ts'

const MailAddress = z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254))

/** How letters are fetched from a mail server. */
export const Imap = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** TLS from the first byte (usually port 993); otherwise STARTTLS where the server offers it. */
  secure: z.boolean(),
  user: z.string().min(1).max(320),
  folder: z.string().min(1).max(200),
  /** Letters that were taken in go there; null: they stay and are marked as read. */
  move_to: z.string().min(1).max(200).nullable(),
})
export type Imap = z.output<typeof Imap>

export const MailboxFields = z.object({
  address: MailAddress,
  name: LocalText,
  team_id: Id,
  language: Language,
  signature: LocalText.nullish(),
  imap: Imap.nullish(),
  is_default: z.boolean().optional(),
  enabled: z.boolean().optional(),
})

export const Mailbox = MailboxFields.extend({
  id: Id,
  signature: LocalText.nullable(),
  imap: Imap.nullable(),
  /** A password is kept; it is never shown. */
  has_password: z.boolean(),
  is_default: z.boolean(),
  enabled: z.boolean(),
  team: z.object({ id: Id, name: LocalText }),
  last_poll_at: Instant.nullable(),
  last_error: z.string().nullable(),
  failed_step: z.enum([...fetchSteps, 'take_in']).nullable(),
  failing_since: Instant.nullable(),
})
export type Mailbox = z.output<typeof Mailbox>

const Addresses = z.array(z.string())

/** A letter of a request: who to whom, and what became of it. */
export const Letter = z.object({
  id: Id,
  direction: z.enum(['in', 'out']),
  purpose: z.enum(purposes),
  message_id: Id.nullable(),
  from_address: z.string().nullable(),
  to_addresses: Addresses,
  cc_addresses: Addresses,
  subject: z.string().nullable(),
  /** Message-ID without angle brackets. */
  header_id: z.string().nullable(),
  at: Instant,
  outcome: z.enum(outcomes).nullable(),
  state: z.enum(letterStates).nullable(),
  reason: z.string().nullable(),
  attempts: z.int(),
  handed_over_at: Instant.nullable(),
  /** A talk with the relay broke off at its end and the letter was sent again. */
  perhaps_twice: z.boolean(),
  has_original: z.boolean(),
})
export type Letter = z.output<typeof Letter>

/** A line of the log of everything received. */
export const TakenIn = Letter.pick({
  id: true,
  from_address: true,
  to_addresses: true,
  subject: true,
  header_id: true,
  at: true,
  reason: true,
  has_original: true,
}).extend({
  outcome: z.enum(outcomes),
  mailbox: z.object({ id: Id, address: z.string() }).nullable(),
  request: z.object({ id: Id, number: z.string() }).nullable(),
})

/** A letter of ours as a mail program shows it. */
export const DemoLetter = z.object({
  id: Id,
  from: z.object({ name: z.string(), address: z.string() }),
  to_addresses: Addresses,
  cc_addresses: Addresses,
  subject: z.string(),
  at: Instant,
  state: z.enum(letterStates),
  purpose: z.enum(purposes),
  excerpt: z.string(),
})
export const DemoLetterWhole = DemoLetter.extend({
  text: z.string(),
  /** Safe to show in a closed frame. */
  html: z.string(),
  reply_to: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  attachments: z.array(z.object({ name: z.string(), size_bytes: z.int() })),
})

export const CheckStep = z.object({ step: z.enum(fetchSteps), ok: z.boolean(), said: z.string().nullable() })

export const letterTakenIn = event('channels.letter_taken_in', {
  request_id: Id,
  letter_id: Id,
  outcome: z.enum(outcomes),
  reason: z.string().nullable(),
})
/** Okno held a letter of its own back, so that machines do not write to each other without end. */
export const letterHeld = event('channels.letter_held', {
  request_id: Id,
  letter_id: Id,
  purpose: z.enum(purposes),
  reason: z.string(),
})
export const letterReleased = event('channels.letter_released', { request_id: Id, letter_id: Id })
/** A letter of ours came back: the address was not reached. */
export const letterReturned = event('channels.letter_returned', {
  request_id: Id,
  letter_id: Id,
  addresses: Addresses,
  reason: z.string(),
})
export const mailboxChanged = event('channels.mailbox_changed', {
  mailbox_id: Id,
  change: z.enum(['added', 'edited', 'removed']),
})
export const events = [letterTakenIn, letterHeld, letterReleased, letterReturned, mailboxChanged] as const

export const mailboxTaken = refusal('channels.mailbox_taken', 409, { address: z.string() })
export const mailboxInUse = refusal('channels.mailbox_in_use', 409, { address: z.string() })
export const unknownTeam = refusal('channels.unknown_team', 422)
export const notHeld = refusal('channels.not_held', 409)
export const stillHeld = refusal('channels.still_held', 409, { said: z.string() })
export const noOriginal = refusal('channels.no_original', 404)
export const listenerClosed = refusal('channels.listener_closed', 503)
export const notAccepted = refusal('channels.not_accepted', 422, { said: z.string() })
export const refusals = {
  mailbox_taken: mailboxTaken,
  mailbox_in_use: mailboxInUse,
  unknown_team: unknownTeam,
  not_held: notHeld,
  still_held: stillHeld,
  no_original: noOriginal,
  listener_closed: listenerClosed,
  not_accepted: notAccepted,
}

export const permissions = ['channels.manage', 'channels.see_letters'] as const

const ById = z.object({ id: Id })
/** A new password of the mail server; kept as it is when absent, forgotten when null. */
const Password = z.object({ imap_password: z.string().min(1).max(1000).nullish() })
const Text = PlainText(100_000).refine(text => text.trim().length > 0, { error: 'empty' })

/** A letter that somebody writes to the window in the demo; without `to` it goes to the default mailbox. */
export const WrittenLetter = z.object({
  from: MailAddress,
  name: PlainText(200).optional(),
  to: MailAddress.optional(),
  subject: PlainText(500),
  text: Text,
})

export const contract = {
  listLetters: get('/requests/:id/letters', {
    can: 'requests.work',
    params: z.object({ id: z.union([Id, z.string().regex(/^R-\d{1,15}$/i)]) }),
    output: z.object({ items: z.array(Letter) }),
    refusals: [notFound, notAllowed],
    summary: 'The letters of a request and what became of each, oldest first; for those who work on it',
  }),
  releaseLetter: post('/letters/:id/send', {
    can: 'requests.work',
    params: ById,
    output: Letter,
    refusals: [notFound, notAllowed, notHeld],
    summary: 'Send a letter that was held back all the same',
  }),
  listIntake: get('/mail/intake', {
    can: 'channels.see_letters',
    query: Paging.extend({
      outcome: z.enum(outcomes).optional(),
      mailbox_id: Id.optional(),
      from: z.string().max(254).optional(),
    }),
    output: Page(TakenIn),
    summary: 'Everything that was received, newest first, with what became of it and why',
  }),
  takeAgain: post('/mail/intake/:id/again', {
    can: 'channels.manage',
    params: ById,
    output: z.object({
      outcome: z.enum(outcomes),
      reason: z.string().nullable(),
      request_id: Id.nullable(),
    }),
    reads: true,
    refusals: [notFound, noOriginal, notHeld, stillHeld],
    summary: 'Take in once more a letter that could not be dealt with when it came',
  }),
  downloadOriginal: get('/mail/intake/:id/original', {
    can: 'channels.see_letters',
    params: ById,
    output: z.any(),
    raw: true,
    refusals: [notFound, noOriginal],
    summary: 'A letter as it came, byte for byte',
  }),
  listMailboxes: get('/mailboxes', {
    can: 'channels.manage',
    output: z.object({ items: z.array(Mailbox) }),
    summary: 'The addresses of the window and the health of each',
  }),
  addMailbox: post('/mailboxes', {
    can: 'channels.manage',
    body: MailboxFields.extend(Password.shape),
    output: Mailbox,
    status: 201,
    idempotent: true,
    refusals: [mailboxTaken, unknownTeam],
    summary: 'Open an address',
  }),
  editMailbox: patch('/mailboxes/:id', {
    can: 'channels.manage',
    params: ById,
    body: MailboxFields.partial().extend(Password.shape),
    output: Mailbox,
    refusals: [notFound, mailboxTaken, unknownTeam],
    summary: 'Change an address',
  }),
  removeMailbox: del('/mailboxes/:id', {
    can: 'channels.manage',
    params: ById,
    output: Nothing,
    refusals: [notFound, mailboxInUse],
    summary: 'Take away an address to which no letter has come yet; others are switched off',
  }),
  checkMailbox: post('/mailboxes/check', {
    can: 'channels.manage',
    body: z.object({ id: Id.optional(), imap: Imap, imap_password: z.string().max(1000).optional() }),
    output: z.object({ steps: z.array(CheckStep) }),
    reads: true,
    refusals: [notFound],
    summary:
      'Try a mail server step by step: connect, log in, open the folder, fetch; nothing is changed there',
  }),
  listDemoLetters: get('/demo/letters', {
    can: 'anyone',
    query: Paging.extend({ to: z.string().max(254).optional() }),
    output: Page(DemoLetter),
    refusals: [notFound],
    summary: 'Demo only: the letters that Okno has sent, newest first',
  }),
  readDemoLetter: get('/demo/letters/:id', {
    can: 'anyone',
    params: ById,
    output: DemoLetterWhole,
    refusals: [notFound],
    summary: 'Demo only: one letter as a mail program shows it',
  }),
  answerDemoLetter: post('/demo/letters/:id/reply', {
    can: 'anyone',
    params: ById,
    body: z.object({ text: Text }),
    output: z.object({ said: z.string() }),
    reads: true,
    refusals: [notFound, listenerClosed, notAccepted],
    summary: 'Demo only: answer a letter as the one who got it, by real SMTP',
  }),
  writeDemoLetter: post('/demo/letters', {
    can: 'anyone',
    body: WrittenLetter,
    output: z.object({ said: z.string() }),
    reads: true,
    refusals: [notFound, listenerClosed, notAccepted],
    summary: 'Demo only: write to the window as anybody, by real SMTP',
  }),
}
