// The promised first answer: 30 working minutes on the calendar of the centre, stopped once, marked as missed once.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { ask, history, read, say } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
beforeEach(() => okno.setNow(tuesdayMorning))
afterAll(() => okno.close())

/** To the minute: the clock of the tests runs on while they call. */
const minute = (instant: string) => instant.slice(0, 16)

describe('when the first answer is due', () => {
  test.each([
    ['in working hours', '2026-03-10T07:00:00Z', '2026-03-10T07:30'],
    ['before the end of the day', '2026-03-10T14:45:00Z', '2026-03-11T06:15'],
    ['in the evening', '2026-03-10T19:00:00Z', '2026-03-11T06:30'],
    ['before opening', '2026-03-10T03:00:00Z', '2026-03-10T06:30'],
    ['on Friday evening', '2026-03-13T14:50:00Z', '2026-03-16T06:20'],
    ['on a Saturday', '2026-03-14T09:00:00Z', '2026-03-16T06:30'],
    ['on the short day before the May holidays', '2026-04-30T13:50:00Z', '2026-05-04T06:20'],
    ['on the moved Monday of March', '2026-03-09T09:00:00Z', '2026-03-10T06:30'],
    ['before the New Year holidays', '2025-12-30T14:45:00Z', '2026-01-12T06:15'],
    ['on Russia Day', '2026-06-12T09:00:00Z', '2026-06-15T06:30'],
  ])('%s', async (_, now, due) => {
    okno.setNow(now)
    const { due_at, id } = await ask(okno, 'requester')
    expect(minute(due_at)).toBe(due)
    expect(minute((await read(okno, 'requester', id)).promises[0].due_at)).toBe(due)
  })

  test('the request says what was promised, what is used and from when it counts as about to be late', async () => {
    const { id } = await ask(okno, 'requester')
    okno.setNow('2026-03-10T07:12:00Z')
    const request = await read(okno, 'requester', id)
    expect(minute(request.warn_at)).toBe('2026-03-10T07:20')
    expect(request.missed).toBe(false)
    expect(request.promises).toMatchObject([
      {
        metric: 'first_answer',
        limit: { unit: 'working_minutes', count: 30 },
        stopped_at: null,
        outcome: 'running',
      },
    ])
    expect(Math.round(request.promises[0].used_seconds / 60)).toBe(12)
    // Whole minutes, upwards: a moment after the twelfth minute there are nineteen begun ones.
    expect(request.promises[0].minutes_left).toBeGreaterThanOrEqual(18)
    expect(request.promises[0].minutes_left).toBeLessThanOrEqual(19)
  })
})

describe('the clock stops with the first answer of a human', () => {
  test('an answer in time keeps the promise, and later answers change nothing', async () => {
    const { id } = await ask(okno, 'requester')
    okno.setNow('2026-03-10T07:20:00Z')
    await say(okno, 'agent', id, 'Проверяем')
    const answered = await read(okno, 'requester', id)
    expect(answered).toMatchObject({ due_at: null, warn_at: null, missed: false })
    expect(minute(answered.first_answered_at)).toBe('2026-03-10T07:20')
    expect(answered.promises).toMatchObject([{ outcome: 'met' }])
    okno.setNow('2026-03-10T09:00:00Z')
    await say(okno, 'second_agent', id, 'Отправили')
    const later = await read(okno, 'requester', id)
    expect(later.first_answered_at).toBe(answered.first_answered_at)
    expect(later.promises).toEqual(answered.promises)
  })

  test.each([
    ['a note', 'agent', { kind: 'note' }],
    ['the requester’s own second message', 'requester', {}],
  ] as const)('%s is no answer', async (_, who, fields) => {
    const { id, due_at } = await ask(okno, 'requester')
    await say(okno, who, id, 'Ещё вот что', fields)
    const request = await read(okno, 'requester', id)
    expect(request).toMatchObject({ due_at, first_answered_at: null })
    expect(request.promises).toMatchObject([{ outcome: 'running' }])
  })

  test('resolving without words is the first answer', async () => {
    const { id } = await ask(okno, 'requester')
    await okno.as('agent').post(`/api/requests/${id}/resolve`)
    const request = await read(okno, 'requester', id)
    expect(request).toMatchObject({ status: 'resolved', due_at: null, missed: false })
    expect(request.first_answered_at).not.toBeNull()
    expect(request.promises).toMatchObject([{ outcome: 'met' }])
  })

  test('three answers at once stop it once', async () => {
    const { id } = await ask(okno, 'requester')
    await Promise.all(
      (['agent', 'second_agent', 'lead'] as const).map(who => say(okno, who, id, `Отвечает ${who}`)),
    )
    const { rows } = await okno.okno.pools.read.query(
      `select count(*)::int as count from kernel.event
       where subject_id = $1 and name = 'requests.message_added' and (payload->>'first_answer')::boolean`,
      [id],
    )
    expect(rows[0].count).toBe(1)
  })
})

