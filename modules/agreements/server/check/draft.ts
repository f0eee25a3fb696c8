// Whether a draft can be promised: its targets, its scope and whatever both refer to.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { unfitScope, unfitTarget, unknownCalendar } from '../../contract.ts'
import { type ChoiceKind, choicesOf } from '../choices.ts'
import { dimensions, type Scope } from '../rules/scope.ts'
import type { HeldAgreement } from '../store/agreements.ts'
import type { NewTarget, Written } from '../store/editions.ts'
import { type TargetProblem, targetProblemsOf } from './targets.ts'

/** Refuses a draft with `unfitTarget`, `unknownCalendar` or `unfitScope`. */
export async function requireFit(ctx: Context, agreement: HeldAgreement, draft: Written): Promise<void> {
  const problems = [
    ...targetProblemsOf(draft.targets, agreement.promiser),
    ...(await unknownReceivers(ctx, draft.targets)),
  ].sort((one, other) => one.index - other.index)
  const first = problems[0]
  if (first) throw unfitTarget({ code: first.code, problem: first.problem, problems })
  await requireCalendars(ctx, draft.targets)
  await requireScope(ctx, agreement, draft.scope)
}

async function unknownReceivers(ctx: Context, targets: readonly NewTarget[]): Promise<TargetProblem[]> {
  const named = targets.flatMap((target, index) =>
    target.steps.flatMap(({ to }, i) =>
      to.flatMap(({ kind, id }, j) =>
        id && (kind === 'role' || kind === 'person' || kind === 'rota')
          ? [{ kind, id, index, code: target.code, field: `steps.${i}.to.${j}` }]
          : [],
      ),
    ),
  )
  const known = new Set<string>()
  for (const [kind, wanted] of Map.groupBy(named, ({ kind }) => kind))
    for (const { id } of await choicesOf(ctx, kind, { ids: wanted.map(({ id }) => id) }))
      known.add(`${kind}:${id}`)
  return named
    .filter(({ kind, id }) => !known.has(`${kind}:${id}`))
    .map(({ index, code, field }) => ({ index, code, field, problem: 'receiver_unknown' }))
}

async function requireCalendars(ctx: Context, targets: readonly NewTarget[]): Promise<void> {
  const ids = [...new Set(targets.flatMap(({ calendar_id }) => calendar_id ?? []))]
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from calendar.calendar_view where id = any(${ids}::uuid[])`.execute(ctx.db)
  if (rows[0]!.count < ids.length) throw unknownCalendar({})
}

async function requireScope(ctx: Context, agreement: HeldAgreement, scope: Scope): Promise<void> {
  const one = oneClientOf(agreement)
  if (one && scope.client?.some(id => id !== one)) throw unfitScope({ dimension: 'client' })
  for (const dimension of dimensions) {
    const ids = [...new Set(scope[dimension] ?? [])]
    if (ids.length === 0 || dimension === 'priority') continue
    const found = await choicesOf(ctx, dimension satisfies ChoiceKind, { ids })
    if (found.length < ids.length) throw unfitScope({ dimension })
  }
  if (one && scope.unit?.length) {
    const { rows } = await sql`
      select id from organisation.unit_view where id = any(${[...scope.unit]}::uuid[]) and client_id <> ${one}`.execute(
      ctx.db,
    )
    if (rows.length > 0) throw unfitScope({ dimension: 'unit' })
  }
}

/** The client that an agreement is with; null when it is with all of them, or with none. */
export const oneClientOf = ({
  promiser,
  promiser_id,
  promisee,
  promisee_id,
}: Pick<HeldAgreement, 'promiser' | 'promiser_id' | 'promisee' | 'promisee_id'>): string | null =>
  (promiser === 'client' && promiser_id) || (promisee === 'client' && promisee_id) || null
