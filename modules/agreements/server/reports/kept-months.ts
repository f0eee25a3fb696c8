// Months that are over, and of the present one what lies behind, counted once and kept by place; where something has changed
// since, it is counted from the facts until it is kept anew.
import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { centerZone } from './center-zone.ts'
import { clientTargets, firstsIn, type Span, sidesIn, verdictsIn } from './month-facts.ts'
import { dayOf, monthOf, monthsUpTo, monthWithin } from './months.ts'

/** So many months before this one are kept. */
const kept_months = 24

const columns = sql`department_id, service_id, client_id, team_id`
const everybody = sql<boolean>`true`

/**
 * As a condition on `kept_month`: nothing has changed in it that its count has not seen. A day of the zone that counts may be a
 * part of two days of UTC, and a day that two months share is a change of both.
 */
const isTrue = sql<boolean>`cluster = (pg_control_system()).system_identifier and not exists (
  select from agreements.changed_day where day >= (from_at at time zone 'UTC')::date and day <= (to_at at time zone 'UTC')::date
    and not pg_visible_in_snapshot(transaction, seen))`

/** Those of these months whose kept counts are true now, with the first instant that is not counted there. */
export async function keptMonths(
  { db }: Pick<Context, 'db'>,
  spans: readonly Span[],
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ month: string; to_at: Date }>`
    select kept_month.month, kept_month.to_at from agreements.kept_month
    join unnest(${spans.map(({ month }) => month)}::text[], ${spans.map(({ from }) => from)}::timestamptz[],
      ${spans.map(({ to }) => to)}::timestamptz[]) as asked (month, from_at, end_at) using (month, from_at)
    where to_at <= end_at and ${isTrue}`.execute(db)
  return new Map(rows.map(({ month, to_at }) => [month, to_at]))
}

/** Keeps what is over and not kept, or not truly any more, the newest month first. Answers how many were kept. */
export async function keepMonths(okno: Okno): Promise<number> {
  let kept = 0
  while (await inTransaction(okno, bySystem(okno, 'keep_months'), keepNext)) kept += 1
  return kept
}

/** Keeps one month. Answers false when there is none to keep. */
async function keepNext(ctx: Context): Promise<boolean> {
  const span = await nextMonth(ctx)
  if (!span) return false
  const { month, from, to } = span
  await sql`delete from agreements.kept_month where month = ${month}`.execute(ctx.db)
  const targets = await clientTargets(ctx)
  // One statement, so that what it has seen is exactly what it has counted.
  await sql`
    with kept as (
      insert into agreements.kept_month (month, from_at, to_at, seen)
      values (${month}, ${from}::timestamptz, ${to}::timestamptz, pg_current_snapshot())
    )
    insert into agreements.month_count (month, ${columns}, said, n, part)
    select counted.*, 'verdict' from (${verdictsIn(span, columns, everybody)}) as counted
    union all
    select counted.*, 'first' from (${firstsIn(span, columns, everybody)}) as counted
    union all
    select counted.*, 'side' from (${sidesIn(span, columns, everybody, targets)}) as counted`.execute(ctx.db)
  await forgetSeen(ctx)
  return true
}

/** The newest month that is to be kept. What is over for less than two days may still change without being noted. */
async function nextMonth(ctx: Context): Promise<Span | undefined> {
  const zone = await centerZone(ctx)
  const { rows } = await sql<{ behind: Date }>`select now() - interval '2 days' as behind`.execute(ctx.db)
  const { behind } = rows[0]!
  const over = monthsUpTo(monthOf(behind, zone), kept_months + 1).map(month => ({
    month,
    ...monthWithin(month, zone),
  }))
  const present = over.pop()!
  const spans = [...over, { ...present, to: dayOf(behind, zone).from }].filter(({ from, to }) => from !== to)
  const kept = await keptMonths(ctx, spans)
  return spans.findLast(({ month, to }) => kept.get(month)?.getTime() !== Date.parse(to))
}

/** Changes that every kept month has seen are of no interest any more; a month that is kept later will have seen them. */
const forgetSeen = ({ db }: Context) =>
  sql`
  delete from agreements.changed_day where not exists (
    select from agreements.kept_month where day >= (from_at at time zone 'UTC')::date and day <= (to_at at time zone 'UTC')::date
      and not pg_visible_in_snapshot(changed_day.transaction, seen))`.execute(db)
