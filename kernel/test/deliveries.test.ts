// Deliveries to the outside: asked for with the change, spoken on lease, tried again with growing pauses, seen by those who operate.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import {
  backOff_seconds,
  deliverDue,
  PermanentFailure,
  requestDelivery,
  startDeliveries,
} from '#kernel/server/deliveries.ts'
import type { Deliver } from '#kernel/server/module.ts'
import { bySelf, type Script, sampleModules } from './sample.ts'

let okno: Testing
const script: Script = { stumble: () => {}, deliver: async () => ({}) }
let spoken: string[] = []
const speaking: Deliver = async (_, { id }) => {
  spoken.push(id)
  return { said: 'thanks' }
}

beforeAll(async () => {
  okno = await startOkno({ modules: sampleModules(script) })
})
beforeEach(async () => {
  await okno.okno.pools.write.query('delete from kernel.delivery')
  okno.setNow(tuesdayMorning)
  spoken = []
  script.deliver = speaking
})
afterAll(() => okno.close())

const subject_id = randomUUID()
const want = (not_before?: Date) =>
  bySelf(okno.okno, ctx =>
    requestDelivery(ctx, {
      kind: 'sample',
      subject_id,
      payload: { to: 'a' },
      ...(not_before ? { not_before } : {}),
    }),
  )
const listed = async () => (await okno.as('admin').get('/api/deliveries')).body.items
const told = async (id: string) =>
  (
    await okno.okno.pools.read.query(
      `select name from kernel.event where payload->>'delivery_id' = $1 order by xid, id`,
      [id],
    )
  ).rows.map(row => row.name)
const failing = (error: Error): Deliver => {
  return async (_, { id }) => {
    spoken.push(id)
    throw error
  }
}
const deliver = () => deliverDue(okno.okno)

