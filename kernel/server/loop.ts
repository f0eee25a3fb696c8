// A loop that looks again after a while, at once when woken, and stops when asked, never in the middle of its work.
import type { Log } from './log.ts'

export interface Loop {
  wake(): void
  stop(): Promise<void>
}

/** `look` answers whether there is more to do right now. A failed look is logged and tried again after the pause. */
export function startLoop(name: string, pause_ms: number, log: Log, look: () => Promise<boolean>): Loop {
  let stopping = false
  let woken = false
  let wakeUp = () => {}
  const rest = () =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, pause_ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const ended = (async () => {
    while (!stopping) {
      woken = false
      let more = false
      try {
        more = await look()
      } catch (error) {
        log.warn({ err: error, loop: name }, 'a look failed and is tried again')
      }
      if (!more && !woken && !stopping) await rest()
    }
  })()
  return {
    wake: () => {
      woken = true
      wakeUp()
    },
    stop: () => {
      stopping = true
      wakeUp()
      return ended
    },
  }
}
