// Requests and their conversations: all that the world may know of them and ask of them.
import { z } from 'zod'
import { del, get, patch, post, put } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { FileInfo, movedOn, notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, LocalText, Nothing, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'
import { ClockState } from '#modules/agreements/contract.ts'

export const types = ['question', 'service_request', 'incident', 'complaint', 'suggestion', 'thanks'] as const
export const statuses = [
  'new',
  'open',
  'waiting_requester',
  'waiting_third_party',
  'scheduled',
  'resolved',
  'closed',
  'cancelled',
] as const
export const channels = ['portal', 'email', 'phone', 'counter', 'chat', 'api'] as const
export const views = [
  'mine',
  'my_teams',
  'unassigned',
  'about_to_be_late',
  'late',
  'all',
  'asked',
  'finished',
] as const
export const participantRoles = ['watcher', 'copied', 'observer'] as const

export type RequestType = (typeof types)[number]
export type RequestStatus = (typeof statuses)[number]
export type View = (typeof views)[number]

/** What people type: at least something besides white space. */
const Spoken = PlainText(100_000).refine(text => text.trim().length > 0, { error: 'empty' })

export const Who = z.object({ id: Id, name: z.string() })
const Named = z.object({ id: Id, name: LocalText })

export const RequestSummary = z.object({
  id: Id,
  /** As people call it: R-104233. */
  number: z.string(),
  type: z.enum(types),
  status: z.enum(statuses),
  subject: z.string(),
  excerpt: z.string(),
  requester: Who,
  client: Named.nullable(),
  service: z.object({ id: Id, title: LocalText }).nullable(),
  team: Named,
  assignee: Who.nullable(),
  channel: z.enum(channels),
  tags: z.array(z.string()),
  created_at: Instant,
  updated_at: Instant,
  /** When the first answer is due, while it is owed. */
  due_at: Instant.nullable(),
  /** Working minutes until then, negative when it is late; null where nothing is owed. */
  minutes_left: z.int().nullable(),
  /** From when on it counts as about to be late. */
  warn_at: Instant.nullable(),
  /** The promised first answer is late or came late. */
  missed: z.boolean(),
  first_answered_at: Instant.nullable(),
  resolved_at: Instant.nullable(),
  closes_at: Instant.nullable(),
  version: z.int(),
})
export type RequestSummary = z.output<typeof RequestSummary>

export const Participant = z.object({ person: Who, role: z.enum(participantRoles), added_at: Instant })

const LinkedRequest = z.object({ id: Id, number: z.string(), subject: z.string(), status: z.enum(statuses) })

export const Request = RequestSummary.extend({
  language: z.enum(['ru', 'en']),
  reported_by: Who,
  unit: Named.nullable(),
  closed_at: Instant.nullable(),
  reopened_count: z.int(),
  merged_into: LinkedRequest.nullable(),
  merged_from: z.array(LinkedRequest),
  links: z.array(LinkedRequest.extend({ kind: z.enum(['related', 'follow_up']) })),
  participants: z.array(Participant),
  /** The promises on this request: allowed and used working time. */
  promises: z.array(ClockState),
  /** What the asker may do with it, so that screens need not know the rules. */
  may: z.object({
    reply: z.boolean(),
    note: z.boolean(),
    work: z.boolean(),
    reopen: z.boolean(),
    cancel: z.boolean(),
    rate: z.boolean(),
  }),
})
export type Request = z.output<typeof Request>

/** Who asks, for the desk: where from, how often before. */
export const RequesterCard = z.object({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  phones: z.array(z.string()),
  language: z.enum(['ru', 'en']),
  time_zone: z.string(),
  client: Named.nullable(),
  unit: Named.nullable(),
  region: Named.nullable(),
  position: LocalText.nullable(),
  function: z.string().nullable(),
  manager: Who.nullable(),
  requests_total: z.int(),
  requests_open: z.int(),
  recent: z.array(LinkedRequest.extend({ created_at: Instant })),
})

export const Message = z.object({
  id: Id,
  request_id: Id,
  /** A note never leaves the centre. */
  kind: z.enum(['reply', 'note']),
  /** in: from the requester's side; out: from the centre. */
  direction: z.enum(['in', 'out']),
  author: Who.nullable(),
  channel: z.string(),
  text: z.string(),
  /** Quotes and signature of a letter, folded away. */
  hidden_text: z.string().nullable(),
  html: z.string().nullable(),
  automatic: z.boolean(),
  attachments: z.array(FileInfo),
  created_at: Instant,
})
export type Message = z.output<typeof Message>

export const TimelineEvent = z.object({
  id: z.int(),
  name: z.string(),
  at: Instant,
  actor: Who.nullable(),
  payload: z.record(z.string(), z.unknown()),
})

export const ViewCount = z.object({
  view: z.enum(views),
  /** Counted up to 1,000; `more` says that there are more. */
  count: z.int(),
  more: z.boolean(),
})

export const Draft = z.object({
  place: z.string(),
  content: z.record(z.string(), z.unknown()),
  updated_at: Instant,
})

export const requestRegistered = event('requests.request_registered', {
  request_id: Id,
  message_id: Id,
  requester_id: Id,
  reported_by: Id,
  channel: z.enum(channels),
  team_id: Id,
  service_id: Id.nullable(),
  due_at: z.string().nullable(),
  /** How the letter that began it was handled, when there was one. */
  automatic: z.boolean(),
})
export const messageAdded = event('requests.message_added', {
  request_id: Id,
  message_id: Id,
  kind: z.enum(['inbound', 'answer', 'note']),
  author_id: Id.nullable(),
  channel: z.string(),
  first_answer: z.boolean(),
  /** The request was resolved with these words: one letter tells both. */
  resolves: z.boolean(),
})
export const requestAssigned = event('requests.request_assigned', {
  request_id: Id,
  team_id: Id,
  assignee_id: Id.nullable(),
  from_team_id: Id,
  from_assignee_id: Id.nullable(),
})
export const statusChanged = event('requests.status_changed', {
  request_id: Id,
  from: z.enum(statuses),
  to: z.enum(statuses),
})
export const requestResolved = event('requests.request_resolved', {
  request_id: Id,
  message_id: Id.nullable(),
  from: z.enum(statuses),
})
export const requestReopened = event('requests.request_reopened', { request_id: Id, from: z.enum(statuses) })
export const requestClosed = event('requests.request_closed', { request_id: Id })
export const requestCancelled = event('requests.request_cancelled', {
  request_id: Id,
  from: z.enum(statuses),
  reason: z.string(),
})
export const requestEdited = event('requests.request_edited', {
  request_id: Id,
  changes: z.record(z.string(), z.unknown()),
})
export const requestMerged = event('requests.request_merged', { request_id: Id, into_id: Id, merge_id: Id })
export const requestTookIn = event('requests.request_took_in', { request_id: Id, from_id: Id, merge_id: Id })
export const mergeUndone = event('requests.merge_undone', { request_id: Id, into_id: Id, merge_id: Id })
export const participantAdded = event('requests.participant_added', {
  request_id: Id,
  person_id: Id,
  role: z.enum(participantRoles),
})
export const participantRemoved = event('requests.participant_removed', { request_id: Id, person_id: Id })
export const requestsLinked = event('requests.requests_linked', {
  request_id: Id,
  to_id: Id,
  kind: z.string(),
})
export const requestsUnlinked = event('requests.requests_unlinked', { request_id: Id, to_id: Id })
export const promiseMissed = event('requests.promise_missed', { request_id: Id, due_at: z.string() })
export const events = [
  requestRegistered,
  messageAdded,
  requestAssigned,
  statusChanged,
  requestResolved,
  requestReopened,
  requestClosed,
  requestCancelled,
  requestEdited,
  requestMerged,
  requestTookIn,
  mergeUndone,
  participantAdded,
  participantRemoved,
  requestsLinked,
  requestsUnlinked,
  promiseMissed,
] as const

export const finished = refusal('requests.finished', 409, { number: z.string(), request_status: z.string() })
export const merged = refusal('requests.merged', 409, { number: z.string(), into: z.string() })
export const conversationMovedOn = refusal('requests.conversation_moved_on', 409, { count: z.int() })
export const alreadyTaken = refusal('requests.already_taken', 409, { name: z.string() })
export const notInTeam = refusal('requests.not_in_team', 422, { name: z.string() })
export const notAnAgent = refusal('requests.not_an_agent', 422, { name: z.string() })
export const unknownPerson = refusal('requests.unknown_person', 422)
export const unknownService = refusal('requests.unknown_service', 422)
export const unknownTeam = refusal('requests.unknown_team', 422)
export const notForThem = refusal('requests.not_for_them', 403)
export const mergeWithItself = refusal('requests.merge_with_itself', 422)
export const mergeUnknown = refusal('requests.merge_unknown', 409)
export const unknownFiles = refusal('requests.unknown_files', 422)
export const noFirstLine = refusal('requests.no_first_line', 503)
export const refusals = {
  finished,
  merged,
  conversation_moved_on: conversationMovedOn,
  already_taken: alreadyTaken,
  not_in_team: notInTeam,
  not_an_agent: notAnAgent,
  unknown_person: unknownPerson,
  unknown_service: unknownService,
  unknown_team: unknownTeam,
  not_for_them: notForThem,
  merge_with_itself: mergeWithItself,
  merge_unknown: mergeUnknown,
  unknown_files: unknownFiles,
  no_first_line: noFirstLine,
}

export const permissions = ['requests.work', 'requests.see', 'requests.register_for'] as const

/** A request by its id or by its number (R-104233). */
const ByRequest = z.object({ id: z.union([Id, z.string().regex(/^R-\d{1,15}$/i)]) })
const Attachments = z.array(Id).max(20)
const Subject = PlainText(500)
const Tags = z.array(PlainText(50)).max(30)

/** What a person sends to the window. Only the text is needed. */
export const NewRequest = z.object({
  text: Spoken,
  subject: Subject.optional(),
  type: z.enum(types).optional(),
  requester_id: Id.optional(),
  service_id: Id.nullish(),
  channel: z.enum(channels).optional(),
  attachments: Attachments.optional(),
  tags: Tags.optional(),
})

/** What is known of a request the moment it is registered, without asking the database again. */
export const RegisteredRequest = z.object({
  id: Id,
  number: z.string(),
  type: z.enum(types),
  status: z.enum(statuses),
  subject: z.string(),
  requester_id: Id,
  reported_by: Id,
  service_id: Id.nullable(),
  team_id: Id,
  channel: z.enum(channels),
  message_id: Id,
  created_at: Instant,
  due_at: Instant.nullable(),
})

const changed = [notFound, notAllowed, movedOn, merged] as const

export const contract = {
  registerRequest: post('/requests', {
    can: 'signed-in',
    body: NewRequest,
    output: RegisteredRequest,
    status: 201,
    idempotent: true,
    refusals: [unknownPerson, unknownService, unknownFiles, notForThem, noFirstLine],
    summary: 'Bring something to the window',
  }),
  listRequests: get('/requests', {
    can: 'signed-in',
    query: Paging.extend({
      view: z.enum(views).optional(),
      status: z.enum(statuses).optional(),
      team_id: Id.optional(),
      assignee_id: Id.optional(),
      requester_id: Id.optional(),
      client_id: Id.optional(),
      service_id: Id.optional(),
      tag: z.string().max(50).optional(),
      q: z.string().max(300).optional(),
      sort: z.enum(['due', 'newest']).optional(),
    }),
    output: Page(RequestSummary),
    refusals: [notFound],
    summary: 'Requests one may see; open ones by due time, others newest first',
  }),
  countRequests: get('/requests/counts', {
    can: 'signed-in',
    output: z.object({ items: z.array(ViewCount) }),
    summary: 'How many requests are in each view of the queue',
  }),
  readRequest: get('/requests/:id', {
    can: 'signed-in',
    params: ByRequest,
    output: Request,
    refusals: [notFound],
    summary: 'One request',
  }),
  readRequester: get('/requests/:id/requester', {
    can: 'requests.work',
    params: ByRequest,
    output: RequesterCard,
    refusals: [notFound],
    summary: 'Who asks: place, contacts, earlier requests',
  }),
  editRequest: patch('/requests/:id', {
    can: 'requests.work',
    params: ByRequest,
    body: z
      .object({
        subject: Subject.refine(text => text.trim().length > 0, { error: 'empty' }),
        type: z.enum(types),
        service_id: Id.nullable(),
        tags: Tags,
        status: z.enum(['open', 'waiting_requester', 'waiting_third_party', 'scheduled']),
      })
      .partial(),
    output: Request,
    refusals: [...changed, finished, unknownService],
    summary: 'Change subject, type, service, tags, or say where the ball is',
  }),
  listMessages: get('/requests/:id/messages', {
    can: 'signed-in',
    params: ByRequest,
    query: Paging.extend({ limit: z.coerce.number().int().min(1).max(200).default(200) }),
    output: Page(Message),
    refusals: [notFound],
    summary: 'The conversation, oldest first; notes only for the centre',
  }),
  addMessage: post('/requests/:id/messages', {
    can: 'signed-in',
    params: ByRequest,
    body: z.object({
      kind: z.enum(['reply', 'note']).default('reply'),
      text: Spoken,
      attachments: Attachments.optional(),
      /** The newest message the writer has seen: when others have come since, the message is refused and shown again. */
      last_seen_message_id: Id.optional(),
      /** For an answer: what the request becomes with it. */
      next_status: z.enum(['open', 'waiting_requester', 'waiting_third_party', 'resolved']).optional(),
    }),
    output: Message,
    status: 201,
    idempotent: true,
    refusals: [notFound, notAllowed, finished, merged, conversationMovedOn, unknownFiles],
    summary: 'Answer, or leave a note that never leaves the centre',
  }),
  assignRequest: post('/requests/:id/assign', {
    can: 'requests.work',
    params: ByRequest,
    body: z.object({
      team_id: Id.optional(),
      assignee_id: Id.nullish(),
      /** Take it only when nobody has it. */
      if_unassigned: z.boolean().optional(),
    }),
    output: Request,
    refusals: [...changed, finished, alreadyTaken, notInTeam, notAnAgent, unknownTeam],
    summary: 'Give it to a team or an agent, take it, or put it back (assignee_id null)',
  }),
  resolveRequest: post('/requests/:id/resolve', {
    can: 'requests.work',
    params: ByRequest,
    body: z.object({ text: Spoken.optional(), attachments: Attachments.optional() }),
    output: Request,
    refusals: [...changed, finished, unknownFiles],
    summary: 'Say that it is done, with a last answer if wanted',
  }),
  reopenRequest: post('/requests/:id/reopen', {
    can: 'signed-in',
    params: ByRequest,
    body: z.object({ text: Spoken.optional() }),
    output: Request,
    refusals: [...changed, finished],
    summary: 'Say that it is not done after all',
  }),
  cancelRequest: post('/requests/:id/cancel', {
    can: 'signed-in',
    params: ByRequest,
    body: z.object({ reason: PlainText(2000).optional() }),
    output: Request,
    refusals: [...changed, finished],
    summary: 'It is no longer needed',
  }),
  mergeRequest: post('/requests/:id/merge', {
    can: 'requests.work',
    params: ByRequest,
    body: z.object({ into: z.union([Id, z.string().regex(/^R-\d{1,15}$/i)]) }),
    output: Request,
    refusals: [...changed, mergeWithItself],
    summary: 'Put this request into another one, which is answered',
  }),
  undoMerge: post('/requests/:id/unmerge', {
    can: 'requests.work',
    params: ByRequest,
    output: Request,
    refusals: [notFound, notAllowed, mergeUnknown],
    summary: 'Take a merged request out again, as it was',
  }),
  addParticipant: post('/requests/:id/participants', {
    can: 'signed-in',
    params: ByRequest,
    body: z.object({ person_id: Id, role: z.enum(['watcher', 'copied']).default('watcher') }),
    output: Request,
    refusals: [...changed, unknownPerson],
    summary: 'Let another person follow the request',
  }),
  removeParticipant: del('/requests/:id/participants/:person_id', {
    can: 'signed-in',
    params: ByRequest.extend({ person_id: Id }),
    output: Request,
    refusals: changed,
    summary: 'A person no longer follows the request',
  }),
  linkRequests: post('/requests/:id/links', {
    can: 'requests.work',
    params: ByRequest,
    body: z.object({ to: z.union([Id, z.string().regex(/^R-\d{1,15}$/i)]) }),
    output: Request,
    refusals: [...changed, mergeWithItself],
    summary: 'Say that two requests belong together',
  }),
  unlinkRequests: del('/requests/:id/links/:to', {
    can: 'requests.work',
    params: ByRequest.extend({ to: Id }),
    output: Request,
    refusals: changed,
    summary: 'Two requests do not belong together after all',
  }),
  listEvents: get('/requests/:id/events', {
    can: 'signed-in',
    params: ByRequest,
    query: Paging,
    output: Page(TimelineEvent),
    refusals: [notFound],
    summary: 'What happened, oldest first',
  }),
  listDrafts: get('/drafts', {
    can: 'signed-in',
    output: z.object({ items: z.array(Draft) }),
    summary: 'What I have typed and not sent',
  }),
  saveDraft: put('/drafts/:place', {
    can: 'signed-in',
    params: z.object({ place: z.string().min(1).max(200) }),
    body: z.object({
      content: z.record(z.string(), z.unknown()).refine(content => JSON.stringify(content).length <= 300_000),
    }),
    output: Draft,
    summary: 'Keep what I am typing',
  }),
  dropDraft: del('/drafts/:place', {
    can: 'signed-in',
    params: z.object({ place: z.string().min(1).max(200) }),
    output: Nothing,
    summary: 'Forget a draft',
  }),
}
