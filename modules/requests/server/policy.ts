// Who may see and do what with a request: the same knowledge as a question about a record and as a condition in SQL.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Scopes, scopes } from '#kernel/contract/access.ts'
import type { RequestStatus } from '../contract.ts'

/** What decides about a request. `follows`: the actor takes part in it (watcher, copied, observer). */
export interface Held {
  readonly requester_id: string
  readonly reported_by: string
  readonly department_id: string
  readonly team_id: string
  readonly client_id: string | null
  readonly status: RequestStatus
  readonly merged_into: string | null
  readonly follows: boolean
}

const covers = (where: Scopes, request: Pick<Held, 'department_id' | 'team_id' | 'client_id'>): boolean =>
  where.all ||
  where.departments.includes(request.department_id) ||
  where.teams.includes(request.team_id) ||
  (request.client_id !== null && where.clients.includes(request.client_id))

/** Works on it: holds the permission there, or is in the team that has it. */
export const worksOn = (
  actor: Actor,
  request: Pick<Held, 'department_id' | 'team_id' | 'client_id'>,
): boolean =>
  covers(scopes(actor, 'requests.work'), request) ||
  (actor.grants.has('requests.work') && actor.teams.includes(request.team_id))

export const takesPart = (actor: Actor, request: Held): boolean =>
  request.requester_id === actor.id || request.reported_by === actor.id || request.follows

export const maySee = (actor: Actor, request: Held): boolean =>
  takesPart(actor, request) || worksOn(actor, request) || covers(scopes(actor, 'requests.see'), request)

/** Notes are for those who work in the centre, whoever else may see the request. */
export const maySeeNotes = (actor: Actor, request: Held): boolean => {
  const { all, departments, teams } = scopes(actor, 'requests.see')
  return worksOn(actor, request) || covers({ all, departments, teams, clients: [] }, request)
}

const isOpen = (status: RequestStatus) => !['resolved', 'closed', 'cancelled'].includes(status)

export function may(actor: Actor, request: Held) {
  const works = worksOn(actor, request)
  const part = takesPart(actor, request)
  const apart = request.merged_into === null
  return {
    reply: apart && (works || part) && request.status !== 'closed' && request.status !== 'cancelled',
    note: apart && works,
    work: apart && works,
    reopen: apart && (works || part) && request.status === 'resolved',
    close: apart && request.requester_id === actor.id && request.status === 'resolved',
    cancel: apart && (works || request.requester_id === actor.id) && isOpen(request.status),
    rate:
      apart &&
      request.requester_id === actor.id &&
      (request.status === 'resolved' || request.status === 'closed'),
  }
}

/**
 * As a condition on `request`: what takesPart says. Written so that it begins with the few requests of the person; the same
 * with "or" reads the whole table.
 */
export const takenPartIn = (actor: Actor): RawBuilder<boolean> => sql<boolean>`request.id in (
  select own.id from requests.request as own where own.requester_id = ${actor.id}
  union all
  select sent.id from requests.request as sent where sent.reported_by = ${actor.id} and sent.reported_by <> sent.requester_id
  union all
  select part.request_id from requests.participant as part where part.person_id = ${actor.id})`

/** As a condition on `request`: what maySee says. */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  const work = scopes(actor, 'requests.work')
  const see = scopes(actor, 'requests.see')
  if (work.all || see.all) return sql<boolean>`true`
  const teams = [
    ...new Set([...work.teams, ...see.teams, ...(actor.grants.has('requests.work') ? actor.teams : [])]),
  ]
  const departments = [...new Set([...work.departments, ...see.departments])]
  const clients = [...new Set([...work.clients, ...see.clients])]
  const wider = [
    ...(teams.length > 0 ? [sql<boolean>`request.team_id = any(${teams}::uuid[])`] : []),
    ...(departments.length > 0 ? [sql<boolean>`request.department_id = any(${departments}::uuid[])`] : []),
    ...(clients.length > 0 ? [sql<boolean>`request.client_id = any(${clients}::uuid[])`] : []),
  ]
  if (wider.length === 0) return takenPartIn(actor)
  const conditions = [
    sql<boolean>`request.requester_id = ${actor.id}`,
    sql<boolean>`request.reported_by = ${actor.id}`,
    sql<boolean>`exists (select from requests.participant as part where part.request_id = request.id and part.person_id = ${actor.id})`,
    ...wider,
  ]
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** Works in the centre at all: has the queue. */
export const isAgent = (actor: Actor): boolean =>
  actor.grants.has('requests.work') || actor.grants.has('requests.see')
