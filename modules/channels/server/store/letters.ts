// Letters in the database: those that came and those of ours, and the ids by which they find their conversation.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Database } from '#kernel/server/database.ts'

type Asking = { readonly db: Database }

/** Holds everything that a letter may meet until the end of the transaction: its twins, the letters of its thread. */
export async function lockThread(ctx: Context, marks: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended('channels:' || mark, 0) as key
      from unnest(${[...new Set(marks)].slice(0, 100)}::text[]) as mark order by key) as keys`.execute(ctx.db)
}

export const letterByUid = (
  ctx: Context,
  at: { mailbox_id: string; folder: string; uid_validity: number; uid: number },
) =>
  ctx.db
    .selectFrom('channels.letter')
    .selectAll()
    .where('mailbox_id', '=', at.mailbox_id)
    .where('folder', '=', at.folder)
    .where('uid_validity', '=', at.uid_validity)
    .where('uid', '=', at.uid)
    .executeTakeFirst()

/** The letter taken in with one of these hashes. */
export async function letterByContent(
  ctx: Context,
  hashes: readonly (string | null)[],
): Promise<LetterRow | undefined> {
  const known = hashes.filter(hash => hash !== null)
  if (known.length === 0) return undefined
  return ctx.db
    .selectFrom('channels.letter')
    .selectAll()
    .where('content_hash', 'in', known)
    .where('direction', '=', 'in')
    .where('outcome', '<>', 'duplicate')
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
}

/** Subjects under which a request was written about lately. */
export async function subjectsOf(ctx: Context, request_id: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('channels.letter')
    .select('subject')
    .where('request_id', '=', request_id)
    .where('subject', 'is not', null)
    .orderBy('at', 'desc')
    .limit(20)
    .execute()
  return [...new Set(rows.map(row => row.subject!))]
}

const mostKnown = 200

/** Remembers that these ids belong to a request. */
export async function keepIds(
  ctx: Context,
  request_id: string,
  header_ids: readonly string[],
): Promise<void> {
  const ids = [...new Set(header_ids)].slice(0, mostKnown)
  if (ids.length === 0) return
  await ctx.db
    .insertInto('channels.known_id')
    .values(ids.map(header_id => ({ header_id, request_id })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Message-IDs of a request's letters, oldest first. */
export async function threadOf(ctx: Asking, request_id: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('channels.letter')
    .select('header_id')
    .where('request_id', '=', request_id)
    .where('header_id', 'is not', null)
    .where('from_centre', '=', false)
    .where(eb => eb.or([eb('direction', '=', 'out'), eb('outcome', 'in', ['registered', 'joined'])]))
    .where(eb => eb.or([eb('state', 'is', null), eb('state', '<>', 'held')]))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(row => row.header_id!).reverse()
}

/** The letter that began a request, if one did. */
export const firstLetter = (ctx: Asking, request_id: string) =>
  ctx.db
    .selectFrom('channels.letter')
    .select(['id', 'mailbox_id'])
    .where('request_id', '=', request_id)
    .where('direction', '=', 'in')
    .where('mailbox_id', 'is not', null)
    .orderBy('at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()

/** Makes room for a held letter that is taken in again; false when it is held no longer. */
export async function forgetHeld(ctx: Context, id: string): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom('channels.letter')
    .where('id', '=', id)
    .where('direction', '=', 'in')
    .where('outcome', '=', 'held')
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

export const letterById = (ctx: Asking, id: string) =>
  ctx.db.selectFrom('channels.letter').selectAll().where('id', '=', id).executeTakeFirst()

export type LetterRow = NonNullable<Awaited<ReturnType<typeof letterById>>>

/** Where it lies on its mail server; null for a letter that Okno has, or that nobody set aside. */
export const onServer = ({
  outcome,
  raw_file_id,
  folder,
  uid,
  size_bytes,
}: Pick<LetterRow, 'outcome' | 'raw_file_id' | 'folder' | 'uid' | 'size_bytes'>) =>
  outcome === 'held' && raw_file_id === null && folder !== null && uid !== null
    ? { folder, uid: Number(uid), size_bytes: size_bytes === null ? null : Number(size_bytes) }
    : null
