// More than the small centre has, for the tests that need it: further people with keys, services that are no longer offered.
import { createHash, randomBytes } from 'node:crypto'
import type { Okno } from '#kernel/server/okno.ts'
import type { Testing } from './testing.ts'

/** The headers of a new API key of an account, for calls that do not go through a caller (streams, raw sockets). */
export async function newKey(okno: Okno, account_id: string): Promise<{ authorization: string }> {
  const key = `okno_${randomBytes(32).toString('base64url')}`
  await okno.pools.write.query(
    `insert into identity.api_key (id, account_id, name, secret_hash, created_at) values (gen_random_uuid(), $1, 'test', $2, now())`,
    [account_id, createHash('sha256').update(key).digest()],
  )
  return { authorization: `Bearer ${key}` }
}

/** So many agents of the one window, each as a caller; the names are Agent 1, Agent 2 and so on. */
export async function moreAgents(okno: Testing, count: number) {
  const { rows } = await okno.okno.pools.write.query<{ id: string }>(
    `with made as (insert into identity.account (id, name) select gen_random_uuid(), 'Agent ' || n from generate_series(1, $1::int) as n returning id),
       known as (insert into organisation.person (id) select id from made),
       joined as (insert into organisation.membership (id, team_id, person_id, starts_on) select gen_random_uuid(), $2, id, '2020-01-01' from made),
       granted as (insert into identity.role_grant (id, account_id, role_id, scope_kind, starts_on)
         select gen_random_uuid(), made.id, role.id, 'all', '2020-01-01' from made, identity.role where role.code = 'agent')
     select id from made`,
    [count, okno.center.teams.window],
  )
  return Promise.all(rows.map(async ({ id }) => ({ id, caller: okno.with(await newKey(okno.okno, id)) })))
}

/** A person for each shipped role, holding it everywhere, as a caller by the role's code. */
export async function onePersonPerRole(okno: Testing): Promise<Map<string, ReturnType<Testing['with']>>> {
  const { rows } = await okno.okno.pools.write.query<{ id: string; code: string }>(
    `with made as (insert into identity.account (id, name, demo_role) select gen_random_uuid(), code, code from identity.role returning id, demo_role),
       known as (insert into organisation.person (id) select id from made),
       granted as (insert into identity.role_grant (id, account_id, role_id, scope_kind, starts_on)
         select gen_random_uuid(), made.id, role.id, 'all', '2020-01-01' from made join identity.role on role.code = made.demo_role)
     select id, demo_role as code from made order by demo_role`,
  )
  return new Map(
    await Promise.all(
      rows.map(async ({ id, code }) => [code, okno.with(await newKey(okno.okno, id))] as const),
    ),
  )
}

/** A service that is not offered any more. */
export const retireService = (okno: Testing, id: string) =>
  okno.okno.pools.write.query(`update catalogue.service set status = 'retired' where id = $1`, [id])

/** Whether any team takes what nobody else is named for. */
export const setFirstLine = (okno: Testing, there: boolean) =>
  okno.okno.pools.write.query(`update organisation.team set first_line = $1 where code = 'window'`, [there])
