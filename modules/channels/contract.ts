// Channels: mailboxes, letters in and out with what became of them, and the demo mailbox.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { fileInfected, fileUnscannable, fileWaits, notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'
import { LetterAbout } from './contract/about.ts'
import { deliveryContract, deliveryEvents, deliveryRefusals, Recipient } from './contract/delivery.ts'
import {
  explainedContract,
  explainedEvents,
  explainedRefusals,
  notHeld,
  OnServer,
} from './contract/explained.ts'
import { healthContract, healthEvents } from './contract/health.ts'
import { mailImportContract, mailImportEvents, mailImportRefusals } from './contract/mail-import.ts'
import { mailboxContract, mailboxRefusals } from './contract/mailboxes.ts'
import { OriginalSender, peopleContract, peopleEvents, peopleRefusals } from './contract/people.ts'
import { LetterProof } from './contract/proof.ts'
import { letterStates, outcomes, purposes } from './contract/states.ts'
import { templateContract, templateEvents, templateRefusals } from './contract/templates.ts'

export * from './contract/about.ts'
export * from './contract/delivery.ts'
export * from './contract/explained.ts'
export * from './contract/health.ts'
export * from './contract/mail-import.ts'
export * from './contract/mail-rules.ts'
export * from './contract/mailbox-states.ts'
export * from './contract/mailboxes.ts'
export * from './contract/people.ts'
export * from './contract/proof.ts'
export * from './contract/states.ts'
export * from './contract/template-kinds.ts'
export * from './contract/templates.ts'

const MailAddress = z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254))

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
  /** Of letters of ours: each of those it goes to; `state` and what follows are what these add up to. */
  recipients: z.array(Recipient),
  has_original: z.boolean(),
  /** Who first wrote what this letter passes on; null when it passes nothing on. */
  original_sender: OriginalSender.nullable(),
  /** Of letters that came: whether the sender was proven; null where nothing was looked at. */
  auth: LetterProof.nullable(),
  /** Of letters that came: what was found in it besides its words; null where there was nothing. */
  about: LetterAbout.nullable(),
  /** Other mailboxes of the window to which the same letter came. */
  also_to: Addresses,
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
  /** Whom a letter that came back did not reach, as its report names them; empty for all others. */
  failed_addresses: z.array(z.string()),
  /** Where it lies on its mail server, of a letter that was set aside and is only there. */
  on_server: OnServer.nullable(),
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
export const events = [
  letterTakenIn,
  letterHeld,
  letterReleased,
  letterReturned,
  mailboxChanged,
  ...deliveryEvents,
  ...peopleEvents,
  ...mailImportEvents,
  ...templateEvents,
  ...healthEvents,
  ...explainedEvents,
] as const

export const stillHeld = refusal('channels.still_held', 409, { said: z.string() })
export const noOriginal = refusal('channels.no_original', 404)
/** The mail server still does not give a letter that was set aside. */
export const notGiven = refusal('channels.not_given', 409, { said: z.string() })
/** It is on its mail server no more, or the folder has begun anew. */
export const letterGone = refusal('channels.letter_gone', 409)
export const listenerClosed = refusal('channels.listener_closed', 503)
export const notAccepted = refusal('channels.not_accepted', 422, { said: z.string() })
export const refusals = {
  ...mailboxRefusals,
  ...deliveryRefusals,
  ...peopleRefusals,
  ...mailImportRefusals,
  ...explainedRefusals,
  ...templateRefusals,
  not_held: notHeld,
  still_held: stillHeld,
  no_original: noOriginal,
  not_given: notGiven,
  letter_gone: letterGone,
  listener_closed: listenerClosed,
  not_accepted: notAccepted,
}

export const permissions = ['channels.manage', 'channels.see_letters', 'channels.mark_addresses'] as const

const ById = z.object({ id: Id })
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
      after: Paging.shape.after.describe(
        'The `next` of a page; or a moment (ISO 8601 with its offset) or the id of a letter, to list what was received after it, oldest first',
      ),
      outcome: z.enum(outcomes).optional(),
      mailbox_id: Id.optional(),
      from: z.string().max(254).optional(),
    }),
    output: Page(TakenIn),
    summary:
      'Everything that was received, newest first, with what became of it and why; with the moment or id of a letter in `after`, what was received after it, oldest first',
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
    refusals: [notFound, noOriginal, notHeld, stillHeld, notGiven, letterGone],
    summary:
      'Take in once more a letter that could not be dealt with when it came; one that its mail server did not give is fetched again',
  }),
  downloadOriginal: get('/mail/intake/:id/original', {
    can: 'channels.see_letters',
    params: ById,
    output: z.any(),
    raw: true,
    refusals: [notFound, noOriginal, fileWaits, fileInfected, fileUnscannable],
    summary: 'A letter as it came, byte for byte',
  }),
  ...mailboxContract,
  ...peopleContract,
  ...mailImportContract,
  ...templateContract,
  ...deliveryContract,
  ...healthContract,
  ...explainedContract,
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
