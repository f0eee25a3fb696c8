// Undoing an import: its requests go with everything in them; those that were worked on since stay.
import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { removePast } from '#modules/requests/server/face.ts'
import { mailImportRemoved } from '../../contract.ts'
import { comeOn, type ImportRow } from './at-work.ts'
import { import_holder } from './look.ts'

const mostInBatch = 200

/** Removes a batch of requests; answers how many were dealt with. */
export const remove = (okno: Okno, row: ImportRow): Promise<number> =>
  inTransaction(okno, bySystem(okno, `mail-import:${row.id}`), async ctx => {
    const batch = await ctx.db
      .selectFrom('channels.mail_import_conversation')
      .select(['number', 'request_id', 'made'])
      .where('import_id', '=', row.id)
      .orderBy('number', 'desc')
      .limit(mostInBatch)
      .execute()
    if (batch.length === 0) {
      await finish(ctx, row)
      return 1
    }
    const made = batch.filter(one => one.made).map(one => one.request_id)
    const joined = batch.filter(one => !one.made).map(one => one.request_id)
    // Later archives may have gone on with the same conversations: their letters go along.
    const files = await filesBehind(ctx, row.id, made, joined)
    const gone = new Set(await removePast(ctx, made))
    await forgetLetters(ctx, row.id, joined)
    const leaving = files.filter(file => !file.request_id || gone.has(file.request_id)).map(file => file.id)
    if (leaving.length > 0) await ctx.db.deleteFrom('kernel.file').where('id', 'in', leaving).execute()
    const numbers = batch.map(one => one.number)
    await sql`delete from channels.mail_import_conversation
      where (import_id = ${row.id} and number = any(${numbers}::int[])) or request_id = any(${[...gone]}::uuid[])`.execute(
      ctx.db,
    )
    await comeOn(ctx, row, {
      requests: row.requests - gone.size,
      kept: row.kept + made.length - gone.size,
    })
    return batch.length
  })

/** Files of the messages and letters that will go: of whole requests, and of this archive's letters in others. */
async function filesBehind(
  ctx: Context,
  import_id: string,
  made: readonly string[],
  joined: readonly string[],
): Promise<{ id: string; request_id: string | null }[]> {
  const { rows } = await sql<{ id: string; request_id: string | null }>`
    select file.id, letter.request_id from channels.letter as letter
    join kernel.file as file on file.holder_id in (letter.id, letter.message_id)
    where letter.request_id = any(${[...made]}::uuid[])
    union
    select file.id, null from channels.mail_import_letter as own
    join channels.letter as letter on letter.message_id = own.message_id
    join kernel.file as file on file.holder_id in (letter.id, letter.message_id)
    where own.import_id = ${import_id} and own.request_id = any(${[...joined]}::uuid[])`.execute(ctx.db)
  return rows
}

/** Letters of this archive that went on in the requests of others. Their messages take them along. */
async function forgetLetters(ctx: Context, import_id: string, joined: readonly string[]): Promise<void> {
  if (joined.length === 0) return
  await sql`delete from requests.message where id in (
    select message_id from channels.mail_import_letter
    where import_id = ${import_id} and request_id = any(${[...joined]}::uuid[]))`.execute(ctx.db)
}

async function finish(ctx: Context, row: ImportRow): Promise<void> {
  await ctx.db.deleteFrom('channels.mail_import_letter').where('import_id', '=', row.id).execute()
  await ctx.db
    .deleteFrom('kernel.file')
    .where('holder_kind', '=', import_holder)
    .where('holder_id', '=', row.id)
    .execute()
  await comeOn(ctx, row, { state: 'removed', ended_at: ctx.now, secret: null })
  ctx.tell(mailImportRemoved, { import_id: row.id, kept: row.kept })
}
