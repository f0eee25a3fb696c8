// Clients, units, regions, departments and teams as the database keeps them: five tables that are listed, made and retired alike.
import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely'
import type { DB } from '#db/types.gen.ts'
import { brokenCursor, notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import {
  codeTaken,
  placeChanged,
  placeMade,
  placeRestored,
  placeRetired,
  stillUsed,
  unknownPlace,
} from '../../contract.ts'
import { escapedForLike } from '../rules.ts'

export type PlaceKind = 'client' | 'unit' | 'region' | 'department' | 'team'
type Table<K extends PlaceKind> = DB[`organisation.${K}`]
type Row<K extends PlaceKind> = Selectable<Table<K>>
type Retirable = Exclude<PlaceKind, 'region'>

/** All five have these columns; the type of the smallest stands for each of them inside this file. */
const table = (kind: PlaceKind) => `organisation.${kind}` as 'organisation.client'

export interface PlaceSearch {
  readonly q?: string
  readonly retired?: 'without' | 'with' | 'only'
  readonly limit: number
  readonly after?: string
}

/** One page of a kind, by name in the asker's language; `condition` speaks of the alias `t`. */
export async function listPlaces<K extends PlaceKind>(
  ctx: Context,
  kind: K,
  { q, retired = 'without', limit, after }: PlaceSearch,
  condition: RawBuilder<boolean> = sql<boolean>`true`,
) {
  const title = sql<string>`coalesce(t.name ->> ${ctx.language}::text, t.name ->> 'ru', t.name ->> 'en', '')`
  const place = after ? nameAndId(after) : null
  const found = await ctx.db
    .selectFrom(`${table(kind)} as t`)
    .selectAll('t')
    .select(title.as('title'))
    .where(condition)
    .$if(kind !== 'region' && retired !== 'with', query =>
      query.where('t.retired_at', retired === 'only' ? 'is not' : 'is', null),
    )
    .$if(Boolean(q), query => {
      const part = `%${escapedForLike(q!.toLowerCase())}%`
      return query.where(
        sql<boolean>`lower(concat_ws(' ', t.code, t.name ->> 'ru', t.name ->> 'en')) like ${part}`,
      )
    })
    .$if(place !== null, query =>
      query.where(sql<boolean>`(${title}, t.id) > (${place!.name}, ${place!.id}::uuid)`),
    )
    .orderBy(title)
    .orderBy('t.id')
    .limit(limit + 1)
    .execute()
  const rows = found as unknown as (Row<K> & { id: string; title: string })[]
  return pageOf(rows, limit, row => [row.title, row.id])
}

/** A cursor of a list that is sorted by name and id. */
export function nameAndId(after: string): { name: string; id: string } {
  const [name, id] = placeOf(after, 2)
  if (typeof name !== 'string' || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id))
    throw brokenCursor({})
  return { name, id }
}

export async function holdPlace<K extends PlaceKind>(ctx: Context, kind: K, id: string): Promise<Row<K>> {
  const row = await ctx.db
    .selectFrom(table(kind))
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({})
  return row as unknown as Row<K>
}

export async function makePlace<K extends PlaceKind>(
  ctx: Context,
  kind: K,
  fields: Omit<Insertable<Table<K>>, 'id' | 'created_at'> & { code: string },
): Promise<Row<K>> {
  const row = await ctx.db
    .insertInto(table(kind))
    .values({ ...fields, id: newId() } as never)
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(named(kind, fields.code))
  ctx.tell(placeMade, { place_id: row.id, kind, code: row.code })
  return row as unknown as Row<K>
}

export async function changePlace<K extends PlaceKind>(
  ctx: Context,
  kind: K,
  before: Row<K>,
  fields: Updateable<Table<K>> & { code?: string },
): Promise<Row<K>> {
  const changed = Object.keys(fields)
  if (changed.length === 0) return before
  const row = await ctx.db
    .updateTable(table(kind))
    .set(fields as never)
    .where('id', '=', (before as { id: string }).id)
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(named(kind, fields.code ?? ''))
  ctx.tell(placeChanged, { place_id: row.id, kind, code: row.code, fields: changed })
  return row as unknown as Row<K>
}

/** Takes out of use what is in use, or into use what is not; anything else stays as it is. */
export async function setRetired<K extends Retirable>(
  ctx: Context,
  kind: K,
  before: Row<K>,
  retired: boolean,
): Promise<Row<K>> {
  const held = before as unknown as { id: string; code: string; retired_at: Date | null }
  if ((held.retired_at !== null) === retired) return before
  const row = await ctx.db
    .updateTable(table(kind))
    .set({ retired_at: retired ? ctx.now : null })
    .where('id', '=', held.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  ctx.tell(retired ? placeRetired : placeRestored, { place_id: held.id, kind, code: held.code })
  return row as unknown as Row<K>
}

/** Refuses to go on while rows lean on a place; `leaning` selects their `count`. */
export async function requireUnused(ctx: Context, leaning: RawBuilder<{ count: number }>): Promise<void> {
  const { rows } = await leaning.execute(ctx.db)
  const count = Number(rows[0]?.count ?? 0)
  if (count > 0) throw stillUsed({ count })
}

const named = (kind: PlaceKind, code: string) => (error: unknown) => {
  const constraint = violatedConstraint(error)
  if (constraint === `${kind}_code_unique`) throw codeTaken({ code })
  const field = constraint?.match(new RegExp(`^${kind}_(\\w+_id)_fkey$`))?.[1]
  throw field ? unknownPlace({ field }) : error
}
