// How much of the index is shown to whom: the joint number alone, or both sides.

import { type Actor, scopes } from '#kernel/contract/access.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { earlyMode, indexModeSet } from '../../contract.ts'
import { namesOf } from './names.ts'
import { isOfClient } from './policy.ts'
import type { Mode } from './rules/quality.ts'

/** Where nothing was chosen. */
const usual: Mode = 'mature'

export type ModeOf = (client_id: string | null) => Mode

const rowsOf = (ctx: Context) =>
  ctx.db.selectFrom('agreements.index_mode').select(['client_id', 'mode']).execute() as Promise<
    { client_id: string | null; mode: Mode }[]
  >

export async function modes(ctx: Context): Promise<ModeOf> {
  const rows = new Map((await rowsOf(ctx)).map(({ client_id, mode }) => [client_id, mode]))
  return client_id => rows.get(client_id) ?? rows.get(null) ?? usual
}

/** In what mode a reader sees sums: of one client in its mode, of several in the early one if one of them is in it. */
export function modeOfView(modeOf: ModeOf, actor: Actor, client: string | undefined): Mode {
  if (client !== undefined) return modeOf(client === 'none' ? null : client)
  const { all, departments, teams, clients } = scopes(actor, 'agreements.report')
  if (all || departments.length > 0 || teams.length > 0) return modeOf(null)
  return clients.every(id => modeOf(id) === 'mature') ? 'mature' : 'early'
}

/** Of which clients a reader is not told whose loss something was: on the client's side, in the early mode. */
export async function sidesHidden(ctx: Context): Promise<(client_id: string | null) => boolean> {
  if (!isOfClient(ctx.actor)) return () => false
  const modeOf = await modes(ctx)
  return client_id => modeOf(client_id) === 'early'
}

/** Refuses figures of the sides, of one client or of all that the reader reads of, where they are hidden from the reader. */
export async function requireSides(ctx: Context, client: string | undefined): Promise<void> {
  const isHidden = await sidesHidden(ctx)
  const { clients } = scopes(ctx.actor, 'agreements.report')
  if (clients.some(id => (client === undefined || client === id) && isHidden(id))) throw earlyMode({})
}

export async function listModes(ctx: Context) {
  const { all, clients } = scopes(ctx.actor, 'agreements.report')
  const rows = (await rowsOf(ctx)).filter(
    ({ client_id }) => client_id !== null && (all || clients.includes(client_id)),
  )
  const name = await namesOf(ctx, { clients: rows.map(row => row.client_id) })
  const general = { client: null, mode: (await modes(ctx))(null) }
  return { items: [general, ...rows.map(({ client_id, mode }) => ({ client: name(client_id), mode }))] }
}

/** Refuses a client that is not there. */
export async function setMode(ctx: Context, client_id: string | null, mode: Mode | null): Promise<void> {
  if (client_id !== null) {
    const client = await ctx.db
      .selectFrom('organisation.client_view')
      .select('id')
      .where('id', '=', client_id)
      .executeTakeFirst()
    if (!client) throw notFound({})
  }
  const before = await ctx.db
    .selectFrom('agreements.index_mode')
    .select('id')
    .where('client_id', client_id === null ? 'is' : '=', client_id)
    .forUpdate()
    .executeTakeFirst()
  const id = before?.id ?? newId()
  if (mode === null) await ctx.db.deleteFrom('agreements.index_mode').where('id', '=', id).execute()
  else
    await ctx.db
      .insertInto('agreements.index_mode')
      .values({ id, client_id, mode, updated_at: ctx.now })
      .onConflict(conflict =>
        conflict.constraint('index_mode_client_unique').doUpdateSet({ mode, updated_at: ctx.now }),
      )
      .execute()
  ctx.tell(indexModeSet, { setting_id: id, client_id, mode })
}
