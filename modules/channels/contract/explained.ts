// One letter explained: what happened to it step by step, and what can be done now; and the list of letters in trouble.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Page, Paging } from '#kernel/contract/shapes.ts'
import { Recipient } from './delivery.ts'
import { letterStates, outcomes, purposes, recipientStates } from './states.ts'
import { letterTroubles } from './trouble-kinds.ts'

const Addresses = z.array(z.string())

/** A letter that was held, refused, given up or came back. */
export const TroubledLetter = z.object({
  id: Id,
  direction: z.enum(['in', 'out']),
  purpose: z.enum(purposes),
  from_address: z.string().nullable(),
  to_addresses: Addresses,
  subject: z.string().nullable(),
  at: Instant,
  outcome: z.enum(outcomes).nullable(),
  state: z.enum(letterStates).nullable(),
  reason: z.string().nullable(),
  mailbox: z.object({ id: Id, address: z.string() }).nullable(),
  request: z.object({ id: Id, number: z.string() }).nullable(),
})
export type TroubledLetter = z.output<typeof TroubledLetter>

/** A moment in the life of a letter; of a letter of ours, for one recipient. */
export const LetterStep = z.object({
  at: Instant,
  kind: z.enum(['came', 'written', ...recipientStates]),
  address: z.string().nullable(),
  /** `code: detail`, or words of the other side. */
  said: z.string().nullable(),
  /** Which attempt it was; 0 where none was made. */
  attempt: z.int(),
})
export type LetterStep = z.output<typeof LetterStep>

/** Where a letter lies that only its mail server has. */
export const OnServer = z.object({
  folder: z.string(),
  /** Its number in the folder. */
  uid: z.int(),
  size_bytes: z.int().nullable(),
})

export const ExplainedLetter = TroubledLetter.extend({
  cc_addresses: Addresses,
  /** Message-ID without angle brackets. */
  header_id: z.string().nullable(),
  recipients: z.array(Recipient),
  steps: z.array(LetterStep),
  on_server: OnServer.nullable(),
  /** When the next attempt is due, while it waits. */
  next_attempt_at: Instant.nullable(),
  /** What the reader may do with it now. */
  may: z.object({
    /** Send what is held back: by those who work on the request, or by administrators of mail. */
    send: z.enum(['as_agent', 'as_administrator']).nullable(),
    go_on: z.boolean(),
    address_works: z.boolean(),
    send_again: z.boolean(),
    take_again: z.boolean(),
    /** Fetch once more what the mail server did not give. */
    fetch_again: z.boolean(),
    download: z.boolean(),
  }),
})
export type ExplainedLetter = z.output<typeof ExplainedLetter>

/** An administrator of mail let a held letter go, also one that belongs to no request. */
export const letterSentAnyway = event('channels.letter_sent_anyway', { letter_id: Id })
/** A letter that was given up is tried again. */
export const letterTriedAgain = event('channels.letter_tried_again', { letter_id: Id })
export const explainedEvents = [letterSentAnyway, letterTriedAgain] as const

export const notHeld = refusal('channels.not_held', 409)
export const notGivenUp = refusal('channels.not_given_up', 409)
export const explainedRefusals = { not_given_up: notGivenUp }

const ById = z.object({ id: Id })

export const explainedContract = {
  readLetter: get('/letters/:id', {
    can: 'signed-in',
    params: ById,
    output: ExplainedLetter,
    refusals: [notFound],
    summary:
      'One letter explained, by its id or that of one of its deliveries; for those who may see all letters or work on its request',
  }),
  listTroubled: get('/mail/troubled', {
    can: 'channels.see_letters',
    query: Paging.extend({
      trouble: z.enum(letterTroubles).optional(),
      q: z.string().max(254).optional(),
    }),
    output: Page(TroubledLetter),
    summary: 'Letters that were held, given up or came back, in and out, newest first',
  }),
  sendAnyway: post('/mail/letters/:id/send', {
    can: 'channels.manage',
    params: ById,
    output: z.object({ released: z.int() }),
    refusals: [notFound, notHeld],
    summary:
      'Send a letter that is held back, also one that belongs to no request; as an administrator of mail',
  }),
  sendAgain: post('/letters/:id/again', {
    can: 'signed-in',
    params: ById,
    output: z.object({ tried: z.int() }),
    refusals: [notFound, notAllowed, notGivenUp],
    summary:
      'Try again to send a letter that was given up; administrators of mail, or who works on its request',
  }),
}
