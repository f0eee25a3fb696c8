// What is kept of promises is what the log says: after any calls in any order the kept moments and clocks of requests are
// those that are read anew from the log.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answered, startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { rebuildSubjects } from '#modules/agreements/server/face.ts'
import { measuredRequest } from '../server/meaning.ts'
import { ask, say } from './acting.ts'
import { promise } from './promising.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  await promiseEverything()
})
afterAll(() => okno.close())

/** Promises of every metric and side, some for one priority, service or client alone. */
async function promiseEverything(): Promise<void> {
  const { north } = okno.center.clients
  const { it, hr } = okno.center.departments
  const sla = { kind: 'sla', promiser: 'center', promisee: 'client' }
  const ola = { kind: 'ola', promisee: 'center' }
  const minutes = (count: number) => ({ unit: 'working_minutes', count })
  const days = (unit: string, count: number) => ({ unit, count })
  await promise(okno, { ...sla, code: 'all' }, {}, [
    ['next_answer', minutes(60)],
    ['resolution', days('working_days', 1)],
    ['promised_date', minutes(1)],
  ])
  await promise(okno, { ...sla, code: 'urgent' }, { priority: ['P1', 'P2'] }, [['resolution', minutes(90)]])
  await promise(okno, { ...sla, code: 'payslips' }, { service: [okno.center.services.payslip] }, [
    ['resolution', days('calendar_days', 2)],
  ])
  await promise(okno, { ...sla, code: 'north', promisee_id: north }, {}, [['first_answer', minutes(20)]])
  await promise(okno, { ...ola, code: 'clients', promiser: 'client' }, {}, [
    ['clarification', minutes(120)],
    ['approval', minutes(240)],
  ])
  for (const [code, promiser_id] of Object.entries({ it, hr }))
    await promise(okno, { ...ola, code, promiser: 'department', promiser_id }, {}, [['task', minutes(45)]])
  await promise(okno, { ...ola, code: 'wires', promiser: 'supplier', supplier: { en: 'Wires' } }, {}, [
    ['task', minutes(300)],
  ])
}

/** One call on one of three requests, some minutes after the one before. */
interface Step {
  readonly deed: Deed
  readonly on: 0 | 1 | 2
  readonly other: 0 | 1 | 2
  readonly after_minutes: number
}

const posts =
  (who: Who, path: string, body: object = {}) =>
  (id: string) =>
    okno.as(who).post(`/api/requests/${id}/${path}`, body)
const patches = (body: () => object) => (id: string) => okno.as('agent').patch(`/api/requests/${id}`, body())

const deeds = {
  asks: posts('requester', 'messages', { text: 'Есть ли новости?' }),
  answers: posts('agent', 'messages', { text: 'Смотрим.' }),
  notes: posts('agent', 'messages', { kind: 'note', text: 'Себе на память.' }),
  asksBack: posts('agent', 'messages', { text: 'Пришлите скан.', next_status: 'waiting_requester' }),
  answersLast: posts('agent', 'messages', { text: 'Готово.', next_status: 'resolved' }),
  takes: (id: string) =>
    okno.as('agent').post(`/api/requests/${id}/assign`, { assignee_id: okno.center.people.agent }),
  puts: posts('agent', 'assign', { assignee_id: null }),
  handsToIt: (id: string) =>
    okno.as('agent').post(`/api/requests/${id}/assign`, { team_id: okno.center.teams.it_help }),
  handsToWindow: (id: string) =>
    okno.as('agent').post(`/api/requests/${id}/assign`, { team_id: okno.center.teams.window }),
  waitsForRequester: patches(() => ({ status: 'waiting_requester' })),
  waitsForOthers: patches(() => ({ status: 'waiting_third_party' })),
  schedules: patches(() => ({ status: 'scheduled' })),
  goesOn: patches(() => ({ status: 'open' })),
  resolves: posts('agent', 'resolve'),
  reopens: posts('requester', 'reopen', { text: 'Не то.' }),
  closes: posts('requester', 'close'),
  cancels: posts('requester', 'cancel'),
  choosesService: patches(() => ({ service_id: okno.center.services.payslip })),
  choosesVpn: patches(() => ({ service_id: okno.center.services.vpn, type: 'incident' })),
  presses: patches(() => ({ impact: 1, urgency: 1 })),
  eases: patches(() => ({ priority: 'P4', priority_reason: 'Подождёт.' })),
  promises: patches(() => ({
    promised_at: new Date(okno.okno.clock.now().getTime() + 90 * 60_000).toISOString(),
  })),
  promisesNoMore: patches(() => ({ promised_at: null })),
  findsComplete: patches(() => ({ completeness: 'complete' })),
  tags: patches(() => ({ tags: ['важное'] })),
  merges: (id: string, other: string) => okno.as('agent').post(`/api/requests/${id}/merge`, { into: other }),
  parts: posts('agent', 'unmerge'),
  sweeps: async () => {
    await okno.runPeriodic('take_clock_steps')
    await okno.work()
    return { status: 200, body: null, headers: {} }
  },
} satisfies Record<string, (id: string, other: string) => Promise<Answered>>
type Deed = keyof typeof deeds

const names = Object.keys(deeds) as Deed[]
const isEnd = (name: Deed): boolean => name === 'cancels' || name === 'closes'

const step = (after: fc.Arbitrary<number>): fc.Arbitrary<Step> =>
  fc.record({
    // What ends everything comes seldom, what puts together and takes apart often.
    deed: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...names.filter(isEnd)) },
      { weight: 3, arbitrary: fc.constantFrom('merges' as const, 'parts' as const) },
      { weight: 20, arbitrary: fc.constantFrom(...names.filter(name => !isEnd(name))) },
    ),
    on: fc.constantFrom(0, 1, 2),
    other: fc.constantFrom(0, 1, 2),
    after_minutes: after,
  })
