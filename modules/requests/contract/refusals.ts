// What is refused about requests, each with its sentence in the texts.
import { z } from 'zod'
import { refusal } from '#kernel/contract/refusal.ts'

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
export const reasonNeeded = refusal('requests.reason_needed', 422, {
  priority: z.string(),
  computed: z.string(),
})
export const promisedInPast = refusal('requests.promised_in_past', 422)
export const alreadyAsked = refusal('requests.already_asked', 409, { name: z.string() })
export const alreadyDecided = refusal('requests.already_decided', 409, { decision: z.string() })
export const approvalLinkUnknown = refusal('requests.approval_link_unknown', 404)
/** Too late to take it back. */
export const answerGone = refusal('requests.answer_gone', 409)
/** It was taken back or discarded before, perhaps in another tab. */
export const answerTakenBack = refusal('requests.answer_taken_back', 409)
export const refusals = {
  answer_gone: answerGone,
  answer_taken_back: answerTakenBack,
  already_asked: alreadyAsked,
  already_decided: alreadyDecided,
  approval_link_unknown: approvalLinkUnknown,
  reason_needed: reasonNeeded,
  promised_in_past: promisedInPast,
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
