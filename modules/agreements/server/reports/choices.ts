// What a reader of reports may narrow them to: clients, services and departments by name.
import { sql } from 'kysely'
import { scopes } from '#kernel/contract/access.ts'
import { Id } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { choiceOfReports } from '../../contract.ts'
import { type Choice, choicesOf } from '../choices.ts'

const many = 10_000

/** Those whose names match, and the one that is chosen already. Who reads of clients alone learns of no others. */
export async function reportChoices(
  ctx: Context,
  {
    kind,
    q,
    id,
    limit,
  }: {
    readonly kind: (typeof choiceOfReports)[number]
    readonly q?: string | undefined
    readonly id?: string | undefined
    readonly limit: number
  },
) {
  const { all, departments, teams, clients } = scopes(ctx.actor, 'agreements.report')
  const isOfClients = !all && departments.length === 0 && teams.length === 0
  const own = !isOfClients
    ? null
    : kind === 'client'
      ? clients
      : kind === 'unit'
        ? await unitsOf(ctx, clients)
        : null
  const isOwn = (choice: Choice) => own === null || own.includes(choice.id)
  const found = await choicesOf(ctx, kind, { q: q?.trim(), limit: own === null ? limit : many })
  // Kinds of request alone have codes.
  const isKnown = id !== undefined && (kind === 'type' || Id.safeParse(id).success)
  const chosen = !isKnown ? [] : await choicesOf(ctx, kind, { ids: [id] })
  const items = [...chosen.filter(one => found.every(other => other.id !== one.id)), ...found]
  return {
    items: items
      .filter(isOwn)
      .slice(0, limit + 1)
      .map(({ id, name }) => ({ id, name })),
  }
}

async function unitsOf(ctx: Context, clients: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from organisation.unit_view where client_id = any(${[...clients]}::uuid[])`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
