// Whose turn it is: mailboxes take letters in side by side, so many at a time, in the order in which they asked.

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Lets `most` works run at a time; a mailbox asks for one letter at a time, so none waits behind another's thousands. */
export function takingTurns(most: number): InTurn {
  const waiting: (() => void)[] = []
  let running = 0
  return async work => {
    if (running >= most) await new Promise<void>(resolve => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
