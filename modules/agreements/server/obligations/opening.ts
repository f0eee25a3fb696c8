// Opening what clients owe: once for each plan, client and period, some days ahead; and once for each event that another system tells.
import { sql } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { obligationDue, type owedMetrics } from '../../contract.ts'
import { type Choice, choicesOf } from '../choices.ts'
import { judgeSubject } from '../engine/judgement.ts'
import { insertClocks, insertSubject } from '../engine/keep.ts'
import { blankSubject } from '../engine/meaning.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import { owedType } from '../rules/owed.ts'
import { dayIn, days_ahead, laterDay, periodsFrom, startOfDay } from '../rules/periods.ts'
import { clientsOwing } from './document-targets.ts'
import { openingMoments } from './meaning.ts'
import { zoneOf } from './plan-preview.ts'
import type { PlanRow } from './plans.ts'
import type { Item } from './store.ts'

export interface NewOwed {
  readonly obligation_id: string | null
  readonly client_id: string
  readonly metric: (typeof owedMetrics)[number]
  /** By which promises it is measured, as `owedType` says. */
  readonly measured_by: string
  readonly period: string | null
  readonly external_id: string | null
  readonly title: LocalText
  readonly items: readonly Item[]
  readonly opens_at: Date
  /** What it is needed for. */
  readonly service: Choice | null
}

/** Opens one thing with its clocks and tells it; null when it is there already. */
export async function open(ctx: Context, book: Rulebook, owed: NewOwed): Promise<string | null> {
  const id = newId()
  const { rows } = await sql<{ id: string }>`
    insert into agreements.owed (id, obligation_id, client_id, metric, period, external_id, title, items, opened_at)
    values (${id}, ${owed.obligation_id}, ${owed.client_id}, ${owed.metric}, ${owed.period}, ${owed.external_id},
      ${JSON.stringify(owed.title)}::jsonb, ${JSON.stringify(owed.items)}::jsonb, ${owed.opens_at})
    on conflict do nothing returning id`.execute(ctx.db)
  if (rows.length === 0) return null
  const row = {
    ...blankSubject,
    id,
    kind: 'obligation',
    client_id: owed.client_id,
    service_id: owed.service?.id ?? null,
    department_id: owed.service?.department_id ?? null,
    type: owed.measured_by,
    moments: openingMoments(owed.metric, owed.opens_at.getTime()),
  }
  const { clocks, subject } = judgeSubject(book, row, [], ctx.now.getTime())
  await insertSubject(row, owed.opens_at, subject).execute(ctx.db)
  if (clocks.length > 0) await insertClocks(clocks).execute(ctx.db)
  ctx.tell(obligationDue, {
    owed_id: id,
    obligation_id: owed.obligation_id,
    client_id: owed.client_id,
    metric: owed.metric,
    measured_by: owed.measured_by,
    period: owed.period,
    external_id: owed.external_id,
    opens_at: owed.opens_at.toISOString(),
    service_id: owed.service?.id ?? null,
    department_id: owed.service?.department_id ?? null,
  })
  return id
}

interface OpeningRow extends PlanRow {
  readonly created_at: Date
  readonly agreement_id: string
  readonly target_code: string
  /** Clients that owe it, and the periods that each has already, as `client key`. */
  readonly clients: readonly string[]
  readonly opened: readonly string[]
}

/** The clients of a plan's agreement, or those of them that the plan names. */
const plans = sql<OpeningRow>`
  select plan.id, plan.code, plan.title, plan.items, plan.period, plan.starts_on::text, plan.ends_on::text, plan.service_id,
         plan.created_at,         agreement.id as agreement_id, target.code as target_code,
         array(${clientsOwing(sql`plan.client_ids`)}) as clients,
         array(select owed.client_id::text || ' ' || owed.period from agreements.owed as owed
               where owed.obligation_id = plan.id) as opened
  from agreements.obligation as plan
  join agreements.target as target on target.id = plan.target_id
  join agreements.edition as edition on edition.id = target.edition_id
  join agreements.agreement as agreement on agreement.id = edition.agreement_id
  where agreement.retired_at is null and plan.retired_at is null
  order by plan.id`

/** Opens what the plans say for every period that begins soon or has begun; what a stopped process left out is made up for. */
export async function openPeriods(ctx: Context): Promise<number> {
  const { rows } = await plans.execute(ctx.db)
  if (rows.length === 0) return 0
  const book = await rulebook(ctx.okno, ctx.db)
  const time_zone = zoneOf(book)
  const services = await choicesOf(ctx, 'service', { ids: rows.flatMap(plan => plan.service_id ?? []) })
  const horizon = dayIn(new Date(ctx.now.getTime() + days_ahead * 86_400_000), time_zone)
  let opened = 0
  for (const plan of rows) {
    const made_on = dayIn(plan.created_at, time_zone)
    const until = plan.ends_on !== null && plan.ends_on < horizon ? plan.ends_on : horizon
    const known = new Set(plan.opened)
    // Nobody owes at once what fell due before the plan was made.
    for (const { key, first_day } of periodsFrom(plan.period, laterDay(plan.starts_on, made_on), until))
      for (const client_id of plan.clients) {
        if (known.has(`${client_id} ${key}`)) continue
        const made = await open(ctx, book, {
          obligation_id: plan.id,
          client_id,
          metric: 'document',
          measured_by: owedType('document', { agreement_id: plan.agreement_id, code: plan.target_code }),
          period: key,
          external_id: null,
          title: plan.title,
          items: plan.items,
          opens_at: new Date(startOfDay(first_day, time_zone)),
          service: services.find(({ id }) => id === plan.service_id) ?? null,
        })
        if (made !== null) opened += 1
      }
  }
  return opened
}
