// The rules as they would be with a draft in place of what it follows.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { compiledCalendar } from '#modules/calendar/server/face.ts'
import { effectiveScope, type Rulebook, type TargetRule } from '../rulebook.ts'
import type { EditionRow } from '../store/editions.ts'

/** Two books for the same draft; milliseconds. */
export interface Drafted {
  /** As if it had been in force ever since, instead of all other editions of its agreement. */
  readonly ever: Rulebook
  /** As it would be in force from its day on, or now when that is still to come. */
  readonly next: Rulebook
}

export async function rulesWith(
  ctx: Context,
  book: Rulebook,
  edition: EditionRow,
  since: number,
): Promise<Drafted> {
  const rules = await rulesOf(ctx, edition)
  const calendars = new Map(book.calendars)
  for (const { calendar_id: id } of rules)
    if (id && !calendars.has(id))
      calendars.set(id, { id, compiled: await compiledCalendar(ctx.okno, ctx.db, id) })
  const isOwn = ({ agreement_id }: TargetRule) => agreement_id === edition.agreement_id
  const others = book.targets.filter(rule => !isOwn(rule))
  const begins = Math.min(edition.valid_from.getTime(), ctx.now.getTime())
  const before = book.targets
    .filter(rule => isOwn(rule) && rule.edition_id !== edition.id && rule.valid_from < begins)
    .map(rule => ({ ...rule, valid_until: Math.min(rule.valid_until ?? begins, begins) }))
  const from = (valid_from: number) => rules.map(rule => ({ ...rule, valid_from, valid_until: null }))
  return {
    ever: { ...book, calendars, targets: [...others, ...from(Math.min(since, begins))] },
    next: { ...book, calendars, targets: [...others, ...before, ...from(begins)] },
  }
}

async function rulesOf(ctx: Context, edition: EditionRow): Promise<TargetRule[]> {
  const { rows } = await sql<Pick<TargetRule, 'kind' | 'promiser' | 'promiser_id' | 'promisee_id'>>`
    select kind, promiser, promiser_id, promisee_id from agreements.agreement where id = ${edition.agreement_id}`.execute(
    ctx.db,
  )
  const parties = rows[0]!
  return edition.targets.map(({ id, ...target }) => ({
    ...target,
    ...parties,
    target_id: id,
    agreement_id: edition.agreement_id,
    edition_id: edition.id,
    scope: effectiveScope(parties, edition.scope),
    steps: target.steps as TargetRule['steps'],
    budgets: target.budgets as TargetRule['budgets'],
    valid_from: edition.valid_from.getTime(),
    valid_until: null,
    covers_open: edition.covers_open,
  }))
}
