// resolveRequest, reopenRequest, cancelRequest and the closing after the time to object.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { ask, expectRefusal, history, read, say, upload } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
beforeEach(() => okno.setNow(tuesdayMorning))
afterAll(() => okno.close())

const deed = (who: Who, id: string, name: string, body: unknown = {}) =>
  okno.as(who).post(`/api/requests/${id}/${name}`, body)

async function resolved(): Promise<string> {
  const { id } = await ask(okno, 'requester')
  expect((await deed('agent', id, 'resolve', { text: 'Готово' })).status).toBe(200)
  return id
}

describe('closing by the requester', () => {
  test('closes at once what is resolved, however often it is pressed', async () => {
    const id = await resolved()
    expect((await read(okno, 'requester', id)).may).toMatchObject({ close: true })
    const pressed = await Promise.all([1, 2, 3].map(() => deed('requester', id, 'close')))
    expect(pressed.map(one => one.body.status)).toEqual(['closed', 'closed', 'closed'])
    expect((await history(okno, id)).filter(name => name === 'request_closed')).toHaveLength(1)
  })

  test('refuses what is not resolved, and everybody but the requester', async () => {
    const { id } = await ask(okno, 'requester')
    expect((await deed('requester', id, 'close')).status).toBe(403)
    expect((await deed('agent', await resolved(), 'close')).status).toBe(403)
    expect((await deed('stranger', id, 'close')).status).toBe(404)
  })
})

describe('resolving', () => {
  test('takes no attachments without words', async () => {
    const { id } = await ask(okno, 'requester')
    const file = await upload(okno, 'agent', 'Листок.txt')
    const refused = await deed('agent', id, 'resolve', { attachments: [file] })
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'text' }] } })
  })

  test('with a last answer: one message, one event for both, taken by the one who did it', async () => {
    const { id } = await ask(okno, 'requester')
    const file = await upload(okno, 'agent', 'Листок.txt')
    const { status, body } = await deed('agent', id, 'resolve', { text: 'Готово', attachments: [file] })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'resolved',
      assignee: { id: okno.center.people.agent },
      resolved_at: expect.any(String),
      due_at: null,
      may: { reply: true, reopen: true, cancel: false, rate: false },
    })
    expect((await read(okno, 'requester', id)).may).toMatchObject({ rate: true, reopen: true })
    expect(await history(okno, id)).toEqual([
      'request_registered',
      'message_added',
      'request_resolved',
      'request_assigned',
    ])
    const { body: talk } = await okno.as('requester').get(`/api/requests/${id}/messages`)
    expect(talk.items.at(-1)).toMatchObject({ text: 'Готово', attachments: [{ id: file }] })
  })

  test('twice resolves once', async () => {
    const id = await resolved()
    const before = await read(okno, 'agent', id)
    expect((await deed('second_agent', id, 'resolve')).body.resolved_at).toBe(before.resolved_at)
    expect((await history(okno, id)).filter(name => name === 'request_resolved')).toHaveLength(1)
  })

  test('only those who work on it resolve', async () => {
    const { id } = await ask(okno, 'requester')
    for (const who of ['requester', 'client_lead', 'quality'] as const)
      expectRefusal(await deed(who, id, 'resolve'), 403, 'kernel.not_allowed')
    expectRefusal(await deed('specialist', id, 'resolve'), 404, 'kernel.not_found')
  })
})

describe('reopening', () => {
  test('by a reply of the requester', async () => {
    const id = await resolved()
    await say(okno, 'requester', id, 'Не открывается')
    expect(await read(okno, 'requester', id)).toMatchObject({
      status: 'open',
      resolved_at: null,
      closes_at: null,
      reopened_count: 1,
      assignee: { id: okno.center.people.agent },
    })
    expect(await history(okno, id)).toContain('request_reopened')
  })

  test('by saying so, with words or without', async () => {
    const [one, other] = [await resolved(), await resolved()]
    expect((await deed('requester', one, 'reopen')).body).toMatchObject({ status: 'open', reopened_count: 1 })
    expect((await deed('requester', other, 'reopen', { text: 'Всё по-прежнему' })).body.status).toBe('open')
    const { body } = await okno.as('agent').get(`/api/requests/${other}/messages`)
    expect(body.items.at(-1)).toMatchObject({ text: 'Всё по-прежнему', direction: 'in' })
    expect((await history(okno, other)).filter(name => name === 'request_reopened')).toHaveLength(1)
  })

  test('keeps the words of the second when two reopen at once', async () => {
    const id = await resolved()
    const given = await Promise.all([
      deed('agent', id, 'reopen', { text: 'Проверю ещё раз' }),
      deed('requester', id, 'reopen', { text: 'Не помогло' }),
    ])
    expect(given.map(answer => answer.status)).toEqual([200, 200])
    const { body } = await okno.as('agent').get(`/api/requests/${id}/messages`)
    expect(body.items.map((item: { text: string }) => item.text)).toEqual(
      expect.arrayContaining(['Проверю ещё раз', 'Не помогло']),
    )
    expect((await read(okno, 'agent', id)).reopened_count).toBe(1)
  })

  test('of what is open changes nothing', async () => {
    const { id } = await ask(okno, 'requester')
    expect((await deed('requester', id, 'reopen')).body).toMatchObject({ status: 'new', version: 1 })
    expect(await history(okno, id)).toEqual(['request_registered'])
  })

  test('is not for those who only look', async () => {
    const id = await resolved()
    expectRefusal(await deed('client_lead', id, 'reopen'), 403, 'kernel.not_allowed')
    expectRefusal(await deed('client_lead', id, 'reopen', { text: 'Мнение' }), 403, 'kernel.not_allowed')
    expectRefusal(await deed('stranger', id, 'reopen'), 404, 'kernel.not_found')
  })

  test('does not begin the promise anew', async () => {
    const id = await resolved()
    await say(okno, 'requester', id, 'Ещё раз')
    expect(await read(okno, 'agent', id)).toMatchObject({ due_at: null, promises: [{ outcome: 'met' }] })
  })
})

