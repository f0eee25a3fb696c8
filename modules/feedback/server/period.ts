// The period of a report: local days from and to, both included.
import type { Context } from '#kernel/server/context.ts'

const usual_days = 30

/** The last 30 days, or as many as are named, unless said. */
export function period(
  ctx: Context,
  from: string | undefined,
  to: string | undefined,
  days = usual_days,
): { from: string; to: string } {
  const today = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime())
    .toZonedDateTimeISO(ctx.actor.time_zone)
    .toPlainDate()
  return { from: from ?? today.subtract({ days }).toString(), to: to ?? today.toString() }
}
