// The time zone in which days and months of reports begin.
import type { Context } from '#kernel/server/context.ts'
import { rulebook } from '../rulebook.ts'

/** The zone in which months begin: that of the centre's calendar. */
export async function centerZone(ctx: Pick<Context, 'db' | 'okno'>): Promise<string> {
  const book = await rulebook(ctx.okno, ctx.db)
  return book.calendars.get('center')?.compiled.document.time_zone ?? 'UTC'
}
