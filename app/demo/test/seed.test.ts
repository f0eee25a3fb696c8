// Filling, loading volume and removing on a real database.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { movableClock } from '#kernel/server/clock.ts'
import { readConfig } from '#kernel/server/config.ts'
import { readLog } from '#kernel/server/events.ts'
import { makeLog } from '#kernel/server/log.ts'
import { type Okno, openOkno } from '#kernel/server/okno.ts'
import { cloneTemplate } from '../../testing-database.ts'
import { listPersonas } from '../personas.ts'
import { isEmpty, removeDemo, seedDemo, seedVolume } from '../seed.ts'
import { wednesday } from './demo-world.ts'

const voice = { say: () => {} }
const size = { requesters: 60, agents: 40, requests: 250 }

let database: Awaited<ReturnType<typeof cloneTemplate>>
let folder: string
let okno: Okno
let client: pg.Client

beforeEach(async () => {
  database = await cloneTemplate()
  folder = await mkdtemp(path.join(tmpdir(), 'okno-demo-test-'))
  const config = readConfig({ OKNO_DATA: folder, LOG_LEVEL: 'silent' })
  if (Array.isArray(config)) throw new Error(JSON.stringify(config))
  const clock = movableClock()
  clock.set(wednesday)
  okno = openOkno({
    config,
    database_url: database.url,
    clock,
    log: makeLog('silent'),
    modules: [],
    prove: async () => null,
    actorOf: async () => null,
  })
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterEach(async () => {
  await client.end()
  await okno.close()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

const number = async (text: string): Promise<number> =>
  Number((await client.query({ text, rowMode: 'array' })).rows[0]![0])
const fill = () => seedDemo(okno, database.url, voice, size)

describe('seedDemo', () => {
  test('fills the company whole', async () => {
    expect(await isEmpty(okno)).toBe(true)
    await fill()
    expect(await isEmpty(okno)).toBe(false)
    expect(await number('select count(*) from requests.request')).toBe(250)
    expect(await number('select count(*) from identity.account')).toBe(100)
    expect(await number('select count(*) from catalogue.service')).toBe(45)
    expect(await number('select count(*) from organisation.team where first_line')).toBe(1)
    expect(await number(`select nextval('requests.number')`)).toBe(100_251)
  })

  test('keeps what was attached and what was sent', async () => {
    await fill()
    const { rows } = await client.query<{ sha256: string; size_bytes: string }>(
      `select distinct sha256, size_bytes from kernel.file where holder_kind = 'requests.message'`,
    )
    expect(rows.length).toBeGreaterThan(5)
    for (const { sha256, size_bytes } of rows)
      expect((await okno.files.readWhole(sha256)).byteLength).toBe(Number(size_bytes))
    expect(
      await number(
        `select count(*) from channels.letter as letter
         join channels.recipient as recipient on recipient.letter_id = letter.id and recipient.state = 'kept'
         join kernel.delivery as delivery on delivery.id = recipient.delivery_id
         where letter.direction = 'out' and letter.state = 'kept' and delivery.state = 'done'`,
      ),
    ).toBeGreaterThan(5)
  })

  test('has a persona of every role, the requester first', async () => {
    await fill()
    const personas = await listPersonas(okno)
    expect(personas.map(persona => persona.role).slice(0, 3)).toEqual(['requester', 'agent', 'lead'])
    expect(personas).toHaveLength(12)
    for (const { role, email } of personas) expect(email).toBe(`${role}@demo.okno`)
  })

  test('leaves nothing to react to, but what comes next', async () => {
    await fill()
    await client.query(
      `insert into kernel.event (name, subject_id, at, payload) values ('requests.request_closed', gen_random_uuid(), now(), '{}')`,
    )
    const { rows } = await client.query(
      `select xid::text as xid, id from kernel.log_cursor where reader = 'reactions'`,
    )
    const waiting = await readLog(okno.pools.read, rows[0], 100)
    const history = await number(
      `select count(*) from kernel.event where name = 'requests.request_registered'`,
    )
    expect(history).toBe(250)
    expect(waiting.filter(event => event.name.startsWith('requests.')).map(event => event.name)).toEqual([
      'requests.request_closed',
    ])
  })

  test('lets its clients owe documents of every month, and most of them come in time', async () => {
    await fill()
    const clients = await number('select count(*) from organisation.client')
    expect(await number('select count(*) from agreements.owed')).toBeGreaterThanOrEqual(6 * clients)
    const outcomes = (outcome: string) =>
      number(
        `select count(*) from agreements.clock where subject_kind = 'obligation' and outcome = '${outcome}'`,
      )
    const [met, missed] = [await outcomes('met'), await outcomes('missed')]
    expect(met / (met + missed)).toBeCloseTo(0.84, 1)
    expect(await number('select count(*) from agreements.evidence where delivered_at > now()')).toBe(0)
  })

  test('shows what clients owe in every state, and for services', async () => {
    await fill()
    const count = (where: string) =>
      number(
        `select count(*) from agreements.owed left join agreements.clock on subject_id = owed.id where ${where}`,
      )
    expect(
      await count(`done_at is null and waived_at is null and due_at > '${wednesday.toISOString()}'`),
    ).toBeGreaterThan(0)
    expect(await count('done_at > due_at')).toBeGreaterThan(0)
    expect(await count('waived_at is not null and excused and waived_by <> waiver_asked_by')).toBeGreaterThan(
      0,
    )
    expect(
      await count(`done_at is null and waived_at is null and due_at < '${wednesday.toISOString()}'`),
    ).toBeGreaterThan(0)
    expect(
      await number(
        `select count(distinct service_id) from agreements.subject where kind = 'obligation' and department_id is not null`,
      ),
    ).toBe(2)
  })

  test('lets both sides object in time, and answers some of it either way', async () => {
    await seedDemo(okno, database.url, voice, { requesters: 120, agents: 60, requests: 2500 })
    const count = (where: string) => number(`select count(*) from agreements.objection where ${where}`)
    for (const where of [
      `answered_at is null and withdrawn_at is null and answer_due_at > '${wednesday.toISOString()}'`,
      "answer = 'accepted' and kind = 'dispute'",
      "answer = 'rejected'",
      "kind = 'excuse' and answer = 'accepted'",
    ])
      expect(await count(where), where).toBeGreaterThan(0)
    expect(await count('answered_by = raised_by')).toBe(0)
    const ruled = await number(
      `select count(*) from agreements.objection join agreements.subject on subject.id = subject_id
       where verdict_given is not null and subject.verdict <> verdict_given`,
    )
    expect(ruled).toBe(0)
    const late = await number(
      `select count(*) from agreements.objection join agreements.subject on subject.id = subject_id
       where objection.kind = 'dispute' and (raised_at < verdict_at or raised_at > verdict_at + interval '16 days')`,
    )
    expect(late).toBe(0)
  })

  test('has approvals that wait, are nearly late and late, and answers either way with the reason of each no', async () => {
    await fill()
    const count = (where: string) =>
      number(
        `select count(*) from requests.approval
         join identity.account on account.id = approver_id
         join requests.request on request.id = request_id
         left join agreements.clock on clock.subject_id = request.id and clock.metric = 'approval' and clock.stopped_at is null
         where ${where}`,
      )
    const [now, soon] = [wednesday, new Date(wednesday.getTime() + 3_600_000)].map(at => at.toISOString())
    for (const whose of [`demo_role = 'client.lead'`, `demo_role is distinct from 'client.lead'`])
      for (const where of [
        `decision is null and clock.due_at > '${soon}'`,
        `decision is null and clock.due_at between '${now}' and '${soon}'`,
        `decision is null and clock.missed_at is not null`,
        `decision = 'approved' and request.is_open`,
        `decision = 'declined' and request.is_open`,
      ])
        expect(await count(`${whose} and ${where}`), `${whose}: ${where}`).toBeGreaterThan(0)
    expect(await count('decision is null and clock.id is null')).toBe(0)
    expect(await count(`decision = 'declined' and comment is null`)).toBe(0)
    expect(await count('approver_id in (requester_id, asked_by)')).toBe(0)
    expect(
      await number(
        `select count(*) from requests.approval where not exists (
           select from requests.participant as part
           where part.request_id = approval.request_id and part.person_id = approver_id)`,
      ),
    ).toBe(0)
  })

  test('says of requests how they came, how pressing they are and by when they will be done', async () => {
    await fill()
    const share = await number(
      `select 100 * count(*) filter (where completeness <> 'complete') / count(*) from requests.request where completeness is not null`,
    )
    expect(share).toBeGreaterThan(2)
    expect(share).toBeLessThan(16)
    expect(await number(`select count(*) from requests.request where priority <> 'P3'`)).toBeGreaterThan(3)
    expect(
      await number(`select count(*) from agreements.clock where metric = 'promised_date'`),
    ).toBeGreaterThan(0)
  })

  test('does not set back a dispatcher that has read further', async () => {
    await client.query(`insert into kernel.log_cursor values ('reactions', '900', 5)`)
    await fill()
    expect(
      (await client.query(`select xid::text as xid, id::int as id from kernel.log_cursor`)).rows,
    ).toEqual([{ xid: '900', id: 5 }])
  })

  test('begins again after it was stopped in the middle', async () => {
    const stopping = {
      say: (text: { en: string }) => {
        if (text.en.startsWith('Done')) throw new Error('stopped')
      },
    }
    await expect(seedDemo(okno, database.url, stopping, size)).rejects.toThrow('stopped')
    expect(await isEmpty(okno)).toBe(true)
    await fill()
    expect(await number('select count(*) from requests.request')).toBe(250)
  })

  test('refuses where there are people', async () => {
    await fill()
    await expect(fill()).rejects.toThrow(/people in the database/)
  })
})

describe('seedVolume', () => {
  test('adds whole requests whose parts belong together', async () => {
    await fill()
    await seedVolume(okno, database.url, 1200, voice)
    expect(await number('select count(*) from requests.request')).toBe(1450)
    expect(await number('select count(distinct number) from requests.request')).toBe(1450)
    expect(
      await number('select count(*) from requests.request where number > 100250 and is_open'),
    ).toBeGreaterThan(0)
    for (const [table, field, parent] of [
      ['requests.message', 'request_id', 'requests.request'],
      ['requests.message', 'author_id', 'organisation.person'],
      ['agreements.clock', 'subject_id', 'agreements.subject'],
      ['agreements.owed', 'id', 'agreements.subject'],
      ['agreements.clock', 'target_id', 'agreements.target'],
      ['requests.request', 'requester_id', 'organisation.person'],
      ['requests.request', 'assignee_id', 'organisation.person'],
      ['requests.request', 'service_id', 'catalogue.service'],
      ['requests.request', 'team_id', 'organisation.team'],
    ])
      expect(
        await number(
          `select count(*) from ${table} c where ${field} is not null and not exists (select from ${parent} p where p.id = c.${field})`,
        ),
        `${table}.${field}`,
      ).toBe(0)
  })

  test('refuses in a centre that is not the demo', async () => {
    await addOutsider()
    await expect(seedVolume(okno, database.url, 10, voice)).rejects.toThrow(/demo company only/)
  })
})

describe('removeDemo', () => {
  test('leaves the roles and what was there from the beginning, and nothing else', async () => {
    await fill()
    await seedVolume(okno, database.url, 50, voice)
    await client.query(
      `insert into kernel.event (name, subject_id, at, payload)
       select 'kernel.delivery_done', subject_id, now(), '{}' from kernel.delivery limit 1`,
    )
    await removeDemo(okno, database.url, voice)
    expect(await isEmpty(okno)).toBe(true)
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('kernel', 'identity', 'organisation', 'calendar', 'agreements', 'catalogue', 'requests', 'channels', 'feedback')`,
    )
    const filled = []
    for (const { name } of rows) if ((await number(`select count(*) from ${name}`)) > 0) filled.push(name)
    expect(filled.toSorted()).toEqual([
      'feedback.policy',
      'identity.role',
      'kernel.log_cursor',
      'requests.answering',
    ])
    expect(await number(`select nextval('requests.number')`)).toBe(100_001)
    await fill()
  })

  test('keeps other people, without their places in the demo', async () => {
    await fill()
    const id = await addOutsider()
    await client.query(
      `update organisation.person set (client_id, unit_id) = (select client_id, id from organisation.unit limit 1) where id = $1`,
      [id],
    )
    await client.query(
      `insert into organisation.membership (id, team_id, person_id, starts_on) select gen_random_uuid(), id, $1, now() from organisation.team limit 1`,
      [id],
    )
    await removeDemo(okno, database.url, voice)
    const { rows } = await client.query('select id, client_id, unit_id from organisation.person')
    expect(rows).toEqual([{ id, client_id: null, unit_id: null }])
  })

  test('takes people with it who only wrote to its mailbox', async () => {
    await fill()
    const id = await addOutsider()
    const letter = await client.query<{ id: string; request_id: string }>(
      `select id, request_id from channels.letter where outcome = 'registered' limit 1`,
    )
    const { id: letter_id, request_id } = letter.rows[0]!
    await client.query(`update requests.request set requester_id = $1, reported_by = $1 where id = $2`, [
      id,
      request_id,
    ])
    await expect(removeDemo(okno, database.url, voice)).rejects.toThrow(/Olga Outside \(1\)/)
    await client.query(
      `insert into kernel.event (name, subject_id, at, payload, request_id) values ('organisation.person_added', $1, now(), '{}', $2)`,
      [id, `letter:${letter_id}`],
    )
    await removeDemo(okno, database.url, voice)
    expect(await isEmpty(okno)).toBe(true)
  })

  test('refuses, and touches nothing, when another person has brought a request', async () => {
    await fill()
    const id = await addOutsider()
    await client.query(
      `insert into requests.request (id, type, status, subject, requester_id, reported_by, department_id, team_id, channel, language, created_at, updated_at)
       select gen_random_uuid(), 'question', 'new', 'Mine', $1, $1, department_id, id, 'email', 'en', now(), now() from organisation.team limit 1`,
      [id],
    )
    await expect(removeDemo(okno, database.url, voice)).rejects.toThrow(/Olga Outside \(1\)/)
    expect(await number('select count(*) from requests.request')).toBe(251)
  })

  test('says so when there is no demo', async () => {
    await expect(removeDemo(okno, database.url, voice)).rejects.toThrow(/no demo company/)
  })
})

async function addOutsider(): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `with account as (insert into identity.account (id, name, email) values (gen_random_uuid(), 'Olga Outside', 'olga@outside.example') returning id)
     insert into organisation.person (id) select id from account returning id`,
  )
  return rows[0]!.id
}
