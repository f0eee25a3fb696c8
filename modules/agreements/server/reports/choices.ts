// What a reader of reports may narrow them to: clients, services and departments by name.
import { scopes } from '#kernel/contract/access.ts'
import type { Context } from '#kernel/server/context.ts'
import { type Choice, choicesOf } from '../choices.ts'

const many = 1000

/** Those whose names match, and the one that is chosen already. Who reads of clients alone learns of no others. */
export async function reportChoices(
  ctx: Context,
  {
    kind,
    q,
    id,
    limit,
  }: {
    readonly kind: 'service' | 'client' | 'department'
    readonly q?: string | undefined
    readonly id?: string | undefined
    readonly limit: number
  },
) {
  const { all, departments, teams, clients } = scopes(ctx.actor, 'agreements.report')
  const own = kind === 'client' && !all && departments.length === 0 && teams.length === 0 ? clients : null
  const isOwn = (choice: Choice) => own === null || own.includes(choice.id)
  const found = await choicesOf(ctx, kind, { q: q?.trim(), limit: own === null ? limit : many })
  const chosen = id === undefined ? [] : await choicesOf(ctx, kind, { ids: [id] })
  const items = [...chosen.filter(one => found.every(other => other.id !== one.id)), ...found]
  return {
    items: items
      .filter(isOwn)
      .slice(0, limit + 1)
      .map(({ id, name }) => ({ id, name })),
  }
}
