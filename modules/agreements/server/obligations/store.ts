// What is owed in the database: found within sight with its state, held for a change, and its evidence.
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '#kernel/contract/kernel.ts'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { OwedState, owedMetrics } from '../../contract.ts'
import { owedInSight } from './policy.ts'

export interface Item {
  readonly code: string
  readonly title: LocalText
}

export interface OwedRow {
  readonly id: string
  readonly obligation_id: string | null
  readonly plan_code: string | null
  readonly client_id: string
  readonly client_name: LocalText
  readonly metric: (typeof owedMetrics)[number]
  readonly period: string | null
  readonly external_id: string | null
  readonly title: LocalText
  readonly items: readonly Item[]
  readonly items_done: number
  readonly opened_at: Date
  readonly due_at: Date | null
  readonly done_at: Date | null
  readonly waiver_reason: string | null
  readonly waiver_asked_by: string | null
  readonly waiver_asked_at: Date | null
  readonly waived_by: string | null
  readonly waived_at: Date | null
  readonly version: number
  readonly state: OwedState
}

export interface Wanted {
  readonly client_id?: string | undefined
  readonly plan_id?: string | undefined
  readonly state?: OwedState | undefined
  readonly owed?: 'now' | undefined
  readonly since?: string | undefined
}

/** The clock says by when; whether that has passed is asked of the present, not of the last step taken. */
const state = (now: Date): RawBuilder<OwedState> => sql<OwedState>`
  case when owed.waived_at is not null then 'waived'
       when owed.done_at is not null then case when owed.done_at > clock.due_at then 'late' else 'done' end
       when owed.opened_at > ${now} then 'coming'
       when clock.due_at <= ${now} then 'overdue'
       when clock.warn_at <= ${now} then 'soon'
       else 'open' end`

const select = (ctx: Context, where: RawBuilder<unknown>, rest: RawBuilder<unknown>) => sql<OwedRow>`
  select * from (
    select owed.*, plan.code as plan_code, client.name as client_name, clock.due_at, ${state(ctx.now)} as state,
           (select count(*)::int from agreements.evidence where evidence.owed_id = owed.id) as items_done
    from agreements.owed as owed
    join organisation.client_view as client on client.id = owed.client_id
    left join agreements.obligation as plan on plan.id = owed.obligation_id
    left join agreements.clock as clock on clock.subject_id = owed.id
    where ${owedInSight(ctx.actor)} and ${where}
  ) as owed ${rest}`

/** One page, newest first. */
export async function page(
  ctx: Context,
  { client_id, plan_id, state: wanted, owed, since }: Wanted,
  limit: number,
  after: readonly (string | number)[] | null,
): Promise<OwedRow[]> {
  const conditions = [
    sql`true`,
    ...(client_id ? [sql`owed.client_id = ${client_id}::uuid`] : []),
    ...(plan_id ? [sql`owed.obligation_id = ${plan_id}::uuid`] : []),
    ...(since ? [sql`owed.opened_at >= ${since}::date`] : []),
    ...(after ? [sql`(owed.opened_at, owed.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ]
  const states = [
    ...(wanted ? [sql`owed.state = ${wanted}`] : []),
    ...(owed ? [sql`owed.state in ('open', 'soon', 'overdue')`] : []),
  ]
  const { rows } = await select(
    ctx,
    sql.join(conditions, sql` and `),
    sql`${states.length > 0 ? sql`where ${sql.join(states, sql` and `)}` : sql``}
      order by opened_at desc, id desc limit ${limit}`,
  ).execute(ctx.db)
  return rows
}

/** What is owed, if it is within sight; otherwise it does not exist. */
export async function find(ctx: Context, id: string): Promise<OwedRow> {
  const { rows } = await select(ctx, sql`owed.id = ${id}::uuid`, sql``).execute(ctx.db)
  if (!rows[0]) throw notFound({})
  return rows[0]
}

/** The same, held until the use case ends, so that two people do not deliver or waive at once. */
export async function hold(ctx: Context, id: string): Promise<OwedRow> {
  await sql`select from agreements.owed where id = ${id}::uuid for update`.execute(ctx.db)
  return find(ctx, id)
}

export interface EvidenceRow {
  readonly item: string
  readonly document: string | null
  readonly delivered_at: Date
  readonly recorded_at: Date
  readonly recorded_by: string | null
  readonly source: 'client' | 'center' | 'api' | 'csv'
}

export const evidenceOf = (ctx: Context, owed_id: string): Promise<EvidenceRow[]> =>
  ctx.db
    .selectFrom('agreements.evidence')
    .select(['item', 'document', 'delivered_at', 'recorded_at', 'recorded_by', 'source'])
    .where('owed_id', '=', owed_id)
    .execute()

/** Keeps that an item was handed over; false when that is known already. */
export async function addEvidence(
  ctx: Context,
  owed_id: string,
  {
    item,
    document,
    delivered_at,
    source,
  }: Pick<EvidenceRow, 'item' | 'document' | 'delivered_at' | 'source'>,
): Promise<boolean> {
  const rows = await ctx.db
    .insertInto('agreements.evidence')
    .values({
      owed_id,
      item,
      document,
      delivered_at,
      source,
      recorded_at: ctx.now,
      recorded_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('item')
    .execute()
  return rows.length > 0
}

export async function dropEvidence(ctx: Context, owed_id: string, item: string): Promise<boolean> {
  const rows = await ctx.db
    .deleteFrom('agreements.evidence')
    .where('owed_id', '=', owed_id)
    .where('item', '=', item)
    .returning('item')
    .execute()
  return rows.length > 0
}

interface Change {
  readonly done_at?: Date | null
  readonly waiver_reason?: string | null
  readonly waiver_asked_by?: string | null
  readonly waiver_asked_at?: Date | null
  readonly waived_by?: string
  readonly waived_at?: Date
}

export const change = (ctx: Context, id: string, fields: Change) =>
  ctx.db
    .updateTable('agreements.owed')
    .set(eb => ({ ...fields, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** Those of these that are within sight, as reports name them. */
export async function visible(ctx: Context, ids: readonly string[]) {
  const { rows } = await sql<Pick<OwedRow, 'id' | 'title' | 'period' | 'external_id'>>`
    select id, title, period, external_id from agreements.owed as owed
    where id = any(${[...ids]}::uuid[]) and ${owedInSight(ctx.actor)}`.execute(ctx.db)
  return rows
}

/** The thing that another system calls so. */
export async function called(
  ctx: Context,
  client_id: string,
  metric: OwedRow['metric'],
  external_id: string,
): Promise<string> {
  const { id } = await ctx.db
    .selectFrom('agreements.owed')
    .select('id')
    .where('client_id', '=', client_id)
    .where('metric', '=', metric)
    .where('external_id', '=', external_id)
    .executeTakeFirstOrThrow()
  return id
}
