// The team that gets what nobody else is named for, kept in memory until the organisation changes.
import type { Context } from '#kernel/server/context.ts'
import type { LoggedEvent } from '#kernel/server/events.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { firstLineTeam, type KnownTeam } from '#modules/organisation/server/face.ts'

const kept = new WeakMap<Okno, Promise<KnownTeam | undefined>>()

export async function firstLine(ctx: Context): Promise<KnownTeam | undefined> {
  const known = kept.get(ctx.okno) ?? firstLineTeam(ctx)
  kept.set(ctx.okno, known)
  const team = await known.catch(error => {
    kept.delete(ctx.okno)
    throw error
  })
  // An installation gets its first team at any moment: that there is none is not worth remembering.
  if (!team) kept.delete(ctx.okno)
  return team
}

export function follow(okno: Okno, events: readonly LoggedEvent[]): void {
  if (events.some(event => event.name.startsWith('organisation.'))) kept.delete(okno)
}
