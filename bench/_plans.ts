import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { modules, recognising } from '#app/modules.ts'
import { systemClock } from '#kernel/server/clock.ts'
import { readConfig } from '#kernel/server/config.ts'
import { makeLog } from '#kernel/server/log.ts'
import { openOkno } from '#kernel/server/okno.ts'
import { actorOf } from '#modules/organisation/server/face.ts'
import { requestsModule } from '#modules/requests/server/module.ts'

const { db } = JSON.parse(readFileSync('/tmp/okno-b/big.json', 'utf8'))
const config = readConfig({ OKNO_DATA: '/tmp/okno-b/data' }) as never
const okno = openOkno({
  config,
  database_url: db,
  clock: systemClock,
  log: makeLog('warn'),
  modules,
  ...recognising,
})
const client = new pg.Client({ connectionString: db })
await client.connect()
const verbose = process.argv.includes('-v')
const filter = process.argv[2] ?? ''
const orig = okno.pools.read.query.bind(okno.pools.read)
let seen: { text: string; values: unknown[] }[] = []
okno.pools.read.query = ((q: any, v: any) => {
  if (q.text) seen.push({ text: q.text, values: q.values })
  return orig(q, v)
}) as never
for (const [email, name, input] of [
  ['agent@demo.okno', 'listRequests', { view: 'my_teams', sort: 'due' }],
  ['agent@demo.okno', 'listRequests', { view: 'all', sort: 'due' }],
  ['agent@demo.okno', 'listRequests', { view: 'mine' }],
  ['agent@demo.okno', 'listRequests', { view: 'unassigned' }],
  ['agent@demo.okno', 'listRequests', { view: 'late' }],
  ['agent@demo.okno', 'listRequests', { view: 'finished' }],
  ['agent@demo.okno', 'listRequests', { q: 'расчётный листок март' }],
  ['agent@demo.okno', 'listRequests', { q: 'отпуск' }],
  ['agent@demo.okno', 'countRequests', {}],
  ['owner@demo.okno', 'listRequests', { view: 'all', sort: 'due' }],
  ['owner@demo.okno', 'countRequests', {}],
  ['SPEC', 'listRequests', { view: 'all', sort: 'due' }],
  ['SPEC', 'listRequests', {}],
  ['SPEC', 'listRequests', { view: 'finished' }],
  ['SPEC', 'countRequests', {}],
  ['SPEC', 'listRequests', { q: 'отпуск' }],
  ['client.lead@demo.okno', 'listRequests', {}],
  ['client.lead@demo.okno', 'listRequests', { view: 'all' }],
  ['client.lead@demo.okno', 'countRequests', {}],
  ['requester@demo.okno', 'listRequests', { view: 'asked' }],
  ['requester@demo.okno', 'listRequests', {}],
  ['requester@demo.okno', 'countRequests', {}],
  ['agent@demo.okno', 'listRequests', { team_id: 'TEAM' }],
  ['agent@demo.okno', 'listRequests', { client_id: 'CLIENT' }],
  ['agent@demo.okno', 'listRequests', { service_id: 'SERVICE' }],
  ['agent@demo.okno', 'listRequests', { status: 'closed' }],
  ['agent@demo.okno', 'listRequests', { view: 'all', tag: 'x' }],
] as const) {
  const label = `${email} ${name} ${JSON.stringify(input)}`
  if (filter && filter !== '-v' && !label.includes(filter)) continue
  const { rows } = await client.query(
    email === 'SPEC'
      ? `select g.account_id as id, g.scope_kind from identity.role_grant g join identity.role r on r.id = g.role_id where r.code = 'agent' and g.scope_kind <> 'all' order by g.scope_kind, 1 limit 1`
      : `select id from identity.account where email = '${email}'`,
  )
  const actor = (await actorOf(okno, rows[0].id))!
  const pick = async (t: string) => (await client.query(`select id from ${t} limit 1`)).rows[0].id
  const query = { limit: 50, ...input } as any
  if (query.team_id) query.team_id = await pick('organisation.team')
  if (query.client_id) query.client_id = await pick('organisation.client')
  if (query.service_id) query.service_id = await pick('catalogue.service')
  const ctx = {
    okno,
    actor,
    language: 'ru',
    now: new Date(),
    db: okno.readDb,
    request_id: 'x',
    tell() {},
    afterwards() {},
  } as any
  for (let i = 0; i < 3; i++) {
    seen = []
    await (requestsModule.actions as any)[name](ctx, { query })
  }
  const begun = performance.now()
  seen = []
  const answer = await (requestsModule.actions as any)[name](ctx, { query })
  const ms = performance.now() - begun
  const { rows: plan } = await client.query(
    'explain (analyze, buffers, format json) ' + seen[0]!.text,
    seen[0]!.values,
  )
  const p = plan[0]['QUERY PLAN'][0]
  const nodes: string[] = []
  const walk = (n: any) => {
    if (/Scan/.test(n['Node Type']))
      nodes.push(
        `${n['Node Type'].replace(' Scan', '')}(${n['Index Name'] ?? n['Relation Name'] ?? ''}:${n['Actual Rows'] * n['Actual Loops']}${n['Rows Removed by Filter'] ? '-' + n['Rows Removed by Filter'] : ''})`,
      )
    for (const c of n.Plans ?? []) walk(c)
  }
  walk(p.Plan)
  console.log(
    `${label}\n   action ${ms.toFixed(1)} ms, first sql ${p['Execution Time'].toFixed(2)} ms (plan ${p['Planning Time'].toFixed(1)}), buffers ${p.Plan['Shared Hit Blocks'] + p.Plan['Shared Read Blocks']}, items ${answer.items.length}  ${nodes.slice(0, 8).join(' ')}`,
  )
  if (verbose) console.log(seen[0]!.text, JSON.stringify(p.Plan, null, 1).slice(0, 6000))
}
process.exit()