describe('closing', () => {
  test('five working days after the solution, not before, and told once', async () => {
    const id = await resolved()
    const { closes_at } = await read(okno, 'agent', id)
    // From Tuesday 10 March, 10:00 in Moscow: the fifth working day after it ends on Tuesday, 17 March.
    expect(closes_at.slice(0, 10)).toBe('2026-03-17')
    okno.setNow('2026-03-16T20:00:00Z')
    await okno.runPeriodic('close_resolved_requests')
    expect((await read(okno, 'agent', id)).status).toBe('resolved')
    okno.setNow('2026-03-17T20:00:00Z')
    await Promise.all([1, 2, 3].map(() => okno.runPeriodic('close_resolved_requests')))
    expect(await read(okno, 'requester', id)).toMatchObject({
      status: 'closed',
      closes_at: null,
      closed_at: expect.any(String),
      may: { reply: false, reopen: false, rate: true },
    })
    expect((await history(okno, id)).filter(name => name === 'request_closed')).toHaveLength(1)
  })

  test('does not happen to what was reopened', async () => {
    const id = await resolved()
    await say(okno, 'requester', id, 'Не работает')
    okno.setNow('2026-04-01T09:00:00Z')
    await okno.runPeriodic('close_resolved_requests')
    expect((await read(okno, 'agent', id)).status).toBe('open')
  })

  test('ends it: nothing reopens, resolves or cancels a closed request', async () => {
    const id = await resolved()
    okno.setNow('2026-04-01T09:00:00Z')
    await okno.runPeriodic('close_resolved_requests')
    for (const [who, name] of [
      ['requester', 'reopen'],
      ['agent', 'resolve'],
      ['requester', 'cancel'],
    ] as const)
      expectRefusal(await deed(who, id, name), 409, 'requests.finished')
  })
})

describe('cancelling', () => {
  test('by the requester, with a reason', async () => {
    const { id } = await ask(okno, 'requester')
    const { status, body } = await deed('requester', id, 'cancel', { reason: 'Нашёл сам' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'cancelled', due_at: null, closed_at: expect.any(String) })
    const { body: events } = await okno.as('agent').get(`/api/requests/${id}/events`)
    expect(events.items.at(-1)).toMatchObject({
      name: 'requests.request_cancelled',
      payload: { from: 'new', reason: 'Нашёл сам' },
    })
  })

  test('twice cancels once', async () => {
    const { id } = await ask(okno, 'requester')
    await deed('requester', id, 'cancel')
    expect((await deed('agent', id, 'cancel')).status).toBe(200)
    expect((await history(okno, id)).filter(name => name === 'request_cancelled')).toHaveLength(1)
  })

  test('is for the requester and the agents, while it is open', async () => {
    const { id } = await ask(okno, 'requester')
    expectRefusal(await deed('client_lead', id, 'cancel'), 403, 'kernel.not_allowed')
    expectRefusal(await deed('colleague', id, 'cancel'), 404, 'kernel.not_found')
    expect((await deed('agent', id, 'cancel')).status).toBe(200)
    expectRefusal(await deed('requester', await resolved(), 'cancel'), 403, 'kernel.not_allowed')
  })
})

describe('If-Match', () => {
  test.each(['resolve', 'reopen', 'cancel', 'assign'])(
    '%s is refused when the request has moved on',
    async name => {
      const { id } = await ask(okno, 'requester')
      await okno.as('agent').patch(`/api/requests/${id}`, { tags: ['a'] })
      const stale = await okno.as('agent').post(`/api/requests/${id}/${name}`, {}, { 'if-match': '"1"' })
      expectRefusal(stale, 412, 'kernel.moved_on')
      const fresh = await okno.as('agent').post(`/api/requests/${id}/${name}`, {}, { 'if-match': 'W/"2"' })
      expect(fresh.status).toBe(200)
    },
  )
})
