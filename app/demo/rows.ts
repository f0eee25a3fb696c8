// What the history of the demo consists of, as rows of the tables that hold it.

export interface RequestRow {
  id: string
  number: number
  type: string
  status: string
  subject: string
  excerpt: string
  requester_id: string
  reported_by: string
  client_id: string | null
  unit_id: string | null
  service_id: string | null
  department_id: string
  team_id: string
  assignee_id: string | null
  channel: string
  language: string
  tags: string[]
  created_at: Date
  updated_at: Date
  first_answered_at: Date | null
  resolved_at: Date | null
  resolved_by: string | null
  closes_at: Date | null
  closed_at: Date | null
  reopened_count: number
  merged_into: string | null
  version: number
  priority: 'P1' | 'P2' | 'P3' | 'P4'
  impact: number
  urgency: number
  promised_at: Date | null
  completeness: string | null
}

export interface MessageRow {
  id: string
  request_id: string
  kind: 'inbound' | 'answer' | 'note'
  author_id: string | null
  channel: string
  text: string
  hidden_text: string | null
  automatic: boolean
  created_at: Date
}

export interface EventRow {
  xid: string
  name: string
  subject_id: string
  actor_id: string | null
  at: Date
  payload: object
  request_id: string | null
}

export interface RatingRow {
  id: string
  request_id: string
  person_id: string
  score: number
  comment: string | null
  channel: 'portal' | 'email'
  team_id: string
  service_id: string | null
  agent_id: string | null
  created_at: Date
  updated_at: Date
}

export interface ApprovalRow {
  id: string
  request_id: string
  approver_id: string
  asked_by: string
  question: string
  asked_at: Date
  decision: 'approved' | 'declined' | null
  comment: string | null
  decided_at: Date | null
}

export interface ParticipantRow {
  request_id: string
  person_id: string
  role: 'watcher' | 'copied' | 'approver'
  added_at: Date
}

export interface LetterRow {
  id: string
  direction: 'in'
  mailbox_id: string
  header_id: string
  request_id: string
  message_id: string
  purpose: 'inbound'
  outcome: 'registered' | 'joined'
  from_address: string
  to_addresses: string[]
  subject: string
  text: string
  at: Date
}

/** A letter of Okno's own, kept in the demo mailbox. */
export interface SentLetterRow {
  id: string
  direction: 'out'
  mailbox_id: string
  header_id: string
  request_id: string
  message_id: string | null
  purpose: string
  state: 'kept'
  from_address: string
  to_addresses: string[]
  cc_addresses: string[]
  subject: string
  text: string
  html: string
  composed: object
  handed_over_at: Date
  at: Date
}

export interface DeliveryRow {
  id: string
  kind: string
  subject_id: string
  payload: object
  state: 'done'
  attempts: number
  next_at: Date
  result: object
  created_at: Date
  done_at: Date
}

export interface KnownIdRow {
  header_id: string
  request_id: string
}

export interface FileRow {
  id: string
  sha256: string
  name: string
  type: string
  size_bytes: number
  uploaded_by: string | null
  holder_kind: 'requests.message'
  holder_id: string
  inline: boolean
  content_id: null
  created_at: Date
}

export interface MergeRow {
  id: string
  source_id: string
  target_id: string
  before: object
  merged_by: string
  merged_at: Date
}

export interface LinkRow {
  from_id: string
  to_id: string
  kind: 'related'
  created_at: Date
}

/**
 * The transaction number that lines of the past are filed under. Readers of the log begin at 1 or later (real numbers
 * begin at 3), so nobody reacts to the past: no receipts, no live updates, no webhooks.
 */
export const past_xid = '0'

/** A line of the log from before now. */
export const pastEvent = (
  name: string,
  subject_id: string,
  at: Date,
  actor_id: string | null,
  payload: object,
): EventRow => ({ xid: past_xid, name, subject_id, actor_id, at, payload, request_id: null })
