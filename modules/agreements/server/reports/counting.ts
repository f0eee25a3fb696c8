// Verdicts and kept promises counted in the database, for any months and any cut that a reader may see.
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/contract/access.ts'
import type { Context } from '#kernel/server/context.ts'
import { rulebook, type TargetRule } from '../rulebook.ts'
import { promisedShare } from '../rules/first-submission.ts'
import { monthWithin, type Within } from './months.ts'
import { type Cut, reportableTo } from './policy.ts'
import type { Counts, FirstCount, Place, PromisedAt, SideCount, VerdictCount } from './rules/quality.ts'

type Asking = Pick<Context, 'db' | 'okno'>

/** The zone in which months begin: that of the centre's calendar. */
export async function centerZone(ctx: Asking): Promise<string> {
  const book = await rulebook(ctx.okno, ctx.db)
  return book.calendars.get('center')?.compiled.document.time_zone ?? 'UTC'
}

/** What was counted in these months, which follow each other, by place. */
export async function countMonths(
  ctx: Asking & { readonly actor: Actor },
  months: readonly string[],
  cut: Cut,
): Promise<Counts> {
  const zone = await centerZone(ctx)
  const spans = months.map(month => ({ month, ...monthWithin(month, zone) }))
  const [verdicts, firsts, sides] = await Promise.all([
    countVerdicts(ctx, spans, reportableTo(ctx.actor, cut, 'subject')),
    countFirsts(ctx, spans, reportableTo(ctx.actor, cut, 'subject')),
    countSides(ctx, spans, reportableTo(ctx.actor, cut, 'clock')),
  ])
  return { verdicts, sides, firsts }
}

/** What was promised of first submissions by the end of each month, by some targets. */
export function promisedBy(targets: readonly TargetRule[], time_zone: string): PromisedAt {
  const ends = new Map<string, number>()
  const endOf = (month: string): number => {
    const known = ends.get(month) ?? Date.parse(monthWithin(month, time_zone).to) - 1
    ends.set(month, known)
    return known
  }
  const any = targets.some(({ metric }) => metric === 'completeness')
  return (place, month) => (any ? promisedShare(targets, place, endOf(month)) : null)
}

type Span = Within & { readonly month: string }

/**
 * One part for each month: grouped by an expression of the instant instead, PostgreSQL would expect as many groups as rows
 * and count with one core only.
 */
const eachMonth = (spans: readonly Span[], part: (span: Span) => RawBuilder<unknown>): RawBuilder<unknown> =>
  sql.join(spans.map(part), sql` union all `)

async function countVerdicts(
  { db }: Asking,
  spans: readonly Span[],
  reportable: RawBuilder<boolean>,
): Promise<VerdictCount[]> {
  const { rows } = await sql<VerdictCount>`${eachMonth(
    spans,
    ({ month, from, to }) => sql`
      select ${month}::text as month, department_id, service_id, client_id, verdict, count(*)::int as n
      from agreements.subject as subject
      where verdict is not null and verdict_at >= ${from}::timestamptz and verdict_at < ${to}::timestamptz and ${reportable}
      group by department_id, service_id, client_id, verdict`,
  )}`.execute(db)
  return rows
}

async function countFirsts(
  { db }: Asking,
  spans: readonly Span[],
  reportable: RawBuilder<boolean>,
): Promise<FirstCount[]> {
  const { rows } = await sql<FirstCount>`${eachMonth(
    spans,
    ({ month, from, to }) => sql`
      select ${month}::text as month, department_id, service_id, client_id, first_submission = 'complete' as complete,
             count(*)::int as n
      from agreements.subject as subject
      where checked_at >= ${from}::timestamptz and checked_at < ${to}::timestamptz and ${reportable}
      group by department_id, service_id, client_id, first_submission = 'complete'`,
  )}`.execute(db)
  return rows
}

const outcomes = ['met', 'missed', 'excused'] as const

/**
 * The promises of the centre, its departments among them, and those of the client to it. What suppliers promise is of
 * neither side.
 */
async function countSides(
  { db }: Asking,
  spans: readonly Span[],
  reportable: RawBuilder<boolean>,
): Promise<SideCount[]> {
  const ofClients = await sql<{ id: string }>`
    select target.id from agreements.target
    join agreements.edition on edition.id = target.edition_id
    join agreements.agreement on agreement.id = edition.agreement_id
    where agreement.kind = 'ola' and agreement.promiser = 'client'`.execute(db)
  const targets = ofClients.rows.map(({ id }) => id)
  const { rows } = await sql<
    Place & { month: string; kind: 'sla' | 'ola' } & Record<(typeof outcomes)[number], number>
  >`${eachMonth(
    spans,
    ({ month, from, to }) => sql`
      select ${month}::text as month, department_id, service_id, client_id, kind,
             count(*) filter (where outcome = 'met')::int as met,
             count(*) filter (where outcome = 'missed' and not excused)::int as missed,
             count(*) filter (where outcome = 'missed' and excused)::int as excused
      from agreements.clock as clock
      where outcome in ('met', 'missed') and counted_at >= ${from}::timestamptz and counted_at < ${to}::timestamptz
        and (kind = 'sla' or target_id = any(${targets}::uuid[])) and ${reportable}
      group by department_id, service_id, client_id, kind`,
  )}`.execute(db)
  return rows.flatMap(({ kind, met, missed, excused, ...place }) => {
    const counts = { met, missed, excused }
    const side = kind === 'sla' ? ('center' as const) : ('client' as const)
    return outcomes.flatMap(outcome =>
      counts[outcome] === 0 ? [] : [{ ...place, side, outcome, n: counts[outcome] }],
    )
  })
}
