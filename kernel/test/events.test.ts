// The event log: written with the change or not at all, never rewritten, read in commit order without losing the slow.
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { type LogPlace, logEnd, readLog } from '#kernel/server/events.ts'
import { bySelf, makeNotes, noted, notes, sampleModules, tellNoted } from './sample.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno({
    modules: sampleModules({ stumble: () => {}, deliver: async () => ({}) }),
  })
  await makeNotes(okno.okno)
})
afterAll(() => okno.close())

const beginning: LogPlace = { xid: '0', id: -1 }

/** Those of some values that can be read now, in the order of reading. */
async function readable(values: readonly string[], place = beginning): Promise<string[]> {
  const lines = await readLog(okno.okno.pools.read, place, 10_000)
  return lines.map(line => String(line.payload.value)).filter(value => values.includes(value))
}

/** The same once all of them can be read: transactions of other databases on the server hold readers back for a moment. */
async function readAll(values: readonly string[], place = beginning): Promise<string[]> {
  for (;;) {
    const read = await readable(values, place)
    if (values.every(value => read.includes(value))) return read
  }
}

/** A transaction that has written its event and goes on: what a slow use case looks like from outside. */
async function slowly(value: string): Promise<PoolClient> {
  const client = await okno.okno.pools.write.connect()
  await client.query('begin')
  await client.query(
    `insert into kernel.event (name, subject_id, at, payload) values ('sample.noted', $1, now(), $2)`,
    [randomUUID(), JSON.stringify({ thing_id: randomUUID(), value })],
  )
  return client
}

async function commit(client: PoolClient): Promise<void> {
  await client.query('commit')
  client.release()
}

test('a use case that fails tells nothing', async () => {
  await expect(
    bySelf(okno.okno, async ctx => {
      ctx.tell(noted, { thing_id: randomUUID(), value: 'never' })
      throw new Error('changed its mind')
    }),
  ).rejects.toThrow('changed its mind')
  await tellNoted(okno.okno, 'told later')
  await readAll(['told later'])
  expect(await readable(['never', 'told later'])).toEqual(['told later'])
})

test('a line carries who, when, about what and in which call', async () => {
  const thing_id = randomUUID()
  okno.setNow('2026-05-05T10:00:00Z')
  await bySelf(okno.okno, async ctx => ctx.tell(noted, { thing_id, value: 'told' }))
  await readAll(['told'])
  const lines = await readLog(okno.okno.pools.read, beginning, 1000)
  const line = lines.find(one => one.subject_id === thing_id)
  expect(line).toMatchObject({ name: 'sample.noted', actor_id: null })
  expect(line!.at).toMatch(/^2026-05-05T10:00:0/)
  const { rows } = await okno.okno.pools.read.query(
    'select request_id from kernel.event where subject_id = $1',
    [thing_id],
  )
  expect(rows).toEqual([{ request_id: 'test' }])
})

test('a line is never changed', async () => {
  await tellNoted(okno.okno, 'written')
  await expect(
    okno.okno.pools.write.query(`update kernel.event set payload = '{}' where payload->>'value' = 'written'`),
  ).rejects.toThrow('append-only')
})

test('a slow transaction is never skipped: later lines wait for it, then all come in order', async () => {
  const slow = await slowly('slow')
  await tellNoted(okno.okno, 'quick')
  expect(await readable(['slow', 'quick'])).toEqual([])
  const working = okno.work()
  expect(await notes(okno.okno, 'quick')).toEqual([])
  await commit(slow)
  expect(await readAll(['quick', 'slow'])).toEqual(['slow', 'quick'])
  await working
  expect(await notes(okno.okno, 'slow')).toEqual(['stumble', 'writeDown'])
  expect(await notes(okno.okno, 'quick')).toEqual(['stumble', 'writeDown'])
})

test('a slow transaction that is undone holds nobody up afterwards', async () => {
  const slow = await slowly('undone')
  await tellNoted(okno.okno, 'goes on')
  await slow.query('rollback')
  slow.release()
  expect(await readAll(['goes on'])).toEqual(['goes on'])
  expect(await readable(['undone'])).toEqual([])
})

test('whoever follows while many write reads each line once, in order', async () => {
  let place = await logEnd(okno.okno.pools.read)
  const told = Array.from({ length: 160 }, (_, i) => `line ${i}`)
  const writing = Promise.all(
    [0, 1, 2, 3].map(async writer => {
      for (const value of told.filter((_, i) => i % 4 === writer)) {
        const client = await slowly(value)
        // Some keep their transaction open over several round trips.
        for (let i = 0; i < writer * 2; i += 1) await client.query('select 1')
        await commit(client)
      }
    }),
  )
  const read: string[] = []
  while (new Set(read).size < told.length) {
    const lines = await readLog(okno.okno.pools.read, place, 7)
    place = lines.at(-1) ?? place
    read.push(...lines.map(line => String(line.payload.value)).filter(value => told.includes(value)))
  }
  await writing
  expect(await readable(told, place)).toEqual([])
  expect(read).toHaveLength(told.length)
  expect(new Set(read)).toEqual(new Set(told))
  for (const writer of [0, 1, 2, 3]) {
    const own = told.filter((_, i) => i % 4 === writer)
    expect(read.filter(value => own.includes(value))).toEqual(own)
  }
})

test('the number of a transaction may gain a digit: lines stay in order, and pages lose none', async () => {
  const values = ['98', '99', '100', '101', '1000'].map(xid => `transaction ${xid}`)
  for (const value of values.toReversed())
    await okno.okno.pools.write.query(
      `insert into kernel.event (xid, name, subject_id, at, payload)
       values ($1::text::xid8, 'sample.noted', $2, now(), $3)`,
      [value.split(' ')[1], randomUUID(), JSON.stringify({ thing_id: randomUUID(), value })],
    )
  await readAll(values)
  const read: unknown[] = []
  for (let place = beginning; read.length < values.length; ) {
    const lines = await readLog(okno.okno.pools.read, place, 2)
    place = lines.at(-1)!
    read.push(...lines.map(line => line.payload.value).filter(value => values.includes(String(value))))
  }
  expect(read).toEqual(values)
})

test('who begins at the end hears all that comes', async () => {
  const slow = await slowly('under way')
  const place = await logEnd(okno.okno.pools.read)
  await commit(slow)
  await tellNoted(okno.okno, 'afterwards')
  expect(await readAll(['under way', 'afterwards'], place)).toEqual(['under way', 'afterwards'])
})