describe('a broken promise', () => {
  test('is late to everybody at once, and marked exactly once however often one looks', async () => {
    const { id } = await ask(okno, 'requester')
    okno.setNow('2026-03-10T07:31:00Z')
    expect((await read(okno, 'requester', id)).promises).toMatchObject([{ outcome: 'missed' }])
    await Promise.all(Array.from({ length: 5 }, () => okno.runPeriodic('take_clock_steps')))
    await okno.work()
    await okno.runPeriodic('take_clock_steps')
    await okno.work()
    expect(await history(okno, id)).toEqual([
      'request_registered',
      'agreements.clock_missed',
      'promise_missed',
    ])
    expect(await read(okno, 'requester', id)).toMatchObject({ missed: true })
  })

  test('is not marked before its time, but warned of once', async () => {
    const { id } = await ask(okno, 'requester')
    okno.setNow('2026-03-10T07:19:00Z')
    await okno.runPeriodic('take_clock_steps')
    await okno.work()
    expect(await history(okno, id)).toEqual(['request_registered'])
    okno.setNow('2026-03-10T07:29:00Z')
    for (let i = 0; i < 3; i += 1) await okno.runPeriodic('take_clock_steps')
    await okno.work()
    expect(await history(okno, id)).toEqual(['request_registered', 'agreements.clock_warned'])
  })

  test('stays broken when the answer comes, and is told once', async () => {
    const { id } = await ask(okno, 'requester')
    okno.setNow('2026-03-10T08:00:00Z')
    await okno.runPeriodic('take_clock_steps')
    await say(okno, 'agent', id, 'Простите за ожидание')
    await okno.work()
    const request = await read(okno, 'requester', id)
    expect(request).toMatchObject({ missed: true, due_at: null })
    expect(request.promises).toMatchObject([{ outcome: 'missed' }])
    expect((await history(okno, id)).filter(name => name === 'promise_missed')).toHaveLength(1)
  })

  test('is told also when the late answer comes before anybody has marked it', async () => {
    const { id } = await ask(okno, 'requester')
    okno.setNow('2026-03-10T08:00:00Z')
    await say(okno, 'agent', id, 'Простите за ожидание')
    await okno.runPeriodic('take_clock_steps')
    await okno.work()
    expect(await read(okno, 'requester', id)).toMatchObject({ missed: true })
    expect((await history(okno, id)).filter(name => name === 'promise_missed')).toHaveLength(1)
  })

  test('does not go away with a cancellation; a running one is withdrawn', async () => {
    const late = await ask(okno, 'requester')
    okno.setNow('2026-03-10T08:00:00Z')
    const inTime = await ask(okno, 'requester')
    for (const { id } of [late, inTime])
      expect((await okno.as('requester').post(`/api/requests/${id}/cancel`)).status).toBe(200)
    await okno.work()
    expect(await read(okno, 'requester', late.id)).toMatchObject({
      missed: true,
      promises: [{ outcome: 'missed' }],
    })
    expect(await read(okno, 'requester', inTime.id)).toMatchObject({ missed: false, promises: [] })
  })
})
