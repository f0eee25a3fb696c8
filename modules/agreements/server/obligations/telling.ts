// What a letter about a clock has to say: what is owed, by when, how much working time is left, and who of the client's side hears of it.
import { sql } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { workingTimeBetween } from '#modules/calendar/server/face.ts'
import { rulebook } from '../rulebook.ts'

export interface ClockNews {
  readonly due_at: Date
  /** Working minutes until then on the calendar of the promise, negative when it has passed. */
  readonly minutes_left: number
  /** What a client owes beside requests; null when the clock runs on a request. */
  readonly owed: {
    readonly title: LocalText
    readonly period: string | null
    /** Named contacts of the obligation; nobody named: the leads of the client. */
    readonly people: readonly string[]
  } | null
}

interface Row {
  readonly due_at: Date
  readonly calendar_id: string
  readonly title: LocalText | null
  readonly period: string | null
  readonly contact_ids: readonly string[] | null
  readonly leads: readonly string[]
}

/** Null when there is nothing to tell any more: it was done, waived or excused, or the clock is gone. */
export async function clockNews(ctx: Context, clock_id: string): Promise<ClockNews | null> {
  const { rows } = await sql<Row>`
    select clock.due_at, clock.calendar_id, owed.title, owed.period, plan.contact_ids,
           array(select distinct account_id::text from identity.holder_view
                 where role_code = 'client_lead' and scope_kind = 'client' and scope_id = owed.client_id) as leads
    from agreements.clock as clock
    left join agreements.owed as owed on owed.id = clock.subject_id
    left join agreements.obligation as plan on plan.id = owed.obligation_id
    where clock.id = ${clock_id}::uuid and clock.stopped_at is null and clock.due_at is not null and not clock.excused`.execute(
    ctx.db,
  )
  const row = rows[0]
  if (!row) return null
  const book = await rulebook(ctx.okno, ctx.db)
  const calendar = [...book.calendars.values()].find(({ id }) => id === row.calendar_id)
  if (!calendar) return null
  const seconds = workingTimeBetween(calendar.compiled, ctx.now.getTime(), row.due_at.getTime())
  return {
    due_at: row.due_at,
    minutes_left: seconds < 0 ? -Math.floor(-seconds / 60) : Math.ceil(seconds / 60),
    owed: row.title && {
      title: row.title,
      period: row.period,
      people: row.contact_ids?.length ? row.contact_ids : row.leads,
    },
  }
}
