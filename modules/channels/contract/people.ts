// People behind letters: who gets an answer, who first wrote what was passed on, whom nobody knows, and how that is handled.
import { z } from 'zod'
import { get, post, put } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Nothing } from '#kernel/contract/shapes.ts'
import { finished, merged } from '#modules/requests/contract/refusals.ts'

export const unknownSenders = ['register', 'confirm', 'refuse'] as const
export const forwardsByAgents = ['original', 'offer'] as const
export const agentNames = ['full', 'first', 'team'] as const

const handling = {
  /** A letter from an address that nobody has: `register` it, ask to `confirm` it, or `refuse` it with a polite letter. */
  unknown_senders: z.enum(unknownSenders),
  /** A reply under another subject to a conversation that was silent for so many days begins a request; 0: never. */
  new_matter_days: z.int().min(0).max(3650),
  /** What an agent passes on to the window is at once in the name of who wrote it first, or that is only offered. */
  forwards_by_agents: z.enum(forwardsByAgents),
  /** How the sender of an answer names the agent: by the full name, by the first name, or the team alone. */
  agent_name: z.enum(agentNames),
} as const

export const Handling = z.object(handling)
export type Handling = z.output<typeof Handling>

/** What Okno does until somebody says otherwise. */
export const usualHandling: Handling = {
  unknown_senders: 'register',
  new_matter_days: 30,
  forwards_by_agents: 'original',
  agent_name: 'team',
}

/** For one mailbox, or for all (`mailbox_id` null); what is null there is as everywhere. */
export const HandlingFields = z.object({
  mailbox_id: Id.nullable(),
  unknown_senders: handling.unknown_senders.nullable(),
  new_matter_days: handling.new_matter_days.nullable(),
  forwards_by_agents: handling.forwards_by_agents.nullable(),
  agent_name: handling.agent_name.nullable(),
})
export type HandlingFields = z.output<typeof HandlingFields>

/** Who first wrote what a letter passes on. */
export const OriginalSender = z.object({ name: z.string(), address: z.string() })

export const receiverRoles = ['requester', 'reporter', 'copied', 'watcher', 'observer'] as const
/** Why somebody gets no letter. */
export const leftOutReasons = [
  'no_address',
  'blocked',
  'own_address',
  'centre',
  'not_copied',
  'is_writer',
] as const

/** Somebody of a request's side: whether the next answer goes there, and why. */
export const Receiver = z.object({
  person: z.object({ id: Id, name: z.string() }),
  address: z.string().nullable(),
  role: z.enum(receiverRoles),
  /** How the letter goes: to the person or on copy; null when it does not go there. */
  gets: z.enum(['to', 'cc']).nullable(),
  left_out: z.enum(leftOutReasons).nullable(),
})
export type Receiver = z.output<typeof Receiver>

/** A letter of somebody unknown that waits until the address is confirmed. */
export const AwaitedLetter = z.object({
  id: Id,
  from_address: z.string().nullable(),
  subject: z.string().nullable(),
  at: Instant,
  mailbox: z.object({ id: Id, address: z.string() }).nullable(),
})

export const handlingChanged = event('channels.handling_changed', {
  handling_id: Id,
  /** Null: for all of them. */
  mailbox_id: Id.nullable(),
  changes: z.record(z.string(), z.unknown()),
})
export const peopleEvents = [handlingChanged] as const

export const nothingForwarded = refusal('channels.nothing_forwarded', 409)
export const notForLetters = refusal('channels.not_for_letters', 422, { address: z.string() })
export const linkUnknown = refusal('channels.link_unknown', 404)
export const peopleRefusals = {
  nothing_forwarded: nothingForwarded,
  not_for_letters: notForLetters,
  link_unknown: linkUnknown,
}

const ById = z.object({ id: Id })
const ByRequest = z.object({ id: z.union([Id, z.string().regex(/^R-\d{1,15}$/i)]) })
const ByToken = z.object({ token: z.string().min(10).max(200) })
const Address = z.string().trim().toLowerCase().pipe(z.email()).pipe(z.string().max(254))

export const peopleContract = {
  readHandling: get('/mail/handling', {
    can: 'channels.manage',
    output: z.object({
      usual: Handling,
      items: z.array(HandlingFields),
      mailboxes: z.array(z.object({ id: Id, address: z.string() })),
    }),
    summary: 'How letters are handled: for all mailboxes and for single ones',
  }),
  saveHandling: put('/mail/handling', {
    can: 'channels.manage',
    body: HandlingFields,
    output: HandlingFields,
    refusals: [notFound],
    summary: 'Change how the letters of one mailbox or of all are handled',
  }),
  listReceivers: get('/requests/:id/receivers', {
    can: 'requests.work',
    params: ByRequest,
    output: z.object({
      items: z.array(Receiver),
      /** Who the letter is from; null while there is no mailbox to speak. */
      from: z.object({ name: z.string(), address: z.string() }).nullable(),
    }),
    refusals: [notFound, notAllowed],
    summary: 'Who gets the next answer by mail, who does not, and why',
  }),
  addCopied: post('/requests/:id/copied', {
    can: 'requests.work',
    params: ByRequest,
    body: z.object({ address: Address }),
    output: z.object({ person: z.object({ id: Id, name: z.string() }) }),
    refusals: [notFound, notAllowed, merged, finished, notForLetters],
    summary: 'Let the answers of a request also go to a mail address',
  }),
  takeOriginalSender: post('/letters/:id/original-sender', {
    can: 'requests.work',
    params: ById,
    output: z.object({ person: z.object({ id: Id, name: z.string() }), before: Id }),
    refusals: [notFound, notAllowed, merged, finished, nothingForwarded],
    summary: 'Put a request into the name of who first wrote the letter that was passed on',
  }),
  listAwaited: get('/mail/awaited', {
    can: 'requests.work',
    output: z.object({ items: z.array(AwaitedLetter) }),
    summary:
      'Letters of unknown senders that wait until the address is confirmed, for those who work on their mailbox',
  }),
  releaseAwaited: post('/mail/awaited/:id/release', {
    can: 'requests.work',
    params: ById,
    output: z.object({ request_id: Id.nullable() }),
    reads: true,
    refusals: [notFound],
    summary: 'Take in a letter of an unknown sender without waiting for the confirmation',
  }),
  readConfirmation: get('/mail/confirmations/:token', {
    can: 'anyone',
    params: ByToken,
    output: z.object({
      subject: z.string(),
      address: z.string(),
      at: Instant,
      confirmed: z.boolean(),
    }),
    refusals: [linkUnknown],
    summary: 'What a link of confirmation is about; changes nothing',
  }),
  confirmLetter: post('/mail/confirmations/:token', {
    can: 'anyone',
    params: ByToken,
    output: Nothing,
    reads: true,
    refusals: [linkUnknown],
    summary: 'Confirm that a letter was written by the owner of its address: it is registered',
  }),
}
