// A request as it begins: the row and the lists that its story will fill.
import type { CompiledCalendar } from '#modules/calendar/server/face.ts'
import type { channels, RequestType } from '#modules/requests/contract.ts'
import { excerptOf } from '#modules/requests/server/rules.ts'
import type { Chance } from './random.ts'
import type { ApprovalRow, EventRow, MessageRow, ParticipantRow, RatingRow, RequestRow } from './rows.ts'

type Channel = (typeof channels)[number]

/** The promise of the first answer. */
export interface Promised {
  readonly limit_minutes: number
  readonly calendar: CompiledCalendar
}

export interface Beginning {
  readonly at_ms: number
  readonly number: number
  readonly type: RequestType
  readonly subject: string
  readonly text: string
  readonly hidden_text: string | null
  readonly requester: { id: string; client_id: string | null; unit_id: string | null; language: 'ru' | 'en' }
  readonly reported_by: string
  readonly service_id: string | null
  readonly team: { id: string; department_id: string }
  readonly channel: Channel
}

export interface Tale {
  readonly request: RequestRow
  readonly messages: MessageRow[]
  readonly events: EventRow[]
  readonly participants: ParticipantRow[]
  readonly approvals: ApprovalRow[]
  /** The first answer came later than promised, or is late. */
  late: boolean
  rating: RatingRow | null
}

/** Before anything has been told of it. */
export function newTale(chance: Chance, start: Beginning): Tale {
  const id = chance.id(start.at_ms)
  const created_at = new Date(start.at_ms)
  const request: RequestRow = {
    id,
    number: start.number,
    type: start.type,
    status: 'new',
    subject: start.subject,
    excerpt: excerptOf(start.text),
    requester_id: start.requester.id,
    reported_by: start.reported_by,
    client_id: start.requester.client_id,
    unit_id: start.requester.unit_id,
    service_id: start.service_id,
    department_id: start.team.department_id,
    team_id: start.team.id,
    assignee_id: null,
    channel: start.channel,
    language: start.requester.language,
    tags: [],
    created_at,
    updated_at: created_at,
    first_answered_at: null,
    resolved_at: null,
    resolved_by: null,
    closes_at: null,
    closed_at: null,
    reopened_count: 0,
    merged_into: null,
    version: 1,
    priority: 'P3',
    impact: 2,
    urgency: 2,
    promised_at: null,
    completeness: null,
  }
  return { request, messages: [], events: [], participants: [], approvals: [], late: false, rating: null }
}
