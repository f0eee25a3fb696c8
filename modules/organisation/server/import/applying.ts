// Taking the people of a list in: one handful in one transaction, again and again until no row waits.
import { sql } from 'kysely'
import { Refusal } from '#kernel/contract/refusal.ts'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { importApplied } from '../../contract.ts'
import { changePerson } from '../actions/people.ts'
import { actorOf } from '../actor.ts'
import { addPerson, keepAddresses } from '../meeting.ts'
import { countsOf } from '../store/imports.ts'
import type { Fields } from './columns.ts'
import { type Judged, judge, loadPlaces } from './judging.ts'
import type { Wanted } from './verdict.ts'

const handful = 100

/** Does the next handful of whichever list waits; answers how many rows it did. Processes share the lists out by locks. */
export async function applyImports(okno: Okno): Promise<number> {
  const waiting = await okno.pools.read.query<{ made_by: string }>(
    `select made_by from organisation.people_import where state = 'applying' order by applied_at limit 1`,
  )
  const made_by = waiting.rows[0]?.made_by
  if (!made_by) return 0
  // What changes stands in the log under the name of the person who pressed the button.
  const actor = await actorOf(okno, made_by)
  const asking = bySystem(okno, `people-import ${made_by}`)
  return inTransaction(okno, actor ? { ...asking, actor, language: actor.language } : asking, applyHandful)
}

async function applyHandful(ctx: Context): Promise<number> {
  const list = await ctx.db
    .selectFrom('organisation.people_import')
    .select(['id'])
    .where('state', '=', 'applying')
    .orderBy('applied_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!list) return 0
  const rows = await ctx.db
    .selectFrom('organisation.people_import_row')
    .select(['line', 'fields'])
    .where('import_id', '=', list.id)
    .where('applied', '=', false)
    .orderBy('line')
    .limit(handful)
    .execute()
  // What the preview said may have changed since: every row is judged anew.
  const judged = await judge(
    ctx,
    rows as { line: number; fields: Fields }[],
    await loadPlaces(ctx),
    new Map(),
  )
  for (const row of judged) await keepOutcome(ctx, list.id, await applied(ctx, row))
  const more = rows.length === handful
  await ctx.db
    .updateTable('organisation.people_import')
    .set(({ eb }) => ({
      rows_done: eb('rows_done', '+', rows.length),
      ...(more ? {} : { state: 'done', done_at: ctx.now }),
    }))
    .where('id', '=', list.id)
    .execute()
  if (!more)
    ctx.tell(importApplied, { import_id: list.id, ...(await countsOf(ctx, [list.id])).get(list.id)! })
  return Math.max(rows.length, 1)
}

/** Writes one row; somebody else may have taken an address in between, then only this row is refused. */
async function applied(ctx: Context, row: Judged): Promise<Judged> {
  if (row.verdict !== 'new' && row.verdict !== 'changed') return row
  await sql`savepoint list_row`.execute(ctx.db)
  try {
    const person_id = row.person_id
      ? await change(ctx, row.person_id, row.wanted!)
      : await addPerson(ctx, row.wanted as Wanted)
    await sql`release savepoint list_row`.execute(ctx.db)
    return { ...row, person_id }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`rollback to savepoint list_row`.execute(ctx.db)
    const value = String(error.params.value ?? error.params.email ?? error.params.staff_no ?? '')
    return { ...row, verdict: 'refused', reason: 'taken', details: { value }, person_id: null }
  }
}

/** Addresses come first: they may be refused, and nothing has been told by then. */
async function change(
  ctx: Context,
  id: string,
  { emails = [], phones = [], ...fields }: Partial<Wanted>,
): Promise<string> {
  await keepAddresses(ctx, id, 'email', emails)
  await keepAddresses(ctx, id, 'phone', phones)
  await changePerson(ctx, id, fields)
  return id
}

const keepOutcome = (
  ctx: Context,
  import_id: string,
  { line, verdict, reason, details, person_id }: Judged,
) =>
  ctx.db
    .updateTable('organisation.people_import_row')
    .set({ verdict, reason, details: JSON.stringify(details), person_id, applied: true })
    .where('import_id', '=', import_id)
    .where('line', '=', line)
    .execute()
