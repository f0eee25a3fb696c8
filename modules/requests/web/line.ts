// Sentences for events of a request, for the lines between messages and for the history.
import type { Spoken } from '#kernel/contract/words.ts'
import type { RequestStatus } from '../contract.ts'
import type { requestWords } from '../text/words.ts'
import type { Happening } from './timeline.ts'

export interface Names {
  readonly teams: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
  /** What a promise is about. */
  readonly metric: (name: unknown) => string
}

/** The ids of people that an event mentions besides its actor. */
export const peopleIn = ({ payload }: Happening): readonly string[] =>
  [
    payload.assignee_id,
    payload.from_assignee_id,
    payload.person_id,
    payload.requester_id,
    payload.from_requester_id,
    payload.approver_id,
  ].filter((id): id is string => typeof id === 'string')

type Text = Spoken<(typeof requestWords)['en']>

/** What happened, without who did it and when; null for what the list shows otherwise (messages). */
export function sayEvent(event: Happening, text: Text, names: Names): string | null {
  const { payload } = event
  const { line } = text
  const person = (id: unknown) => names.people.get(String(id)) ?? line.somebody
  const team = (id: unknown) => names.teams.get(String(id)) ?? line.someTeam
  const status = (name: unknown) => text.status[name as RequestStatus] ?? String(name)
  switch (event.name) {
    case 'requests.request_registered':
      return line.registered({
        channel: text.channel[payload.channel as keyof Text['channel']] ?? String(payload.channel),
      })
    case 'requests.request_imported':
      return line.imported
    case 'requests.request_assigned':
      if (payload.team_id !== payload.from_team_id)
        return payload.assignee_id
          ? line.givenToBoth({ team: team(payload.team_id), name: person(payload.assignee_id) })
          : line.givenToTeam({ team: team(payload.team_id) })
      if (!payload.assignee_id) return line.released
      return payload.assignee_id === event.actor?.id
        ? line.taken
        : line.givenTo({ name: person(payload.assignee_id) })
    case 'requests.status_changed':
      return line.status({ from: status(payload.from), to: status(payload.to) })
    case 'requests.request_resolved':
      return line.resolved
    case 'requests.request_reopened':
      return line.reopened
    case 'requests.request_closed':
      return line.closed
    case 'requests.request_cancelled':
      return payload.reason ? line.cancelledBecause({ reason: String(payload.reason) }) : line.cancelled
    case 'requests.request_edited':
      return line.edited({ fields: edited(payload.changes, text) })
    case 'requests.request_merged':
      return line.merged
    case 'requests.request_took_in':
      return line.tookIn
    case 'requests.merge_undone':
      return line.mergeUndone
    case 'requests.requester_changed':
      return line.requester({
        name: person(payload.requester_id),
        before: person(payload.from_requester_id),
      })
    case 'requests.participant_added':
      return line.follows({ name: person(payload.person_id) })
    case 'requests.participant_removed':
      return line.followsNot({ name: person(payload.person_id) })
    case 'requests.requests_linked':
      return line.linked
    case 'requests.requests_unlinked':
      return line.unlinked
    case 'requests.approval_asked':
      return line.approvalAsked({ name: person(payload.approver_id) })
    case 'requests.approval_decided':
      return payload.decision === 'approved'
        ? line.approved({ name: person(payload.approver_id) })
        : line.declined({ name: person(payload.approver_id) })
    case 'requests.approval_withdrawn':
      return line.approvalWithdrawn({ name: person(payload.approver_id) })
    case 'requests.promise_missed':
      return line.late({ what: names.metric(payload.metric) })
    case 'agreements.clock_missed':
      return line.late({ what: names.metric(payload.metric) })
    case 'agreements.clock_warned':
      return line.warned({ what: names.metric(payload.metric) })
    case 'agreements.clock_escalated':
      return line.escalated({ what: names.metric(payload.metric), level: Number(payload.level) })
    case 'agreements.objection_raised':
      return payload.kind === 'excuse' ? line.excuseRaised : line.disputeRaised
    case 'agreements.objection_answered':
      return payload.answer === 'accepted' ? line.objectionAccepted : line.objectionRejected
    case 'agreements.objection_withdrawn':
      return line.objectionWithdrawn
    case 'agreements.objection_overdue':
      return line.objectionOverdue
    default:
      return null
  }
}

/** «тема: «…», метки»: what was changed, the subject with its new words. */
function edited(changes: unknown, text: Text): string {
  const given = (changes ?? {}) as Record<string, unknown>
  return Object.entries(given)
    .map(([field, value]) => {
      const name = text.field[field as keyof Text['field']] ?? field
      if (field === 'subject') return `${name}: «${String(value)}»`
      return Array.isArray(value) && value.length > 0 ? `${name}: ${value.join(', ')}` : name
    })
    .join('; ')
}
