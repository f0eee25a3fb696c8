// What agreements do by themselves: a promise is marked as broken the moment it is.
import { inTransaction } from '#kernel/server/context.ts'
import type { Periodic } from '#kernel/server/module.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { clockMissed } from '../contract.ts'
import { markMissed } from './store.ts'

const most = 500

export const periodic: Periodic[] = [
  {
    name: 'mark_missed_clocks',
    every_seconds: 2,
    run: okno =>
      inTransaction(okno, bySystem(okno, 'mark_missed_clocks'), async ctx => {
        const missed = await markMissed(ctx, most)
        for (const { id, subject_id, subject_kind, due_at, code } of missed)
          ctx.tell(clockMissed, {
            subject_id,
            subject_kind,
            clock_id: id,
            target_code: code,
            due_at: due_at.toISOString(),
          })
        return missed.length
      }),
  },
]
