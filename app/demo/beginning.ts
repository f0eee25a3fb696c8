// A request as it begins: the row, its clock, and the lists that its story will fill.
import type { CompiledCalendar } from '#modules/calendar/server/face.ts'
import type { channels, RequestType } from '#modules/requests/contract.ts'
import { excerptOf } from '#modules/requests/server/rules.ts'
import { later } from './days.ts'
import type { Chance } from './random.ts'
import type { ClockRow, EventRow, MessageRow, ParticipantRow, RatingRow, RequestRow } from './rows.ts'

type Channel = (typeof channels)[number]

/** The promise of the first answer. */
export interface Promised {
  readonly target_id: string
  readonly limit_minutes: number
  readonly warn_minutes: number
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
  clock: ClockRow | null
  rating: RatingRow | null
}

/** Before anything has been told of it. */
export function newTale(promised: Promised, chance: Chance, start: Beginning): Tale {
  const { calendar, limit_minutes, warn_minutes } = promised
  const id = chance.id(start.at_ms)
  const created_at = new Date(start.at_ms)
  const due_ms = later(calendar, start.at_ms, limit_minutes)
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
    due_at: new Date(due_ms),
    warn_at: new Date(later(calendar, start.at_ms, Math.max(0, limit_minutes - warn_minutes))),
    missed: false,
    first_answered_at: null,
    resolved_at: null,
    resolved_by: null,
    closes_at: null,
    closed_at: null,
    reopened_count: 0,
    merged_into: null,
    version: 1,
  }
  const clock: ClockRow = {
    id: chance.id(start.at_ms),
    subject_kind: 'request',
    subject_id: id,
    target_id: promised.target_id,
    limit_minutes,
    started_at: created_at,
    due_at: new Date(due_ms),
    stopped_at: null,
    missed_at: null,
    used_seconds: null,
  }
  return { request, messages: [], events: [], participants: [], clock, rating: null }
}
