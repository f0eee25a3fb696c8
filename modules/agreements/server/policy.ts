// Who may see and change agreements.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, holdsEverywhere, scopes } from '#kernel/contract/access.ts'
import { movedOn, notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { choicesOf } from './choices.ts'
import type { Scope } from './rules/scope.ts'

/** Whose promises somebody makes and changes: all of them, or those of some departments and for their services. */
export interface Realm {
  readonly everywhere: boolean
  readonly departments: readonly string[]
  /** The services of these departments, also those that are out of use. */
  readonly services: readonly string[]
}

export async function realmOf(ctx: Context): Promise<Realm> {
  const { all, departments } = scopes(ctx.actor, 'agreements.manage')
  if (all || departments.length === 0) return { everywhere: all, departments: [], services: [] }
  const services = await choicesOf(ctx, 'service', { departments })
  return { everywhere: false, departments, services: services.map(({ id }) => id) }
}

/** Whether all that a scope holds for is within a realm. */
export const covers = ({ everywhere, departments, services }: Realm, scope: Scope): boolean =>
  everywhere || areSome(scope.department, departments) || areSome(scope.service, services)

const areSome = (named: readonly string[] | undefined, own: readonly string[]): boolean =>
  named !== undefined && named.length > 0 && named.every(id => own.includes(id))

/** The same of whole agreements, as a condition on rows of `agreements.agreement` under the alias `a`: of all their editions. */
export function agreementsOf({ everywhere, departments, services }: Realm): RawBuilder<boolean> {
  if (everywhere) return sql<boolean>`true`
  if (departments.length === 0) return sql<boolean>`false`
  const within = (dimension: string, own: readonly string[]) => sql`(
    coalesce(e.scope -> ${dimension}, '[]') <> '[]' and e.scope -> ${dimension} <@ ${JSON.stringify(own)}::jsonb)`
  return sql<boolean>`(
    case when a.promiser = 'department' then a.promiser_id = any(${[...departments]}::uuid[])
    else not exists (
      select from agreements.edition e where e.agreement_id = a.id
        and not (${within('department', departments)} or ${within('service', services)})) end)`
}

/** The scope with which a draft within a realm begins. */
export const beginningOf = ({ everywhere, departments }: Realm): { department?: string[] } =>
  everywhere ? {} : { department: [...departments] }

/** Whether an agreement of these sides may be made at all: for other departments nobody promises. */
export const mayPromise = (
  { everywhere, departments }: Realm,
  { promiser, promiser_id }: { readonly promiser: string; readonly promiser_id: string | null },
): boolean => everywhere || promiser !== 'department' || departments.includes(promiser_id ?? '')

/** How much of agreements somebody sees. */
export interface Sight {
  /** All agreements, whomever they concern. */
  readonly all: boolean
  /** Of these also drafts, and what has been retired. */
  readonly realm: Realm
  /** Otherwise published agreements that concern these clients or departments. */
  readonly clients: readonly string[]
  readonly departments: readonly string[]
}

export async function sightOf(ctx: Context): Promise<Sight> {
  const reports = scopes(ctx.actor, 'agreements.report')
  const realm = await realmOf(ctx)
  const { client_id, departments }: Actor = ctx.actor
  return {
    all: realm.everywhere || realm.departments.length > 0 || reports.all,
    realm,
    clients: [...new Set([...reports.clients, ...(client_id ? [client_id] : [])])],
    departments: [...new Set([...reports.departments, ...departments])],
  }
}

/** The agreements within sight, as a condition on rows of `agreements.agreement` under the alias `a`. */
export function agreementsInSight({ all, realm, clients, departments }: Sight): RawBuilder<boolean> {
  if (realm.everywhere) return sql<boolean>`true`
  const published = sql`
    select from agreements.edition e where e.agreement_id = a.id and e.published_at is not null`
  const own = agreementsOf(realm)
  if (all) return sql<boolean>`(exists (${published}) or ${own})`
  return sql<boolean>`(${own} or (
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
    )))`
}

/** What stands around agreements is for the whole centre: rotas, calendars of the sides, frozen months, how much of the index is shown, reading everything anew. */
export function requireManager(ctx: Context): void {
  if (!holdsEverywhere(ctx.actor, 'agreements.manage')) throw notAllowed({})
}

/** Refuses those who may not change an agreement; answers how far their right goes. */
export async function requireManagerOf(ctx: Context, agreement_id: string): Promise<Realm> {
  const realm = await realmOf(ctx)
  if (realm.everywhere) return realm
  const { rows } = await sql`
    select from agreements.agreement a where a.id = ${agreement_id} and ${agreementsOf(realm)}`.execute(
    ctx.db,
  )
  if (rows.length === 0) throw notAllowed({})
  return realm
}

/** If-Match names the version that the asker saw. */
export function refuseIfChanged(ctx: Context, agreement: { readonly version: number }): void {
  const seen = ctx.http?.request.headers['if-match']
  if (seen && seen.replace(/^W\/|"/g, '') !== String(agreement.version)) throw movedOn({})
}
