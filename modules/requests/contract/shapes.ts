// The shapes of requests, messages and what people send.
import { z } from 'zod'
import { FileInfo } from '#kernel/contract/kernel.ts'
import { Id, Instant, LocalText, PlainText } from '#kernel/contract/shapes.ts'
import { ClockState } from '#modules/agreements/contract/shapes.ts'

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
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const
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
export const participantRoles = ['watcher', 'copied', 'observer', 'approver'] as const
/** What an approver may say. */
export const decisions = ['approved', 'declined'] as const
/** What may become of an approval. */
export const verdicts = [...decisions, 'withdrawn'] as const
/** Whether the first submission was complete; otherwise what was wrong with it. */
export const completenessCodes = [
  'complete',
  'missing_documents',
  'missing_data',
  'wrong_data',
  'wrong_form',
  'not_approved',
] as const

/** Impact and urgency: 1 is high, 3 is low. */
export const Degree = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type Degree = z.output<typeof Degree>

/** Impact times urgency, by the matrix of ITIL 4: both high is P1, one step down on either side is P2, and so on to P4. */
export const priorityOf = (impact: Degree, urgency: Degree): (typeof priorities)[number] =>
  priorities[Math.min(impact + urgency - 2, 3)]!

export type Completeness = (typeof completenessCodes)[number]
export type Priority = (typeof priorities)[number]
export type RequestType = (typeof types)[number]
export type RequestStatus = (typeof statuses)[number]
export type View = (typeof views)[number]

/** What people type: at least something besides white space. */
export const Spoken = PlainText(100_000).refine(text => text.trim().length > 0, { error: 'empty' })

export const Who = z.object({ id: Id, name: z.string() })
const Named = z.object({ id: Id, name: LocalText })

export const RequestSummary = z.object({
  id: Id,
  /** As people call it: R-104233. */
  number: z.string(),
  type: z.enum(types),
  status: z.enum(statuses),
  /** Impact times urgency: P1 is the most pressing. */
  priority: z.enum(priorities),
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
  /** When the promise that ends first is due; null when none runs. */
  due_at: Instant.nullable(),
  /** What that promise is about: `first_answer`, `next_answer`, `resolution`, `promised_date`. */
  due_metric: z.string().nullable(),
  /** The promises stand: somebody outside the centre is awaited. */
  standing: z.boolean(),
  /** Working minutes until then, negative when it is late; null where nothing is owed. */
  minutes_left: z.int().nullable(),
  /** From when on it counts as about to be late. */
  warn_at: Instant.nullable(),
  /** A promise of the centre is broken or was. */
  missed: z.boolean(),
  first_answered_at: Instant.nullable(),
  resolved_at: Instant.nullable(),
  closes_at: Instant.nullable(),
  version: z.int(),
})
export type RequestSummary = z.output<typeof RequestSummary>

/** A request as it is named elsewhere. */
export const RequestName = z.object({ id: Id, number: z.string(), subject: z.string() })

export const Participant = z.object({ person: Who, role: z.enum(participantRoles), added_at: Instant })
export type Participant = z.output<typeof Participant>

/** A yes or no asked of a person. */
export const Approval = z.object({
  id: Id,
  request_id: Id,
  approver: Who,
  asked_by: Who.nullable(),
  /** What exactly is to be approved. */
  question: z.string(),
  asked_at: Instant,
  /** Null while it is waited for; `withdrawn`: not needed any more. */
  decision: z.enum(verdicts).nullable(),
  comment: z.string().nullable(),
  decided_at: Instant.nullable(),
  may: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
})
export type Approval = z.output<typeof Approval>

const LinkedRequest = z.object({ id: Id, number: z.string(), subject: z.string(), status: z.enum(statuses) })

export const Request = RequestSummary.extend({
  language: z.enum(['ru', 'en']),
  /** 1 is high, 3 is low. */
  impact: z.int(),
  urgency: z.int(),
  /** Why the priority is another than these give; only for those who work on it. */
  priority_reason: z.string().nullable(),
  /** By when a result was promised to the requester. */
  promised_at: Instant.nullable(),
  completeness: z.enum(completenessCodes).nullable(),
  reported_by: Who,
  unit: Named.nullable(),
  closed_at: Instant.nullable(),
  reopened_count: z.int(),
  merged_into: LinkedRequest.nullable(),
  merged_from: z.array(LinkedRequest),
  links: z.array(LinkedRequest.extend({ kind: z.enum(['related', 'follow_up']) })),
  participants: z.array(Participant),
  /** What was asked to be approved, oldest first. */
  approvals: z.array(Approval),
  /** The promises on this request: allowed and used working time. */
  promises: z.array(ClockState),
  /** What the asker may do with it, so that screens need not know the rules. */
  may: z.object({
    reply: z.boolean(),
    note: z.boolean(),
    work: z.boolean(),
    reopen: z.boolean(),
    close: z.boolean(),
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

/** The letter by which a message came or went. */
export const MessageLetter = z.object({
  id: Id,
  direction: z.enum(['in', 'out']),
  from: z.string().nullable(),
  to: z.array(z.string()),
  copied: z.array(z.string()),
  subject: z.string().nullable(),
  /** Message-ID without angle brackets. */
  message_id: z.string().nullable(),
  date: Instant,
  /** All that was written, quotes and signature with it. */
  text: z.string(),
  /** What is new in it. */
  visible_text: z.string(),
  /** Of a letter of the centre: `held`, `waiting`, `sent`, `kept`, `failed`, `returned`. */
  delivery_state: z.string().nullable(),
  recipients: z.array(
    z.object({
      address: z.string(),
      role: z.enum(['to', 'cc']),
      state: z.string(),
      said: z.string().nullable(),
    }),
  ),
  /** The letter as it came can be downloaded by those who may. */
  has_original: z.boolean(),
})
export type MessageLetter = z.output<typeof MessageLetter>

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
  /** For those of the centre; null where a message is no letter. */
  letter: MessageLetter.nullable(),
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

/** A request by its id or by its number (R-104233). */
export const ByRequest = z.object({ id: z.union([Id, z.string().regex(/^R-\d{1,15}$/i)]) })
export const Attachments = z.array(Id).max(20)
/** What a request may become with an answer. */
export const nextStatuses = ['open', 'waiting_requester', 'waiting_third_party', 'resolved'] as const

/** What somebody says in a conversation. */
export const NewAnswer = z.object({
  text: Spoken,
  attachments: Attachments.optional(),
  /** The newest message the writer has seen: when others have come since, the message is refused and shown again. */
  last_seen_message_id: Id.optional(),
  /** For an answer: what the request becomes with it. */
  next_status: z.enum(nextStatuses).optional(),
})
export type NewAnswer = z.output<typeof NewAnswer>

export const Subject = PlainText(500)
export const Tags = z.array(PlainText(50)).max(30)

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
export type RegisteredRequest = z.output<typeof RegisteredRequest>
