// Plans of obligations in the database: found with their names, made, changed, retired.
import { type RawBuilder, sql } from 'kysely'
import { scopes } from '#kernel/contract/access.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { pageOf } from '#kernel/server/paging.ts'
import { planCodeTaken } from '../../contract.ts'
import { choicesOf } from '../choices.ts'
import { type Realm, realmOf } from '../policy.ts'
import type { Limit } from '../rules/course.ts'
import type { Period } from '../rules/periods.ts'
import { titleAndId } from '../store/agreements.ts'
import { inCenter } from './policy.ts'
import type { Item } from './store.ts'

/** What every row of a plan says. */
export interface PlanRow {
  readonly id: string
  readonly code: string
  readonly title: LocalText
  readonly items: readonly Item[]
  readonly period: Period
  readonly starts_on: string
  readonly ends_on: string | null
  readonly service_id: string | null
}

interface Row extends PlanRow {
  readonly retired_at: Date | null
  readonly version: number
  readonly client_ids: readonly string[] | null
  readonly contact_ids: readonly string[]
  readonly target: {
    readonly id: string
    readonly title: LocalText
    readonly limit: Limit
    readonly agreement: { readonly id: string; readonly title: LocalText }
  }
}

const select = sql`
  select plan.id, plan.code, plan.title, plan.items, plan.period, plan.starts_on::text, plan.ends_on::text,
         plan.retired_at, plan.version, plan.service_id, plan.client_ids, plan.contact_ids,
         jsonb_build_object('id', target.id, 'title', target.title,
           'limit', jsonb_build_object('unit', target.limit_unit, 'count', target.limit_count),
           'agreement', jsonb_build_object('id', agreement.id, 'title', agreement.title)) as target
  from agreements.obligation as plan
  join agreements.target as target on target.id = plan.target_id
  join agreements.edition as edition on edition.id = target.edition_id
  join agreements.agreement as agreement on agreement.id = edition.agreement_id`

/** The clients of which the asker sees plans; null: of all. */
function clientsInSight(ctx: Context): readonly string[] | null {
  const held = scopes(ctx.actor, 'agreements.report')
  return inCenter(held) ? null : held.clients
}

const inSight = (clients: readonly string[] | null): RawBuilder<boolean> =>
  clients === null
    ? sql<boolean>`true`
    : sql<boolean>`(plan.client_ids is null or plan.client_ids && ${[...clients]}::uuid[])
        and (agreement.promiser_id is null or agreement.promiser_id = any(${[...clients]}::uuid[]))`

export interface Search {
  readonly q?: string | undefined
  readonly retired: 'without' | 'with' | 'only'
  readonly limit: number
  readonly after?: string | undefined
}

/** One page by title in the asker's language. Clients' people see the plans that concern them. */
export async function page(ctx: Context, { q, retired, limit, after }: Search) {
  const title = sql`coalesce(plan.title ->> ${ctx.language}::text, plan.title ->> 'ru', plan.title ->> 'en', '')`
  const place = after ? titleAndId(after) : null
  const clients = clientsInSight(ctx)
  const { rows } = await sql<Row>`
    ${select}
    where ${inSight(clients)}
      ${retired === 'with' ? sql`` : retired === 'only' ? sql`and plan.retired_at is not null` : sql`and plan.retired_at is null`}
      ${q ? sql`and strpos(lower(concat_ws(' ', plan.code, plan.title ->> 'ru', plan.title ->> 'en')), lower(${q})) > 0` : sql``}
      ${place ? sql`and (${title}, plan.id) > (${place.title}, ${place.id}::uuid)` : sql``}
    order by ${title}, plan.id limit ${limit + 1}`.execute(ctx.db)
  const { items, next } = pageOf(rows, limit, row => [
    row.title[ctx.language] ?? row.title.ru ?? row.title.en ?? '',
    row.id,
  ])
  return { items: await shown(ctx, items, clients), next }
}

