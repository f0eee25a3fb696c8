// Who had what and for how long, read from the moments of things: ageing, the heat map of holders, and ping-pong.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { type CompiledCalendar, workingTimeBetween } from '#modules/calendar/server/face.ts'
import { ages, type predictionHolders } from '../../contract.ts'
import { rulebook } from '../rulebook.ts'
import { isOpen, type Moment, resolvedAt, type Stretch, stretchesOf } from '../rules/moments.ts'
import { centerZone } from './counting.ts'
import { pageOfAll } from './listing.ts'
import { type Days, daysWithin } from './months.ts'
import { namesOf } from './names.ts'
import { type Cut, reportableTo } from './policy.ts'

type Holder = (typeof predictionHolders)[number]
type Age = (typeof ages)[number]
interface Paged {
  readonly limit: number
  readonly after?: string | undefined
}
interface Asked extends Cut {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

interface Row {
  readonly id: string
  readonly kind: string
  readonly service_id: string | null
  readonly client_id: string | null
  readonly opened_at: Date
  readonly ended_at: Date | null
  readonly moments: readonly Moment[]
}

async function things(ctx: Context, cut: Cut, within: Days | null): Promise<Row[]> {
  const when = within
    ? sql`ended_at >= ${within.from}::timestamptz and ended_at < ${within.to}::timestamptz`
    : sql`ended_at is null`
  const { rows } = await sql<Row>`
    select id, kind, service_id, client_id, opened_at, ended_at, moments from agreements.subject as subject
    where ${when} and kind <> 'obligation' and ${reportableTo(ctx.actor, cut, 'subject')}`.execute(ctx.db)
  return rows
}

async function centerCalendar(ctx: Context): Promise<CompiledCalendar> {
  const center = (await rulebook(ctx.okno, ctx.db)).calendars.get('center')
  if (!center) throw new Error('there is no calendar of the centre')
  return center.compiled
}

const day_ms = 24 * 60 * 60_000
/** The days after which each age ends. */
const limits: readonly number[] = [1, 3, 7, 14, 30, Number.POSITIVE_INFINITY]

const ageOf = (opened_at: Date, now: Date): Age =>
  ages[limits.findIndex(days => now.getTime() - opened_at.getTime() < days * day_ms)]!

async function openThings(ctx: Context, cut: Cut) {
  return (await things(ctx, cut, null)).flatMap(({ moments, ...row }) => {
    const holder = stretchesOf(moments).at(-1)?.holder.kind
    if (holder === undefined || holder === 'nobody') return []
    return [{ ...row, holder, age: ageOf(row.opened_at, ctx.now) }]
  })
}

export async function ageing(ctx: Context, cut: Cut) {
  const open = await openThings(ctx, cut)
  return {
    counted_at: ctx.now,
    total: open.length,
    items: [...Map.groupBy(open, ({ holder }) => holder)].map(([holder, own]) => ({
      holder,
      total: own.length,
      counts: ages.map(age => own.filter(row => row.age === age).length),
    })),
  }
}

export async function ageingRequests(
  ctx: Context,
  { holder, age, limit, after, ...cut }: Cut & Paged & { holder?: Holder | undefined; age?: Age | undefined },
) {
  const all = (await openThings(ctx, cut))
    .filter(row => (holder ?? row.holder) === row.holder && (age ?? row.age) === row.age)
    .map(row => ({ ...row, at: row.opened_at, rank: row.opened_at.getTime() }))
  return pageOfAll(ctx, all, { limit, after })
}

/** Working seconds of a thing in each pair of hands. */
function heldSeconds(stretches: readonly Stretch[], calendar: CompiledCalendar): Map<Holder, number> {
  const held = new Map<Holder, number>()
  for (const stretch of stretches) {
    const { kind } = stretch.holder
    if (kind === 'nobody' || stretch.to === null) continue
    held.set(kind, (held.get(kind) ?? 0) + workingTimeBetween(calendar, stretch.from, stretch.to))
  }
  return held
}

async function heldThings(ctx: Context, cut: Cut, days: Days) {
  const calendar = await centerCalendar(ctx)
  return (await things(ctx, cut, days)).flatMap(({ moments, ...row }) =>
    [...heldSeconds(stretchesOf(moments), calendar)]
      .filter(([, seconds]) => seconds > 0)
      .map(([holder, seconds]) => ({ ...row, holder, seconds })),
  )
}

export async function holders(ctx: Context, { from, to, ...cut }: Asked) {
  const days = daysWithin({ from, to }, ctx.now, await centerZone(ctx))
  const held = await heldThings(ctx, cut, days)
  const name = await namesOf(ctx, { services: held.map(row => row.service_id) })
  const cells = Map.groupBy(held, ({ service_id, holder }) => `${service_id} ${holder}`)
  return {
    from: days.first,
    to: days.last,
    items: [...cells.values()]
      .map(rows => ({
        service: name(rows[0]!.service_id),
        holder: rows[0]!.holder,
        hours: Math.round(rows.reduce((sum, { seconds }) => sum + seconds, 0) / 360) / 10,
        requests: rows.length,
      }))
      .sort((one, other) => other.hours - one.hours),
  }
}

export async function holderRequests(
  ctx: Context,
  { from, to, holder, limit, after, ...cut }: Asked & Paged & { holder: Holder },
) {
  const days = daysWithin({ from, to }, ctx.now, await centerZone(ctx))
  const all = (await heldThings(ctx, cut, days))
    .filter(row => row.holder === holder)
    .map(row => ({ ...row, at: row.ended_at!, minutes: Math.round(row.seconds / 60), rank: -row.seconds }))
  return pageOfAll(ctx, all, { limit, after })
}

/** How a resolved thing went from team to team; null when one team alone had it. */
function journeyOf(stretches: readonly Stretch[], calendar: CompiledCalendar) {
  const held = stretches.filter(stretch => isOpen(stretch) && stretch.holder.team !== null)
  const teams = held.map(({ holder }) => holder.team!).filter((team, i, all) => team !== all[i - 1])
  const first = teams[0]
  const last = teams.at(-1)
  if (first === undefined || last === undefined || teams.length < 2) return null
  const lost_seconds = held
    .filter(({ holder }) => holder.team !== last)
    .reduce((sum, { from, to }) => sum + workingTimeBetween(calendar, from, to!), 0)
  return { first, last, hand_offs: teams.length - 1, lost_minutes: Math.round(lost_seconds / 60) }
}

async function journeys(ctx: Context, cut: Cut, days: Days) {
  const calendar = await centerCalendar(ctx)
  const resolved = (await things(ctx, cut, days)).flatMap(({ moments, ...row }) => {
    const stretches = stretchesOf(moments)
    return resolvedAt(stretches) === null ? [] : [{ ...row, journey: journeyOf(stretches, calendar) }]
  })
  const moved = resolved.flatMap(({ journey, ...row }) => (journey ? [{ ...row, ...journey }] : []))
  return { resolved: resolved.length, moved }
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  if (sorted.length === 0) return null
  return Number.isInteger(middle)
    ? Math.round((sorted[middle - 1]! + sorted[middle]!) / 2)
    : sorted[Math.floor(middle)]!
}

export async function pingPong(ctx: Context, { from, to, ...cut }: Asked) {
  const days = daysWithin({ from, to }, ctx.now, await centerZone(ctx))
  const { resolved, moved } = await journeys(ctx, cut, days)
  const name = await namesOf(ctx, { teams: moved.flatMap(({ first, last }) => [first, last]) })
  const sum = (rows: typeof moved, what: 'lost_minutes' | 'hand_offs') =>
    rows.reduce((total, row) => total + row[what], 0)
  const pairs = Map.groupBy(moved, ({ first, last }) => `${first} ${last}`)
  return {
    from: days.first,
    to: days.last,
    resolved,
    moved: moved.length,
    lost_minutes: sum(moved, 'lost_minutes'),
    median_minutes: median(moved.map(({ lost_minutes }) => lost_minutes)),
    items: [...pairs.values()]
      .map(rows => ({
        first: name(rows[0]!.first),
        last: name(rows[0]!.last),
        n: rows.length,
        lost_minutes: sum(rows, 'lost_minutes'),
        hand_offs: sum(rows, 'hand_offs'),
      }))
      .sort((one, other) => other.lost_minutes - one.lost_minutes),
  }
}

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
  }: Asked & Paged & { first?: string | undefined; last?: string | undefined },
) {
  const days = daysWithin({ from, to }, ctx.now, await centerZone(ctx))
  const { moved } = await journeys(ctx, cut, days)
  const all = moved
    .filter(row => (first ?? row.first) === row.first && (last ?? row.last) === row.last)
    .map(row => ({ ...row, at: row.ended_at!, rank: -row.lost_minutes }))
  const page = await pageOfAll(ctx, all, { limit, after })
  const name = await namesOf(ctx, { teams: page.items.flatMap(item => [item.first, item.last]) })
  return {
    ...page,
    items: page.items.map(item => ({ ...item, first: name(item.first), last: name(item.last) })),
  }
}
