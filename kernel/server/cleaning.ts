// What the machinery forgets: answers to repeated calls after a week, done reactions after a month.
import type { Periodic } from './module.ts'

const most = 5000

export const cleaning: Periodic = {
  name: 'forget_old_answers',
  every_seconds: 600,
  async run(okno) {
    const now = okno.clock.now()
    const calls = await okno.pools.write.query(
      `delete from kernel.idempotent_call where ctid in
         (select ctid from kernel.idempotent_call where created_at < $1::timestamptz - interval '7 days' limit $2)`,
      [now, most],
    )
    const reactions = await okno.pools.write.query(
      `delete from kernel.reaction_done where ctid in
         (select ctid from kernel.reaction_done where at < $1::timestamptz - interval '30 days' limit $2)`,
      [now, most],
    )
    return calls.rowCount === most || reactions.rowCount === most ? 1 : 0
  },
}
