// The database is lost and comes back: a clear answer meanwhile, nothing acknowledged lost, nothing done twice, work afterwards.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answered, startOkno, type Testing } from '#app/testing.ts'
import { statement } from '#kernel/server/database.ts'
import { refusalOf } from '#kernel/server/problem.ts'
import { bySelf } from './sample.ts'

let okno: Testing
/** Stands outside, in another database of the server, and breaks connections. */
let outside: pg.Client
let database: string
beforeAll(async () => {
  okno = await startOkno()
  const url = new URL(String(okno.okno.pools.write.options.connectionString))
  database = url.pathname.slice(1)
  url.pathname = '/postgres'
  outside = new pg.Client({ connectionString: url.href })
  await outside.connect()
})
afterAll(async () => {
  await outside.end()
  await okno.close()
})

/** Breaks the connections of the product that a condition names; answers how many. */
async function terminate(condition = 'true'): Promise<number> {
  const { rowCount } = await outside.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = $1 and application_name like 'okno%' and (${condition})`,
    [database],
  )
  return rowCount ?? 0
}

function expectUnavailable(given: Answered): void {
  expect({ status: given.status, type: given.body.type }).toEqual({
    status: 503,
    type: '/problems/kernel.unavailable',
  })
  expect(given.headers['retry-after']).toBe('2')
  expect(given.body.detail).toBe('База данных сейчас недоступна. Ничего не сохранено; повторите чуть позже.')
}

const register = (text: string, key = randomUUID()) =>
  okno.as('requester').post('/api/requests', { text }, { 'idempotency-key': key })

const count = async (text: string): Promise<number> => {
  const { body } = await okno.as('requester').get('/api/requests?view=asked&limit=200')
  return body.items.filter((item: { subject: string }) => item.subject === text).length
}

test('a call whose connection breaks in the middle says so, stores nothing, and works when repeated', async () => {
  const { body } = await register('Заперто')
  const blocker = await okno.okno.pools.write.connect()
  await blocker.query('begin')
  await blocker.query('select from requests.request where id = $1 for update', [body.id])
  const key = randomUUID()
  const answer = () =>
    okno.as('agent').post(`/api/requests/${body.id}/messages`, { text: 'Ответ' }, { 'idempotency-key': key })
  const broken = answer()
  while ((await terminate(`wait_event_type = 'Lock'`)) === 0) {
    // It does not wait for the lock yet.
  }
  expectUnavailable(await broken)
  await blocker.query('rollback')
  blocker.release()
  const messages = async () => (await okno.as('agent').get(`/api/requests/${body.id}/messages`)).body.items
  expect(await messages()).toHaveLength(1)
  expect((await answer()).status).toBe(201)
  expect(await messages()).toHaveLength(2)
})

test('all connections broken at once: each call is done or refused clearly, and soon all work again', async () => {
  expect(await terminate()).toBeGreaterThan(0)
  const given = await Promise.all(Array.from({ length: 20 }, (_, i) => register(`После разрыва ${i}`)))
  for (const answer of given) if (answer.status !== 201) expectUnavailable(answer)
  for (const [i, answer] of given.entries())
    expect(await count(`После разрыва ${i}`)).toBe(answer.status === 201 ? 1 : 0)
  expect((await register('Снова')).status).toBe(201)
})

test('broken again and again under load: whoever repeats with the same key is registered once', async () => {
  let done = false
  const breaking = (async () => {
    for (let i = 0; i < 5; i += 1) await terminate(`state <> 'idle' or random() < 0.5`)
    done = true
  })()
  const stubborn = async (i: number) => {
    const key = randomUUID()
    for (;;) {
      const given = await register(`Настойчивый ${i}`, key)
      if (given.status === 201) return given.body.number
      expectUnavailable(given)
    }
  }
  const numbers = []
  for (let i = 0; !done || numbers.length < 40; i += 4)
    numbers.push(...(await Promise.all([stubborn(i), stubborn(i + 1), stubborn(i + 2), stubborn(i + 3)])))
  await breaking
  expect(new Set(numbers).size).toBe(numbers.length)
  const { rows } = await okno.okno.pools.read.query(
    `select count(*)::int as count from requests.request where subject like 'Настойчивый %'`,
  )
  expect(rows[0].count).toBe(numbers.length)
})

test('a connection that breaks between two statements of a use case ends the use case, not the program', async () => {
  const failed = bySelf(okno.okno, async ctx => {
    const { rows } = await ctx.db.executeQuery<{ pid: number }>(statement('select pg_backend_pid() as pid'))
    const pid = rows[0]!.pid
    await terminate(`pid = ${pid}`)
    while ((await outside.query('select from pg_stat_activity where pid = $1', [pid])).rowCount) {
      // It is still ending.
    }
    await ctx.db.executeQuery(statement('select 1'))
  })
  const error = await failed.then(
    () => null,
    reason => reason,
  )
  expect(refusalOf(error, { body_mb: 1 })?.code).toBe('kernel.unavailable')
  expect((await register('После середины')).status).toBe(201)
})

test('no connection to be had: not ready, refused clearly, and everything works when it is back', async () => {
  await register('До перерыва')
  await outside.query(`alter database ${database} allow_connections false`)
  await terminate()
  try {
    // Connections that have just been broken are let go one after the other.
    while ((await okno.as('nobody').get('/ready')).status !== 503) {
      // One of them still answers.
    }
    expect((await okno.as('nobody').get('/health')).status).toBe(200)
    expectUnavailable(await register('Во время перерыва'))
    expectUnavailable(await okno.as('requester').get('/api/requests?view=asked'))
  } finally {
    await outside.query(`alter database ${database} allow_connections true`)
  }
  expect((await okno.as('nobody').get('/ready')).status).toBe(200)
  expect(await count('До перерыва')).toBe(1)
  expect(await count('Во время перерыва')).toBe(0)
  expect((await register('После перерыва')).status).toBe(201)
  await okno.work()
})

test.each([
  ['ECONNREFUSED', { code: 'ECONNREFUSED' }],
  ['shutting down', { code: '57P01' }],
  ['starting up', { code: '57P03' }],
  ['too many connections', { code: '53300' }],
])('%s is told as unavailable', (_, error) => {
  expect(refusalOf(Object.assign(new Error('x'), error), { body_mb: 1 })?.code).toBe('kernel.unavailable')
})

test('a fault of ours is not told as unavailable', () => {
  expect(refusalOf(Object.assign(new Error('x'), { code: '42703' }), { body_mb: 1 })).toBeNull()
})
