// The heat map of finished things by service and by whose hands they were in, and the things behind each cell.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { predictionHolders } from '../../contract.ts'
import { centerZone } from './center-zone.ts'
import { areHandsComing, type Holder } from './hands.ts'
import { showPage } from './listing.ts'
import { daysWithin, type Within } from './months.ts'
import { namesOf } from './names.ts'
import { type Cut, reportableTo } from './policy.ts'

interface Asked extends Cut {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** What ended in these days and whose hands are kept, without what clients owe beside requests: that is in no hands. */
export const endedWithin = (ctx: Context, cut: Cut, { from, to }: Within): RawBuilder<unknown> => sql`
  agreements.subject as subject where ended_at is not null and hands_kept
    and ended_at >= ${from}::timestamptz and ended_at < ${to}::timestamptz and ${reportableTo(ctx.actor, cut, 'subject')}`

const secondsOf = (holder: Holder) => sql.ref(`${holder}_seconds`)

export async function holders(ctx: Context, { from, to, ...cut }: Asked) {
  const days = daysWithin({ from, to }, ctx.now, await centerZone(ctx))
  const sums = predictionHolders.map(
    holder => sql`
      sum(${secondsOf(holder)})::float8 as ${sql.ref(`${holder}_sum`)},
      count(*) filter (where ${secondsOf(holder)} > 0)::int as ${sql.ref(`${holder}_n`)}`,
  )
  const { rows } = await sql<{ service_id: string | null } & Record<string, number>>`
    select service_id, ${sql.join(sums)} from ${endedWithin(ctx, cut, days)} group by service_id`.execute(
    ctx.db,
  )
  const name = await namesOf(ctx, { services: rows.map(row => row.service_id) })
  return {
    from: days.first,
    to: days.last,
    coming: await areHandsComing(ctx),
    items: rows
      .flatMap(row =>
        predictionHolders.flatMap(holder => {
          const requests = row[`${holder}_n`]!
          const hours = Math.round(row[`${holder}_sum`]! / 360) / 10
          return requests === 0 ? [] : [{ service: name(row.service_id), holder, hours, requests }]
        }),
      )
      .sort((one, other) => other.hours - one.hours),
  }
}

/** The things behind a cell, those that were longest in these hands first. */
export async function holderRequests(
  ctx: Context,
  {
    from,
    to,
    holder,
    limit,
    after,
    ...cut
  }: Asked & { readonly holder: Holder; readonly limit: number; readonly after?: string | undefined },
) {
  const days = daysWithin({ from, to }, ctx.now, await centerZone(ctx))
  const page = await showPage<{ seconds: number }>(ctx, {
    found: sql`${endedWithin(ctx, cut, days)} and ${secondsOf(holder)} > 0`,
    columns: sql`ended_at as at, ${secondsOf(holder)} as seconds`,
    rank: { expression: sql`-${secondsOf(holder)}`, type: 'int' },
    limit,
    after,
  })
  return {
    ...page,
    items: page.items.map(({ seconds, ...item }) => ({ ...item, minutes: Math.round(seconds / 60) })),
  }
}
