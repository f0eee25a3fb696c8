// What is forgotten of presses: where they came from and what stood in them, when nobody needs it any more; how many were dropped stays.
import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import type { Periodic } from '#kernel/server/module.ts'
import { bySystem } from '#kernel/server/okno.ts'

/** A counted press is looked at for minutes, to take it back when it turns out to be a machine's; the rating itself stays. */
export const counted_days = 30
/** So long somebody of quality control may count a dropped press after all. */
export const dropped_days = 180

const most = 5000

async function forget(ctx: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with old as (
      select id from feedback.press where at < ${ctx.now}::timestamptz - make_interval(days => ${counted_days})
        and (dropped is null or at < ${ctx.now}::timestamptz - make_interval(days => ${dropped_days}))
      order by at limit ${most} for update skip locked
    ), gone as (
      delete from feedback.press using old where press.id = old.id
      returning press.at, press.dropped, press.counted_at
    ), kept as (
      insert into feedback.dropped_day as day (day, reason, count)
      select at::date, dropped, count(*)::int from gone where dropped is not null and counted_at is null group by 1, 2
      on conflict (day, reason) do update set count = day.count + excluded.count
    )
    select count(*)::int as count from gone`.execute(ctx.db)
  return rows[0]!.count === most ? 1 : 0
}

export const forgetPresses: Periodic = {
  name: 'forget_presses',
  every_seconds: 3600,
  run: okno => inTransaction(okno, bySystem(okno, 'forget_presses'), forget),
}
