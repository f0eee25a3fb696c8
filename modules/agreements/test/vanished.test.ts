// Clocks of things that are not there any more: nobody is told of them, and they do not stand in the way of others.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { takeSteps } from '../server/engine/sweep.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  okno.setNow(tuesdayMorning)
})
afterAll(() => okno.close())

const ask = async (): Promise<string> =>
  (await okno.as('requester').post('/api/requests', { text: 'Где мой пропуск' })).body.id

const sweep = (most: number) =>
  inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx => takeSteps(ctx, most))

/** Takes rows away behind everybody's back, as a restored backup of one table would. */
async function takeAway(table: string, id: string): Promise<void> {
  const client = await okno.okno.pools.write.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(`delete from ${table} where id = $1`, [id])
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function due(ids: readonly string[]): Promise<string[]> {
  const { rows } = await okno.okno.pools.read.query<{ subject_id: string }>(
    `select distinct subject_id from agreements.clock where subject_id = any($1::uuid[]) and next_step_at <= $2`,
    [ids, okno.okno.clock.now()],
  )
  return rows.map(row => row.subject_id)
}

async function told(id: string): Promise<string[]> {
  const { rows } = await okno.okno.pools.read.query<{ name: string }>(
    `select name from kernel.event where subject_id = $1 and name like 'agreements.clock_%'`,
    [id],
  )
  return rows.map(row => row.name)
}

test('are looked at once, however many of them come before what is there', async () => {
  const withoutRequest = await ask()
  const withoutSubject = await ask()
  const there = await ask()
  await takeAway('requests.request', withoutRequest)
  await takeAway('agreements.subject', withoutSubject)
  okno.setNow('2026-03-10T12:00:00Z')
  expect((await due([withoutRequest, withoutSubject, there])).toSorted()).toEqual(
    [withoutRequest, withoutSubject, there].toSorted(),
  )
  // No more at once than have vanished: what is there has its turn all the same.
  expect(await sweep(2)).toBe(2)
  expect(await due([withoutRequest, withoutSubject, there])).toEqual([there])
  expect(await sweep(2)).toBe(1)
  expect(await due([there])).toEqual([])
  expect(await sweep(2)).toBe(0)
  expect(await told(there)).toContain('agreements.clock_missed')
  expect([...(await told(withoutRequest)), ...(await told(withoutSubject))]).toEqual([])
})

test('what somebody holds has vanished to nobody, and has its turn later', async () => {
  okno.setNow(tuesdayMorning)
  const id = await ask()
  okno.setNow('2026-03-10T12:00:00Z')
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), async ctx => {
    await ctx.db.selectFrom('requests.request').select('id').where('id', '=', id).forUpdate().execute()
    expect(await sweep(10)).toBe(0)
    expect(await due([id])).toEqual([id])
  })
  expect(await sweep(10)).toBe(1)
  expect(await told(id)).toContain('agreements.clock_missed')
})
