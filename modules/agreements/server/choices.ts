// What scopes and steps of agreements may name: things of the organisation, roles, rotas, and what upper domains offer.
import { type RawBuilder, sql } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { slot } from '#kernel/server/slot.ts'
import type { choiceKinds } from '../contract.ts'

export type ChoiceKind = (typeof choiceKinds)[number]
export interface Choice {
  readonly id: string
  readonly name: LocalText
  /** Whose service it is. */
  readonly department_id?: string | null
}
/**
 * Those with these ids, also when they are out of use; without ids those in use whose names match the words, by name.
 * Services may be asked for by their departments: then those out of use too, and as many as there are.
 */
export interface Wanted {
  readonly ids?: readonly string[]
  readonly departments?: readonly string[]
  readonly q?: string | undefined
  readonly limit?: number
}

/** What another domain lets agreements name. */
export interface ChoiceSource {
  readonly kind: ChoiceKind
  readonly find: (ctx: Context, wanted: Wanted) => Promise<readonly Choice[]>
}

/** Filled by domains above: services and kinds of request. */
export const choices = slot<ChoiceSource>('agreements.choices')

const named = (name: RawBuilder<unknown>) => sql`jsonb_build_object('ru', ${name}::text, 'en', ${name}::text)`

const sources: { readonly [K in ChoiceKind]?: RawBuilder<unknown> } = {
  client: sql`select id::text, name, retired_at is null as in_use from organisation.client_view`,
  unit: sql`select id::text, name, retired_at is null as in_use from organisation.unit_view`,
  region: sql`select id::text, name, true as in_use from organisation.region_view`,
  department: sql`select id::text, name, retired_at is null as in_use from organisation.department_view`,
  role: sql`select code as id, title as name, true as in_use from identity.role_view`,
  rota: sql`select id::text, title as name, true as in_use from agreements.rota`,
  person: sql`select id::text, ${named(sql.ref('name'))} as name, blocked_at is null as in_use from organisation.person_view`,
}

/** What of a kind there is to name. */
export async function choicesOf(ctx: Context, kind: ChoiceKind, wanted: Wanted): Promise<readonly Choice[]> {
  if (wanted.ids?.length === 0) return []
  const own = sources[kind]
  if (own) return found(ctx, own, wanted)
  const offered = choices.all(ctx.okno).filter(source => source.kind === kind)
  return (await Promise.all(offered.map(source => source.find(ctx, wanted)))).flat()
}

async function found(
  ctx: Context,
  source: RawBuilder<unknown>,
  { ids, q, limit = 50 }: Wanted,
): Promise<Choice[]> {
  const { rows } = await (ids
    ? sql<Choice>`select id, name from (${source}) as named where id = any(${[...ids]}::text[])`
    : sql<Choice>`
        select id, name from (${source}) as named
        where in_use and (${q ?? ''} = '' or strpos(lower(concat_ws(' ', name ->> 'ru', name ->> 'en')), lower(${q ?? ''})) > 0)
        order by coalesce(name ->> ${ctx.language}::text, name ->> 'ru', name ->> 'en'), id limit ${limit}`
  ).execute(ctx.db)
  return rows
}
