// Telling what happened to one request: each step changes the row and adds messages and events exactly as the use cases
// of requests do. Steps after the present moment are not told: the story ends there.

import type { AnyEvent, Payload } from '#kernel/contract/event.ts'
import { dueAfter } from '#modules/calendar/server/face.ts'
import * as told from '#modules/requests/contract.ts'
import { daysToObject, statusAfterAnswer, statusAfterInbound } from '#modules/requests/server/rules.ts'
import { type Beginning, newTale, type Promised, type Tale } from './beginning.ts'
import { later } from './days.ts'
import type { Chance } from './random.ts'
import { type MessageRow, type ParticipantRow, past_xid, type RequestRow } from './rows.ts'

type Status = told.RequestStatus
export type Teller = ReturnType<typeof begin>

export function begin(promised: Promised, now_ms: number, chance: Chance, start: Beginning) {
  const { calendar } = promised
  const tale = newTale(chance, start)
  const { request } = tale
  const { id } = request
  const due_ms = later(calendar, start.at_ms, promised.limit_minutes)
  let [over, last_ms] = [false, start.at_ms]

  /** Is this step still before the present? Once one is not, none is. */
  const happened = (at_ms: number): boolean => {
    over ||= !(at_ms <= now_ms)
    if (!over) last_ms = Math.max(last_ms, at_ms)
    return !over
  }
  const tell = <E extends AnyEvent>(
    kind: E,
    at_ms: number,
    actor_id: string | null,
    payload: Payload<E>,
  ): void => {
    const subject_id = (payload as Record<string, string>)[kind.about]!
    tale.events.push({
      xid: past_xid,
      name: kind.name,
      subject_id,
      actor_id,
      at: new Date(at_ms),
      payload: payload as object,
      request_id: null,
    })
  }
  const change = (at_ms: number, fields: Partial<RequestRow>): void => {
    Object.assign(request, fields, { updated_at: new Date(at_ms), version: request.version + 1 })
  }
  const addMessage = (
    at_ms: number,
    author_id: string,
    kind: MessageRow['kind'],
    channel: string,
    text: string,
    hidden_text: string | null = null,
  ) => {
    const message: MessageRow = {
      id: chance.id(at_ms),
      request_id: id,
      kind,
      author_id,
      channel,
      text,
      hidden_text,
      automatic: false,
      created_at: new Date(at_ms),
    }
    tale.messages.push(message)
    return message.id
  }
  const status = () => request.status as Status

  const answeredFirst = (at_ms: number): Partial<RequestRow> => {
    if (at_ms > due_ms) tellMissed()
    return { first_answered_at: new Date(at_ms) }
  }
  const tellMissed = (): void => {
    tale.late = true
    tell(told.promiseMissed, noticed(due_ms).getTime(), null, {
      request_id: id,
      metric: 'first_answer',
      due_at: new Date(due_ms).toISOString(),
    })
  }
  const moveBall = (
    at_ms: number,
    by: string,
    to: Status,
    awaits: { awaits?: 'approver' } = {},
  ): Partial<RequestRow> => {
    const from = status()
    if (from === to) return {}
    if (from === 'resolved') {
      tell(told.requestReopened, at_ms, by, { request_id: id, from })
      return {
        status: to,
        resolved_at: null,
        resolved_by: null,
        closes_at: null,
        reopened_count: request.reopened_count + 1,
      }
    }
    tell(told.statusChanged, at_ms, by, { request_id: id, from, to, ...awaits })
    return { status: to }
  }

  const first_id = addMessage(
    start.at_ms,
    start.reported_by,
    'inbound',
    start.channel,
    start.text,
    start.hidden_text,
  )
  tell(told.requestRegistered, start.at_ms, start.reported_by, {
    request_id: id,
    message_id: first_id,
    requester_id: start.requester.id,
    reported_by: start.reported_by,
    channel: start.channel,
    type: start.type,
    priority: 'P3',
    client_id: start.requester.client_id,
    unit_id: start.requester.unit_id,
    department_id: start.team.department_id,
    team_id: start.team.id,
    service_id: start.service_id,
    due_at: new Date(due_ms).toISOString(),
    automatic: false,
  })

  const steps = {
    tale,
    due_ms,
    /** Has the story reached the present moment? */
    isOver: () => over,
    last: () => last_ms,
    assign(
      at_ms: number,
      by: string,
      team: { id: string; department_id: string },
      assignee_id: string | null,
    ): void {
      if (!happened(at_ms)) return
      const opened = assignee_id !== null && status() === 'new' ? moveBall(at_ms, by, 'open') : {}
      tell(told.requestAssigned, at_ms, by, {
        request_id: id,
        team_id: team.id,
        department_id: team.department_id,
        assignee_id,
        from_team_id: request.team_id,
        from_assignee_id: request.assignee_id,
      })
      change(at_ms, { team_id: team.id, department_id: team.department_id, assignee_id, ...opened })
    },
    edit(
      at_ms: number,
      by: string,
      changes: Partial<
        Pick<
          RequestRow,
          'service_id' | 'tags' | 'type' | 'priority' | 'impact' | 'urgency' | 'promised_at' | 'completeness'
        >
      >,
    ): void {
      if (!happened(at_ms)) return
      tell(told.requestEdited, at_ms, by, { request_id: id, changes })
      change(at_ms, changes)
    },
    setStatus(at_ms: number, by: string, to: Status): void {
      if (happened(at_ms)) change(at_ms, moveBall(at_ms, by, to))
    },
    note(at_ms: number, by: string, text: string): void {
      if (!happened(at_ms)) return
      const message_id = addMessage(at_ms, by, 'note', 'desk', text)
      tell(told.messageAdded, at_ms, by, {
        request_id: id,
        message_id,
        kind: 'note',
        author_id: by,
        channel: 'desk',
        automatic: false,
        first_answer: false,
        resolves: false,
      })
      change(at_ms, {})
    },
    inbound(at_ms: number, text: string): void {
      if (!happened(at_ms)) return
      const by = request.requester_id
      const channel = request.channel === 'email' ? 'email' : 'portal'
      const message_id = addMessage(at_ms, by, 'inbound', channel, text)
      tell(told.messageAdded, at_ms, by, {
        request_id: id,
        message_id,
        kind: 'inbound',
        author_id: by,
        channel,
        automatic: false,
        first_answer: false,
        resolves: false,
      })
      change(at_ms, moveBall(at_ms, by, statusAfterInbound(status())))
    },
    answer(at_ms: number, by: string, text: string, then?: Status): void {
      if (!happened(at_ms)) return
      const first_answer = request.first_answered_at === null
      const message_id = addMessage(at_ms, by, 'answer', 'desk', text)
      tell(told.messageAdded, at_ms, by, {
        request_id: id,
        message_id,
        kind: 'answer',
        author_id: by,
        channel: 'desk',
        automatic: false,
        first_answer,
        resolves: then === 'resolved',
      })
      const fields = first_answer ? answeredFirst(at_ms) : {}
      const moved = then === 'resolved' ? {} : moveBall(at_ms, by, then ?? statusAfterAnswer(status()))
      change(at_ms, { ...fields, ...moved, ...(request.assignee_id === null ? { assignee_id: by } : {}) })
      if (then === 'resolved') steps.resolve(at_ms, by, message_id)
    },
    /** Done, with the answer just given or, without one, by deed. */
    resolve(at_ms: number, by: string, message_id: string | null = null): void {
      if (!happened(at_ms)) return
      if (request.first_answered_at === null) change(at_ms, answeredFirst(at_ms))
      tell(told.requestResolved, at_ms, by, { request_id: id, message_id, from: status() })
      change(at_ms, {
        status: 'resolved',
        resolved_at: new Date(at_ms),
        resolved_by: by,
        closes_at: new Date(dueAfter(calendar, at_ms, { working_days: daysToObject })),
        ...(request.assignee_id === null ? { assignee_id: by } : {}),
      })
    },
    cancel(at_ms: number, by: string, reason: string): void {
      if (!happened(at_ms)) return
      if (request.first_answered_at === null && at_ms > due_ms) tellMissed()
      tell(told.requestCancelled, at_ms, by, { request_id: id, from: status(), reason })
      change(at_ms, { status: 'cancelled', closed_at: new Date(at_ms) })
      over = true
    },
    follow(at_ms: number, by: string, person_id: string, role: ParticipantRow['role']): void {
      if (tale.participants.some(one => one.person_id === person_id) || !happened(at_ms)) return
      tale.participants.push({ request_id: id, person_id, role, added_at: new Date(at_ms) })
      tell(told.participantAdded, at_ms, by, { request_id: id, person_id, role })
    },
    /** Asks for a yes, and the request waits for it; whoever decides can read what about. */
    askApproval(
      at_ms: number,
      asked_by: string,
      approver_id: string,
      question: string,
      approval_id: string,
    ): void {
      if (!happened(at_ms)) return
      tale.approvals.push({
        id: approval_id,
        request_id: id,
        approver_id,
        asked_by,
        question,
        asked_at: new Date(at_ms),
        decision: null,
        comment: null,
        decided_at: null,
      })
      tell(told.approvalAsked, at_ms, asked_by, { request_id: id, approval_id, approver_id })
      steps.follow(at_ms, asked_by, approver_id, 'approver')
      change(at_ms, moveBall(at_ms, asked_by, 'waiting_third_party', { awaits: 'approver' }))
    },
    /** The answer to what was asked last; the ball goes back to the centre. */
    decideApproval(
      at_ms: number,
      decision: 'approved' | 'declined',
      comment: string | null,
      channel: 'email' | 'portal',
    ): void {
      const approval = tale.approvals.at(-1)
      if (!happened(at_ms) || !approval) return
      const { id: approval_id, approver_id } = approval
      Object.assign(approval, { decision, comment, decided_at: new Date(at_ms) })
      tell(told.approvalDecided, at_ms, approver_id, {
        request_id: id,
        approval_id,
        approver_id,
        decision,
        channel,
      })
      change(at_ms, moveBall(at_ms, approver_id, 'open'))
    },
    /** Goes into another request; answers what it was before, or null when that lies in the future. */
    mergeInto(at_ms: number, by: string, into: Tale, merge_id: string): object | null {
      if (!happened(at_ms)) return null
      const before = { status: request.status, closes_at: null }
      if (request.first_answered_at === null && at_ms > due_ms) tellMissed()
      tell(told.requestMerged, at_ms, by, { request_id: id, into_id: into.request.id, merge_id })
      tell(told.requestTookIn, at_ms, by, { request_id: into.request.id, from_id: id, merge_id })
      const closed_at = new Date(at_ms)
      change(at_ms, {
        status: 'closed',
        merged_into: into.request.id,
        closed_at,
      })
      over = true
      return before
    },
    rate(at_ms: number, score: number, comment: string | null): void {
      if (at_ms > now_ms || request.resolved_at === null) return
      const created = new Date(at_ms)
      tale.rating = {
        id: chance.id(at_ms),
        request_id: id,
        person_id: request.requester_id,
        score,
        comment,
        channel: request.channel === 'email' ? 'email' : 'portal',
        team_id: request.team_id,
        service_id: request.service_id,
        agent_id: request.resolved_by,
        created_at: created,
        updated_at: created,
      }
    },
    /** What time alone does: a promise is broken, a resolved request closes. */
    finish(): Tale {
      if (request.closes_at && request.closes_at.getTime() + 30_000 <= now_ms) {
        const at_ms = request.closes_at.getTime() + chance.between(0, 30_000)
        tell(told.requestClosed, at_ms, null, { request_id: id })
        change(at_ms, { status: 'closed', closed_at: new Date(at_ms), closes_at: null })
      }
      const owed =
        request.first_answered_at === null && status() !== 'cancelled' && request.merged_into === null
      if (owed && noticed(due_ms).getTime() <= now_ms) tellMissed()
      return tale
    },
  }
  return steps
}

/** Broken promises are noticed within two seconds. */
const noticed = (due_ms: number): Date => new Date(due_ms + 1000)
