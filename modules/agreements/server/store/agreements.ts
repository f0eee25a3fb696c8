// Agreements in the database.
import { type RawBuilder, sql } from 'kysely'
import { brokenCursor, notFound } from '#kernel/contract/kernel.ts'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { codeTaken } from '../../contract.ts'

export interface AgreementRow {
  readonly id: string
  readonly code: string
  readonly kind: 'sla' | 'ola'
  readonly title: LocalText
  readonly promiser: 'center' | 'department' | 'client' | 'supplier'
  readonly promiser_id: string | null
  readonly promisee: 'center' | 'department' | 'client'
  readonly promisee_id: string | null
  readonly supplier: LocalText | null
  readonly retired_at: Date | null
  readonly version: number
  readonly promiser_name: LocalText | null
  readonly promisee_name: LocalText | null
  /** Whether the asker may change it. */
  readonly managed: boolean
}

/** Conditions on rows under the alias `a`. */
export interface InSight {
  readonly within: RawBuilder<boolean>
  readonly managed: RawBuilder<boolean>
}

const columns = (managed: RawBuilder<boolean>) => sql`
  ${managed} as managed,
  a.id, a.code, a.kind, a.title, a.promiser, a.promiser_id, a.promisee, a.promisee_id, a.supplier, a.retired_at, a.version,
  (select name from organisation.client_view where id = a.promiser_id union all
   select name from organisation.department_view where id = a.promiser_id) as promiser_name,
  (select name from organisation.client_view where id = a.promisee_id union all
   select name from organisation.department_view where id = a.promisee_id) as promisee_name`

export interface Search {
  readonly kind?: 'sla' | 'ola' | undefined
  readonly q?: string | undefined
  readonly retired: 'without' | 'with' | 'only'
  /** Only what the asker may change. */
  readonly mine?: 'yes' | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** One page by title in the asker's language. */
export async function page(
  ctx: Context,
  { kind, q, retired, mine, limit, after }: Search,
  { within, managed }: InSight,
) {
  const title = sql`coalesce(a.title ->> ${ctx.language}::text, a.title ->> 'ru', a.title ->> 'en', '')`
  const place = after ? titleAndId(after) : null
  const { rows } = await sql<AgreementRow & { place: string }>`
    select ${columns(managed)}, ${title} as place from agreements.agreement a
    where ${mine ? managed : within}
      ${retired === 'with' ? sql`` : retired === 'only' ? sql`and a.retired_at is not null` : sql`and a.retired_at is null`}
      ${kind ? sql`and a.kind = ${kind}` : sql``}
      ${q ? sql`and strpos(lower(concat_ws(' ', a.code, a.title ->> 'ru', a.title ->> 'en', a.supplier ->> 'ru', a.supplier ->> 'en')), lower(${q})) > 0` : sql``}
      ${place ? sql`and (${title}, a.id) > (${place.title}, ${place.id}::uuid)` : sql``}
    order by ${title}, a.id limit ${limit + 1}`.execute(ctx.db)
  return pageOf(rows, limit, row => [row.place, row.id])
}

/** Where a page of a list by title and id ended. */
export function titleAndId(after: string): { title: string; id: string } {
  const [title, id] = placeOf(after, 2)
  if (typeof title !== 'string' || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id))
    throw brokenCursor({})
  return { title, id }
}

/** An agreement within sight; anything else is not there. */
export async function find(ctx: Context, id: string, { within, managed }: InSight): Promise<AgreementRow> {
  const { rows } = await sql<AgreementRow>`
    select ${columns(managed)} from agreements.agreement a where a.id = ${id} and ${within}`.execute(ctx.db)
  if (!rows[0]) throw notFound({})
  return rows[0]
}

export type HeldAgreement = Omit<AgreementRow, 'promiser_name' | 'promisee_name' | 'managed'>

/** An agreement that nobody else changes until this use case ends. */
export async function hold(ctx: Context, id: string): Promise<HeldAgreement> {
  const { rows } = await sql<HeldAgreement>`
    select id, code, kind, title, promiser, promiser_id, promisee, promisee_id, supplier, retired_at, version
    from agreements.agreement where id = ${id} for update`.execute(ctx.db)
  if (!rows[0]) throw notFound({})
  return rows[0]
}

export interface NewAgreement {
  readonly code: string
  readonly kind: 'sla' | 'ola'
  readonly title: LocalText
  readonly promiser: AgreementRow['promiser']
  readonly promiser_id: string | null
  readonly promisee: AgreementRow['promisee']
  readonly promisee_id: string | null
  readonly supplier: LocalText | null
}

/** Answers its id. Refuses with `codeTaken`. */
export async function insert(ctx: Context, { supplier, ...fields }: NewAgreement): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('agreements.agreement')
    .values({ id, ...fields, supplier, created_at: ctx.now, updated_at: ctx.now })
    .execute()
    .catch(refuseDuplicate(fields.code))
  return id
}

/** Writes what has changed, if anything, and counts the version up. Refuses with `codeTaken`. */
export async function change(
  ctx: Context,
  id: string,
  fields: {
    readonly code?: string | undefined
    readonly title?: LocalText | undefined
    readonly supplier?: LocalText | null | undefined
    readonly retired_at?: Date | null
  } = {},
): Promise<void> {
  await ctx.db
    .updateTable('agreements.agreement')
    .set(eb => ({ ...fields, version: eb('version', '+', 1), updated_at: ctx.now }))
    .where('id', '=', id)
    .execute()
    .catch(refuseDuplicate(fields.code ?? ''))
}

const refuseDuplicate = (code: string) => (error: unknown) => {
  if (violatedConstraint(error) === 'agreement_code_unique') throw codeTaken({ code })
  throw error
}
