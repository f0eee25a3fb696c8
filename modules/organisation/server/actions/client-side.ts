// Places of the clients' side: clients, their units, and regions.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { circle, type contract, unitOfOther, unknownPlace } from '../../contract.ts'
import { requireManager, visibleClients } from '../policy.ts'
import { changePlace, holdPlace, listPlaces, makePlace, requireUnused, setRetired } from '../store/places.ts'

type ClientSide =
  | `${'make' | 'edit' | 'retire' | 'restore'}${'Client' | 'Unit'}`
  | `${'make' | 'edit'}Region`
  | `list${'Client' | 'Unit' | 'Region'}s`

export const clientSide: Pick<Actions<typeof contract>, ClientSide> = {
  async listClients(ctx, { query }) {
    const seen = visibleClients(ctx.actor)
    return listPlaces(ctx, 'client', query, seen ? sql<boolean>`t.id = any(${seen}::uuid[])` : undefined)
  },

  async makeClient(ctx, { body }) {
    requireManager(ctx.actor)
    return makePlace(ctx, 'client', body)
  },

  async editClient(ctx, { params: { id }, body }) {
    requireManager(ctx.actor)
    return changePlace(ctx, 'client', await holdPlace(ctx, 'client', id), body)
  },

  async retireClient(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    const client = await holdPlace(ctx, 'client', id)
    await requireUnused(
      ctx,
      sql`select count(*) from organisation.unit where client_id = ${id} and retired_at is null`,
    )
    return setRetired(ctx, 'client', client, true)
  },

  async restoreClient(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    return setRetired(ctx, 'client', await holdPlace(ctx, 'client', id), false)
  },

  async listUnits(ctx, { query }) {
    const seen = visibleClients(ctx.actor)
    const mine = seen ? sql<boolean>`t.client_id = any(${seen}::uuid[])` : sql<boolean>`true`
    const asked = query.client_id ? sql<boolean>`t.client_id = ${query.client_id}` : sql<boolean>`true`
    return listPlaces(ctx, 'unit', query, sql<boolean>`(${mine} and ${asked})`)
  },

  async makeUnit(ctx, { body }) {
    requireManager(ctx.actor)
    if (body.parent_id) await requireSibling(ctx, body.parent_id, body.client_id)
    return makePlace(ctx, 'unit', body)
  },

  async editUnit(ctx, { params: { id }, body }) {
    requireManager(ctx.actor)
    const unit = await holdPlace(ctx, 'unit', id)
    if (body.parent_id) {
      await requireSibling(ctx, body.parent_id, unit.client_id)
      await refuseCircle(ctx, id, body.parent_id)
    }
    return changePlace(ctx, 'unit', unit, body)
  },

  async retireUnit(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    const unit = await holdPlace(ctx, 'unit', id)
    await requireUnused(
      ctx,
      sql`select count(*) from organisation.unit where parent_id = ${id} and retired_at is null`,
    )
    return setRetired(ctx, 'unit', unit, true)
  },

  async restoreUnit(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    return setRetired(ctx, 'unit', await holdPlace(ctx, 'unit', id), false)
  },

  async listRegions(ctx, { query }) {
    return listPlaces(ctx, 'region', query)
  },

  async makeRegion(ctx, { body }) {
    requireManager(ctx.actor)
    return makePlace(ctx, 'region', body)
  },

  async editRegion(ctx, { params: { id }, body }) {
    requireManager(ctx.actor)
    return changePlace(ctx, 'region', await holdPlace(ctx, 'region', id), body)
  },
}

/** A unit stands below a unit of the same client. */
async function requireSibling(ctx: Context, parent_id: string, client_id: string): Promise<void> {
  const parent = await ctx.db
    .selectFrom('organisation.unit')
    .select('client_id')
    .where('id', '=', parent_id)
    .executeTakeFirst()
  if (!parent) throw unknownPlace({ field: 'parent_id' })
  if (parent.client_id !== client_id) throw unitOfOther({})
}

async function refuseCircle(ctx: Context, id: string, parent_id: string): Promise<void> {
  const { rows } = await sql`
    with recursive above (id) as (
      select ${parent_id}::uuid
      union
      select u.parent_id from organisation.unit u join above a on u.id = a.id where u.parent_id is not null
    )
    select 1 from above where id = ${id}`.execute(ctx.db)
  if (rows.length > 0) throw circle({})
}
