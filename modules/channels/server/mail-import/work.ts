// Working on imports: whichever waits, a while at a time, by one process each; what hinders one is kept with it.
import { inTransaction } from '#kernel/server/context.ts'
import { kyselyOn } from '#kernel/server/database.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { mailImportFailed } from '../../contract.ts'
import { isPassing } from '../intake/take-in.ts'
import { alone, comeOn, type ImportRow, importById, importsAtWork, Overtaken } from './at-work.ts'
import { look } from './look.ts'
import { remove } from './remove.ts'
import { SourceFault } from './source.ts'
import { write } from './write.ts'

/** Works a while on the first import that nobody else works on; answers how much was done, 0 when nothing waits. */
export async function workOnImports(okno: Okno): Promise<number> {
  for (const { id } of await importsAtWork(okno)) {
    const done = await workOn(okno, id)
    if (done !== undefined) return done
  }
  return 0
}

/** Works a while on one import; undefined while another process does. */
export const workOn = (okno: Okno, id: string): Promise<number | undefined> =>
  alone(okno, id, async () => {
    const row = await importById({ db: kyselyOn(okno.pools.write) }, id)
    if (!row) return 0
    try {
      if (row.state === 'looking') return await look(okno, row)
      if (row.state === 'importing') return await write(okno, row)
      return row.state === 'removing' ? await remove(okno, row) : 0
    } catch (error) {
      // Stopped in the middle of a batch, which is done again when it goes on.
      if (error instanceof Overtaken) return 0
      if (isPassing(error)) throw error
      okno.log.error({ err: error, import: id }, 'an import of mail cannot go on')
      await fail(okno, id, error)
      return 1
    }
  })

async function fail(okno: Okno, id: string, error: unknown): Promise<void> {
  const said = error instanceof SourceFault ? error.message : `broken: ${(error as Error).message ?? error}`
  await inTransaction(okno, bySystem(okno, `mail-import:${id}`), async ctx => {
    const row = (await importById(ctx, id)) as ImportRow
    await comeOn(ctx, row, { state: 'failed', error: said.slice(0, 500), ended_at: ctx.now })
    ctx.tell(mailImportFailed, { import_id: id, reason: said.slice(0, 500) })
  })
}
