// mergeRequest, undoMerge and links: what is put together, what follows, and that undoing leaves it as it was.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { ask, everyId, expectRefusal, history, read, say, upload } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const merge = (who: Who, id: string, into: string, headers?: Record<string, string>) =>
  okno.as(who).post(`/api/requests/${id}/merge`, { into }, headers)
const undo = (who: Who, id: string) => okno.as(who).post(`/api/requests/${id}/unmerge`)
const texts = async (who: Who, id: string): Promise<string[]> =>
  (await okno.as(who).get(`/api/requests/${id}/messages`)).body.items.map(
    (item: { text: string }) => item.text,
  )

async function two() {
  const source = await ask(okno, 'colleague', { text: 'Не работает печать' })
  const target = await ask(okno, 'requester', { text: 'Принтер молчит' })
  return { source, target }
}

describe('merging', () => {
  test('answers with the target, which holds both conversations; the source says where it went', async () => {
    const { source, target } = await two()
    const { status, body } = await merge('agent', source.id, target.number)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: target.id,
      merged_from: [{ id: source.id, number: source.number, status: 'closed' }],
    })
    expect(await texts('agent', target.id)).toEqual(['Не работает печать', 'Принтер молчит'])
    expect(await read(okno, 'colleague', source.id)).toMatchObject({
      status: 'closed',
      merged_into: { id: target.id, number: target.number },
      due_at: null,
      promises: [],
      may: { reply: false, note: false, work: false, reopen: false, cancel: false },
    })
    expect(await history(okno, source.id)).toEqual(['request_registered', 'request_merged'])
    expect(await history(okno, target.id)).toEqual([
      'request_registered',
      'participant_added',
      'request_took_in',
    ])
    expect(await everyId(okno, 'agent', '&view=all')).not.toContain(source.id)
  })

  test('the people of the source follow the target and may answer there', async () => {
    const { source, target } = await two()
    const file = await upload(okno, 'colleague', 'Фото.txt')
    await say(okno, 'colleague', source.id, 'Вот фото', { attachments: [file] })
    await okno.as('colleague').post(`/api/requests/${source.id}/participants`, {
      person_id: okno.center.people.stranger,
    })
    await merge('agent', source.id, target.id)
    for (const who of ['colleague', 'stranger'] as const) {
      expect((await read(okno, who, target.id)).may.reply).toBe(true)
      expect(await say(okno, who, target.id, `Пишет ${who}`)).toMatchObject({ direction: 'in' })
    }
    expect((await okno.as('requester').get(`/api/files/${file}`)).body).toBe('содержимое')
  })

  test('words for the source are sent on to the target by its number', async () => {
    const { source, target } = await two()
    await merge('agent', source.id, target.id)
    for (const [who, path, body] of [
      ['colleague', 'messages', { text: 'Ещё' }],
      ['agent', 'messages', { text: 'Ответ' }],
      ['agent', 'assign', { assignee_id: null }],
      ['agent', 'resolve', {}],
      ['colleague', 'reopen', {}],
      ['colleague', 'cancel', {}],
      ['colleague', 'participants', { person_id: okno.center.people.stranger }],
      ['agent', 'merge', { into: target.id }],
    ] as const) {
      const given = await okno.as(who).post(`/api/requests/${source.id}/${path}`, body)
      expectRefusal(given, 409, 'requests.merged')
      expect(given.body).toMatchObject({ number: source.number, into: target.number })
      expect(given.body.detail).toContain(target.number)
    }
  })

  test('notes of the source stay hidden in the target', async () => {
    const { source, target } = await two()
    await say(okno, 'agent', source.id, 'Между нами', { kind: 'note' })
    await merge('agent', source.id, target.id)
    expect(await texts('agent', target.id)).toContain('Между нами')
    expect(await texts('requester', target.id)).not.toContain('Между нами')
  })

  test('two merges of the same pair in both directions at once: one wins, nothing hangs', async () => {
    const { source, target } = await two()
    const given = await Promise.all([
      merge('agent', source.id, target.id),
      merge('second_agent', target.id, source.id),
    ])
    expect(given.map(answer => answer.status).sort()).toEqual([200, 409])
  })

  test('If-Match means the request that is put into the other one', async () => {
    const { source, target } = await two()
    await okno.as('agent').patch(`/api/requests/${target.id}`, { tags: ['a'] })
    expectRefusal(await merge('agent', source.id, target.id, { 'if-match': '"7"' }), 412, 'kernel.moved_on')
    expect((await merge('agent', source.id, target.id, { 'if-match': '"1"' })).status).toBe(200)
  })

  test('refusals: with itself, into what is finished, into what one may not see, by those who do not work on it', async () => {
    const { source, target } = await two()
    expectRefusal(await merge('agent', source.id, source.number), 422, 'requests.merge_with_itself')
    const cancelled = await ask(okno, 'requester')
    await okno.as('requester').post(`/api/requests/${cancelled.id}/cancel`)
    expectRefusal(await merge('agent', source.id, cancelled.id), 409, 'requests.finished')
    const vpn = await ask(okno, 'requester', { service_id: okno.center.services.vpn })
    expectRefusal(await merge('specialist', vpn.id, target.id), 404, 'kernel.not_found')
    expectRefusal(await merge('specialist', target.id, vpn.id), 404, 'kernel.not_found')
    expectRefusal(await merge('quality', source.id, target.id), 403, 'kernel.not_allowed')
    expectRefusal(await merge('requester', target.id, target.id), 403, 'kernel.not_allowed')
    expect(await read(okno, 'agent', source.id)).toMatchObject({ status: 'new', merged_into: null })
  })
})

