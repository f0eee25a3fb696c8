// What the machinery forgets: answers to repeated calls after a week, done reactions after a month, and contents of files a day
// after the last holder went.
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

const day_ms = 86_400_000

/**
 * Takes contents off the disk that lost a holder a day ago and have none now. The day is for those who stored the same content
 * again and have yet to write its row.
 */
export const clearDisk: Periodic = {
  name: 'clear_disk',
  every_seconds: 600,
  async run(okno) {
    const before = new Date(okno.clock.now().getTime() - day_ms)
    const { rows } = await okno.pools.write.query<{ sha256: string; held: boolean }>(
      `select sha256, exists (select from kernel.file where file.sha256 = unneeded_content.sha256) as held
       from kernel.unneeded_content where since < $1 order by since limit $2`,
      [before, most],
    )
    for (const { sha256, held } of rows) {
      if (!held && (await okno.files.remove(sha256, before)))
        await okno.pools.write.query('delete from kernel.scan where sha256 = $1', [sha256])
      await okno.pools.write.query('delete from kernel.unneeded_content where sha256 = $1 and since < $2', [
        sha256,
        before,
      ])
    }
    return rows.length === most ? 1 : 0
  },
}
