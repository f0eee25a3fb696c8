// Verdicts and kept promises counted in the database, for any months and any cut that a reader may see.
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/contract/access.ts'
import type { Context } from '#kernel/server/context.ts'
import type { TargetRule } from '../rulebook.ts'
import { promisedShare } from '../rules/first-submission.ts'
import { centerZone } from './center-zone.ts'
import { keptMonths } from './kept-months.ts'
import {
  clientTargets,
  firstsIn,
  type Place,
  type Said,
  type Span,
  sidesIn,
  verdictsIn,
} from './month-facts.ts'
import { monthWithin } from './months.ts'
import { type Cut, reportableTo } from './policy.ts'
import type { Counts, PromisedAt, SideCount, VerdictCount } from './rules/quality.ts'

type Asking = Pick<Context, 'db' | 'okno'>

const place = sql`department_id, service_id, client_id`

/** What was counted in these months, which follow each other, by place; what was counted before is not again. */
export async function countMonths(
  ctx: Asking & { readonly actor: Actor },
  months: readonly string[],
  cut: Cut,
): Promise<Counts> {
  const zone = await centerZone(ctx)
  const spans = months.map(month => ({ month, ...monthWithin(month, zone) }))
  const kept = await keptMonths(ctx, spans)
  const ofThings = reportableTo(ctx.actor, cut, 'subject')
  const ofClocks = reportableTo(ctx.actor, cut, 'clock')
  const ofKept = reportableTo(ctx.actor, cut, 'month_count')
  const count = (part: 'verdict' | 'first' | 'side', fresh: (span: Span) => RawBuilder<unknown>) =>
    countEach(ctx, spans, span => {
      const until = kept.get(span.month)
      if (!until) return fresh(span)
      const rest =
        until.getTime() < Date.parse(span.to)
          ? sql`union all ${fresh({ ...span, from: until.toISOString() })}`
          : sql``
      return sql`
        select month, ${place}, said, sum(n)::int as n
        from (select month, ${place}, said, n from agreements.month_count
          where month = ${span.month} and part = ${part} and ${ofKept} ${rest}) as counted
        group by month, ${place}, said`
    })
  const targets = await clientTargets(ctx)
  const [verdicts, firsts, sides] = await Promise.all([
    count('verdict', span => verdictsIn(span, place, ofThings)),
    count('first', span => firstsIn(span, place, ofThings)),
    count('side', span => sidesIn(span, place, ofClocks, targets)),
  ])
  return {
    verdicts: verdicts.map(({ said, ...row }) => ({ ...row, verdict: said as VerdictCount['verdict'] })),
    firsts: firsts.map(({ said, ...row }) => ({ ...row, complete: said === 'complete' })),
    sides: sides.map(({ said, ...row }) => {
      const [side, outcome] = said.split(':') as [SideCount['side'], SideCount['outcome']]
      return { ...row, side, outcome }
    }),
  }
}

/**
 * One part for each month: grouped by an expression of the instant instead, PostgreSQL would expect as many groups as rows
 * and count with one core only.
 */
async function countEach(
  { db }: Asking,
  spans: readonly Span[],
  part: (span: Span) => RawBuilder<unknown>,
): Promise<(Place & Said)[]> {
  const { rows } = await sql<Place & Said>`${sql.join(spans.map(part), sql` union all `)}`.execute(db)
  return rows
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
