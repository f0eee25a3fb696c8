// Mail domains of clients in the database.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { domainsOfAddress } from '../domains.ts'

type Asking = Pick<Context, 'db'>

/** The client whose people write from this address, by the longest domain that names one; null when no rule says. */
export async function clientOfAddress(ctx: Asking, address: string): Promise<string | null> {
  const [own, ...above] = domainsOfAddress(address)
  if (!own) return null
  const row = await ctx.db
    .selectFrom('organisation.client_domain as rule')
    .innerJoin('organisation.client as client', 'client.id', 'rule.client_id')
    .select('rule.client_id')
    .where('rule.domain', 'in', [own, ...above])
    .where(eb => eb.or([eb('rule.domain', '=', own), eb('rule.with_subdomains', '=', true)]))
    .where('client.retired_at', 'is', null)
    .orderBy(sql`length(rule.domain)`, 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.client_id ?? null
}

export const domainsOf = (ctx: Asking, client_id: string) =>
  ctx.db
    .selectFrom('organisation.client_domain')
    .select(['domain', 'with_subdomains', 'added_at'])
    .where('client_id', '=', client_id)
    .orderBy('domain')
    .execute()

/** Whose a domain is. */
export const ownerOf = (ctx: Asking, domain: string) =>
  ctx.db
    .selectFrom('organisation.client_domain as rule')
    .innerJoin('organisation.client as client', 'client.id', 'rule.client_id')
    .select(['rule.client_id', 'client.name'])
    .where('rule.domain', '=', domain)
    .executeTakeFirst()

export const keepDomain = (
  ctx: Context,
  rule: { domain: string; client_id: string; with_subdomains: boolean },
) =>
  ctx.db
    .insertInto('organisation.client_domain')
    .values({ ...rule, added_at: ctx.now })
    .onConflict(conflict =>
      conflict
        .column('domain')
        .doUpdateSet({ with_subdomains: rule.with_subdomains })
        .where('organisation.client_domain.client_id', '=', rule.client_id),
    )
    .returning(['domain', 'with_subdomains', 'added_at'])
    .executeTakeFirst()

export async function dropDomain(ctx: Context, client_id: string, domain: string): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom('organisation.client_domain')
    .where('client_id', '=', client_id)
    .where('domain', '=', domain)
    .returning('domain')
    .executeTakeFirst()
  return gone !== undefined
}

/** Known people of no client who write from a domain; those who work in the centre belong to none for that reason. */
export async function peopleWithoutClient(
  ctx: Asking,
  { domain, with_subdomains }: { domain: string; with_subdomains: boolean },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from organisation.person p
    where p.client_id is null
      and not exists (select from organisation.membership m where m.person_id = p.id)
      and not exists (select from identity.grant_view g where g.account_id = p.id)
      and exists (
        select from organisation.person_address a
        where a.person_id = p.id and a.kind = 'email'
          and (split_part(a.value, '@', 2) = ${domain}
            or (${with_subdomains} and split_part(a.value, '@', 2) like ${`%.${domain.replace(/[\\%_]/g, '\\$&')}`})))
    order by p.id limit ${sql.lit(mostAdopted)}`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** At once; more are taken by asking again. */
const mostAdopted = 5000

export const joinClient = (ctx: Context, client_id: string, person_ids: readonly string[]) =>
  ctx.db
    .updateTable('organisation.person')
    .set({ client_id, updated_at: ctx.now })
    .where('id', 'in', [...person_ids])
    .execute()
