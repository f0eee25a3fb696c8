// Who may see and change agreements.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, holdsEverywhere, scopes } from '#kernel/contract/access.ts'
import { movedOn, notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'

/** How much of agreements somebody sees. */
export interface Sight {
  /** All agreements, whomever they concern. */
  readonly all: boolean
  /** Drafts, and what has been retired. */
  readonly drafts: boolean
  /** Otherwise published agreements that concern these clients or departments. */
  readonly clients: readonly string[]
  readonly departments: readonly string[]
}

export function sightOf(actor: Actor): Sight {
  const reports = scopes(actor, 'agreements.report')
  const drafts = holdsEverywhere(actor, 'agreements.manage')
  return {
    all: drafts || reports.all,
    drafts,
    clients: [...new Set([...reports.clients, ...(actor.client_id ? [actor.client_id] : [])])],
    departments: [...new Set([...reports.departments, ...actor.departments])],
  }
}

/** The agreements within sight, as a condition on rows of `agreements.agreement` under the alias `a`. */
export function agreementsInSight({ all, drafts, clients, departments }: Sight): RawBuilder<boolean> {
  if (drafts) return sql<boolean>`true`
  const published = sql`
    select from agreements.edition e where e.agreement_id = a.id and e.published_at is not null`
  if (all) return sql<boolean>`exists (${published})`
  return sql<boolean>`(
    a.retired_at is null and (
      (((a.promiser = 'client' and (a.promiser_id is null or a.promiser_id = any(${clients}::uuid[])))
        or (a.promisee = 'client' and (a.promisee_id is null or a.promisee_id = any(${clients}::uuid[]))))
        and cardinality(${clients}::uuid[]) > 0
        and exists (${published} and (
          e.scope -> 'client' is null or e.scope -> 'client' = '[]' or e.scope -> 'client' ?| ${clients}::text[]) and (
          e.scope -> 'unit' is null or e.scope -> 'unit' = '[]' or exists (
            select from organisation.unit_view u where u.client_id = any(${clients}::uuid[]) and e.scope -> 'unit' ? u.id::text))))
      or (exists (${published})
        and ((a.promiser = 'department' and a.promiser_id = any(${departments}::uuid[]))
          or (a.promisee = 'department' and a.promisee_id = any(${departments}::uuid[]))))
    ))`
}

/** Agreements are made for the whole centre or not at all. */
export function requireManager(ctx: Context): void {
  if (!holdsEverywhere(ctx.actor, 'agreements.manage')) throw notAllowed({})
}

/** If-Match names the version that the asker saw. */
export function refuseIfChanged(ctx: Context, agreement: { readonly version: number }): void {
  const seen = ctx.http?.request.headers['if-match']
  if (seen && seen.replace(/^W\/|"/g, '') !== String(agreement.version)) throw movedOn({})
}
