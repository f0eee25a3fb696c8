// Resolved things that went from team to team, what that cost, and the things behind each pair of teams.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { centerZone } from './center-zone.ts'
import { areHandsComing } from './hands.ts'
import { endedWithin } from './holders.ts'
import { showPage } from './listing.ts'
import { daysWithin } from './months.ts'
import { namesOf } from './names.ts'
import type { Cut } from './policy.ts'

interface Asked extends Cut {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export async function pingPong(ctx: Context, { from, to, ...cut }: Asked) {
  const days = daysWithin({ from, to }, ctx.now, await centerZone(ctx))
  const ended = endedWithin(ctx, cut, days)
  const [sums, pairs] = [
    await sql<{ resolved: number; moved: number; lost: number; median: number | null }>`
      select count(*) filter (where resolved)::int as resolved, count(hand_offs)::int as moved,
             coalesce(sum(round(lost_seconds / 60.0)), 0)::float8 as lost,
             percentile_cont(0.5) within group (order by round(lost_seconds / 60.0)) as median
      from ${ended}`.execute(ctx.db),
    await sql<{ first: string; last: string; n: number; lost: number; hand_offs: number }>`
      select first_team_id as first, last_team_id as last, count(*)::int as n, sum(round(lost_seconds / 60.0))::float8 as lost,
             sum(hand_offs)::int as hand_offs
      from ${ended} and hand_offs is not null group by 1, 2 order by lost desc, 1, 2`.execute(ctx.db),
  ]
  const { resolved, moved, lost, median } = sums.rows[0]!
  const name = await namesOf(ctx, { teams: pairs.rows.flatMap(row => [row.first, row.last]) })
  return {
    from: days.first,
    to: days.last,
    coming: await areHandsComing(ctx),
    ...{ resolved, moved, lost_minutes: lost },
    median_minutes: median === null ? null : Math.round(median),
    items: pairs.rows.map(row => ({
      first: name(row.first),
      last: name(row.last),
      n: row.n,
      lost_minutes: row.lost,
      hand_offs: row.hand_offs,
    })),
  }
}

/** The things behind a pair of teams, the most costly first. */
export async function pingPongRequests(
  ctx: Context,
  {
    from,
    to,
    first,
    last,
    limit,
    after,
    ...cut
  }: Asked & {
    readonly first?: string | undefined
    readonly last?: string | undefined
    readonly limit: number
    readonly after?: string | undefined
  },
) {
  const days = daysWithin({ from, to }, ctx.now, await centerZone(ctx))
  const ofTeam = (column: string, id: string | undefined) =>
    id === undefined
      ? sql``
      : id === 'none'
        ? sql`and ${sql.ref(column)} is null`
        : sql`and ${sql.ref(column)} = ${id}::uuid`
  const page = await showPage<{ first: string; last: string; hand_offs: number; lost_seconds: number }>(ctx, {
    found: sql`${endedWithin(ctx, cut, days)} and hand_offs is not null
      ${ofTeam('first_team_id', first)} ${ofTeam('last_team_id', last)}`,
    columns: sql`ended_at as at, first_team_id as first, last_team_id as last, hand_offs, lost_seconds`,
    rank: { expression: sql`-lost_seconds`, type: 'int' },
    limit,
    after,
  })
  const name = await namesOf(ctx, { teams: page.items.flatMap(item => [item.first, item.last]) })
  return {
    ...page,
    items: page.items.map(({ lost_seconds, ...item }) => ({
      ...item,
      first: name(item.first),
      last: name(item.last),
      lost_minutes: Math.round(lost_seconds / 60),
    })),
  }
}
