// Warnings, breaches and escalations are told exactly once, whatever processes there are, were or will be, and whatever their clocks say.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { movableClock } from '#kernel/server/clock.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { rulebook } from '#modules/agreements/server/face.ts'
import { draft, inForce, ofCenter, publish, target, write } from '#modules/agreements/test/acting.ts'
import { work } from '../running.ts'
import { type Caller, openBeside, startOkno, type Testing, tuesdayMorning } from '../testing.ts'

const minute_ms = 60_000
const morning = Date.parse(tuesdayMorning)
/** Half an hour is promised for the first answer; the clock begins at 10:00 on a working day. */
const due = morning + 30 * minute_ms

let okno: Testing
let admin: Caller
/** Other processes on the same database, each with a clock of its own. */
let others: { okno: Okno; clock: ReturnType<typeof movableClock> }[]

beforeAll(async () => {
  okno = await startOkno()
  admin = okno.as('admin')
  others = [another(), another()]
  const step = (key: string, when: object, level: number) => ({
    ...{ key, when, level },
    to: [{ kind: 'role', id: 'lead' }],
  })
  const steps = [
    step('before', { minutes_before: 10 }, 1),
    step('half', { percent: 50 }, 1),
    step('at', { minutes_after: 0 }, 2),
    step('after', { minutes_after: 45 }, 3),
    // On the third day at 12:30, with nine working hours a day.
    step('long-after', { minutes_after: 1200 }, 4),
  ]
  const scope = { client: [okno.center.clients.north] }
  await inForce(admin, ofCenter('stepwise'), draft({ scope, targets: [target({ warn_minutes: 5, steps })] }))
  await okno.work()
})
beforeEach(() => setAll(morning))
afterAll(async () => {
  for (const other of others) await other.okno.close()
  await okno.close()
})

function another(): { okno: Okno; clock: ReturnType<typeof movableClock> } {
  const clock = movableClock()
  return { clock, okno: openBeside(okno.okno, clock) }
}

const setAll = (instant: number) => {
  okno.setNow(new Date(instant).toISOString())
  for (const { clock } of others) clock.set(new Date(instant))
}

const register = async (count: number): Promise<string[]> => {
  const answers = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      okno.as('requester').post('/api/requests', { text: `Где пропуск ${i}` }),
    ),
  )
  return answers.map(({ body }) => body.id)
}

/** All processes look for steps at once, again and again until none finds any. */
async function sweepTogether(): Promise<void> {
  const sweep = async (one: Okno) => {
    const periodic = one.modules.flatMap(module => module.periodic).find(p => p.name === 'take_clock_steps')!
    return periodic.run(one)
  }
  for (;;) {
    const found = await Promise.all([okno.okno, ...others.map(other => other.okno)].map(sweep))
    if (found.every(count => count === 0)) return
  }
}

/** What was told of each request, in the order of the log. */
async function told(ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await okno.okno.pools.read.query<{ subject_id: string; word: string }>(
    `select subject_id, coalesce(payload ->> 'step', substring(name from 'clock_(.*)')) as word
     from kernel.event where name like 'agreements.clock_%' and subject_id = any($1::uuid[]) order by id`,
    [ids],
  )
  const all = Map.groupBy(rows, row => row.subject_id)
  return new Map(ids.map(id => [id, (all.get(id) ?? []).map(row => row.word)]))
}
const everyOne = <T>(ids: readonly string[], value: T) => new Map(ids.map(id => [id, value]))

