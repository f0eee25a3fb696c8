// A request and its clocks are held in the same order by people at work and by what runs by itself: nobody waits in a circle.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { ask } from './acting.ts'
import { promise } from './promising.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
beforeEach(() => okno.setNow(tuesdayMorning))
afterAll(() => okno.close())

describe('a thing and its clocks are held in the same order by everybody', () => {
  /** Holds a request as a use case does, while something else goes on, and then comes to its clocks. */
  async function whileHeld(id: string, others: () => Promise<void>): Promise<void> {
    const client = await okno.okno.pools.write.connect()
    try {
      await client.query('begin')
      await client.query('select from requests.request where id = $1 for update', [id])
      await others()
      await client.query('update agreements.subject set moments = moments where id = $1', [id])
    } finally {
      await client.query('commit')
      client.release()
    }
  }

  /** Waits until somebody waits for what another holds. */
  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const { rowCount } = await okno.okno.pools.read.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      if (rowCount) return
    }
  }

  const sweep = async () => {
    await okno.runPeriodic('take_clock_steps')
    await okno.work()
  }

  const dueOf = async (id: string): Promise<Date> =>
    (await okno.okno.pools.read.query('select due_at from requests.request where id = $1', [id])).rows[0]
      .due_at

  test('so that a walk waits for whoever is at work on a thing', async () => {
    const { id } = await ask(okno, 'requester')
    const before = await dueOf(id)
    const { north } = okno.center.clients
    await promise(
      okno,
      { code: 'sooner', kind: 'sla', promiser: 'center', promisee: 'client', promisee_id: north },
      { priority: ['P3'] },
      [['first_answer', { unit: 'working_minutes', count: 7 }]],
    )
    await okno.work()
    okno.setNow('2026-03-10T07:01:00Z')
    let walk: Promise<void> | undefined
    await whileHeld(id, async () => {
      walk = walkAll()
      await untilSomebodyWaits()
    })
    await walk
    expect((await dueOf(id)).getTime()).toBeLessThan(before.getTime())
  })

  /** All walks that are due; one for each agreement that was published before. */
  async function walkAll(): Promise<void> {
    for (let i = 0; i < 20; i += 1) await okno.runPeriodic('recalculate_clocks')
  }

  test('so that the sweep passes by what is at work, and takes it the next time', async () => {
    const { id } = await ask(okno, 'requester')
    await sweep()
    okno.setNow('2026-03-10T08:00:00Z')
    const missed = async () =>
      (await okno.as('agent').get(`/api/requests/${id}/events`)).body.items.filter(
        ({ name }: { name: string }) => name === 'requests.promise_missed',
      ).length
    await whileHeld(id, () => okno.runPeriodic('take_clock_steps'))
    expect(await missed()).toBe(0)
    await sweep()
    expect(await missed()).toBe(1)
  })
})