export async function one(ctx: Context, id: string) {
  const clients = clientsInSight(ctx)
  const { rows } = await sql<Row>`${select} where plan.id = ${id}::uuid and ${inSight(clients)}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw notFound({})
  return (await shown(ctx, rows, clients))[0]!
}

async function shown(ctx: Context, rows: readonly Row[], clients: readonly string[] | null) {
  const [realm, named, services, people] = await Promise.all([
    realmOf(ctx),
    choicesOf(ctx, 'client', { ids: rows.flatMap(row => row.client_ids ?? []) }),
    choicesOf(ctx, 'service', { ids: rows.flatMap(row => row.service_id ?? []) }),
    choicesOf(ctx, 'person', { ids: rows.flatMap(row => row.contact_ids) }),
  ])
  const clientOf = new Map(named.map(({ id, name }) => [id, { id, name }]))
  const serviceOf = new Map(services.map(({ id, name }) => [id, { id, name }]))
  const personOf = new Map(people.map(({ id, name }) => [id, { id, name: name.ru ?? name.en ?? '' }]))
  return rows.map(({ client_ids, contact_ids, service_id, items, ...row }) => ({
    ...row,
    items: [...items],
    service: service_id === null ? null : (serviceOf.get(service_id) ?? null),
    clients:
      client_ids?.filter(id => !clients || clients.includes(id)).flatMap(id => clientOf.get(id) ?? []) ??
      null,
    contacts: contact_ids.flatMap(id => personOf.get(id) ?? []),
    may: { change: mayKeep(realm, service_id) },
  }))
}

/** A plan is changed by who manages the promises for its service, or all. */
export const mayKeep = ({ everywhere, services }: Realm, service_id: string | null): boolean =>
  everywhere || (service_id !== null && services.includes(service_id))

export interface HeldPlan {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly service_id: string | null
  readonly starts_on: string
  readonly retired_at: Date | null
}

/** A plan that nobody else changes until this use case ends. */
export async function hold(ctx: Context, id: string): Promise<HeldPlan> {
  const { rows } = await sql<HeldPlan>`
    select id, code, version, service_id, starts_on::text, retired_at from agreements.obligation
    where id = ${id}::uuid for update`.execute(ctx.db)
  if (!rows[0]) throw notFound({})
  return rows[0]
}

export interface NewPlan {
  readonly code: string
  readonly target_id: string
  readonly title: LocalText
  readonly service_id: string | null
  readonly client_ids: string[] | null
  readonly items: readonly Item[]
  readonly period: Period
  readonly starts_on: string
  readonly ends_on: string | null
  readonly contact_ids: string[]
}

/** Answers its id. Refuses with `planCodeTaken`. */
export async function insert(ctx: Context, { items, ...fields }: NewPlan): Promise<string> {
  const id = newId()
  const made = await ctx.db
    .insertInto('agreements.obligation')
    .values({ ...fields, id, items: JSON.stringify(items), created_at: ctx.now, updated_at: ctx.now })
    .onConflict(conflict => conflict.constraint('obligation_code_unique').doNothing())
    .returning('id')
    .execute()
  if (made.length === 0) throw planCodeTaken({ code: fields.code })
  return id
}

type Change = {
  readonly [K in keyof Omit<NewPlan, 'code' | 'period' | 'starts_on'>]?: NewPlan[K] | undefined
} & { readonly retired_at?: Date | null }

/** Writes what has changed and counts the version up. */
export async function change(ctx: Context, id: string, { items, ...fields }: Change): Promise<void> {
  await ctx.db
    .updateTable('agreements.obligation')
    .set(eb => ({
      ...(fields as Record<string, never>),
      ...(items ? { items: JSON.stringify(items) } : {}),
      version: eb('version', '+', 1),
      updated_at: ctx.now,
    }))
    .where('id', '=', id)
    .execute()
}
