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

const valuesAfter = async (place: LogPlace) =>
  (await readLog(okno.okno.pools.read, place, 1000)).map(line => line.payload.value)

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
  const place = await logEnd(okno.okno.pools.read)
  await expect(
    bySelf(okno.okno, async ctx => {
      ctx.tell(noted, { thing_id: randomUUID(), value: 'never' })
      throw new Error('changed its mind')
    }),
  ).rejects.toThrow('changed its mind')
  await tellNoted(okno.okno, 'after')
  expect(await valuesAfter(place)).toEqual(['after'])
})

test('a line carries who, when, about what and in which call', async () => {
  const place = await logEnd(okno.okno.pools.read)
  const thing_id = randomUUID()
  okno.setNow('2026-05-05T10:00:00Z')
  await bySelf(okno.okno, async ctx => ctx.tell(noted, { thing_id, value: 'told' }))
  const [line] = await readLog(okno.okno.pools.read, place, 10)
  expect(line).toMatchObject({ name: 'sample.noted', subject_id: thing_id, actor_id: null })
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
  const place = await logEnd(okno.okno.pools.read)
  const slow = await slowly('slow')
  await tellNoted(okno.okno, 'quick')
  expect(await valuesAfter(place)).toEqual([])
  await okno.work()
  expect(await notes(okno.okno, 'quick')).toEqual([])
  await commit(slow)
  expect(await valuesAfter(place)).toEqual(['slow', 'quick'])
  await okno.work()
  expect(await notes(okno.okno, 'slow')).toEqual(['stumble', 'writeDown'])
  expect(await notes(okno.okno, 'quick')).toEqual(['stumble', 'writeDown'])
})

test('a slow transaction that is undone holds nobody up afterwards', async () => {
  const place = await logEnd(okno.okno.pools.read)
  const slow = await slowly('undone')
  await tellNoted(okno.okno, 'goes on')
  await slow.query('rollback')
  slow.release()
  expect(await valuesAfter(place)).toEqual(['goes on'])
})

test('whoever follows while many write reads each line once, in order', async () => {
  let place = await logEnd(okno.okno.pools.read)
  const told = Array.from({ length: 160 }, (_, i) => `line ${i}`)
  let written = false
  const writing = Promise.all(
    [0, 1, 2, 3].map(async writer => {
      for (const value of told.filter((_, i) => i % 4 === writer)) {
        const client = await slowly(value)
        // Some keep their transaction open over several round trips.
        for (let i = 0; i < writer * 2; i += 1) await client.query('select 1')
        await commit(client)
      }
    }),
  ).then(() => {
    written = true
  })
  const read: string[] = []
  for (let last = false; !last; ) {
    last = written
    const lines = await readLog(okno.okno.pools.read, place, 7)
    place = lines.at(-1) ?? place
    read.push(...lines.map(line => String(line.payload.value)))
    if (lines.length > 0) last = false
  }
  await writing
  expect(read).toHaveLength(told.length)
  expect(new Set(read)).toEqual(new Set(told))
  for (const writer of [0, 1, 2, 3]) {
    const own = told.filter((_, i) => i % 4 === writer)
    expect(read.filter(value => own.includes(value))).toEqual(own)
  }
})

test('who begins at the end hears only what comes', async () => {
  await tellNoted(okno.okno, 'before')
  const place = await logEnd(okno.okno.pools.read)
  await tellNoted(okno.okno, 'after')
  expect(await valuesAfter(place)).toEqual(['after'])
})
