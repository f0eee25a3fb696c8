// Walks that derive clocks anew: by several hands at once, broken off and gone on with, and what people hear of their progress.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, openBeside, startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { movableClock } from '#kernel/server/clock.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { statement } from '#kernel/server/database.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { stride } from '../server/engine/recalculate.ts'
import { forget } from '../server/rulebook.ts'
import { draft, expectRefusal, inForceNext, make, ofCenter, publish, target, write } from './acting.ts'

let okno: Testing
let admin: Caller
/** Another process on the same database. */
let other: Okno
const otherClock = movableClock()
beforeAll(async () => {
  okno = await startOkno()
  admin = okno.as('admin')
  other = openBeside(okno.okno, otherClock)
  // What the beginning of everything has asked for.
  await hearOf()
  setNow('2026-03-10T23:30:00Z')
  await walkToEnd(1000)
})
beforeEach(() => setNow(tuesdayMorning))
afterAll(async () => {
  await other.close()
  await okno.close()
})

function setNow(instant: string): void {
  okno.setNow(instant)
  otherClock.set(new Date(instant))
}

/** Both processes hear of what has changed. */
async function hearOf(): Promise<void> {
  await okno.work()
  forget(other)
}

const ask = async (): Promise<string> =>
  (await okno.as('requester').post('/api/requests', { text: 'Где мой пропуск' })).body.id
const askTimes = (count: number): Promise<string[]> => Promise.all(Array.from({ length: count }, ask))

async function limits(ids: readonly string[]): Promise<number[]> {
  const { rows } = await okno.okno.pools.read.query(
    `select limit_count from agreements.clock where subject_id = any($1::uuid[]) and metric = 'first_answer'`,
    [ids],
  )
  return rows.map(row => row.limit_count)
}
async function numberOf(text: string): Promise<number> {
  const { rows } = await okno.okno.pools.read.query(`select count(*) from ${text}`)
  return rows[0].count
}
const openThings = () => numberOf('agreements.subject where ended_at is null')
const newestWalk = async () => (await admin.get('/api/recalculations')).body.items[0]

const minutes = (count: number) =>
  draft({ targets: [target({ limit: { unit: 'working_minutes', count } })], covers_open: true })

let made = 0
/** Publishes an agreement with everybody and lets its walk begin; what it holds for ends with the test. */
async function withWalk(count: number, act: (agreement_id: string) => Promise<void>): Promise<void> {
  made += 1
  const { editions, id } = await make(admin, ofCenter(`walk-${made}`))
  await write(admin, editions[0].id, minutes(count))
  await publish(admin, editions[0].id)
  await hearOf()
  setNow('2026-03-10T07:00:30Z')
  try {
    await act(id)
  } finally {
    setNow('2026-03-10T23:00:00Z')
    await admin.post(`/api/agreements/${id}/retire`)
    await hearOf()
    setNow('2026-03-10T23:30:00Z')
    await walkToEnd(1000)
  }
}

/** One stride of a process. `dies`: it does all of it but the commit. */
const oneStride = (most: number, { by = okno.okno, dies = false } = {}): Promise<number> =>
  inTransaction(by, bySystem(by, 'test'), async ctx => {
    const looked_at = await stride(ctx, most)
    if (dies) await ctx.db.executeQuery(breakOff)
    return looked_at
  })
const breakOff = statement('select pg_terminate_backend(pg_backend_pid())')

/** Two hands of one process and two of another, until nobody finds anything to do. */
async function walkToEnd(most: number): Promise<void> {
  const hands = [okno.okno, okno.okno, other, other]
  for (;;) {
    const found = await Promise.all(hands.map(by => oneStride(most, { by })))
    if (found.every(count => count === 0)) return
  }
}

