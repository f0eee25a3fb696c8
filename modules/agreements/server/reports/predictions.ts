// Open promises of the centre with the probability that they will be broken.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { workingTimeBetween } from '#modules/calendar/server/face.ts'
import type { Metric } from '../../contract.ts'
import { rulebook } from '../rulebook.ts'
import { pageOfAll } from './listing.ts'
import { type Cut, reportableTo } from './policy.ts'
import { type Finished, fitForecast, scoreForecast, steps } from './rules/forecast.ts'

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
  readonly calendar_id: string
  readonly limit_unit: string
  readonly limit_count: number
  readonly started_at: Date
  readonly due_at: Date
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

export async function predictions(
  ctx: Context,
  {
    limit,
    after,
    metric,
    ...cut
  }: Cut & {
    readonly metric?: Metric | undefined
    readonly limit: number
    readonly after?: string | undefined
  },
) {
  const [{ fit, score }, { rows }, book] = await Promise.all([
    finishedClocks(ctx),
    sql<OpenClock>`
      select id as clock_id, subject_id as id, subject_kind as kind, metric, service_id, client_id, calendar_id, limit_unit,
             limit_count, started_at, due_at
      from agreements.clock as clock
      where outcome = 'running' and clock.kind = 'sla' and due_at > ${ctx.now} ${metric === undefined ? sql`` : sql`and metric = ${metric}`}
        and ${reportableTo(ctx.actor, cut, 'clock')}`.execute(ctx.db),
    rulebook(ctx.okno, ctx.db),
  ])
  const calendars = new Map([...book.calendars.values()].map(({ id, compiled }) => [id, compiled]))
  const now = ctx.now.getTime()
  /** Of a limit in working minutes the working time that is used, of one in days the plain time. */
  const usedShare = ({ calendar_id, limit_unit, limit_count, started_at, due_at }: OpenClock): number => {
    const calendar = calendars.get(calendar_id) ?? book.calendars.get('center')?.compiled
    if (limit_unit === 'working_minutes' && calendar)
      return 1 - workingTimeBetween(calendar, now, due_at.getTime()) / (limit_count * 60)
    return (now - started_at.getTime()) / (due_at.getTime() - started_at.getTime())
  }
  const forecast = fitForecast(fit)
  const open = rows.map(row => {
    const share = Math.min(1, Math.max(0, usedShare(row)))
    const step = Math.min(steps - 1, Math.floor(share * steps))
    const { risk, alike } = forecast.risk({ metric: row.metric, service_id: row.service_id, step })
    return { ...row, at: row.due_at, used_percent: Math.round(share * 1000) / 10, risk, alike, rank: -risk }
  })
  const page = await pageOfAll(ctx, open, { limit, after })
  return {
    ...page,
    expected: open.reduce((sum, { risk }) => sum + risk, 0),
    calibration: { fitted_on: forecast.fitted_on, ...scoreForecast(forecast, score) },
  }
}