const minutes = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 900 }))

/** Does one step; whatever is refused is refused for a reason, never for a fault. */
async function take({ deed, on, other }: Step, ids: readonly string[]): Promise<void> {
  const given = await deeds[deed](ids[on]!, ids[other]!)
  expect(given.status, `${deed}: ${JSON.stringify(given.body)}`).toBeLessThan(500)
}

const begin = async (): Promise<string[]> => [
  (await ask(okno, 'requester')).id,
  (await ask(okno, 'requester', { service_id: okno.center.services.vpn })).id,
  (await ask(okno, 'requester')).id,
]

/** What is kept of things, without what depends on when one looks. */
async function kept(ctx: Context, ids: readonly string[]) {
  const subjects = await ctx.db
    .selectFrom('agreements.subject')
    .select([
      ...['id', 'kind', 'opened_at', 'ended_at', 'client_id', 'unit_id', 'region_id', 'service_id'],
      ...['department_id', 'team_id', 'type', 'priority', 'moments', 'ruled'],
    ] as 'id'[])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  const judged = await ctx.db
    .selectFrom('agreements.subject')
    .select(['id', 'verdict', 'verdict_at', 'center_seconds', 'client_seconds', 'outside_seconds'])
    .where('id', 'in', [...ids])
    .where('ended_at', 'is not', null)
    .orderBy('id')
    .execute()
  const clocks = await ctx.db
    .selectFrom('agreements.clock')
    .selectAll()
    .where('subject_id', 'in', [...ids])
    .orderBy('subject_id')
    .orderBy('lane')
    .orderBy('occurrence')
    .execute()
  // Of history nobody is told: which steps were taken is known to the clocks alone.
  return { subjects, judged, clocks: clocks.map(({ fired, next_step, next_step_at, ...clock }) => clock) }
}

class Undone extends Error {}

/** Reads things anew from the log in a transaction that is undone. */
async function comparedWithLog(ids: readonly string[]) {
  // What is overdue is marked first, as it is every second.
  await deeds.sweeps()
  const found: { before?: unknown; after?: unknown } = {}
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), async ctx => {
    found.before = await kept(ctx, ids)
    await rebuildSubjects(ctx, measuredRequest, ids)
    found.after = await kept(ctx, ids)
    throw new Undone()
  }).catch(error => {
    if (!(error instanceof Undone)) throw error
  })
  return found
}

/** Moves the clock of the tests on. */
const later = (at_ms: number, minutes: number): number => {
  const next = at_ms + minutes * 60_000
  okno.setNow(new Date(next).toISOString())
  return next
}
const monday = Date.parse('2026-03-16T06:00:00Z')

describe('what is kept of promises', () => {
  test('after any calls in any order is what the log says', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step(minutes), { minLength: 1, maxLength: 40, size: 'max' }), async steps => {
        let at = later(monday, 0)
        const ids = await begin()
        for (const one of steps) {
          at = later(at, one.after_minutes)
          await take(one, ids)
        }
        const { before, after } = await comparedWithLog(ids)
        expect(after).toEqual(before)
      }),
      { numRuns: 20, endOnFailure: true },
    )
  })

  test('after calls that come together is what the log says', { timeout: 240_000 }, async () => {
    const together = fc.array(step(fc.constant(0)), { minLength: 2, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.array(together, { minLength: 1, maxLength: 6 }), minutes, async (bursts, gap) => {
        let at = later(monday, 0)
        const ids = await begin()
        for (const burst of bursts) {
          at = later(at, gap)
          await Promise.all(burst.map(one => take(one, ids)))
        }
        const { before, after } = await comparedWithLog(ids)
        expect(after).toEqual(before)
      }),
      { numRuns: 20, endOnFailure: true },
    )
  })

  test('is not lost when the log is read anew while people go on', async () => {
    later(monday, 0)
    const ids = await begin()
    const reread = () =>
      inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx => rebuildSubjects(ctx, measuredRequest, ids))
    for (let round = 0; round < 10; round += 1)
      await Promise.all([
        reread(),
        ...ids.map(id => say(okno, 'agent', id, 'Смотрим.')),
        reread(),
        ...ids.map(id => say(okno, 'requester', id, 'Есть ли новости?')),
      ])
    const { rows } = await okno.okno.pools.read.query(
      `select (select count(*)::int from jsonb_array_elements(moments) moment where moment ->> 'do' = 'answered') as answered,
              (select count(*)::int from jsonb_array_elements(moments) moment where moment ->> 'do' = 'asked') as asked
       from agreements.subject where id = any($1)`,
      [ids],
    )
    expect(rows).toEqual(ids.map(() => ({ answered: 10, asked: 10 })))
    const { before, after } = await comparedWithLog(ids)
    expect(after).toEqual(before)
  })

  test('calls changed what came out otherwise, and nothing else', async () => {
    later(monday, 0)
    const ids = await begin()
    for (const id of ids) await say(okno, 'agent', id, 'Смотрим.')
    await deeds.sweeps()
    const reread = () =>
      inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx => rebuildSubjects(ctx, measuredRequest, ids))
    expect(await reread()).toEqual({ found: ids.length, changed: 0 })
    await okno.okno.pools.write.query(
      `update agreements.clock set due_at = due_at + interval '1 hour' where subject_id = $1`,
      [ids[0]],
    )
    expect(await reread()).toEqual({ found: ids.length, changed: 1 })
    expect(await reread()).toEqual({ found: ids.length, changed: 0 })
  })
})
