// Places of the centre's side: departments and teams, of which exactly one is the first line.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { type contract, firstLineNeeded } from '../../contract.ts'
import { requireManager } from '../policy.ts'
import { changePlace, holdPlace, listPlaces, makePlace, requireUnused, setRetired } from '../store/places.ts'

type CentreSide =
  | `${'make' | 'edit' | 'retire' | 'restore'}${'Department' | 'Team'}`
  | `list${'Department' | 'Team'}s`

export const centreSide: Pick<Actions<typeof contract>, CentreSide> = {
  async listDepartments(ctx, { query }) {
    return listPlaces(ctx, 'department', query)
  },

  async makeDepartment(ctx, { body }) {
    requireManager(ctx.actor)
    return makePlace(ctx, 'department', body)
  },

  async editDepartment(ctx, { params: { id }, body }) {
    requireManager(ctx.actor)
    return changePlace(ctx, 'department', await holdPlace(ctx, 'department', id), body)
  },

  async retireDepartment(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    const department = await holdPlace(ctx, 'department', id)
    await requireUnused(
      ctx,
      sql`select count(*) from organisation.team where department_id = ${id} and retired_at is null`,
    )
    return setRetired(ctx, 'department', department, true)
  },

  async restoreDepartment(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    return setRetired(ctx, 'department', await holdPlace(ctx, 'department', id), false)
  },

  async listTeams(ctx, { query }) {
    const { department_id } = query
    return listPlaces(
      ctx,
      'team',
      query,
      department_id ? sql<boolean>`t.department_id = ${department_id}` : undefined,
    )
  },

  async makeTeam(ctx, { body }) {
    requireManager(ctx.actor)
    const first_line = (body.first_line ?? false) || !(await firstLineIsThere(ctx))
    if (first_line) await clearFirstLine(ctx)
    return makePlace(ctx, 'team', { ...body, first_line })
  },

  async editTeam(ctx, { params: { id }, body }) {
    requireManager(ctx.actor)
    const team = await holdPlace(ctx, 'team', id)
    if (body.first_line === false && team.first_line) throw firstLineNeeded({})
    if (body.first_line && team.retired_at) throw firstLineNeeded({})
    if (body.first_line && !team.first_line) await clearFirstLine(ctx)
    return changePlace(ctx, 'team', team, body)
  },

  async retireTeam(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    const team = await holdPlace(ctx, 'team', id)
    if (team.first_line) throw firstLineNeeded({})
    await requireUnused(
      ctx,
      sql`select count(*) from organisation.membership
          where team_id = ${id} and coalesce(ends_on, 'infinity') >= current_date`,
    )
    return setRetired(ctx, 'team', team, true)
  },

  async restoreTeam(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    return setRetired(ctx, 'team', await holdPlace(ctx, 'team', id), false)
  },
}

/** Held until the end, so that two administrators at once leave one first line. */
async function firstLineIsThere(ctx: Context): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('organisation.first_line'))`.execute(ctx.db)
  const team = await ctx.db
    .selectFrom('organisation.team')
    .select('id')
    .where('first_line', '=', true)
    .executeTakeFirst()
  return team !== undefined
}

async function clearFirstLine(ctx: Context): Promise<void> {
  await firstLineIsThere(ctx)
  await ctx.db
    .updateTable('organisation.team')
    .set({ first_line: false })
    .where('first_line', '=', true)
    .execute()
}
