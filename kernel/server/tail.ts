// Every process follows the event log from its own start: caches forget what changed, live streams hear of it.
import { type LoggedEvent, type LogPlace, logEnd, readLog } from './events.ts'
import { startLoop } from './loop.ts'
import type { Okno } from './okno.ts'

export type Follower = (events: readonly LoggedEvent[]) => void | Promise<void>

const batch = 1000

export async function startTail(okno: Okno, followers: readonly Follower[]): Promise<() => Promise<void>> {
  let place: LogPlace = await logEnd(okno.pools.read)
  const loop = startLoop('tail', 250, okno.log, async () => {
    const events = await readLog(okno.pools.read as never, place, batch)
    const last = events.at(-1)
    if (!last) return false
    place = last
    for (const follow of followers) await follow(events)
    return events.length === batch
  })
  const forget = okno.onNudge(loop.wake)
  return async () => {
    forget()
    await loop.stop()
  }
}
