// By when a step of a follow-up is due, and how old one is, in working time of the centre.
import type { Context } from '#kernel/server/context.ts'
import { compiledCalendar, dueAfter, workingTimeBetween } from '#modules/calendar/server/face.ts'

/** Where the calendar never opens again, a step is due in as many plain days: never due would be never overdue. */
const day_ms = 86_400_000

export async function dueIn(ctx: Context, working_days: number): Promise<Date> {
  const calendar = await compiledCalendar(ctx.okno, ctx.db, 'default')
  const due_ms = dueAfter(calendar, ctx.now.getTime(), { working_days })
  return new Date(Number.isFinite(due_ms) ? due_ms : ctx.now.getTime() + working_days * day_ms)
}

/** Working minutes between two moments. */
export async function ageing(ctx: Context): Promise<(from: Date, to: Date) => number> {
  const calendar = await compiledCalendar(ctx.okno, ctx.db, 'default')
  return (from, to) => Math.round(workingTimeBetween(calendar, from.getTime(), to.getTime()) / 60)
}
