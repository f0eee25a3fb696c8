// Roles and who holds them; what changes here is felt at once.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import {
  alreadyGranted,
  builtInRole,
  type contract,
  roleChanged,
  roleDeleted,
  roleInUse,
  roleTaken,
  roleWithdrawn,
} from '../../contract.ts'
import { endSessions, forgetAfterwards, setPassword } from '../accounts.ts'
import { grant } from '../granting.ts'
import { knownPermissions, refuseUnknownPermissions, requireEverywhere } from '../policy.ts'
import { administration, administratorsStay, grantRows, holdAdministration } from '../store.ts'

type Roles =
  | 'listPermissions'
  | 'listRoles'
  | 'makeRole'
  | 'editRole'
  | 'deleteRole'
  | 'listGrants'
  | 'grantRole'
  | 'withdrawRole'
  | 'setPasswordOf'

export const roles: Pick<Actions<typeof contract>, Roles> = {
  async listPermissions(ctx) {
    requireEverywhere(ctx.actor, administration)
    return { items: knownPermissions(ctx) }
  },

  async listRoles(ctx) {
    requireEverywhere(ctx.actor, administration)
    return { items: await ctx.db.selectFrom('identity.role').selectAll().orderBy('code').execute() }
  },

  async makeRole(ctx, { body }) {
    requireEverywhere(ctx.actor, administration)
    refuseUnknownPermissions(ctx, body.permissions)
    const role = await ctx.db
      .insertInto('identity.role')
      .values({ id: newId(), ...body, permissions: unique(body.permissions), created_at: ctx.now })
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch(refuseTaken(body.code))
    ctx.tell(roleChanged, { role_id: role.id, code: role.code, permissions: role.permissions })
    return role
  },

  async editRole(ctx, { params: { id }, body }) {
    requireEverywhere(ctx.actor, administration)
    await holdAdministration(ctx)
    const before = await heldRole(ctx, id)
    // What the role held before may stay, also when the domain that asked for it is gone.
    refuseUnknownPermissions(
      ctx,
      (body.permissions ?? []).filter(permission => !before.permissions.includes(permission)),
    )
    const role = await ctx.db
      .updateTable('identity.role')
      .set({
        code: body.code ?? before.code,
        title: body.title,
        permissions: body.permissions && unique(body.permissions),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
      .catch(refuseTaken(body.code ?? ''))
    if (before.permissions.includes(administration)) await administratorsStay(ctx)
    ctx.tell(roleChanged, { role_id: id, code: role.code, permissions: role.permissions })
    forgetAfterwards(ctx)
    return role
  },

  async deleteRole(ctx, { params: { id } }) {
    requireEverywhere(ctx.actor, administration)
    const role = await heldRole(ctx, id)
    if (role.built_in) throw builtInRole({})
    const { count } = await ctx.db
      .selectFrom('identity.role_grant')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('role_id', '=', id)
      .executeTakeFirstOrThrow()
    if (count > 0) throw roleInUse({ count })
    await ctx.db.deleteFrom('identity.role').where('id', '=', id).execute()
    ctx.tell(roleDeleted, { role_id: id, code: role.code })
    return {}
  },

  async listGrants(ctx, { query: { account_id, role_id } }) {
    requireEverywhere(ctx.actor, administration)
    const items = await grantRows(ctx)
      .$if(Boolean(account_id), query => query.where('g.account_id', '=', account_id!))
      .$if(Boolean(role_id), query => query.where('g.role_id', '=', role_id!))
      .orderBy('a.name')
      .orderBy('r.code')
      .orderBy('g.starts_on')
      .orderBy('g.id')
      .limit(mostGrants)
      .execute()
    return { items }
  },

  async grantRole(ctx, { body }) {
    requireEverywhere(ctx.actor, administration)
    const role = await heldRole(ctx, body.role_id)
    const account = await ctx.db
      .selectFrom('identity.account')
      .select('id')
      .where('id', '=', body.account_id)
      .executeTakeFirst()
    if (!account) throw notFound({})
    const id = await grant(ctx, {
      account_id: body.account_id,
      role,
      scope: { kind: body.scope_kind, id: body.scope_id },
      starts_on: body.starts_on,
      ends_on: body.ends_on,
    })
    if (!id) throw alreadyGranted({})
    return grantRows(ctx).where('g.id', '=', id).executeTakeFirstOrThrow()
  },

  async withdrawRole(ctx, { params: { id } }) {
    requireEverywhere(ctx.actor, administration)
    await holdAdministration(ctx)
    const held = await grantRows(ctx).where('g.id', '=', id).executeTakeFirst()
    if (!held) throw notFound({})
    await ctx.db.deleteFrom('identity.role_grant').where('id', '=', id).execute()
    if (held.permissions.includes(administration)) await administratorsStay(ctx)
    ctx.tell(roleWithdrawn, { account_id: held.account_id, grant_id: id, role_code: held.role_code })
    forgetAfterwards(ctx)
    return {}
  },

  async setPasswordOf(ctx, { params: { id }, body }) {
    requireEverywhere(ctx.actor, administration)
    const account = await ctx.db
      .selectFrom('identity.account')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst()
    if (!account) throw notFound({})
    await setPassword(ctx, id, body.password)
    await endSessions(ctx, id)
    forgetAfterwards(ctx)
    return {}
  },
}

const mostGrants = 5000

const unique = (permissions: readonly string[]): string[] => [...new Set(permissions)].sort()

async function heldRole(ctx: Context, id: string) {
  const role = await ctx.db
    .selectFrom('identity.role')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!role) throw notFound({})
  return role
}

const refuseTaken = (code: string) => (error: unknown) => {
  throw violatedConstraint(error) === 'role_code_unique' ? roleTaken({ code }) : error
}
