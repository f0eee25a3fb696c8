// Promises kept and broken in a period, by any cut, and the promises behind each figure.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { type cuts, leastCounted, type Metric } from '../../contract.ts'
import { rulebook } from '../rulebook.ts'
import { promisedShare } from '../rules/first-submission.ts'
import { centerZone } from './center-zone.ts'
import { clientTargets } from './month-facts.ts'
import { daysWithin, monthsBetween, monthWithin, type Within } from './months.ts'
import { namesOf, showBehind } from './names.ts'
import { type Cut, readsOfClient, reportableTo } from './policy.ts'
import { attainedOf } from './rules/quality.ts'
import {
  asAsked,
  cutOf,
  isThingCut,
  namesOfCut,
  needsThings,
  type ThingCut,
  type ThingsAsked,
} from './thing-cuts.ts'

type By = (typeof cuts)[number]

export interface Asked extends Cut, ThingsAsked {
  readonly kind: 'sla' | 'ola'
  readonly metric?: Metric | undefined
  readonly promiser?: 'client' | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/**
 * Promises that ended within these days: clocks, and first submissions, each of which is complete or not. With `cut` by what
 * the thing itself is, where that was asked for.
 */
function found(
  ctx: Context,
  { kind, metric, promiser: _, from: __, to: ___, ...cut }: Asked,
  { from, to }: Within,
  ofClients: readonly string[] | null,
  by: By | null = null,
) {
  const value = by !== null && isThingCut(by) ? sql`, ${cutOf(by)} as cut` : sql``
  const things = needsThings(by, cut)
    ? sql`join agreements.subject as subject on subject.id = clock.subject_id`
    : sql``
  const clocks = sql`
    select clock.id as clock_id, clock.subject_id as id, clock.subject_kind, clock.metric, clock.kind, clock.outcome, clock.excused,
           clock.counted_at, clock.service_id, clock.client_id, clock.department_id, clock.team_id ${value}
    from agreements.clock as clock ${things}
    where clock.outcome in ('met', 'missed') and clock.counted_at >= ${from}::timestamptz and clock.counted_at < ${to}::timestamptz
      and clock.kind = ${kind} ${metric === undefined ? sql`` : sql`and clock.metric = ${metric}`}
      ${ofClients === null ? sql`` : sql`and clock.target_id = any(${ofClients}::uuid[])`}
      and ${reportableTo(ctx.actor, cut, 'clock')} and ${asAsked(cut)}`
  const firsts = sql`
    select subject.id as clock_id, subject.id, subject.kind as subject_kind, 'completeness' as metric, 'ola' as kind,
           case when first_submission = 'complete' then 'met' else 'missed' end as outcome, false as excused,
           checked_at as counted_at, service_id, client_id, department_id, team_id ${value}
    from agreements.subject as subject
    where checked_at >= ${from}::timestamptz and checked_at < ${to}::timestamptz
      and ${reportableTo(ctx.actor, cut, 'subject')} and ${asAsked(cut)}`
  if (kind === 'sla') return sql`(${clocks}) as promise where true`
  if (metric === 'completeness') return sql`(${firsts}) as promise where true`
  if (metric !== undefined || ofClients) return sql`(${clocks}) as promise where true`
  return sql`(${clocks} union all ${firsts}) as promise where true`
}

const column: Readonly<Record<Exclude<By, 'month' | ThingCut>, string>> = {
  metric: 'metric',
  service: 'service_id',
  client: 'client_id',
  department: 'department_id',
  team: 'team_id',
}

/** The targets of what clients have promised, where their promises alone are asked for. */
const ofClientsIn = (ctx: Context, { promiser }: Asked) => (promiser ? clientTargets(ctx) : null)

export async function attainment(ctx: Context, { by, ...asked }: Asked & { readonly by: By }) {
  const zone = await centerZone(ctx)
  const days = daysWithin(asked, ctx.now, zone)
  const months = by === 'month' ? monthsBetween(days.first, days.last) : []
  const key: RawBuilder<string | null> =
    by === 'month'
      ? sql`(${months}::text[])[width_bucket(counted_at, ${months.map(month => monthWithin(month, zone).from)}::timestamptz[])]`
      : isThingCut(by)
        ? sql`cut`
        : sql`${sql.ref(column[by])}::text`
  const { rows } = await sql<{ key: string | null; met: number; missed: number; excused: number }>`
    select ${key} as key, count(*) filter (where outcome = 'met')::int as met,
           count(*) filter (where outcome = 'missed' and not excused)::int as missed,
           count(*) filter (where outcome = 'missed' and excused)::int as excused
    from ${found(ctx, asked, days, await ofClientsIn(ctx, asked), by)} group by 1`.execute(ctx.db)
  const promised = by === 'metric' ? await promisedOf(ctx, asked, days) : () => null
  const name = await namesOfRows(
    ctx,
    by,
    rows.map(row => row.key),
  )
  const sum = (what: 'met' | 'missed' | 'excused') => rows.reduce((total, row) => total + row[what], 0)
  const items = rows.map(row => ({
    key: row.key,
    name: name(row.key),
    ...attainedOf(row),
    promised_percent: promised(row.key),
  }))
  return {
    from: days.first,
    to: days.last,
    minimum: leastCounted,
    total: attainedOf({ met: sum('met'), missed: sum('missed'), excused: sum('excused') }),
    items:
      by === 'month'
        ? items.sort((one, other) => (one.key! < other.key! ? -1 : 1))
        : items.sort((one, other) => other.missed - one.missed || other.met - one.met),
  }
}

/** Metrics and months have no names here: readers' languages know them. */
async function namesOfRows(ctx: Context, by: By, keys: readonly (string | null)[]) {
  if (by === 'metric' || by === 'month') return () => null
  if (isThingCut(by)) return namesOfCut(ctx, by, keys)
  const name = await namesOf(ctx, { [`${by}s`]: keys })
  return (key: string | null) => name(key)?.name ?? null
}

/** Of a row of metrics: the share that was promised by the end of the period, if it is one of completeness. */
async function promisedOf(
  ctx: Context,
  asked: Asked,
  { to }: Within,
): Promise<(key: string | null) => number | null> {
  const { targets } = await rulebook(ctx.okno, ctx.db)
  const idOf = (given: string | undefined) => (given === undefined || given === 'none' ? null : given)
  const place = {
    client_id: readsOfClient(ctx.actor, asked.client) ? idOf(asked.client) : null,
    service_id: idOf(asked.service),
    department_id: idOf(asked.department),
  }
  const at = Math.min(ctx.now.getTime(), Date.parse(to) - 1)
  return key => (key === 'completeness' ? promisedShare(targets, place, at) : null)
}

interface PromisedRow {
  readonly clock_id: string
  readonly id: string
  readonly kind: string
  readonly service_id: string | null
  readonly client_id: string | null
  readonly metric: Metric
  readonly kind_of_agreement: 'sla' | 'ola'
  readonly outcome: 'met' | 'missed'
  readonly excused: boolean
  readonly at: Date
  readonly place: string
}

const ofOutcome = {
  met: sql`and outcome = 'met'`,
  missed: sql`and outcome = 'missed' and not excused`,
  excused: sql`and outcome = 'missed' and excused`,
}

/** The promises behind a figure, oldest first. */
export async function attainmentRequests(
  ctx: Context,
  {
    outcome,
    limit,
    after,
    ...asked
  }: Asked & {
    readonly outcome?: keyof typeof ofOutcome | undefined
    readonly limit: number
    readonly after?: string | undefined
  },
) {
  const days = daysWithin(asked, ctx.now, await centerZone(ctx))
  const all = sql`${found(ctx, asked, days, await ofClientsIn(ctx, asked))} ${outcome === undefined ? sql`` : ofOutcome[outcome]}`
  const place = after ? placeOf(after, 2) : null
  const beyond = place
    ? sql`and (counted_at, clock_id) > (${place[0]}::timestamptz, ${place[1]}::uuid)`
    : sql``
  const [{ rows }, count] = await Promise.all([
    sql<PromisedRow>`
      select clock_id, id, subject_kind as kind, service_id, client_id, metric, kind as kind_of_agreement, outcome, excused,
             counted_at as at, counted_at::text as place
      from ${all} ${beyond} order by counted_at, clock_id limit ${limit + 1}`.execute(ctx.db),
    sql<{ total: number }>`select count(*)::int as total from ${all}`.execute(ctx.db),
  ])
  const page = pageOf(rows, limit, row => [row.place, row.clock_id])
  return { ...(await showBehind(ctx, page.items)), next: page.next, total: count.rows[0]!.total }
}