describe('speaking', () => {
  test('happens once, and the result is kept and told', async () => {
    const id = await want()
    await deliver()
    await deliver()
    expect(spoken).toEqual([id])
    expect(await listed()).toMatchObject([
      { id, kind: 'sample', subject_id, state: 'done', attempts: 1, last_error: null },
    ])
    expect(await told(id)).toEqual(['kernel.delivery_done'])
    const { rows } = await okno.okno.pools.read.query('select result from kernel.delivery where id = $1', [
      id,
    ])
    expect(rows).toEqual([{ result: { said: 'thanks' } }])
  })

  test('does not happen for a use case that failed', async () => {
    await expect(
      bySelf(okno.okno, async ctx => {
        await requestDelivery(ctx, { kind: 'sample', subject_id, payload: {} })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await deliver()
    expect({ spoken, listed: await listed() }).toEqual({ spoken: [], listed: [] })
  })

  test('waits for its time', async () => {
    const id = await want(new Date('2026-03-10T09:00:00Z'))
    await deliver()
    expect(spoken).toEqual([])
    okno.setNow('2026-03-10T09:00:01Z')
    await deliver()
    expect(spoken).toEqual([id])
  })

  test('many speakers at once say each thing once', async () => {
    const wanted = await Promise.all(Array.from({ length: 20 }, () => want()))
    while ((await Promise.all([deliver(), deliver(), deliver()])).some(Boolean)) {
      // There may be more.
    }
    await deliver()
    expect(spoken.toSorted()).toEqual(wanted.toSorted())
  })

  test('one that fails does not hold up the others', async () => {
    const [bad, good] = [await want(), await want()]
    script.deliver = async (o, delivery) => {
      if (delivery.id === bad) throw new Error('no line')
      return speaking(o, delivery)
    }
    await deliver()
    expect(spoken).toEqual([good])
  })
})

describe('a running program', () => {
  test('speaks on while some mail server keeps silent, and waits for it when it stops', async () => {
    const silent = await Promise.all(Array.from({ length: 5 }, () => want()))
    const answers: (() => void)[] = []
    script.deliver = async (o, delivery) => {
      if (silent.includes(delivery.id)) await new Promise<void>(resolve => answers.push(resolve))
      return speaking(o, delivery)
    }
    const stop = startDeliveries(okno.okno)
    await vi.waitUntil(() => answers.length === silent.length)
    const others = await Promise.all(Array.from({ length: 30 }, () => want()))
    okno.okno.nudge()
    await vi.waitUntil(() => spoken.length === others.length)
    expect(spoken.toSorted()).toEqual(others.toSorted())
    const stopped = stop()
    for (const answer of answers) answer()
    await stopped
    expect((await listed()).every((one: { state: string }) => one.state === 'done')).toBe(true)
  })
})

describe('failing', () => {
  test('is said, waits ten seconds, then twenty, and then works', async () => {
    const id = await want()
    script.deliver = failing(new Error('the server is asleep'))
    await deliver()
    expect(await listed()).toMatchObject([
      { state: 'waiting', attempts: 1, last_error: 'the server is asleep' },
    ])
    await deliver()
    expect(spoken).toHaveLength(1)
    okno.setNow('2026-03-10T07:00:15Z')
    await deliver()
    expect(spoken).toHaveLength(2)
    okno.setNow('2026-03-10T07:00:30Z')
    await deliver()
    expect(spoken).toHaveLength(2)
    script.deliver = speaking
    okno.setNow('2026-03-10T07:00:40Z')
    await deliver()
    expect(await listed()).toMatchObject([{ id, state: 'done', attempts: 3, last_error: null }])
    expect(await told(id)).toEqual(['kernel.delivery_done'])
  })

  test('for good is not tried again, is told, and can be tried again by hand', async () => {
    const id = await want()
    script.deliver = failing(new PermanentFailure('no such address'))
    await deliver()
    okno.setNow('2026-03-20T07:00:00Z')
    await deliver()
    expect(spoken).toHaveLength(1)
    expect(await listed()).toMatchObject([{ state: 'failed', last_error: 'no such address' }])
    expect(await told(id)).toEqual(['kernel.delivery_failed'])
    script.deliver = speaking
    const { status, body } = await okno.as('admin').post(`/api/deliveries/${id}/retry`)
    expect({ status, state: body.state }).toEqual({ status: 200, state: 'waiting' })
    await deliver()
    expect(await told(id)).toEqual(['kernel.delivery_failed', 'kernel.delivery_done'])
  })

  test('is given up after fourteen attempts', async () => {
    const id = await want()
    script.deliver = failing(new Error('never'))
    for (let i = 0; i < 16; i += 1) {
      okno.setNow(new Date(Date.parse(tuesdayMorning) + i * 7 * 3_600_000).toISOString())
      await deliver()
    }
    expect(spoken).toHaveLength(14)
    expect(await told(id)).toEqual(['kernel.delivery_failed'])
  })

  test('the pauses double up to six hours', () => {
    expect([1, 2, 3, 4].map(backOff_seconds)).toEqual([10, 20, 40, 80])
    expect([12, 13, 14].map(backOff_seconds)).toEqual([20_480, 21_600, 21_600])
  })
})

describe('a speaker that dies in the middle', () => {
  /** Begins to speak and is not heard of until `end` is called. */
  async function hang() {
    const id = await want()
    const mute = Promise.withResolvers<Record<string, unknown>>()
    const begun = Promise.withResolvers<void>()
    script.deliver = () => {
      begun.resolve()
      return mute.promise
    }
    const ended = deliver()
    await begun.promise
    return { id, mute, ended }
  }

  test('is replaced when its lease is over, not before, under the same id', async () => {
    const { id, mute, ended } = await hang()
    script.deliver = speaking
    okno.setNow('2026-03-10T07:00:25Z')
    await deliver()
    expect(spoken).toEqual([])
    okno.setNow('2026-03-10T07:00:40Z')
    await deliver()
    expect(spoken).toEqual([id])
    expect(await listed()).toMatchObject([{ state: 'done', attempts: 2 }])
    mute.resolve({})
    await ended
    expect(await told(id)).toEqual(['kernel.delivery_done'])
  })

  test('is not replaced while it still speaks, however long that takes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { id, mute, ended } = await hang()
    okno.setNow('2026-03-10T07:00:25Z')
    vi.advanceTimersByTime(10_000)
    vi.useRealTimers()
    await vi.waitFor(async () => {
      const { rows } = await okno.okno.pools.write.query(
        'select lease_until from kernel.delivery where id = $1',
        [id],
      )
      expect(rows[0].lease_until.getTime()).toBeGreaterThan(Date.parse('2026-03-10T07:00:50Z'))
    })
    script.deliver = speaking
    okno.setNow('2026-03-10T07:00:40Z')
    await deliver()
    expect(spoken).toEqual([])
    mute.resolve({})
    await ended
    expect(await listed()).toMatchObject([{ id, state: 'done', attempts: 1 }])
  })

  test('and comes back with a failure has no say any more', async () => {
    const { id, mute, ended } = await hang()
    script.deliver = speaking
    okno.setNow('2026-03-10T07:00:40Z')
    await deliver()
    mute.reject(new Error('too late'))
    await ended
    expect(await listed()).toMatchObject([{ id, state: 'done', last_error: null }])
    okno.setNow('2026-03-11T07:00:00Z')
    await deliver()
    expect(spoken).toEqual([id])
  })

  test('and comes back while another one speaks does not stop that one', async () => {
    const { id, mute, ended } = await hang()
    script.deliver = async (o, delivery) => {
      mute.reject(new Error('too late'))
      await ended
      expect((await listed())[0].state).toBe('speaking')
      return speaking(o, delivery)
    }
    okno.setNow('2026-03-10T07:00:40Z')
    await deliver()
    expect(await listed()).toMatchObject([{ id, state: 'done', attempts: 2 }])
  })
})

describe('for those who operate', () => {
  test('the list is paged and filtered by state', async () => {
    const wanted = []
    for (let i = 0; i < 5; i += 1) wanted.push(await want())
    const ids: string[] = []
    let after = ''
    do {
      const { body } = await okno.as('admin').get(`/api/deliveries?state=waiting&limit=2${after}`)
      ids.push(...body.items.map((item: { id: string }) => item.id))
      after = body.next === null ? '' : `&after=${body.next}`
    } while (after)
    // Those asked for within one millisecond stand in any order.
    expect(ids.toSorted()).toEqual(wanted.toSorted())
    expect((await okno.as('admin').get('/api/deliveries?state=done')).body.items).toEqual([])
  })

  test('only what has failed can be tried again, only by them', async () => {
    const id = await want()
    expect((await okno.as('admin').post(`/api/deliveries/${id}/retry`)).status).toBe(404)
    expect((await okno.as('admin').post(`/api/deliveries/${randomUUID()}/retry`)).status).toBe(404)
    expect((await okno.as('agent').post(`/api/deliveries/${id}/retry`)).status).toBe(403)
    expect((await okno.as('agent').get('/api/deliveries')).status).toBe(403)
  })
})
