// The joint quality index of a month, and the things behind each of its figures.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { earlyMode, leastCounted, type QualityIndex } from '../../contract.ts'
import { rulebook } from '../rulebook.ts'
import { centerZone } from './center-zone.ts'
import { countMonths, promisedBy } from './counting.ts'
import { type ModeOf, modeOfView, modes } from './modes.ts'
import { monthOf, monthsUpTo, monthWithin } from './months.ts'
import { namesOf, showBehind } from './names.ts'
import { type Cut, readsOfClient, reportableTo } from './policy.ts'
import {
  type Counts,
  cellsOf,
  inMonth,
  type Mode,
  type Place,
  type PromisedAt,
  qualityOf,
} from './rules/quality.ts'

const trendMonths = 12

export async function qualityIndex(
  ctx: Context,
  { month: asked, ...cut }: Cut & { readonly month?: string | undefined },
): Promise<QualityIndex> {
  const zone = await centerZone(ctx)
  const month = asked ?? monthOf(ctx.now, zone)
  const months = monthsUpTo(month, trendMonths)
  const [counts, modeOf, book] = await Promise.all([
    countMonths(ctx, months, cut),
    modes(ctx),
    rulebook(ctx.okno, ctx.db),
  ])
  return assemble(ctx, {
    cut,
    month,
    months,
    counts,
    zone,
    mode: modeOfView(modeOf, ctx.actor, cut.client),
    modeOf,
    promised: promisedBy(book.targets, zone),
  })
}

/** Puts what was counted into the shape in which it is read. */
export async function assemble(
  ctx: Context,
  {
    cut,
    month,
    months,
    counts,
    zone,
    mode,
    modeOf,
    promised,
  }: {
    readonly cut: Cut
    readonly month: string
    readonly months: readonly string[]
    readonly counts: Counts
    readonly zone: string
    readonly mode: Mode
    readonly modeOf: ModeOf
    readonly promised: PromisedAt
  },
): Promise<QualityIndex> {
  const own = inMonth(counts, month)
  const cells = cellsOf(own, modeOf, place => promised(place, month))
  const whole: Place = {
    service_id: asked(cut.service),
    // Of a client that is not the reader's neither the name nor what it has promised is told.
    client_id: readsOfClient(ctx.actor, cut.client) ? asked(cut.client) : null,
    department_id: asked(cut.department),
  }
  const name = await namesOf(ctx, {
    services: [whole.service_id, ...cells.map(cell => cell.service_id)],
    clients: [whole.client_id, ...cells.map(cell => cell.client_id)],
    departments: [whole.department_id, ...cells.map(cell => cell.department_id)],
  })
  return {
    month,
    ...monthWithin(month, zone),
    time_zone: zone,
    minimum: leastCounted,
    mode,
    asked: {
      service: name(whole.service_id),
      client: name(whole.client_id),
      department: name(whole.department_id),
    },
    total: qualityOf(own, mode, promised(whole, month)),
    trend: months.map(one => ({
      month: one,
      ...qualityOf(inMonth(counts, one), mode, promised(whole, one)),
    })),
    cells: cells.map(({ service_id, client_id, department_id, ...quality }) => ({
      service: name(service_id),
      client: name(client_id),
      department: name(department_id),
      ...quality,
    })),
  }
}

const asked = (id: string | undefined): string | null => (id === undefined || id === 'none' ? null : id)

interface JudgedRow {
  readonly id: string
  readonly kind: string
  readonly service_id: string | null
  readonly client_id: string | null
  readonly verdict: 'good' | 'client' | 'center' | 'both' | 'outside'
  readonly at: Date
  readonly place: string
  readonly center_seconds: number
  readonly client_seconds: number
  readonly outside_seconds: number
}

/** Things behind a figure, oldest first. Refuses to tell whose losses they are in the early mode. */
export async function qualityRequests(
  ctx: Context,
  {
    month,
    verdict,
    limit,
    after,
    ...cut
  }: Cut & {
    readonly month: string
    readonly verdict?: string | undefined
    readonly limit: number
    readonly after?: string | undefined
  },
) {
  const mode = modeOfView(await modes(ctx), ctx.actor, cut.client)
  if (mode === 'early' && verdict !== undefined && verdict !== 'good' && verdict !== 'lost')
    throw earlyMode({})
  const { from, to } = monthWithin(month, await centerZone(ctx))
  const wanted =
    verdict === undefined
      ? sql<boolean>`verdict is not null`
      : verdict === 'lost'
        ? sql<boolean>`verdict is not null and verdict <> 'good'`
        : sql<boolean>`verdict = ${verdict}`
  const found = sql`agreements.subject as subject
    where verdict is not null and verdict_at >= ${from}::timestamptz and verdict_at < ${to}::timestamptz
      and ${wanted} and ${reportableTo(ctx.actor, cut, 'subject')}`
  const place = after ? placeOf(after, 2) : null
  const beyond = place ? sql`and (verdict_at, id) > (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``
  const [{ rows }, count] = await Promise.all([
    sql<JudgedRow>`
      select id, kind, service_id, client_id, verdict, verdict_at as at, verdict_at::text as place,
             center_seconds, client_seconds, outside_seconds
      from ${found} ${beyond} order by verdict_at, id limit ${limit + 1}`.execute(ctx.db),
    sql<{ total: number }>`select count(*)::int as total from ${found}`.execute(ctx.db),
  ])
  const page = pageOf(rows, limit, row => [row.place, row.id])
  const { items, hidden } = await showBehind(ctx, page.items)
  const minutes = (seconds: number) => Math.round(seconds / 60)
  return {
    next: page.next,
    total: count.rows[0]!.total,
    hidden,
    items: items.map(({ center_seconds, client_seconds, outside_seconds, verdict, ...item }) => ({
      ...item,
      verdict: mode === 'early' && verdict !== 'good' ? ('lost' as const) : verdict,
      // Whose time it was says whose loss it was.
      center_minutes: mode === 'early' ? null : minutes(center_seconds),
      client_minutes: mode === 'early' ? null : minutes(client_seconds),
      outside_minutes: mode === 'early' ? null : minutes(outside_seconds),
    })),
  }
}
