// The check of the database and of SQL in the sources finds every reach into the tables of another domain.
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cloneTemplate } from '#app/testing-database.ts'
import { map } from '#modules/map.ts'
import { relationNames, relationProblems } from '../relations.ts'
import { readSources } from '../sources.ts'
import { tableNameProblems } from '../table-names.ts'
import { inTree, plainTsconfig } from './tree.ts'

let database: Awaited<ReturnType<typeof cloneTemplate>>
let client: pg.Client

beforeAll(async () => {
  database = await cloneTemplate()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await database?.drop()
})
beforeEach(async () => void (await client.query('begin')))
afterEach(async () => void (await client.query('rollback')))

describe('the migrated database', () => {
  const breaches: readonly [title: string, statement: string, message: string][] = [
    [
      'a foreign key down the map',
      'alter table identity.account add column request_id uuid constraint down references requests.request (id)',
      'foreign key identity.account.down: identity may not reach into requests (requests.request)',
    ],
    [
      'a foreign key of the kernel',
      'alter table kernel.event add column person_id uuid constraint down references identity.account (id)',
      'foreign key kernel.event.down: the kernel may not reach into identity',
    ],
    [
      'a view down the map',
      'create view identity.asked as select id from requests.request_view',
      'view identity.asked: identity may not reach into requests (requests.request_view)',
    ],
    [
      'a view over a table of another domain',
      'create view requests.named as select id from identity.account',
      'view requests.named: identity.account belongs to identity; join its published view',
    ],
    [
      'a view over the event log',
      'create view requests.told as select id from kernel.event',
      'view requests.told: kernel.event belongs to the kernel',
    ],
    [
      'a function that reads a table of another domain',
      `create function requests.count_accounts() returns bigint language sql as 'select count(*) from identity.account'`,
      'function requests.count_accounts: identity.account belongs to identity; join its published view',
    ],
    [
      'a trigger that runs in another domain',
      `create function requests.noticed() returns trigger language plpgsql as 'begin return new; end';
       create trigger seen after insert on identity.account for each row execute function requests.noticed()`,
      'trigger identity.account.seen: identity may not reach into requests (requests.noticed)',
    ],
  ]

  it.each(breaches)('may not have %s', async (_, statement, message) => {
    const before = await relationProblems(client, map)
    await client.query(statement)
    const known = new Set(before.map(problem => problem.message))
    const after = await relationProblems(client, map)
    expect(after.map(problem => problem.message).filter(said => !known.has(said))).toEqual([message])
  })

  it('may have foreign keys and views along the map', async () => {
    const before = await relationProblems(client, map)
    await client.query(
      'alter table requests.request add column made_by uuid references identity.account (id)',
    )
    await client.query('create view requests.named as select id, name from identity.account_view')
    expect(await relationProblems(client, map)).toEqual(before)
  })
})

describe('SQL in the sources', () => {
  const findIn = async (file: string, code: string) => {
    const names = await relationNames(client)
    return inTree({ 'tsconfig.json': plainTsconfig, [file]: code }, root => {
      return tableNameProblems(readSources(root), names, map)
    })
  }
  const store = 'modules/catalogue/server/store.ts'

  it('may not name a table of another domain, in a builder, a template or a type', async () => {
    const builder = await findIn(
      store,
      `export const a = (db: any) => db.selectFrom('identity.account as a')\n`,
    )
    expect(builder).toEqual([{ file: store, line: 1, message: 'identity.account belongs to identity' }])
    const template = await findIn(store, 'export const b = sql`\n  select 1\n  from identity.account`\n')
    expect(template).toEqual([{ file: store, line: 3, message: 'identity.account belongs to identity' }])
    const quoted = await findIn(store, `export const c = 'delete from "identity"."account"'\n`)
    expect(quoted).toEqual([{ file: store, line: 1, message: 'identity.account belongs to identity' }])
    const type = await findIn(store, `export type D = DB['identity.account']\n`)
    expect(type).toEqual([{ file: store, line: 1, message: 'identity.account belongs to identity' }])
  })

  it('may name published views along the map only', async () => {
    expect(await findIn(store, `export const a = 'select id from identity.account_view'\n`)).toEqual([])
    const down = await findIn(store, `export const a = 'select id from requests.request_view'\n`)
    expect(down).toEqual([{ file: store, line: 1, message: 'requests.request_view belongs to requests' }])
  })

  it('may name tables of the kernel in the kernel and in tests only, and all of them in the application', async () => {
    const code = `export const a = 'select * from kernel.event'\n`
    expect(await findIn(store, code)).toEqual([
      { file: store, line: 1, message: 'kernel.event belongs to kernel' },
    ])
    expect(await findIn('kernel/server/tail.ts', code)).toEqual([])
    expect(await findIn('modules/catalogue/test/publish.test.ts', code)).toEqual([])
    expect(await findIn('app/demo/seed.ts', `export const a = 'copy requests.request from stdin'\n`)).toEqual(
      [],
    )
  })

  it('leaves permissions, events and columns alone', async () => {
    const code = `export const a = ['requests.work', 'requests.request_registered', 'select request.id from catalogue.service request']\n`
    expect(await findIn(store, code)).toEqual([])
  })
})
