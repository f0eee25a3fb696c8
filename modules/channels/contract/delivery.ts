// What becomes of letters on their way: recipients, addresses that are not reached, limits let go, signing.
import { z } from 'zod'
import { del, get, post, put } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Nothing, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'
import { markKinds, recipientStates } from './states.ts'

const Address = z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254))
const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/)

/** One of those a letter of ours goes to, and what became of it there. */
export const Recipient = z.object({
  address: z.string(),
  name: z.string(),
  role: z.enum(['to', 'cc']),
  state: z.enum(recipientStates),
  /** Why it came to that: `code: detail`, or words of the other side. */
  said: z.string().nullable(),
  attempts: z.int(),
  handed_over_at: Instant.nullable(),
  /** A talk with the relay broke off at its end and the letter was sent again. */
  perhaps_twice: z.boolean(),
  /** Since when it stands like this. */
  at: Instant,
})
export type Recipient = z.output<typeof Recipient>

/** An address that letters do not reach, or that wants no reminders. */
export const AddressMark = z.object({
  id: Id,
  address: z.string(),
  kind: z.enum(markKinds),
  said: z.string().nullable(),
  at: Instant,
  lifted_at: Instant.nullable(),
  marked_by: z.object({ id: Id, name: z.string() }).nullable(),
  lifted_by: z.object({ id: Id, name: z.string() }).nullable(),
  /** People whose address it is. */
  people: z.array(z.object({ id: Id, name: z.string() })),
  /** The request in whose letter it came out. */
  request: z.object({ id: Id, number: z.string() }).nullable(),
})
export type AddressMark = z.output<typeof AddressMark>

/** A mark as those see it who write to the person. */
export const MarkInForce = AddressMark.pick({ id: true, address: true, kind: true, said: true, at: true })
export type MarkInForce = z.output<typeof MarkInForce>

/** How letters of a domain are signed. */
export const SigningDomain = z.object({
  domain: z.string(),
  mailboxes: z.array(z.string()),
  key: z
    .object({
      selector: z.string(),
      enabled: z.boolean(),
      record: z.object({ name: z.string(), value: z.string() }),
      checked_at: Instant.nullable(),
      found: z.boolean().nullable(),
      said: z.string().nullable(),
      created_at: Instant,
    })
    .nullable(),
})
export type SigningDomain = z.output<typeof SigningDomain>

export const addressMarked = event('channels.address_marked', {
  mark_id: Id,
  address: z.string(),
  kind: z.enum(markKinds),
  said: z.string().nullable(),
})
export const addressLifted = event('channels.address_lifted', { mark_id: Id, address: z.string() })
/** Somebody let automatic letters of a request go on beyond the limits. */
export const lettersLetGo = event('channels.letters_let_go', {
  request_id: Id,
  addresses: z.array(z.string()),
  hours: z.int(),
})
/** A letter of ours could not be sent, or its carrier says that it still tries. */
export const letterNotSent = event('channels.letter_not_sent', {
  request_id: Id,
  letter_id: Id,
  addresses: z.array(z.string()),
  reason: z.string(),
})
export const letterDelayed = event('channels.letter_delayed', {
  request_id: Id,
  letter_id: Id,
  addresses: z.array(z.string()),
  reason: z.string(),
})
/** Somebody reported a letter of ours as spam. */
export const letterComplained = event('channels.letter_complained', {
  request_id: Id,
  letter_id: Id,
  addresses: z.array(z.string()),
  reason: z.string(),
})
export const signingChanged = event('channels.signing_changed', {
  mailbox_id: Id,
  domain: z.string(),
  change: z.enum(['made', 'on', 'off', 'removed']),
})
export const deliveryEvents = [
  addressMarked,
  addressLifted,
  lettersLetGo,
  letterNotSent,
  letterDelayed,
  letterComplained,
  signingChanged,
] as const

export const markedAlready = refusal('channels.marked_already', 409, { address: z.string() })
export const notMarked = refusal('channels.not_marked', 409)
export const notLimited = refusal('channels.not_limited', 409)
export const unknownDomain = refusal('channels.unknown_domain', 404, { domain: z.string() })
export const noSigningKey = refusal('channels.no_signing_key', 409, { domain: z.string() })
export const recordMissing = refusal('channels.record_missing', 409, { name: z.string() })
export const deliveryRefusals = {
  marked_already: markedAlready,
  not_marked: notMarked,
  not_limited: notLimited,
  unknown_domain: unknownDomain,
  no_signing_key: noSigningKey,
  record_missing: recordMissing,
}

