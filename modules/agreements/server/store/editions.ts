// Editions of agreements with their targets in the database.
import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { Edition, EditionFields, Target, TargetFields } from '../../contract.ts'

export type EditionRow = Omit<Edition, 'valid_from' | 'valid_until' | 'published_at'> & {
  readonly agreement_id: string
  readonly valid_from: Date
  readonly valid_until: Date | null
  readonly published_at: Date | null
}
export type NewTarget = z.output<typeof TargetFields>
export type Written = z.output<typeof EditionFields>

/** Editions with their targets, of some agreements or with some ids, newest first. */
export async function editions(
  ctx: Context,
  by: { readonly agreements: readonly string[] } | { readonly ids: readonly string[] },
): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select e.id, e.agreement_id, e.number, e.valid_from, e.valid_until, e.covers_open, e.scope, e.published_at, e.note,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', t.id, 'code', t.code, 'metric', t.metric, 'title', t.title,
          'limit', jsonb_build_object('unit', t.limit_unit, 'count', t.limit_count), 'warn_minutes', t.warn_minutes,
          'calendar_source', t.calendar_source, 'calendar_id', t.calendar_id, 'pauses', t.pauses, 'steps', t.steps,
          'budgets', t.budgets) order by t.id)
        from agreements.target t where t.edition_id = e.id), '[]') as targets
    from agreements.edition e
    where ${'ids' in by ? sql`e.id = any(${[...by.ids]}::uuid[])` : sql`e.agreement_id = any(${[...by.agreements]}::uuid[])`}
    order by e.agreement_id, e.number desc`.execute(ctx.db)
  return rows
}

export async function findEdition(ctx: Context, id: string): Promise<EditionRow> {
  const [row] = await editions(ctx, { ids: [id] })
  if (!row) throw notFound({})
  return row
}

export interface EditionHead {
  readonly agreement_id: string
  readonly number: number
  readonly valid_from: Date
  readonly valid_until: Date | null
  readonly published_at: Date | null
  readonly targets: number
}

/** Editions without what they hold, of some agreements, newest first: for lists. */
export async function heads(ctx: Context, agreements: readonly string[]): Promise<EditionHead[]> {
  const { rows } = await sql<EditionHead>`
    select agreement_id, number, valid_from, valid_until, published_at,
      (select count(*) from agreements.target where edition_id = edition.id) as targets
    from agreements.edition where agreement_id = any(${[...agreements]}::uuid[])
    order by agreement_id, number desc`.execute(ctx.db)
  return rows
}

/** A draft with its targets, as a copy or empty. Answers its id. */
export async function insertDraft(
  ctx: Context,
  agreement_id: string,
  number: number,
  {
    targets,
    valid_from,
    covers_open,
    scope,
  }: Pick<EditionRow, 'valid_from' | 'covers_open' | 'scope'> & {
    readonly targets: readonly (NewTarget | Target)[]
  },
): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('agreements.edition')
    .values({
      id,
      agreement_id,
      number,
      valid_from,
      covers_open,
      scope: JSON.stringify(scope),
      created_at: ctx.now,
    })
    .execute()
  await insertTargets(ctx, id, targets)
  return id
}

/** Writes over a draft and all of its targets. */
export async function overwrite(
  ctx: Context,
  id: string,
  { valid_from, covers_open, scope, note, targets }: Written,
): Promise<void> {
  await ctx.db
    .updateTable('agreements.edition')
    .set({ valid_from, covers_open, scope: JSON.stringify(scope), note: note ?? null })
    .where('id', '=', id)
    .execute()
  await ctx.db.deleteFrom('agreements.target').where('edition_id', '=', id).execute()
  await insertTargets(ctx, id, targets)
}

async function insertTargets(
  ctx: Context,
  edition_id: string,
  targets: readonly (NewTarget | Target)[],
): Promise<void> {
  if (targets.length === 0) return
  await ctx.db
    .insertInto('agreements.target')
    .values(
      targets.map(target => ({
        id: newId(),
        edition_id,
        code: target.code,
        metric: target.metric,
        title: target.title,
        limit_unit: target.limit.unit,
        limit_count: target.limit.count,
        warn_minutes: target.warn_minutes,
        calendar_source: target.calendar_source,
        calendar_id: target.calendar_id,
        pauses: [...target.pauses],
        steps: JSON.stringify(target.steps),
        budgets: JSON.stringify(target.budgets),
        created_at: ctx.now,
      })),
    )
    .execute()
}

/** Makes a draft again of an edition that has not begun: what was published before it is valid until what comes after. */
export async function recall(ctx: Context, edition: EditionRow): Promise<void> {
  await ctx.db
    .updateTable('agreements.edition')
    .set({ valid_until: edition.valid_until })
    .where('agreement_id', '=', edition.agreement_id)
    .where('published_at', 'is not', null)
    .where('valid_until', '=', edition.valid_from)
    .execute()
  await ctx.db
    .updateTable('agreements.edition')
    .set({ published_at: null, published_by: null, valid_until: null })
    .where('id', '=', edition.id)
    .execute()
  await ctx.db
    .deleteFrom('agreements.recalculation')
    .where('edition_id', '=', edition.id)
    .where('finished_at', 'is', null)
    .execute()
}

/** Brings a draft into force: what was published before is valid until then. */
export async function publish(ctx: Context, edition: EditionRow): Promise<void> {
  await ctx.db
    .updateTable('agreements.edition')
    .set({ valid_until: edition.valid_from })
    .where('agreement_id', '=', edition.agreement_id)
    .where('published_at', 'is not', null)
    .where('valid_until', 'is', null)
    .execute()
  await ctx.db
    .updateTable('agreements.edition')
    .set({ published_at: ctx.now, published_by: ctx.actor.kind === 'person' ? ctx.actor.id : null })
    .where('id', '=', edition.id)
    .execute()
}

export const drop = (ctx: Context, id: string) =>
  ctx.db.deleteFrom('agreements.edition').where('id', '=', id).execute()
