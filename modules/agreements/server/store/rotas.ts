// Rotas in the database.
import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound } from '#kernel/contract/kernel.ts'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import { pageOf } from '#kernel/server/paging.ts'
import { codeTaken, type RotaFields } from '../../contract.ts'
import { titleAndId } from './agreements.ts'

export interface RotaRow {
  readonly id: string
  readonly code: string
  readonly title: LocalText
  /** In the order of their turns. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly starts_on: string
  readonly turn_days: number
}
export type NewRota = z.output<typeof RotaFields>

const columns = sql`
  r.id, r.code, r.title, r.starts_on, r.turn_days,
  (select jsonb_agg(jsonb_build_object('id', one.id, 'name', p.name) order by one.place)
   from unnest(r.people) with ordinality as one(id, place) join organisation.person_view p on p.id = one.id) as people`

export async function page(
  ctx: Context,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
) {
  const title = sql`coalesce(r.title ->> ${ctx.language}::text, r.title ->> 'ru', r.title ->> 'en', '')`
  const place = after ? titleAndId(after) : null
  const { rows } = await sql<RotaRow & { place: string }>`
    select ${columns}, ${title} as place from agreements.rota r
    ${place ? sql`where (${title}, r.id) > (${place.title}, ${place.id}::uuid)` : sql``}
    order by ${title}, r.id limit ${limit + 1}`.execute(ctx.db)
  return pageOf(rows, limit, row => [row.place, row.id])
}

export async function find(ctx: Context, id: string): Promise<RotaRow> {
  const { rows } = await sql<RotaRow>`select ${columns} from agreements.rota r where r.id = ${id}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw notFound({})
  return rows[0]
}

/** Answers its id. Refuses with `codeTaken`. */
export async function insert(ctx: Context, fields: NewRota): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('agreements.rota')
    .values({ id, ...fields })
    .execute()
    .catch(refuseDuplicate(fields.code))
  return id
}

/** Refuses with `codeTaken` or `notFound`. */
export async function replace(ctx: Context, id: string, fields: NewRota): Promise<void> {
  const [written] = await ctx.db
    .updateTable('agreements.rota')
    .set(fields)
    .where('id', '=', id)
    .execute()
    .catch(refuseDuplicate(fields.code))
  if (written!.numUpdatedRows === 0n) throw notFound({})
}

export const drop = (ctx: Context, id: string) =>
  ctx.db.deleteFrom('agreements.rota').where('id', '=', id).execute()

/** Whether a step names a rota, in a draft or in an edition whose time is not over. */
export async function isNeeded(ctx: Context, id: string): Promise<boolean> {
  const receiver = JSON.stringify([{ to: [{ kind: 'rota', id }] }])
  const { rows } = await sql`
    select from agreements.target t join agreements.edition e on e.id = t.edition_id
    where t.steps @> ${receiver}::jsonb and (e.valid_until is null or e.valid_until > ${ctx.now}) limit 1`.execute(
    ctx.db,
  )
  return rows.length > 0
}

const refuseDuplicate = (code: string) => (error: unknown) => {
  if (violatedConstraint(error) === 'rota_code_unique') throw codeTaken({ code })
  throw error
}
