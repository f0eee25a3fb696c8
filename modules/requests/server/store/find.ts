// Finding requests: one, one held until the use case ends, and pages of a view; hidden and missing ones are the same.
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/contract/access.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Database } from '#kernel/server/database.ts'
import type { View } from '../../contract.ts'
import { may, takenPartIn, visibleTo } from '../policy.ts'
import { numberOf } from '../rules.ts'

const follows = (actor: Actor) =>
  sql<boolean>`exists (select from requests.participant as own where own.request_id = request.id and own.person_id = ${actor.id})`

/** All but what only the database needs, such as the words to search by. */
const columns = [
  ...(['id', 'number', 'type', 'status', 'subject', 'excerpt', 'requester_id', 'reported_by'] as const),
  ...(['client_id', 'unit_id', 'service_id', 'department_id', 'team_id', 'assignee_id'] as const),
  ...(['channel', 'language', 'tags', 'created_at', 'updated_at', 'due_at', 'warn_at', 'missed'] as const),
  ...(['due_metric', 'due_calendar_id', 'standing', 'priority', 'promised_at', 'completeness'] as const),
  ...(['impact', 'urgency', 'priority_reason'] as const),
  ...(['first_answered_at', 'resolved_at', 'resolved_by', 'closes_at', 'closed_at'] as const),
  ...(['reopened_count', 'merged_into', 'version', 'is_open'] as const),
].map(column => `request.${column}` as const)

const base = (db: Database, actor: Actor) =>
  db.selectFrom('requests.request as request').select(columns).select(follows(actor).as('follows'))

export type RequestRow = Awaited<ReturnType<typeof find>>

/** As a condition on `request`: it has this id or number. */
export const called = (idOrNumber: string): RawBuilder<boolean> => {
  const number = numberOf(idOrNumber)
  return number === null
    ? sql<boolean>`request.id = ${idOrNumber}::uuid`
    : sql<boolean>`request.number = ${number}`
}

/** The request if the actor may see it; otherwise it does not exist. */
export async function find(ctx: Context, idOrNumber: string) {
  const row = await base(ctx.db, ctx.actor)
    .where(called(idOrNumber))
    .where(visibleTo(ctx.actor))
    .executeTakeFirst()
  if (!row) throw notFound({})
  return { ...row, may: may(ctx.actor, row) }
}

/** The same, held until the use case ends, so that two people cannot both decide. */
export async function hold(ctx: Context, idOrNumber: string) {
  const row = await base(ctx.db, ctx.actor)
    .where(called(idOrNumber))
    .where(visibleTo(ctx.actor))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({})
  return { ...row, may: may(ctx.actor, row) }
}

/** Those of these requests that the actor may see, as they are named elsewhere. */
export async function visible(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.db
    .selectFrom('requests.request as request')
    .select(['request.id', 'request.number', 'request.subject'])
    .where('request.id', 'in', [...ids])
    .where(visibleTo(ctx.actor))
    .execute()
}

export interface Wanted {
  readonly view?: View | undefined
  readonly status?: string | undefined
  readonly team_id?: string | undefined
  readonly assignee_id?: string | undefined
  readonly requester_id?: string | undefined
  readonly client_id?: string | undefined
  readonly service_id?: string | undefined
  readonly priority?: string | undefined
  readonly tag?: string | undefined
  readonly q?: string | undefined
  readonly sort?: 'due' | 'newest' | undefined
}

const openViews = new Set<View | undefined>([
  'mine',
  'my_teams',
  'unassigned',
  'about_to_be_late',
  'late',
  'all',
])

/** Open views are worked off by due time; everything else is read newest first. */
export const sortOf = (wanted: Wanted): 'due' | 'newest' =>
  wanted.sort ?? (openViews.has(wanted.view) && !wanted.status && !wanted.q ? 'due' : 'newest')

