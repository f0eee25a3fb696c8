// The row of an import as whoever works on it sees it: one process at a time, each batch written once.
import { sql } from 'kysely'
import type pg from 'pg'
import type { Context } from '#kernel/server/context.ts'
import { kyselyOn } from '#kernel/server/database.ts'
import type { Okno } from '#kernel/server/okno.ts'

type Asking = Pick<Context, 'db'>

export const importById = (asking: Asking, id: string) =>
  asking.db.selectFrom('channels.mail_import').selectAll().where('id', '=', id).executeTakeFirst()

export type ImportRow = NonNullable<Awaited<ReturnType<typeof importById>>>

type Change = Partial<
  Pick<
    ImportRow,
    | 'state'
    | 'place'
    | 'looked_bytes'
    | 'letters'
    | 'size_bytes'
    | 'size_letters'
    | 'conversations'
    | 'people'
  > &
    Pick<
      ImportRow,
      | 'waiting'
      | 'people_gone'
      | 'imported'
      | 'duplicates'
      | 'automatic'
      | 'unreadable'
      | 'requests'
      | 'joined'
    > &
    Pick<ImportRow, 'kept' | 'first_at' | 'last_at' | 'nameless_id' | 'error' | 'looked_at' | 'started_at'> &
    Pick<ImportRow, 'ended_at' | 'secret'>
> & { readonly source?: string }

/** Somebody stopped it, or another process was faster: what was done in this batch is dropped. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

/** Writes how far it has come, in the transaction of what was done; throws Overtaken when it is not where it was. */
export async function comeOn(ctx: Asking, before: ImportRow, change: Change): Promise<ImportRow> {
  const row = await ctx.db
    .updateTable('channels.mail_import')
    .set({ ...(change as Record<string, never>), step: sql<number>`step + 1` })
    .where('id', '=', before.id)
    .where('step', '=', before.step)
    .where('state', '=', before.state)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Overtaken()
  return row
}

/** What is to be worked on, the oldest first. */
export const importsAtWork = (okno: Okno) =>
  kyselyOn(okno.pools.write)
    .selectFrom('channels.mail_import')
    .select('id')
    .where('state', 'in', ['looking', 'importing', 'removing'])
    .orderBy('began_at')
    .limit(10)
    .execute()

/**
 * Does this while no other process works on the import; undefined when one does. The lock goes with the connection, so a
 * process that died holds nothing. No transaction is open meanwhile: readers of the log would wait for it.
 */
export async function alone<T>(okno: Okno, id: string, work: () => Promise<T>): Promise<T | undefined> {
  const client: pg.PoolClient = await okno.pools.write.connect()
  const key = `hashtextextended('channels.mail_import:' || $1, 0)`
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${key}) as held`, [
      id,
    ])
    if (!rows[0]!.held) return undefined
    try {
      return await work()
    } finally {
      await client.query(`select pg_advisory_unlock(${key})`, [id]).catch(error => {
        broken = error
      })
    }
  } finally {
    client.release(broken)
  }
}