describe('chains', () => {
  test('what was merged before goes on to the end of the chain, with its people', async () => {
    const { source: a, target: b } = await two()
    const c = await ask(okno, 'stranger', { text: 'Тот же принтер' })
    await merge('agent', a.id, b.id)
    await merge('agent', b.id, c.id)
    expect((await read(okno, 'colleague', a.id)).merged_into).toMatchObject({ id: c.id })
    expect(await texts('colleague', c.id)).toEqual(['Не работает печать', 'Принтер молчит', 'Тот же принтер'])
    expectRefusal(await merge('agent', c.id, a.id), 409, 'requests.merged')
  })

  test('undoing the second merge brings back what had been merged first', async () => {
    const { source: a, target: b } = await two()
    const c = await ask(okno, 'stranger', { text: 'Тот же принтер' })
    await merge('agent', a.id, b.id)
    await merge('agent', b.id, c.id)
    expect((await undo('agent', b.id)).status).toBe(200)
    expect((await read(okno, 'colleague', a.id)).merged_into).toMatchObject({ id: b.id })
    expect(await texts('agent', b.id)).toEqual(['Не работает печать', 'Принтер молчит'])
    expect(await texts('agent', c.id)).toEqual(['Тот же принтер'])
  })

  test('the first can be taken out of the end of the chain', async () => {
    const { source: a, target: b } = await two()
    const c = await ask(okno, 'stranger')
    await merge('agent', a.id, b.id)
    await merge('agent', b.id, c.id)
    expect((await undo('agent', a.id)).body).toMatchObject({ id: a.id, merged_into: null, status: 'new' })
    await undo('agent', b.id)
    expect((await read(okno, 'agent', a.id)).merged_into).toBeNull()
    expect(await texts('agent', b.id)).toEqual(['Принтер молчит'])
  })
})

