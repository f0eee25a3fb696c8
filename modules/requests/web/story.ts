// What became of a request, told from its state and events: whose move it is and the steps so far. Pure.
import {
  approvalAsked,
  approvalDecided,
  messageAdded,
  promiseMissed,
  type Request,
  type RequestStatus,
  requestAssigned,
  requestCancelled,
  requestClosed,
  requestMerged,
  requestRegistered,
  requestReopened,
  requestResolved,
  requestTookIn,
  statusChanged,
} from '../contract.ts'
import type { Happening } from './timeline.ts'

/** Whose move it is, as the requester sees it. */
export type Turn = 'you' | 'centre' | 'outside' | 'nobody'

export const turnOf = (status: RequestStatus): Turn =>
  status === 'waiting_requester' || status === 'resolved'
    ? 'you'
    : status === 'waiting_third_party'
      ? 'outside'
      : status === 'closed' || status === 'cancelled'
        ? 'nobody'
        : 'centre'

export type StepKind =
  | 'asked'
  | 'given'
  | 'answered'
  | 'waits_you'
  | 'waits_outside'
  | 'scheduled'
  | 'late'
  | 'resolved'
  | 'reopened'
  | 'closed'
  | 'cancelled'
  | 'merged'
  | 'took_in'
  | 'approval_asked'
  | 'approved'
  | 'declined'

export interface Step {
  readonly id: number
  readonly kind: StepKind
  readonly at: string
  readonly actor: { id: string; name: string } | null
  readonly team_id: string | null
  /** Of a promise that was missed: what it was about. */
  readonly metric: string | null
  /** Who was asked to approve. */
  readonly person_id: string | null
  readonly tone: 'plain' | 'good' | 'bad'
}

type Told = Pick<Step, 'kind'> & Partial<Pick<Step, 'team_id' | 'metric' | 'person_id' | 'tone'>>

/** The steps worth telling to the requester, oldest first; what only the centre cares about is left out. */
export function stepsOf(events: readonly Happening[]): readonly Step[] {
  const steps = events.flatMap(event => {
    const told = toldOf(event)
    return told
      ? [
          {
            id: event.id,
            at: event.at,
            actor: event.actor,
            team_id: null,
            metric: null,
            person_id: null,
            tone: 'plain' as const,
            ...told,
          },
        ]
      : []
  })
  // Given to the same team again (to another agent) is no news for the requester.
  return steps.filter((step, index) => {
    if (step.kind !== 'given') return true
    const before = steps.slice(0, index).findLast(other => other.team_id !== null)
    return before?.team_id !== step.team_id
  })
}

function toldOf({ name, payload }: Happening): Told | null {
  switch (name) {
    case requestRegistered.name:
      return { kind: 'asked', team_id: String(payload.team_id) }
    case requestAssigned.name:
      return { kind: 'given', team_id: String(payload.team_id) }
    case messageAdded.name:
      return payload.first_answer ? { kind: 'answered', tone: 'good' } : null
    case promiseMissed.name:
      return { kind: 'late', tone: 'bad', metric: String(payload.metric ?? '') }
    case requestResolved.name:
      return { kind: 'resolved', tone: 'good' }
    case requestReopened.name:
      return { kind: 'reopened' }
    case requestClosed.name:
      return { kind: 'closed' }
    case requestCancelled.name:
      return { kind: 'cancelled' }
    case requestMerged.name:
      return { kind: 'merged' }
    case requestTookIn.name:
      return { kind: 'took_in' }
    case approvalAsked.name:
      return { kind: 'approval_asked', person_id: String(payload.approver_id) }
    case approvalDecided.name:
      return payload.decision === 'approved'
        ? { kind: 'approved', tone: 'good', person_id: String(payload.approver_id) }
        : { kind: 'declined', tone: 'bad', person_id: String(payload.approver_id) }
    case statusChanged.name:
      // Whom it waits for was told by the asking itself.
      return payload.awaits === 'approver' ? null : statusStep(payload.to as RequestStatus)
    default:
      return null
  }
}

function statusStep(to: RequestStatus): Told | null {
  if (to === 'waiting_requester') return { kind: 'waits_you' }
  if (to === 'waiting_third_party') return { kind: 'waits_outside' }
  return to === 'scheduled' ? { kind: 'scheduled' } : null
}

/** Is the person the one for whom it was asked, or the one who asked? */
export const isRequester = (request: Request, person_id: string): boolean =>
  request.requester.id === person_id || request.reported_by.id === person_id

/** Does a message of this person count as the requester's? The same rule as the server's: others who work on it speak for the centre. */
export const speaksForRequester = (request: Request, person_id: string): boolean =>
  request.requester.id === person_id || !request.may.work

/** The words for what is due first; those of the next answer where the promise has no words of its own. */
export const dueWords = <W extends { readonly next_answer: unknown }>(
  words: W,
  metric: string | null,
): W['next_answer'] =>
  (words as Readonly<Record<string, W['next_answer']>>)[metric ?? ''] ?? words.next_answer