/** What makes a view. All but the last two hold open requests only, so that the partial indexes serve them. */
export function viewCondition(ctx: Context, view: View): RawBuilder<boolean> {
  const { actor, now } = ctx
  switch (view) {
    case 'mine':
      return sql<boolean>`request.is_open and request.assignee_id = ${actor.id}`
    case 'my_teams':
      return actor.teams.length === 1
        ? sql<boolean>`request.is_open and request.team_id = ${actor.teams[0]}::uuid`
        : sql<boolean>`request.is_open and request.team_id = any(${[...actor.teams]}::uuid[])`
    case 'unassigned':
      return sql<boolean>`request.is_open and request.assignee_id is null`
    case 'about_to_be_late':
      return sql<boolean>`request.is_open and request.due_at > ${now} and request.warn_at <= ${now}`
    case 'late':
      return sql<boolean>`request.is_open and request.due_at <= ${now}`
    case 'all':
      return sql<boolean>`request.is_open`
    case 'asked':
      return takenPartIn(actor)
    case 'finished':
      return sql<boolean>`not request.is_open`
  }
}

/** The ids and sort keys of one page. Names are joined afterwards, to the few rows of the page only. */
export function page(
  ctx: Context,
  wanted: Wanted,
  limit: number,
  after: readonly (string | number)[] | null,
) {
  const due = sortOf(wanted) === 'due'
  const place = after
    ? due
      ? sql<boolean>`(request.due_order, request.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
      : sql<boolean>`(request.created_at, request.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : null
  return (
    base(ctx.db, ctx.actor)
      .select(sql<string>`request.due_order::text`.as('due_key'))
      .select(sql<string>`request.created_at::text`.as('created_key'))
      // Whatever one takes part in, one may see.
      .$if(wanted.view !== 'asked', query => query.where(visibleTo(ctx.actor)))
      .$if(Boolean(wanted.view), query => query.where(viewCondition(ctx, wanted.view!)))
      .$if(Boolean(wanted.status), query => query.where('request.status', '=', wanted.status as 'new'))
      .$if(Boolean(wanted.team_id), query => query.where('request.team_id', '=', wanted.team_id!))
      .$if(Boolean(wanted.assignee_id), query => query.where('request.assignee_id', '=', wanted.assignee_id!))
      .$if(Boolean(wanted.requester_id), query =>
        query.where('request.requester_id', '=', wanted.requester_id!),
      )
      .$if(Boolean(wanted.client_id), query => query.where('request.client_id', '=', wanted.client_id!))
      .$if(Boolean(wanted.service_id), query => query.where('request.service_id', '=', wanted.service_id!))
      .$if(Boolean(wanted.priority), query => query.where('request.priority', '=', wanted.priority as 'P1'))
      .$if(Boolean(wanted.tag), query => query.where(sql<boolean>`${wanted.tag} = any(request.tags)`))
      .$if(Boolean(wanted.q?.trim()), query => query.where(matches(wanted.q!)))
      .$if(Boolean(place), query => query.where(place!))
      .$if(due, query => query.orderBy('request.due_order').orderBy('request.id'))
      .$if(!due, query => query.orderBy('request.created_at', 'desc').orderBy('request.id', 'desc'))
      .limit(limit)
      .execute()
  )
}

export type PageRow = Awaited<ReturnType<typeof page>>[number]

const matches = (q: string): RawBuilder<boolean> => {
  const number = numberOf(q) ?? (/^\s*\d{4,15}\s*$/.test(q) ? Number(q) : null)
  const words = sql<boolean>`request.search @@ websearch_to_tsquery('russian', ${q})`
  return number === null ? words : sql<boolean>`(request.number = ${number} or ${words})`
}

export const mostCounted = 1000

/** How many requests are in each view, counted no further than anyone would read, in one round trip. */
export async function count(ctx: Context, views: readonly View[]) {
  const parts = views.map(
    view => sql`select ${sql.lit(view)} as view, (select count(*)::int from
      (select from requests.request as request where ${viewCondition(ctx, view)} and ${visibleTo(ctx.actor)} limit ${sql.lit(mostCounted + 1)}) as counted) as count`,
  )
  const { rows } = await sql<{ view: View; count: number }>`${sql.join(parts, sql` union all `)}`.execute(
    ctx.db,
  )
  return rows
}
