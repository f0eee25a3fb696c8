// Verdicts and kept promises counted in the database, for any months and any cut that a reader may see.
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/contract/access.ts'
import type { Context } from '#kernel/server/context.ts'
import { rulebook } from '../rulebook.ts'
import { monthWithin } from './months.ts'
import { type Cut, reportableTo } from './policy.ts'
import type { Counts, Place, SideCount, VerdictCount } from './rules/quality.ts'

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
  const bounds = [...months.map(month => monthWithin(month, zone).from), monthWithin(months.at(-1)!, zone).to]
  const [verdicts, sides] = await Promise.all([
    countVerdicts(ctx, months, bounds, reportableTo(ctx.actor, cut, 'subject')),
    countSides(ctx, months, bounds, reportableTo(ctx.actor, cut, 'clock')),
  ])
  return { verdicts, sides }
}

/** Which of the months an instant lies in, counted from 1; the case of one month needs no search. */
const monthNumber = (column: string, bounds: readonly string[]): RawBuilder<number> =>
  bounds.length === 2
    ? sql<number>`1`
    : sql<number>`width_bucket(${sql.ref(column)}, ${[...bounds]}::timestamptz[])`

async function countVerdicts(
  { db }: Asking,
  months: readonly string[],
  bounds: readonly string[],
  reportable: RawBuilder<boolean>,
): Promise<VerdictCount[]> {
  const { rows } = await sql<Place & { number: number; verdict: VerdictCount['verdict']; n: number }>`
    select ${monthNumber('subject.verdict_at', bounds)} as number, department_id, service_id, client_id, verdict, count(*)::int as n
    from agreements.subject as subject
    where verdict is not null and verdict_at >= ${bounds[0]}::timestamptz and verdict_at < ${bounds.at(-1)}::timestamptz and ${reportable}
    group by 1, 2, 3, 4, 5`.execute(db)
  return rows.map(({ number, ...row }) => ({ month: months[number - 1]!, ...row }))
}

/**
 * The promises of the centre, its departments among them, and those of the client to it. What suppliers promise is of
 * neither side.
 */
async function countSides(
  { db }: Asking,
  months: readonly string[],
  bounds: readonly string[],
  reportable: RawBuilder<boolean>,
): Promise<SideCount[]> {
  const ofClients = await sql<{ id: string }>`
    select target.id from agreements.target
    join agreements.edition on edition.id = target.edition_id
    join agreements.agreement on agreement.id = edition.agreement_id
    where agreement.kind = 'ola' and agreement.promiser = 'client'`.execute(db)
  const targets = ofClients.rows.map(({ id }) => id)
  const { rows } = await sql<Place & { number: number } & Pick<SideCount, 'side' | 'outcome' | 'n'>>`
    select ${monthNumber('clock.counted_at', bounds)} as number, department_id, service_id, client_id,
           case kind when 'sla' then 'center' else 'client' end as side,
           case when outcome = 'missed' and excused then 'excused' else outcome end as outcome, count(*)::int as n
    from agreements.clock as clock
    where outcome in ('met', 'missed') and counted_at >= ${bounds[0]}::timestamptz and counted_at < ${bounds.at(-1)}::timestamptz
      and (kind = 'sla' or target_id = any(${targets}::uuid[])) and ${reportable}
    group by 1, 2, 3, 4, 5, 6`.execute(db)
  return rows.map(({ number, ...row }) => ({ month: months[number - 1]!, ...row }))
}
