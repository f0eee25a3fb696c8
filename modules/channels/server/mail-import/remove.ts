// Undoing an import: its requests go with everything in them, and the people whom nothing else needs; what was worked on since stays.
import { sql } from 'kysely'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import { forgetFiles } from '#kernel/server/files.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { forgetPeople } from '#modules/organisation/server/face.ts'
import { removePast, removePastMessages } from '#modules/requests/server/face.ts'
import { mailImportRemoved } from '../../contract.ts'
import { comeOn, type ImportRow } from './at-work.ts'

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
    if (batch.length === 0) return (await removePeople(ctx, row)) || finish(ctx, row)
    const made = batch.filter(one => one.made).map(one => one.request_id)
    // Later archives may have gone on with the same conversations: their letters go along.
    const whole = await lettersOf(ctx, made)
    const single = await ownLetters(
      ctx,
      row.id,
      batch.filter(one => !one.made).map(one => one.request_id),
    )
    const gone = new Set(await removePast(ctx, made))
    await removePastMessages(
      ctx,
      single.map(letter => letter.message_id!),
    )
    const leaving = [...whole.filter(letter => gone.has(letter.request_id!)), ...single]
    await forgetFiles(
      ctx,
      leaving.flatMap(letter => [letter.id, letter.message_id!]),
    )
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

interface Behind {
  readonly id: string
  readonly request_id: string | null
  readonly message_id: string | null
}

async function lettersOf(ctx: Context, request_ids: readonly string[]): Promise<Behind[]> {
  if (request_ids.length === 0) return []
  return ctx.db
    .selectFrom('channels.letter')
    .select(['id', 'request_id', 'message_id'])
    .where('request_id', 'in', [...request_ids])
    .where('message_id', 'is not', null)
    .execute()
}

/** Letters of this archive that went on in the requests of others. */
async function ownLetters(
  ctx: Context,
  import_id: string,
  request_ids: readonly string[],
): Promise<Behind[]> {
  if (request_ids.length === 0) return []
  return ctx.db
    .selectFrom('channels.mail_import_letter as own')
    .innerJoin('channels.letter as letter', 'letter.message_id', 'own.message_id')
    .select(['letter.id', 'letter.request_id', 'letter.message_id'])
    .where('own.import_id', '=', import_id)
    .where('own.request_id', 'in', [...request_ids])
    .execute()
}

/** Forgets a batch of those whom the archive brought; answers how many were looked at, 0 when none are left. */
async function removePeople(ctx: Context, row: ImportRow): Promise<number> {
  const people = await ctx.db
    .selectFrom('channels.mail_import_person')
    .select('person_id')
    .where('import_id', '=', row.id)
    .orderBy('person_id')
    .limit(mostInBatch)
    .execute()
  if (people.length === 0) return 0
  const ids = people.map(one => one.person_id)
  await ctx.db
    .deleteFrom('channels.mail_import_person')
    .where('import_id', '=', row.id)
    .where('person_id', 'in', ids)
    .execute()
  // The letters without a sender are gone, so their nameless one names nobody any more.
  const nameless = row.nameless_id && ids.includes(row.nameless_id) ? { nameless_id: null } : {}
  const before = 'nameless_id' in nameless ? await comeOn(ctx, row, nameless) : row
  const gone = await forgetPeople(ctx, ids)
  await comeOn(ctx, before, { people_gone: row.people_gone + gone.length })
  return ids.length
}

async function finish(ctx: Context, row: ImportRow): Promise<number> {
  await ctx.db.deleteFrom('channels.mail_import_letter').where('import_id', '=', row.id).execute()
  await forgetFiles(ctx, [row.id])
  await comeOn(ctx, row, { state: 'removed', ended_at: ctx.now, secret: null })
  ctx.tell(mailImportRemoved, { import_id: row.id, kept: row.kept, people: row.people_gone })
  return 1
}
