// Roles and grants as the database keeps them, and the guard that some administrator always remains.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { lastAdministrator } from '../contract.ts'

export const administration = 'identity.manage_roles'

/** Every change that could cost the last administrator waits here for the one before it. */
export async function holdAdministration(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('identity.administration'))`.execute(ctx.db)
}

/** Refuses when nobody is left who may hand out roles everywhere, today and without an end. */
export async function administratorsStay(ctx: Context): Promise<void> {
  const left = await ctx.db
    .selectFrom('identity.role_grant as g')
    .innerJoin('identity.role as r', 'r.id', 'g.role_id')
    .innerJoin('identity.account as a', 'a.id', 'g.account_id')
    .select('g.id')
    .where('g.scope_kind', '=', 'all')
    .where('g.ends_on', 'is', null)
    .where('g.starts_on', '<=', sql<string>`current_date`)
    .where('a.blocked_at', 'is', null)
    .where(sql<boolean>`${administration} = any(r.permissions)`)
    .limit(1)
    .executeTakeFirst()
  if (!left) throw lastAdministrator({})
}

/** Grants with the words of their roles and the names of their holders. */
export const grantRows = (ctx: Pick<Context, 'db'>) =>
  ctx.db
    .selectFrom('identity.role_grant as g')
    .innerJoin('identity.role as r', 'r.id', 'g.role_id')
    .innerJoin('identity.account as a', 'a.id', 'g.account_id')
    .select([
      'g.id',
      'g.account_id',
      'a.name as account_name',
      'g.role_id',
      'r.code as role_code',
      'r.title as role_title',
      'r.permissions',
      'g.scope_kind',
      'g.scope_id',
      'g.starts_on',
      'g.ends_on',
    ])

/** The names of accounts by id. */
export async function namesOf(
  ctx: Pick<Context, 'db'>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('identity.account')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
