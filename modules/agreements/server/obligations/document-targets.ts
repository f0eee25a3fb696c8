// The targets by which documents may be owed, and the clients for whom each holds.
import { sql } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { type DocumentTarget, notADocument } from '../../contract.ts'
import { choicesOf } from '../choices.ts'

/** Of published agreements in which clients promise. */
const isOffered = sql`target.metric = 'document' and agreement.kind = 'ola' and agreement.promiser = 'client'
  and agreement.retired_at is null and edition.published_at is not null`

const joined = sql`
  agreements.target as target
  join agreements.edition as edition on edition.id = target.edition_id
  join agreements.agreement as agreement on agreement.id = edition.agreement_id`

/** The clients of an agreement's edition, or those of them that a plan names; `named` is an array of ids or null. */
export const clientsOwing = (named: ReturnType<typeof sql>) => sql`
  select client.id from organisation.client_view as client
  where client.retired_at is null
    and (${named} is null or client.id = any(${named}))
    and (agreement.promiser_id is null or client.id = agreement.promiser_id)
    and (coalesce(jsonb_array_length(edition.scope -> 'client'), 0) = 0 or edition.scope -> 'client' ? client.id::text)
  order by client.id`

type Row = Omit<DocumentTarget, 'names' | 'agreement'> & {
  readonly agreement: { readonly id: string; readonly title: LocalText }
  readonly promiser_name: LocalText | null
}

/** Of each agreement those of its latest published edition, by title. */
export async function documentTargets(ctx: Context) {
  const { rows } = await sql<Row>`
    select target.id, target.title, jsonb_build_object('unit', target.limit_unit, 'count', target.limit_count) as limit,
           target.warn_minutes, target.calendar_source, target.calendar_id, target.steps,
           jsonb_build_object('id', agreement.id, 'title', agreement.title) as agreement,
           (select name from organisation.client_view where id = agreement.promiser_id) as promiser_name
    from ${joined}
    where ${isOffered}
      and not exists (select from agreements.edition as later where later.agreement_id = agreement.id
        and later.published_at is not null and later.number > edition.number)
    order by agreement.title ->> 'ru', target.code`.execute(ctx.db)
  const names = await namesIn(ctx, rows)
  return rows.map(({ promiser_name, agreement, steps, ...row }) => ({
    ...row,
    steps: [...steps],
    agreement: { ...agreement, promiser_name },
    names,
  }))
}

/** Whom their steps name. */
async function namesIn(ctx: Context, rows: readonly Row[]): Promise<Record<string, LocalText>> {
  const receivers = rows.flatMap(({ steps }) => steps.flatMap(({ to }) => to))
  const found = await Promise.all(
    (['role', 'person', 'rota'] as const).map(async kind => {
      const ids = receivers.flatMap(one => (one.kind === kind && one.id ? [one.id] : []))
      return (await choicesOf(ctx, kind, { ids })).map(({ id, name }) => [`${kind}:${id}`, name] as const)
    }),
  )
  return Object.fromEntries(found.flat())
}

export interface Owing {
  readonly agreement_id: string
  /** The code of the target. */
  readonly code: string
  readonly clients: readonly string[]
}

/** By which promise documents would be owed and which clients would owe them. Refuses with `notADocument`. */
export async function owingBy(
  ctx: Context,
  target_id: string,
  client_ids: readonly string[] | null,
): Promise<Owing> {
  const named = client_ids === null ? sql`null::uuid[]` : sql`${[...client_ids]}::uuid[]`
  const { rows } = await sql<Owing>`
    select agreement.id as agreement_id, target.code, array(${clientsOwing(named)}) as clients
    from ${joined} where target.id = ${target_id}::uuid and ${isOffered}`.execute(ctx.db)
  if (!rows[0]) throw notADocument({})
  return rows[0]
}
