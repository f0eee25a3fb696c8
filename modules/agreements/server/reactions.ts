// What agreements do by themselves: a promise is marked as broken the moment it is.
import { inTransaction } from '#kernel/server/context.ts'
import type { Periodic } from '#kernel/server/module.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { tellMissed } from './face.ts'
import { markMissed } from './store.ts'

const most = 500

export const periodic: Periodic[] = [
  {
    name: 'mark_missed_clocks',
    every_seconds: 2,
    run: okno =>
      inTransaction(okno, bySystem(okno, 'mark_missed_clocks'), async ctx => {
        const missed = await markMissed(ctx, most)
        for (const clock of missed) tellMissed(ctx, clock)
        return missed.length
      }),
  },
]
