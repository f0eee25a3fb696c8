// What happens to requests.
import { z } from 'zod'
import { event } from '#kernel/contract/event.ts'
import { Id } from '#kernel/contract/shapes.ts'
import { channels, decisions, participantRoles, priorities, statuses, types } from './shapes.ts'

export const requestRegistered = event('requests.request_registered', {
  request_id: Id,
  message_id: Id,
  requester_id: Id,
  reported_by: Id,
  channel: z.enum(channels),
  type: z.enum(types),
  priority: z.enum(priorities),
  client_id: Id.nullable(),
  unit_id: Id.nullable(),
  department_id: Id,
  team_id: Id,
  service_id: Id.nullable(),
  due_at: z.string().nullable(),
  /** How the letter that began it was handled, when there was one. */
  automatic: z.boolean(),
})
/** A conversation from before Okno was brought in from an archive, closed as it is; nothing is promised or owed by it. */
export const requestImported = event('requests.request_imported', {
  request_id: Id,
  import_id: Id,
  requester_id: Id,
  team_id: Id,
  messages: z.int(),
  /** When its first letter was written. */
  began_at: z.string(),
})
export const messageAdded = event('requests.message_added', {
  request_id: Id,
  message_id: Id,
  kind: z.enum(['inbound', 'answer', 'note']),
  author_id: Id.nullable(),
  channel: z.string(),
  /** Written by a machine: nobody has answered, and nobody waits for an answer. */
  automatic: z.boolean(),
  first_answer: z.boolean(),
  /** The request was resolved with these words: one letter tells both. */
  resolves: z.boolean(),
})
export const requestAssigned = event('requests.request_assigned', {
  request_id: Id,
  team_id: Id,
  department_id: Id,
  assignee_id: Id.nullable(),
  from_team_id: Id,
  from_assignee_id: Id.nullable(),
})
export const statusChanged = event('requests.status_changed', {
  request_id: Id,
  from: z.enum(statuses),
  to: z.enum(statuses),
  /** Of the third party that is waited for: it is somebody who was asked to approve. */
  awaits: z.literal('approver').optional(),
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
/** The request is in the name of somebody else now, as when a letter was only passed on; who reported it stays. */
export const requesterChanged = event('requests.requester_changed', {
  request_id: Id,
  requester_id: Id,
  from_requester_id: Id,
  client_id: Id.nullable(),
  unit_id: Id.nullable(),
})
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
export const promiseMissed = event('requests.promise_missed', {
  request_id: Id,
  metric: z.string(),
  due_at: z.string().nullable(),
})
export const approvalAsked = event('requests.approval_asked', {
  request_id: Id,
  approval_id: Id,
  approver_id: Id,
})
export const approvalDecided = event('requests.approval_decided', {
  request_id: Id,
  approval_id: Id,
  approver_id: Id,
  decision: z.enum(decisions),
  /** By the link in the letter, or signed in. */
  channel: z.enum(['email', 'portal', 'api']),
})
export const approvalWithdrawn = event('requests.approval_withdrawn', {
  request_id: Id,
  approval_id: Id,
  approver_id: Id,
})
/** How answers go out of the centre was changed. */
export const answeringChanged = event('requests.answering_changed', {
  answering_id: Id,
  undo_seconds: z.int(),
})
export const events = [
  requestRegistered,
  requestImported,
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
  requesterChanged,
  participantAdded,
  participantRemoved,
  requestsLinked,
  requestsUnlinked,
  promiseMissed,
  approvalAsked,
  approvalDecided,
  approvalWithdrawn,
  answeringChanged,
] as const
