// Who may hand out roles and read the log: only who holds the permission everywhere, for both reach everywhere.
import { type Actor, holdsEverywhere } from '#kernel/contract/access.ts'
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { type permissions, unknownPermission } from '../contract.ts'

/** A permission that is held for one team or client must not become a way to hold everything. */
export function requireEverywhere(actor: Actor, permission: (typeof permissions)[number]): void {
  if (!holdsEverywhere(actor, permission)) throw notAllowed({})
}

/** Every permission of every domain, by name. */
export const knownPermissions = (ctx: Context): string[] =>
  [...new Set(ctx.okno.modules.flatMap(module => module.permissions))].sort()

export function refuseUnknownPermissions(ctx: Context, wanted: readonly string[]): void {
  const known = new Set(knownPermissions(ctx))
  const unknown = wanted.find(permission => !known.has(permission))
  if (unknown !== undefined) throw unknownPermission({ permission: unknown })
}