describe('a walk', () => {
  test('by several hands looks at each thing once, and its progress adds up', async () => {
    const ids = await askTimes(21)
    await withWalk(21, async () => {
      const seen: number[] = []
      for (;;) {
        const found = await Promise.all([oneStride(2), oneStride(2, { by: other }), oneStride(2)])
        if (found.every(count => count === 0)) break
        seen.push((await newestWalk()).done)
      }
      const total = await openThings()
      expect(await newestWalk()).toMatchObject({ total, done: total, finished_at: expect.any(String) })
      expect((await newestWalk()).changed).toBe(total)
      expect(seen).toEqual(seen.toSorted((one, two) => one - two))
      expect(seen.at(-1)).toBe(total)
      expect(new Set(await limits(ids))).toEqual(new Set([21]))
      expect(await numberOf('agreements.recalculation_part')).toBe(0)
    })
  })

  test('lets a second hand take what the first is not at', async () => {
    await askTimes(8)
    await withWalk(22, async () => {
      await oneStride(2)
      const { done } = await newestWalk()
      const beside = await inTransaction(okno.okno, bySystem(okno.okno, 'test'), async ctx => {
        // What this hand holds stays held until the other has come and gone.
        const { rows } = await ctx.db.executeQuery<{ number: number }>(holdFirstPart)
        expect(await oneStride(2, { by: other })).toBeGreaterThan(0)
        return rows[0]!.number
      })
      expect((await newestWalk()).done).toBeGreaterThan(done)
      expect(await numberOf(`agreements.recalculation_part where number = ${beside}`)).toBe(1)
      await walkToEnd(2)
      expect((await newestWalk()).done).toBe(await openThings())
    })
  })

  test('that dies in the middle of a stride goes on from where it was', async () => {
    const ids = await askTimes(9)
    await withWalk(23, async () => {
      await oneStride(2)
      const after = await newestWalk()
      expect(after).toMatchObject({ total: await openThings(), finished_at: null })
      expect(after.done).toBeGreaterThan(0)
      const both = await Promise.allSettled([oneStride(2, { dies: true }), oneStride(2, { by: other })])
      expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
      const then = await newestWalk()
      expect(then.done - after.done).toBeGreaterThan(0)
      expect(then.done - after.done).toBeLessThanOrEqual(2)
      await walkToEnd(2)
      expect(await newestWalk()).toMatchObject({
        ...{ done: after.total, total: after.total, changed: after.total },
        finished_at: expect.any(String),
      })
      expect(new Set(await limits(ids))).toEqual(new Set([23]))
    })
  })

  test('that dies before its first stride is done begins again', async () => {
    await askTimes(3)
    await withWalk(24, async () => {
      await expect(oneStride(2, { dies: true })).rejects.toThrow()
      expect(await newestWalk()).toMatchObject({ total: null, done: 0, finished_at: null })
      await walkToEnd(2)
      const total = await openThings()
      expect(await newestWalk()).toMatchObject({ total, done: total, changed: total })
    })
  })

  test('over nothing that is open is over at once', async () => {
    for (const id of await openRequests()) await okno.as('agent').post(`/api/requests/${id}/resolve`)
    await withWalk(25, async () => {
      expect(await openThings()).toBe(0)
      await oneStride(2)
      expect(await newestWalk()).toMatchObject({ total: 0, done: 0, finished_at: expect.any(String) })
    })
  })

  test('calls changed what people see changed: an edition that repeats the one before changes nothing', async () => {
    const ids = await askTimes(4)
    await withWalk(26, async agreement_id => {
      await walkToEnd(1000)
      expect((await newestWalk()).changed).toBe(await openThings())
      setNow('2026-03-10T07:01:00Z')
      const again = { ...minutes(26), valid_from: '2026-03-10T07:01:00Z' }
      await inForceNext(admin, agreement_id, again)
      await hearOf()
      setNow('2026-03-10T07:01:30Z')
      await walkToEnd(1000)
      const total = await openThings()
      expect(await newestWalk()).toMatchObject({ total, done: total, changed: 0 })
      const { rows } = await okno.okno.pools.read.query(
        `select distinct edition.number from agreements.clock join agreements.target on target.id = clock.target_id
         join agreements.edition on edition.id = target.edition_id
         where clock.subject_id = any($1::uuid[]) and clock.metric = 'first_answer'`,
        [ids],
      )
      expect(rows).toEqual([{ number: 2 }])
    })
  })

  test('over the log is asked for by those who manage agreements, and leaves everything as it was', async () => {
    const ids = await askTimes(2)
    const before = await limits(ids)
    const asked = await admin.post('/api/recalculations')
    expect(asked).toMatchObject({ status: 201, body: { reason: 'rebuild', done: 0, total: null } })
    setNow('2026-03-10T07:00:30Z')
    await walkToEnd(3)
    const walk = await newestWalk()
    expect(walk).toMatchObject({ id: asked.body.id, total: walk.done, finished_at: expect.any(String) })
    expect(await limits(ids)).toEqual(before)
    expectRefusal(await okno.as('lead').post('/api/recalculations'), 403, 'kernel.not_allowed')
    expectRefusal(await okno.as('lead').get('/api/recalculations'), 403, 'kernel.not_allowed')
  })
})

const holdFirstPart = statement(
  'select number from agreements.recalculation_part order by number limit 1 for update',
)

async function openRequests(): Promise<string[]> {
  const { rows } = await okno.okno.pools.read.query(
    `select id from agreements.subject where ended_at is null and kind = 'request'`,
  )
  return rows.map(row => row.id)
}
