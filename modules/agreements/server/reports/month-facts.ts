// What the joint quality index counts of a month, as parts of statements: each groups by some columns and says what of it there was.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Within } from './months.ts'
import type { Place } from './rules/quality.ts'

export type { Place }

/** A month such as `2026-03` with its instants. */
export type Span = Within & { readonly month: string }

/** So many in a month of which this is said: a verdict, `complete`, or whose promise and what became of it (`center:met`). */
export interface Said {
  readonly month: string
  readonly said: string
  readonly n: number
}

export const verdictsIn = (
  { month, from, to }: Span,
  columns: RawBuilder<unknown>,
  reportable: RawBuilder<boolean>,
) => sql`
  select ${month}::text as month, ${columns}, verdict as said, count(*)::int as n
  from agreements.subject as subject
  where verdict is not null and verdict_at >= ${from}::timestamptz and verdict_at < ${to}::timestamptz and ${reportable}
  group by ${columns}, verdict`

export const firstsIn = (
  { month, from, to }: Span,
  columns: RawBuilder<unknown>,
  reportable: RawBuilder<boolean>,
) => sql`
  select ${month}::text as month, ${columns}, case when first_submission = 'complete' then 'complete' else 'incomplete' end as said,
         count(*)::int as n
  from agreements.subject as subject
  where checked_at >= ${from}::timestamptz and checked_at < ${to}::timestamptz and ${reportable}
  group by ${columns}, first_submission = 'complete'`

/**
 * The promises of the centre, its departments among them, and those of the client to it. What suppliers promise is of
 * neither side. `targets`: those of clients.
 */
export const sidesIn = (
  { month, from, to }: Span,
  columns: RawBuilder<unknown>,
  reportable: RawBuilder<boolean>,
  targets: readonly string[],
) => sql`
  select ${month}::text as month, ${columns}, case kind when 'sla' then 'center:' else 'client:' end
           || case when outcome = 'met' then 'met' when excused then 'excused' else 'missed' end as said, count(*)::int as n
  from agreements.clock as clock
  where outcome in ('met', 'missed') and counted_at >= ${from}::timestamptz and counted_at < ${to}::timestamptz
    and (kind = 'sla' or target_id = any(${targets}::uuid[])) and ${reportable}
  group by ${columns}, kind, outcome, excused`

/** The targets of what clients have promised. */
export async function clientTargets({ db }: Pick<Context, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select target.id from agreements.target
    join agreements.edition on edition.id = target.edition_id
    join agreements.agreement on agreement.id = edition.agreement_id
    where agreement.kind = 'ola' and agreement.promiser = 'client'`.execute(db)
  return rows.map(({ id }) => id)
}