describe('undoing', () => {
  test('gives the source back as it was, and the target loses its words and its people', async () => {
    const { source, target } = await two()
    await okno.as('agent').patch(`/api/requests/${source.id}`, { status: 'waiting_third_party' })
    await merge('agent', source.id, target.id)
    const { status, body } = await undo('agent', source.id)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: source.id,
      status: 'waiting_third_party',
      merged_into: null,
      closed_at: null,
    })
    expect(await texts('agent', target.id)).toEqual(['Принтер молчит'])
    expect(await read(okno, 'agent', target.id)).toMatchObject({ merged_from: [], participants: [] })
    expectRefusal(await okno.as('colleague').get(`/api/requests/${target.id}`), 404, 'kernel.not_found')
    expect((await say(okno, 'colleague', source.id, 'Это другое')).direction).toBe('in')
  })

  test('leaves those who followed the target before', async () => {
    const { source, target } = await two()
    await okno.as('requester').post(`/api/requests/${target.id}/participants`, {
      person_id: okno.center.people.colleague,
    })
    await merge('agent', source.id, target.id)
    await undo('agent', source.id)
    expect(await read(okno, 'colleague', target.id)).toMatchObject({
      participants: [{ person: { id: okno.center.people.colleague }, role: 'watcher' }],
    })
  })

  test('a resolved source keeps its time to object', async () => {
    const { source, target } = await two()
    await okno.as('agent').post(`/api/requests/${source.id}/resolve`)
    const before = await read(okno, 'agent', source.id)
    await merge('agent', source.id, target.id)
    await undo('agent', source.id)
    expect(await read(okno, 'agent', source.id)).toMatchObject({
      status: 'resolved',
      closes_at: before.closes_at,
    })
  })

  test('of what is not merged is refused, and twice at once undoes once', async () => {
    const { source, target } = await two()
    expectRefusal(await undo('agent', source.id), 409, 'requests.merge_unknown')
    await merge('agent', source.id, target.id)
    for (const who of ['quality', 'colleague'] as const)
      expectRefusal(await undo(who, source.id), 403, 'kernel.not_allowed')
    expectRefusal(await undo('specialist', source.id), 404, 'kernel.not_found')
    const given = await Promise.all([undo('agent', source.id), undo('second_agent', source.id)])
    expect(given.map(answer => answer.status).sort()).toEqual([200, 409])
  })
})

describe('links', () => {
  const link = (who: Who, id: string, to: string) => okno.as(who).post(`/api/requests/${id}/links`, { to })

  test('stand on both sides, once, and can be taken away from either', async () => {
    const { source, target } = await two()
    expect((await link('agent', source.id, target.number)).body.links).toMatchObject([
      { id: target.id, number: target.number, kind: 'related' },
    ])
    await link('agent', source.id, target.id)
    expect((await read(okno, 'agent', target.id)).links).toMatchObject([{ id: source.id }])
    expect((await history(okno, source.id)).filter(name => name === 'requests_linked')).toHaveLength(1)
    const { body } = await okno.as('agent').del(`/api/requests/${target.id}/links/${source.id}`)
    expect(body.links).toEqual([])
    expect((await read(okno, 'agent', source.id)).links).toEqual([])
  })

  test('show a request only to those who may see it', async () => {
    const { source } = await two()
    const foreign = await ask(okno, 'stranger', { text: 'Секрет другой компании' })
    await link('agent', source.id, foreign.id)
    for (const who of ['colleague', 'client_lead'] as const)
      expect((await read(okno, who, source.id)).links).toEqual([])
    expect((await read(okno, 'stranger', foreign.id)).links).toEqual([])
    expect((await read(okno, 'agent', source.id)).links).toHaveLength(1)
  })

  test('refusals: with itself, with what one may not see, with what does not exist', async () => {
    const { source } = await two()
    const vpn = await ask(okno, 'requester', { service_id: okno.center.services.vpn })
    expectRefusal(await link('agent', source.id, source.id), 422, 'requests.merge_with_itself')
    expectRefusal(await link('specialist', vpn.id, source.id), 404, 'kernel.not_found')
    expectRefusal(await link('agent', source.id, 'R-99999999'), 404, 'kernel.not_found')
    expectRefusal(await link('colleague', source.id, vpn.id), 403, 'kernel.not_allowed')
  })
})

test('a merged request shows where it went only to those who may see the target', async () => {
  const { source } = await two()
  const foreign = await ask(okno, 'stranger', { text: 'Секрет другой компании' })
  await merge('agent', source.id, foreign.id)
  expect((await read(okno, 'client_lead', source.id)).merged_into).toBeNull()
  expect((await read(okno, 'colleague', source.id)).merged_into).toMatchObject({ id: foreign.id })
})
