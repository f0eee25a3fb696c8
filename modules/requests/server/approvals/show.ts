// How approvals are shown: names beside ids, and what the asker may do with each.
import type { Actor } from '#kernel/contract/access.ts'
import { numberText } from '../rules.ts'
import type { RequestRow } from '../store/find.ts'
import type { ApprovalRow, askedOf } from './store.ts'

/** One approval of a request that the actor sees; `works`: the actor works on the request. */
export function shown(actor: Actor, row: ApprovalRow, works: boolean) {
  const waits = row.decision === null
  return {
    id: row.id,
    request_id: row.request_id,
    approver: { id: row.approver_id, name: row.approver_name },
    asked_by: row.asked_by === null ? null : { id: row.asked_by, name: row.asker_name ?? '' },
    question: row.question,
    asked_at: row.asked_at,
    decision: row.decision,
    comment: row.comment,
    decided_at: row.decided_at,
    may: { decide: waits && row.approver_id === actor.id, withdraw: waits && works },
  }
}

type Asked = Awaited<ReturnType<typeof askedOf>>[number]

/** One of the approver's own approvals, with what it is about. */
export const asked = (
  actor: Actor,
  row: Asked,
  due: { due_at: Date | null; minutes_left: number | null } | null,
) => ({
  ...shown(actor, row, false),
  due_at: due?.due_at ?? null,
  minutes_left: due?.minutes_left ?? null,
  request: {
    id: row.request_id,
    number: numberText(row.number),
    subject: row.subject,
    requester: { id: row.requester_id, name: row.requester_name },
  },
})

/** What the page behind a letter's link shows. */
export const invitation = (row: ApprovalRow, request: RequestRow, requester_name: string) => ({
  number: numberText(request.number),
  subject: request.subject,
  requester_name,
  asked_by_name: row.asker_name,
  approver_name: row.approver_name,
  question: row.question,
  excerpt: request.excerpt,
  asked_at: row.asked_at,
  decision: row.decision,
})
