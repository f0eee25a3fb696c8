// What clients owe again and again: listed, made and changed by who manages agreements.
import { sql } from 'kysely'
import type { Input } from '#kernel/contract/endpoint.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import {
  type contract,
  notADocument,
  orderReversed,
  planChanged,
  planCodeTaken,
  unknownClient,
} from '../../contract.ts'
import { choicesOf } from '../choices.ts'
import { refuseIfChanged } from '../policy.ts'
import type { Limit } from '../rules/course.ts'
import type { Period } from '../rules/periods.ts'
import type { Item } from './store.ts'

interface Row {
  readonly id: string
  readonly code: string
  readonly title: LocalText
  readonly items: readonly Item[]
  readonly period: Period
  readonly starts_on: string
  readonly ends_on: string | null
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

/** All plans, or one. Clients' people see the plans that concern them. */
export async function shown(
  ctx: Context,
  { id, clients }: { id?: string; clients?: readonly string[] } = {},
) {
  const { rows } = await sql<Row>`
    select plan.id, plan.code, plan.title, plan.items, plan.period, plan.starts_on::text, plan.ends_on::text, plan.version,
           plan.client_ids, plan.contact_ids,
           jsonb_build_object('id', target.id, 'title', target.title,
             'limit', jsonb_build_object('unit', target.limit_unit, 'count', target.limit_count),
             'agreement', jsonb_build_object('id', agreement.id, 'title', agreement.title)) as target
    from agreements.obligation as plan
    join agreements.target as target on target.id = plan.target_id
    join agreements.edition as edition on edition.id = target.edition_id
    join agreements.agreement as agreement on agreement.id = edition.agreement_id
    where ${id ? sql`plan.id = ${id}::uuid` : sql`true`}
      and ${
        clients
          ? sql`(plan.client_ids is null or plan.client_ids && ${[...clients]}::uuid[])
        and (agreement.promiser_id is null or agreement.promiser_id = any(${[...clients]}::uuid[]))`
          : sql`true`
      }
    order by plan.title ->> 'ru', plan.id`.execute(ctx.db)
  const [named, people] = await Promise.all([
    choicesOf(ctx, 'client', { ids: rows.flatMap(row => row.client_ids ?? []) }),
    choicesOf(ctx, 'person', { ids: rows.flatMap(row => row.contact_ids) }),
  ])
  const clientOf = new Map(named.map(({ id, name }) => [id, { id, name }]))
  const personOf = new Map(people.map(({ id, name }) => [id, { id, name: name.ru ?? name.en ?? '' }]))
  return rows.map(({ client_ids, contact_ids, items, ...row }) => ({
    ...row,
    items: [...items],
    clients:
      client_ids?.filter(id => !clients || clients.includes(id)).flatMap(id => clientOf.get(id) ?? []) ??
      null,
    contacts: contact_ids.flatMap(id => personOf.get(id) ?? []),
  }))
}

/** By which targets documents may be owed, of each agreement those of its latest published edition. */
export async function targets(ctx: Context) {
  const { rows } = await sql<Row['target']>`
    select target.id, target.title, jsonb_build_object('unit', target.limit_unit, 'count', target.limit_count) as limit,
           jsonb_build_object('id', agreement.id, 'title', agreement.title) as agreement
    from agreements.target as target
    join agreements.edition as edition on edition.id = target.edition_id
    join agreements.agreement as agreement on agreement.id = edition.agreement_id
    where target.metric = 'document' and agreement.kind = 'ola' and agreement.promiser = 'client'
      and agreement.retired_at is null and edition.published_at is not null
      and not exists (select from agreements.edition as later where later.agreement_id = agreement.id
        and later.published_at is not null and later.number > edition.number)
    order by agreement.title ->> 'ru', target.code`.execute(ctx.db)
  return rows
}

export async function one(ctx: Context, id: string) {
  const [plan] = await shown(ctx, { id })
  if (!plan) throw notFound({})
  return plan
}

export async function make(
  ctx: Context,
  { items, title, ...fields }: Input<(typeof contract)['makeObligationPlan']>['body'],
): Promise<string> {
  await requireKnown(ctx, fields)
  const { rows: targets } = await sql`
    select from agreements.target as target
    join agreements.edition as edition on edition.id = target.edition_id
    join agreements.agreement as agreement on agreement.id = edition.agreement_id
    where target.id = ${fields.target_id}::uuid and target.metric = 'document' and agreement.kind = 'ola'
      and agreement.promiser = 'client' and agreement.retired_at is null and edition.published_at is not null`.execute(
    ctx.db,
  )
  if (targets.length === 0) throw notADocument({})
  if (fields.ends_on !== null && fields.ends_on < fields.starts_on) throw orderReversed({})
  const id = newId()
  const made = await ctx.db
    .insertInto('agreements.obligation')
    .values({
      ...fields,
      id,
      title,
      items: JSON.stringify(items),
      created_at: ctx.now,
      updated_at: ctx.now,
    })
    .onConflict(conflict => conflict.constraint('obligation_code_unique').doNothing())
    .returning('id')
    .execute()
  if (made.length === 0) throw planCodeTaken({ code: fields.code })
  ctx.tell(planChanged, { obligation_id: id, code: fields.code })
  ctx.afterwards(ctx.okno.nudge)
  return id
}

export async function edit(
  ctx: Context,
  id: string,
  { items, ...fields }: Input<(typeof contract)['editObligationPlan']>['body'],
): Promise<void> {
  const plan = await ctx.db
    .selectFrom('agreements.obligation')
    .select(['code', 'version', sql<string>`starts_on::text`.as('starts_on')])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!plan) throw notFound({})
  refuseIfChanged(ctx, plan)
  await requireKnown(ctx, fields)
  if (fields.ends_on && fields.ends_on < plan.starts_on) throw orderReversed({})
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
  ctx.tell(planChanged, { obligation_id: id, code: plan.code })
}

async function requireKnown(
  ctx: Context,
  {
    client_ids,
    contact_ids,
  }: { client_ids?: string[] | null | undefined; contact_ids?: string[] | undefined },
): Promise<void> {
  for (const [kind, ids] of [
    ['client', client_ids ?? []],
    ['person', contact_ids ?? []],
  ] as const) {
    if (ids.length === 0) continue
    if ((await choicesOf(ctx, kind, { ids })).length < new Set(ids).size) throw unknownClient({})
  }
}