describe('what falls due while nobody is there', () => {
  test('two days of it are told once, by several processes that start at the same moment', async () => {
    const ids = await register(40)
    setAll(morning + 2 * 24 * 60 * minute_ms)
    await sweepTogether()
    // A warning that comes with the breach itself warns nobody any more.
    const expected = ['half', 'before', 'missed', 'at', 'after']
    for (const words of (await told(ids)).values()) expect(words.toSorted()).toEqual(expected.toSorted())
    setAll(morning + 3 * 24 * 60 * minute_ms)
    await sweepTogether()
    for (const words of (await told(ids)).values())
      expect(words.toSorted()).toEqual([...expected, 'long-after'].toSorted())
    await sweepTogether()
    expect([...(await told(ids)).values()].flat()).toHaveLength(40 * 6)
  })

  test('what was answered in time is never told of', async () => {
    const ids = await register(4)
    setAll(morning + 5 * minute_ms)
    for (const id of ids.slice(0, 2))
      await okno.as('agent').post(`/api/requests/${id}/messages`, { text: 'Готово' })
    setAll(morning + 2 * 24 * 60 * minute_ms)
    await sweepTogether()
    const words = await told(ids)
    expect(ids.map(id => words.get(id)!.length)).toEqual([0, 0, 5, 5])
  })
})

describe('processes side by side', () => {
  test('tell each step once and in its minute through two days', async () => {
    const ids = await register(12)
    const seen: [number, string[]][] = []
    let before = 0
    for (const minutes of [0, 14, 16, 19, 21, 24, 26, 29, 31, 60, 74, 76, 600, 1440, 3029, 3031]) {
      setAll(morning + minutes * minute_ms)
      await sweepTogether()
      const words = (await told(ids)).get(ids[0]!)!
      if (words.length > before) seen.push([minutes, words.slice(before)])
      before = words.length
    }
    expect(seen.map(([minutes, words]) => [minutes, words.toSorted()])).toEqual([
      [16, ['half']],
      [21, ['before']],
      [26, ['warned']],
      [31, ['at', 'missed']],
      [76, ['after']],
      [3031, ['long-after']],
    ])
    for (const words of (await told(ids)).values()) expect(words).toHaveLength(7)
  })

  test('of which one is 90 seconds ahead tell nothing twice and lose nothing', async () => {
    const ids = await register(12)
    const ahead_ms = 90_000
    for (let minutes = 0; minutes <= 80; minutes += 1) {
      setAll(morning + minutes * minute_ms)
      others[0]!.clock.set(new Date(morning + minutes * minute_ms + ahead_ms))
      await sweepTogether()
    }
    const words = ['after', 'at', 'before', 'half', 'missed', 'warned']
    expect(new Map([...(await told(ids))].map(([id, found]) => [id, found.toSorted()]))).toEqual(
      everyOne(ids, words),
    )
  })

  test('take an answer for what the clock of its process says, and tell no second breach of it', async () => {
    const [id] = await register(1)
    // The one ahead finds it late; the answer comes by a process for which there is still half a minute.
    setAll(due - 45_000)
    others[0]!.clock.set(new Date(due + 45_000))
    await sweepTogether()
    expect((await told([id!])).get(id!)).toContain('missed')
    const { status } = await okno.as('agent').post(`/api/requests/${id}/messages`, { text: 'Готово' })
    expect(status).toBe(201)
    setAll(due + 24 * 60 * minute_ms)
    await sweepTogether()
    const words = (await told([id!])).get(id!)!
    expect(words.filter(word => word === 'missed')).toHaveLength(1)
    expect(new Set(words).size).toBe(words.length)
    const { rows } = await okno.okno.pools.read.query(
      `select outcome, next_step from agreements.clock where subject_id = $1 and metric = 'first_answer'`,
      [id],
    )
    expect(rows).toEqual([{ outcome: 'met', next_step: null }])
  })
})

describe('a process that only works', () => {
  test('goes by the rules that another process has published', async () => {
    const worker = others[1]!.okno
    const limits = async () => {
      const book = await rulebook(worker, worker.readDb)
      return book.targets.filter(rule => rule.code === 'renewed').map(rule => rule.limit.count)
    }
    expect(await limits()).toEqual([])
    const stop = await work(worker, { alone: true })
    try {
      const made = await admin.post('/api/agreements', ofCenter('renewed'))
      const edition_id = made.body.editions[0].id
      await write(admin, edition_id, draft({ targets: [target({ code: 'renewed' })] }))
      await publish(admin, edition_id)
      await vi.waitFor(async () => expect(await limits()).toEqual([30]), { timeout: 20_000, interval: 50 })
    } finally {
      await stop()
    }
  })
})
