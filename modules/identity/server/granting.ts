// Giving roles to accounts: one way for screens, seeds and the command line.
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { periodReversed, roleGranted, type scopeKinds, scopeMissing } from '../contract.ts'
import { forgetAfterwards } from './accounts.ts'

export interface Scope {
  readonly kind: (typeof scopeKinds)[number]
  /** Department, team or client; absent with `all`. */
  readonly id?: string | null
}

export interface NewGrant {
  readonly account_id: string
  readonly role: { readonly id: string; readonly code: string }
  readonly scope: Scope
  readonly starts_on?: string
  readonly ends_on?: string | null
}

/** Grants; answers the grant's id, or null when the very same grant stands already. */
export async function grant(
  ctx: Context,
  { account_id, role, scope, starts_on, ends_on }: NewGrant,
): Promise<string | null> {
  if ((scope.kind === 'all') !== !scope.id) throw scopeMissing({})
  const starts = starts_on ?? ctx.now.toISOString().slice(0, 10)
  if (ends_on && ends_on < starts) throw periodReversed({})
  const made = await ctx.db
    .insertInto('identity.role_grant')
    .values({
      id: newId(),
      account_id,
      role_id: role.id,
      scope_kind: scope.kind,
      scope_id: scope.id ?? null,
      starts_on: starts,
      ends_on: ends_on ?? null,
      granted_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      created_at: ctx.now,
    })
    .onConflict(conflict => conflict.constraint('role_grant_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return null
  ctx.tell(roleGranted, {
    account_id,
    grant_id: made.id,
    role_code: role.code,
    scope_kind: scope.kind,
    scope_id: scope.id ?? null,
  })
  forgetAfterwards(ctx)
  return made.id
}

/** Grants the role with this code from today on, without an end; doing it twice does nothing. */
export async function grantRoleByCode(
  ctx: Context,
  account_id: string,
  code: string,
  scope: Scope,
): Promise<void> {
  const role = await ctx.db
    .selectFrom('identity.role')
    .select(['id', 'code'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!role) throw notFound({})
  await grant(ctx, { account_id, role, scope })
}
