// Open promises of the centre with the probability that they will be broken.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { openIntervals } from '#modules/calendar/server/face.ts'
import type { Metric } from '../../contract.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import { showBehind } from './names.ts'
import { type Cut, reportableTo } from './policy.ts'
import { any, type Finished, fitForecast, scoreForecast, steps } from './rules/forecast.ts'

const fit_days = 60
const score_days = 30
const day_ms = 24 * 60 * 60_000

interface OpenClock {
  readonly clock_id: string
  readonly id: string
  readonly kind: string
  readonly metric: Metric
  readonly service_id: string | null
  readonly client_id: string | null
  readonly due_at: string
  readonly share: number
  readonly step: number
  readonly risk: number
}

/** Finished promises of the centre of ninety days: all of them, since the model is one for everybody and names nobody. */
async function finishedClocks(ctx: Context): Promise<{ fit: Finished[]; score: Finished[] }> {
  const split = new Date(ctx.now.getTime() - score_days * day_ms)
  const start = new Date(split.getTime() - fit_days * day_ms)
  const { rows } = await sql<Finished & { late: boolean }>`
    select metric, service_id, outcome = 'missed' as missed, counted_at >= ${split} as late,
           case when outcome = 'missed' then ${steps - 1} else greatest(0, least(${steps - 1}, floor(${steps} *
             case when limit_unit = 'working_minutes' then used_seconds / (limit_count * 60.0)
                  else extract(epoch from stopped_at - started_at) / nullif(extract(epoch from due_at - started_at), 0) end)))::int
           end as reached, count(*)::int as n
    from agreements.clock
    where outcome in ('met', 'missed') and kind = 'sla' and counted_at >= ${start} and counted_at < ${ctx.now}
      and (outcome = 'missed' or due_at is not null)
    group by 1, 2, 3, 4, 5`.execute(ctx.db)
  return { fit: rows.filter(({ late }) => !late), score: rows.filter(({ late }) => late) }
}

interface Asked extends Cut {
  readonly metric?: Metric | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/**
 * A page of open promises, the most endangered first. How far each has come and how likely it will be broken is reckoned
 * in the database, from the hours of calendars and the forecast's lists, so that only the page leaves it.
 */
export async function predictions(ctx: Context, { limit, after, metric, ...cut }: Asked) {
  const [{ fit, score }, book, last] = await Promise.all([
    finishedClocks(ctx),
    rulebook(ctx.okno, ctx.db),
    sql<{ due_at: Date | null }>`
      select max(due_at) as due_at from agreements.clock where outcome = 'running'`.execute(ctx.db),
  ])
  const forecast = fitForecast(fit)
  const hours = hoursUntil(book, ctx.now.getTime(), last.rows[0]?.due_at?.getTime() ?? 0)
  const center = book.calendars.get('center')?.id ?? null
  const courses = forecast.courses.map(one => ({ ...one, service_id: one.service_id ?? '' }))
  const place = after ? placeOf(after, 2) : null
  const { rows } = await sql<{ total: number; expected: number | null; items: OpenClock[] }>`
    with hours as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(hours)}::jsonb)
        as told(id uuid, starts float8[], ends float8[], before float8[])
    ), courses as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(courses)}::jsonb)
        as told(metric text, service_id text, risks float8[])
    ), open as (
      select clock.id as clock_id, subject_id as id, subject_kind as kind, metric, service_id, client_id, due_at,
        case when limit_unit = 'working_minutes' and hours.id is not null
          then 1 - coalesce(before[piece] + least(due_ms, ends[piece]) - starts[piece], 0) / (limit_count * 60000.0)
          else extract(epoch from ${ctx.now}::timestamptz - started_at) / extract(epoch from nullif(due_at - started_at, interval '0'))
        end as gone
      from agreements.clock
      cross join lateral (select extract(epoch from due_at)::float8 * 1000 as due_ms) as due
      left join hours on hours.id = case when calendar_id = any(${hours.map(({ id }) => id)}::uuid[]) then calendar_id else ${center}::uuid end
      left join lateral (select nullif(width_bucket(due_ms, starts), 0) as piece) as lies on true
      where outcome = 'running' and clock.kind = 'sla' and due_at > ${ctx.now}
        and ${metric === undefined ? sql`true` : sql`metric = ${metric}`} and ${reportableTo(ctx.actor, cut, 'clock')}
    ), stepped as (
      select *, least(${steps - 1}, floor(share * ${steps}))::int as step
      from (select *, least(1, greatest(0, coalesce(gone, 1)))::float8 as share from open) as shared
    ), told as materialized (
      select stepped.*, (coalesce(own.risks, whole.risks, everything.risks))[step + 1] as risk
      from stepped
      left join courses as own on own.metric = stepped.metric and own.service_id = coalesce(stepped.service_id::text, '')
      left join courses as whole on whole.metric = stepped.metric and whole.service_id = ${any}
      join courses as everything on everything.metric = ${any}
    )
    select (select count(*)::int from told) as total, (select sum(risk) from told) as expected,
      coalesce((select jsonb_agg(page) from (
        select clock_id, id, kind, metric, service_id, client_id, due_at, share, step, risk from told
        where ${place ? sql`(-risk, clock_id) > (${place[0]}::float8, ${place[1]}::uuid)` : sql`true`}
        order by -risk, clock_id limit ${limit + 1}) as page), '[]') as items`.execute(ctx.db)
  const { total, expected, items } = rows[0]!
  const page = pageOf(items, limit, row => [-row.risk, row.clock_id])
  const shown = await showBehind(
    ctx,
    page.items.map(row => ({
      ...row,
      at: new Date(row.due_at),
      due_at: new Date(row.due_at),
      used_percent: Math.round(row.share * 1000) / 10,
      alike: forecast.risk(row).alike,
    })),
  )
  return {
    ...shown,
    next: page.next,
    total,
    expected: expected ?? 0,
    calibration: { fitted_on: forecast.fitted_on, ...scoreForecast(forecast, score) },
  }
}

/** Of each calendar the open hours from now on, in milliseconds, and how much open time lies before each of them. */
function hoursUntil(book: Rulebook, now: number, last: number) {
  const calendars = new Map([...book.calendars.values()].map(({ id, compiled }) => [id, compiled]))
  return [...calendars].map(([id, compiled]) => {
    const pieces = last > now ? openIntervals(compiled, now, last) : []
    let sum = 0
    const before = pieces.map(([from, to]) => {
      sum += to - from
      return sum - (to - from)
    })
    return { id, starts: pieces.map(([from]) => from), ends: pieces.map(([, to]) => to), before }
  })
}
