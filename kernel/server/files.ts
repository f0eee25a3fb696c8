// Attachments: taking uploads, giving them to what holds them, and handing them out to those who may see the holder.
import { sql } from 'kysely'
import { emptyFile, type FileInfo, notFound, tooLarge } from '#kernel/contract/kernel.ts'
import type { Context } from './context.ts'
import type { FileStore } from './file-store.ts'
import { newId } from './id.ts'
import type { Okno } from './okno.ts'
import { heldBy } from './scanning.ts'
import { trueType } from './true-type.ts'

type Bytes = Parameters<FileStore['put']>[0]

export interface NewFile {
  readonly name: string
  readonly declared_type?: string
  readonly bytes: Bytes
  readonly holder?: { readonly kind: string; readonly id: string }
  readonly inline?: boolean
  readonly content_id?: string | null
  /** A file without content is kept too: somebody else sent it, and nobody is there to be refused. */
  readonly may_be_empty?: boolean
}

/** Stores a file and its row; the type is told from the bytes, what was declared counts only where bytes say nothing. */
export async function keepFile(ctx: Context, file: NewFile): Promise<FileInfo> {
  const stored = await storeFile(ctx.okno, file)
  const uploaded_by = ctx.actor.kind === 'person' ? ctx.actor.id : null
  await keepStored(ctx, [{ ...stored, uploaded_by }])
  return stored
}

/** A file whose content is stored and whose row is still to be written. */
export interface StoredFile {
  readonly id: string
  readonly sha256: string
  readonly size_bytes: number
  readonly name: string
  readonly type: string
  readonly inline: boolean
  readonly content_id: string | null
  readonly uploaded_by: string | null
  readonly holder_kind: string | null
  readonly holder_id: string | null
}

/** Stores the content alone, outside any transaction: for many files at a time. Refuses with `tooLarge` and `emptyFile`. */
export async function storeFile(okno: Pick<Okno, 'config' | 'files'>, file: NewFile): Promise<StoredFile> {
  const limit_mb = okno.config.OKNO_FILE_LIMIT_MB
  const stored = await okno.files.put(file.bytes, limit_mb * 1024 * 1024)
  if (!stored) throw tooLarge({ limit_mb })
  const name = cleanName(file.name)
  if (stored.size_bytes === 0 && !file.may_be_empty) throw emptyFile({ name })
  return {
    id: newId(),
    sha256: stored.sha256,
    size_bytes: stored.size_bytes,
    name,
    type: await trueType(stored.head, file.declared_type ?? '', name),
    inline: file.inline ?? false,
    content_id: file.content_id ?? null,
    uploaded_by: null,
    holder_kind: file.holder?.kind ?? null,
    holder_id: file.holder?.id ?? null,
  }
}

/** Writes the rows of stored files, all at once. */
export async function keepStored(
  ctx: Pick<Context, 'db' | 'now'>,
  files: readonly StoredFile[],
): Promise<void> {
  if (files.length === 0) return
  await ctx.db
    .insertInto('kernel.file')
    .values(files.map(file => ({ ...file, created_at: ctx.now })))
    .execute()
}

/** Forgets the files of holders that are gone; contents that nobody else has leave the disk a day later. */
export async function forgetFiles(
  ctx: Pick<Context, 'db' | 'now'>,
  holder_ids: readonly string[],
): Promise<void> {
  if (holder_ids.length === 0) return
  await sql`
    with gone as (delete from kernel.file where holder_id = any(${[...holder_ids]}::uuid[]) returning sha256)
    insert into kernel.unneeded_content (sha256, since) select distinct sha256, ${ctx.now}::timestamptz from gone
    on conflict (sha256) do update set since = excluded.since`.execute(ctx.db)
}

/** How many contents only these holders have, and their bytes: what would leave the disk with them. */
export async function onlyHeldBy(
  ctx: Pick<Context, 'db'>,
  holder_ids: readonly string[],
): Promise<{ contents: number; size_bytes: number }> {
  const { rows } = await sql<{ contents: number; size_bytes: number }>`
    select count(*)::int as contents, coalesce(sum(size_bytes), 0)::float8 as size_bytes from (
      select distinct on (own.sha256) own.sha256, own.size_bytes from kernel.file as own
      where own.holder_id = any(${[...holder_ids]}::uuid[]) and not exists (
        select from kernel.file as other where other.sha256 = own.sha256
          and (other.holder_id is null or not other.holder_id = any(${[...holder_ids]}::uuid[])))
    ) as content`.execute(ctx.db)
  return rows[0]!
}

/** Gives one's own uploads to a holder; answers how many were taken. An upload can be given once. */
export async function giveFiles(
  ctx: Context,
  ids: readonly string[],
  holder: { kind: string; id: string },
): Promise<number> {
  if (ids.length === 0) return 0
  const { numUpdatedRows } = await ctx.db
    .updateTable('kernel.file')
    .set({ holder_kind: holder.kind, holder_id: holder.id })
    .where('id', 'in', [...ids])
    .where('uploaded_by', '=', ctx.actor.id)
    .where('holder_id', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Gives the files of a holder to another one; with null they are free again, their uploaders' own. */
export const passFiles = (
  ctx: Pick<Context, 'db'>,
  from_id: string,
  to: { readonly kind: string; readonly id: string } | null,
) =>
  ctx.db
    .updateTable('kernel.file')
    .set({ holder_kind: to?.kind ?? null, holder_id: to?.id ?? null })
    .where('holder_id', '=', from_id)
    .execute()

/** The files of many holders in one query. The caller has made sure that the actor may see the holders. */
export async function filesOf(
  ctx: Pick<Context, 'db' | 'okno'>,
  holder_ids: readonly string[],
): Promise<Map<string, (FileInfo & { content_id: string | null })[]>> {
  if (holder_ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('kernel.file as file')
    .leftJoin('kernel.scan as scan', 'scan.sha256', 'file.sha256')
    .select(['id', 'name', 'type', 'size_bytes', 'file.sha256', 'inline', 'content_id', 'holder_id'])
    .select(['scan.state', 'scan.signature', 'scan.released_at'])
    .where('holder_id', 'in', [...holder_ids])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const scanning = ctx.okno.config.OKNO_CLAMD !== undefined
  const files = rows.map(({ state, signature, released_at, ...file }) => ({
    ...file,
    held: heldBy({ state, signature, released_at }, scanning),
  }))
  return Map.groupBy(files, file => file.holder_id!)
}

/** A file whose holder the actor may see, or an upload of the actor's own; anything else does not exist. */
export async function findFile(ctx: Context, id: string) {
  const file = await ctx.db.selectFrom('kernel.file').selectAll().where('id', '=', id).executeTakeFirst()
  if (!file) throw notFound({})
  if (!file.holder_id || !file.holder_kind) {
    if (file.uploaded_by !== ctx.actor.id) throw notFound({})
    return file
  }
  const guard = ctx.okno.modules.map(module => module.holders[file.holder_kind!]).find(Boolean)
  const seen = await guard?.(ctx, [file.holder_id])
  if (!seen?.has(file.holder_id)) throw notFound({})
  return file
}

/** The name as the person knows it, in any script, without folders and control characters. */
function cleanName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = [...last].filter(sign => sign >= ' ' && sign !== '\u007f').join('')
  return clean.trim().slice(-200) || 'file'
}
