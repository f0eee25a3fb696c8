// What a report may count: only what lies where its reader holds the permission to read reports.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, scopes } from '#kernel/contract/access.ts'

/** What the reader asked for: ids, or `none` for what has none. */
export interface Cut {
  readonly service?: string | undefined
  readonly client?: string | undefined
  readonly department?: string | undefined
  readonly team?: string | undefined
}

const dimensions = ['service', 'client', 'department', 'team'] as const

/** As a condition on measured things, their clocks or what was counted of them, which all say whose they are; `of` is the name of the table there. */
export function reportableTo(
  actor: Actor,
  cut: Cut,
  of: 'subject' | 'clock' | 'month_count',
): RawBuilder<boolean> {
  const asked = dimensions.flatMap(dimension => {
    const id = cut[dimension]
    const column = sql.ref(`${of}.${dimension}_id`)
    if (id === undefined) return []
    return [id === 'none' ? sql<boolean>`${column} is null` : sql<boolean>`${column} = ${id}::uuid`]
  })
  const { all, departments, teams, clients } = scopes(actor, 'agreements.report')
  const held = sql<boolean>`(${sql.ref(`${of}.client_id`)} = any(${[...clients]}::uuid[])
    or ${sql.ref(`${of}.department_id`)} = any(${[...departments]}::uuid[]) or ${sql.ref(`${of}.team_id`)} = any(${[...teams]}::uuid[]))`
  const conditions = [...asked, ...(all ? [] : [held])]
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** Whether a reader is of a client's side: one of its people, who reads of clients alone. */
export function isOfClient(actor: Actor): boolean {
  const { all, departments, teams } = scopes(actor, 'agreements.report')
  return actor.client_id !== null && !all && departments.length === 0 && teams.length === 0
}

/** The same for what has been counted already; teams are no longer told apart there. */
export function isReportable(
  actor: Actor,
  place: { readonly client_id: string | null; readonly department_id: string | null },
): boolean {
  const { all, departments, clients } = scopes(actor, 'agreements.report')
  return (
    all ||
    (place.client_id !== null && clients.includes(place.client_id)) ||
    (place.department_id !== null && departments.includes(place.department_id))
  )
}

/** Whether a reader may read of this client at all: who reads of clients alone reads of the own ones. */
export function readsOfClient(actor: Actor, client: string | undefined): boolean {
  const { all, departments, teams, clients } = scopes(actor, 'agreements.report')
  if (client === undefined || client === 'none') return true
  return all || departments.length > 0 || teams.length > 0 || clients.includes(client)
}
