// Files that nobody can download for what the scanner said: the list, and letting one go with a reason.
import { sql } from 'kysely'
import { fileReleased, notFound, notQuarantined, type Quarantined } from '#kernel/contract/kernel.ts'
import type { Context } from './context.ts'
import { pageOf, placeOf } from './paging.ts'

export async function quarantine(
  ctx: Context,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<{ items: Quarantined[]; next: string | null }> {
  const place = after ? placeOf(after, 2) : null
  const rows = await ctx.db
    .selectFrom('kernel.scan')
    .selectAll()
    .select(sql<string>`scanned_at::text`.as('at_key'))
    .where('state', 'in', ['infected', 'unscannable'])
    .$if(Boolean(place), query =>
      query.where(sql<boolean>`(scanned_at, sha256) < (${place![0]}::timestamptz, ${place![1]}::text)`),
    )
    .orderBy('scanned_at', 'desc')
    .orderBy('sha256', 'desc')
    .limit(limit + 1)
    .execute()
  const { items, next } = pageOf(rows, limit, row => [row.at_key, row.sha256])
  const files = await ctx.db
    .selectFrom('kernel.file')
    .select(['id', 'sha256', 'name', 'size_bytes', 'created_at', 'holder_kind', 'holder_id'])
    .where('sha256', '=', sql<string>`any(${items.map(row => row.sha256)}::text[])`)
    .orderBy('created_at')
    .limit(1000)
    .execute()
  return {
    items: items.map(({ sha256, state, signature, said, scanned_at, released_at, released_why }) => ({
      sha256,
      state: state as Quarantined['state'],
      signature,
      said,
      scanned_at: scanned_at!.toISOString(),
      files: files
        .filter(file => file.sha256 === sha256)
        .map(({ id, name, size_bytes, created_at, holder_kind, holder_id }) => ({
          id,
          name,
          size_bytes,
          created_at: created_at.toISOString(),
          holder: holder_kind && holder_id ? { kind: holder_kind, id: holder_id } : null,
        })),
      released: released_at && { at: released_at.toISOString(), why: released_why ?? '' },
    })),
    next,
  }
}

/** Refuses with `notFound` and, when it was released before, `notQuarantined`. */
export async function releaseContent(ctx: Context, sha256: string, why: string): Promise<void> {
  const file = await ctx.db
    .selectFrom('kernel.file')
    .select('id')
    .where('sha256', '=', sha256)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  if (!file) throw notFound({})
  const released = await ctx.db
    .updateTable('kernel.scan')
    .set({ released_at: ctx.now, released_by: ctx.actor.id, released_why: why })
    .where('sha256', '=', sha256)
    .where('state', 'in', ['infected', 'unscannable'])
    .where('released_at', 'is', null)
    .returning('sha256')
    .executeTakeFirst()
  if (!released) throw notQuarantined({})
  ctx.tell(fileReleased, { file_id: file.id, sha256, why })
}