const ById = z.object({ id: Id })
const ByDomain = z.object({ domain: Domain })
const ByToken = z.object({ token: z.string().min(10).max(500) })

export const deliveryContract = {
  letGoOn: post('/letters/:id/go-on', {
    can: 'requests.work',
    params: ById,
    output: z.object({ released: z.int(), hours: z.int() }),
    refusals: [notFound, notAllowed, notLimited],
    summary:
      'Send the letters of a request that the limits of automatic letters hold back, and let the next ones go for a day',
  }),
  addressWorks: post('/letters/:id/reach', {
    can: 'requests.work',
    params: ById,
    output: z.object({ released: z.int() }),
    refusals: [notFound, notAllowed, notMarked],
    summary: 'Lift the marks for which a letter was held back, and send it',
  }),
  listUnreached: get('/requests/:id/unreached', {
    can: 'requests.work',
    params: ById,
    output: z.object({ items: z.array(MarkInForce) }),
    refusals: [notFound, notAllowed],
    summary: 'Addresses of those who follow a request that letters do not reach',
  }),
  listPersonMarks: get('/people/:id/unreached', {
    can: 'requests.work',
    params: ById,
    output: z.object({ items: z.array(MarkInForce) }),
    refusals: [notFound],
    summary: 'Addresses of a person that letters do not reach, or that want no reminders',
  }),
  listMarks: get('/mail/addresses', {
    can: 'channels.mark_addresses',
    query: Paging.extend({
      q: z.string().max(254).optional(),
      kind: z.enum(markKinds).optional(),
      lifted: z.enum(['without', 'with']).default('without'),
    }),
    output: Page(AddressMark),
    summary: 'Addresses that letters do not reach, and those that want no reminders, newest first',
  }),
  markAddress: post('/mail/addresses', {
    can: 'channels.mark_addresses',
    body: z.object({ address: Address, said: PlainText(500).optional() }),
    output: AddressMark,
    status: 201,
    refusals: [markedAlready],
    summary: 'Mark an address as not reached: letters to it are held back visibly',
  }),
  liftMark: post('/mail/addresses/:id/lift', {
    can: 'requests.work',
    params: ById,
    output: Nothing,
    refusals: [notFound, notMarked],
    summary: 'Say that an address works again; letters held back for it stay held until they are sent',
  }),
  readDeclining: get('/mail/reminders/decline/:token', {
    can: 'anyone',
    params: ByToken,
    output: z.any(),
    raw: true,
    summary: 'Where the link of a reminder leads in a browser: to the page that asks first',
  }),
  declineReminders: post('/mail/reminders/decline/:token', {
    can: 'anyone',
    params: ByToken,
    output: z.object({ address: z.string() }),
    form: true,
    refusals: [notFound],
    summary: 'Decline reminders for the address of a signed link (RFC 8058: one press in a mail program)',
  }),
  listSigning: get('/mail/signing', {
    can: 'channels.manage',
    output: z.object({ items: z.array(SigningDomain) }),
    summary: 'How letters of each domain of the mailboxes are signed (DKIM)',
  }),
  makeSigningKey: post('/mail/signing/:domain', {
    can: 'channels.manage',
    params: ByDomain,
    output: SigningDomain,
    status: 201,
    refusals: [unknownDomain],
    summary: 'Make a key that signs letters of a domain, in place of one that is there; it signs nothing yet',
  }),
  checkSigning: post('/mail/signing/:domain/check', {
    can: 'channels.manage',
    params: ByDomain,
    output: SigningDomain,
    refusals: [unknownDomain, noSigningKey],
    summary: 'Ask DNS whether the record of the key stands there',
  }),
  useSigning: put('/mail/signing/:domain', {
    can: 'channels.manage',
    params: ByDomain,
    body: z.object({ enabled: z.boolean() }),
    output: SigningDomain,
    refusals: [unknownDomain, noSigningKey, recordMissing],
    summary: 'Begin or end signing; it begins only when the last look found the record',
  }),
  removeSigningKey: del('/mail/signing/:domain', {
    can: 'channels.manage',
    params: ByDomain,
    output: Nothing,
    refusals: [unknownDomain, noSigningKey],
    summary: 'Forget the key of a domain; its letters go unsigned',
  }),
}
