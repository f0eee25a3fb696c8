// addMessage and listMessages: replies, answers and notes, what each makes of the status, and who may say and read what.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { ask, expectRefusal, history, read, say, upload } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const messages = async (who: Who, id: string) =>
  (await okno.as(who).get(`/api/requests/${id}/messages`)).body.items as { id: string; text: string }[]
const send = (who: Who, id: string, body: unknown, headers?: Record<string, string>) =>
  okno.as(who).post(`/api/requests/${id}/messages`, body, headers)

describe('what is said', () => {
  test('an agent’s reply goes out, opens the request and takes it', async () => {
    const { id } = await ask(okno, 'requester')
    expect(await say(okno, 'agent', id, 'Смотрим')).toMatchObject({
      kind: 'reply',
      direction: 'out',
      author: { id: okno.center.people.agent, name: 'Agent' },
      text: 'Смотрим',
      attachments: [],
      automatic: false,
    })
    expect(await read(okno, 'agent', id)).toMatchObject({
      status: 'open',
      assignee: { id: okno.center.people.agent },
    })
    expect(await history(okno, id)).toEqual([
      'request_registered',
      'message_added',
      'request_assigned',
      'status_changed',
    ])
  })

  test('a second agent’s reply does not take it away', async () => {
    const { id } = await ask(okno, 'requester')
    await say(okno, 'agent', id, 'Смотрим')
    await say(okno, 'second_agent', id, 'Добавлю')
    expect(await read(okno, 'agent', id)).toMatchObject({ assignee: { id: okno.center.people.agent } })
  })

  test('a note changes no status and takes nothing', async () => {
    const { id } = await ask(okno, 'requester')
    expect(await say(okno, 'agent', id, 'Позвонить в банк', { kind: 'note' })).toMatchObject({
      kind: 'note',
      direction: 'out',
    })
    expect(await read(okno, 'agent', id)).toMatchObject({ status: 'new', assignee: null })
  })

  test('an agent who is the requester speaks for the requester’s side', async () => {
    const { id } = await ask(okno, 'agent')
    expect(await say(okno, 'agent', id, 'Ещё вопрос')).toMatchObject({ direction: 'in' })
    expect(await read(okno, 'agent', id)).toMatchObject({ first_answered_at: null, assignee: null })
  })

  test.each([
    ['waiting_requester', 'open'],
    ['waiting_third_party', 'waiting_third_party'],
    ['scheduled', 'open'],
    ['open', 'open'],
  ])('the requester’s words turn %s into %s', async (from, to) => {
    const { id } = await ask(okno, 'requester')
    await okno.as('agent').patch(`/api/requests/${id}`, { status: from })
    await say(okno, 'requester', id, 'Вот номер')
    expect((await read(okno, 'requester', id)).status).toBe(to)
  })

  test('a new request stays new when the requester adds something', async () => {
    const { id } = await ask(okno, 'requester')
    await say(okno, 'requester', id, 'И ещё')
    expect((await read(okno, 'requester', id)).status).toBe('new')
  })

  test.each(['open', 'waiting_requester', 'waiting_third_party', 'resolved'])(
    'an answer can say that the request is %s now',
    async next_status => {
      const { id } = await ask(okno, 'requester')
      await say(okno, 'agent', id, 'Готово', { next_status })
      expect((await read(okno, 'agent', id)).status).toBe(next_status)
    },
  )

  test('a requester’s next_status is not listened to', async () => {
    const { id } = await ask(okno, 'requester')
    await say(okno, 'requester', id, 'Решено', { next_status: 'resolved' })
    expect((await read(okno, 'requester', id)).status).toBe('new')
  })

  test('attachments go with it, those of others do not', async () => {
    const { id } = await ask(okno, 'requester')
    const file = await upload(okno, 'agent', 'Счёт № 5 📎.txt')
    expect(await say(okno, 'agent', id, 'Во вложении', { attachments: [file] })).toMatchObject({
      attachments: [{ id: file, name: 'Счёт № 5 📎.txt' }],
    })
    const foreign = await upload(okno, 'requester')
    const before = (await messages('agent', id)).length
    expectRefusal(
      await send('agent', id, { text: 'a', attachments: [foreign] }),
      422,
      'requests.unknown_files',
    )
    expect(await messages('agent', id)).toHaveLength(before)
  })

  test.each([
    ['empty', { text: '' }],
    ['blank', { text: '\n\u3000 ' }],
    ['too long', { text: 'a'.repeat(100_001) }],
    ['of an unknown kind', { text: 'a', kind: 'shout' }],
  ])('a message that is %s is refused', async (_, body) => {
    const { id } = await ask(okno, 'requester')
    expectRefusal(await send('agent', id, body), 400, 'kernel.invalid')
    expect(await messages('agent', id)).toHaveLength(1)
  })
})

describe('who may speak and read', () => {
  test('only those who work on it leave notes', async () => {
    const { id } = await ask(okno, 'requester')
    for (const who of ['requester', 'client_lead', 'quality'] as const)
      expectRefusal(await send(who, id, { kind: 'note', text: 'a' }), 403, 'kernel.not_allowed')
    expect((await send('agent', id, { kind: 'note', text: 'a' })).status).toBe(201)
  })

  test('who may only look does not reply', async () => {
    const { id } = await ask(okno, 'requester')
    for (const who of ['client_lead', 'quality'] as const)
      expectRefusal(await send(who, id, { text: 'a' }), 403, 'kernel.not_allowed')
  })

  test('to a stranger there is nothing to reply to', async () => {
    const { id } = await ask(okno, 'requester')
    expectRefusal(await send('stranger', id, { text: 'a' }), 404, 'kernel.not_found')
    expectRefusal(await send('specialist', id, { text: 'a' }), 404, 'kernel.not_found')
  })

  test('notes are read in the centre only', async () => {
    const { id } = await ask(okno, 'requester')
    await say(okno, 'agent', id, 'Между нами', { kind: 'note' })
    const hidden: Who[] = ['requester', 'client_lead']
    const shown: Who[] = ['agent', 'lead', 'quality', 'admin']
    for (const who of hidden)
      expect((await messages(who, id)).map(one => one.text)).not.toContain('Между нами')
    for (const who of shown) expect((await messages(who, id)).map(one => one.text)).toContain('Между нами')
  })
})

describe('a conversation that moved on', () => {
  test('refuses the answer, says how many came, and takes it when they were seen', async () => {
    const { id, message_id } = await ask(okno, 'requester')
    await say(okno, 'requester', id, 'Уже не нужно')
    const last = await say(okno, 'requester', id, 'Точно')
    const given = await send('agent', id, { text: 'Делаем', last_seen_message_id: message_id })
    expectRefusal(given, 409, 'requests.conversation_moved_on')
    expect(given.body.count).toBe(2)
    expect(given.body.detail).toContain('2 новых сообщения')
    expect((await send('agent', id, { text: 'Хорошо', last_seen_message_id: last.id })).status).toBe(201)
  })

  test('one’s own later messages and notes one may not see do not count', async () => {
    const { id, message_id } = await ask(okno, 'requester')
    await say(okno, 'requester', id, 'Ещё')
    await say(okno, 'agent', id, 'Между нами', { kind: 'note' })
    expect((await send('requester', id, { text: 'И ещё', last_seen_message_id: message_id })).status).toBe(
      201,
    )
    const { id: other, message_id: first } = await ask(okno, 'requester')
    await say(okno, 'second_agent', other, 'Заметка', { kind: 'note' })
    expectRefusal(
      await send('agent', other, { text: 'a', last_seen_message_id: first }),
      409,
      'requests.conversation_moved_on',
    )
  })
})

describe('finished requests and repeated calls', () => {
  test.each(['closed', 'cancelled'])('a %s request takes no more messages and says why', async status => {
    const { id, number } = await ask(okno, 'requester')
    await okno.okno.pools.write.query('update requests.request set status = $2 where id = $1', [id, status])
    for (const who of ['requester', 'agent'] as const) {
      const given = await send(who, id, { text: 'a' })
      expectRefusal(given, 409, 'requests.finished')
      expect(given.body).toMatchObject({ number, request_status: status })
      expect(given.body.detail).toContain(number)
    }
  })

  test('the same Idempotency-Key says it once, also when both come at once', async () => {
    const { id } = await ask(okno, 'requester')
    const headers = { 'idempotency-key': randomUUID() }
    const given = await Promise.all(
      Array.from({ length: 10 }, () => send('agent', id, { text: 'Один раз' }, headers)),
    )
    expect(new Set(given.map(answer => answer.body.id)).size).toBe(1)
    expect(given.map(answer => answer.status)).toEqual(Array(10).fill(201))
    expect(await messages('agent', id)).toHaveLength(2)
  })

  test('the same key for another request is refused', async () => {
    const [one, other] = [await ask(okno, 'requester'), await ask(okno, 'requester')]
    const headers = { 'idempotency-key': randomUUID() }
    expect((await send('agent', one.id, { text: 'a' }, headers)).status).toBe(201)
    expectRefusal(await send('agent', other.id, { text: 'a' }, headers), 422, 'kernel.key_reused')
    expect(await messages('agent', other.id)).toHaveLength(1)
  })
})

test('the conversation is paged oldest first, without gaps or doubles', async () => {
  const { id } = await ask(okno, 'requester', { text: '0' })
  for (let i = 1; i < 12; i += 1) await say(okno, i % 2 ? 'agent' : 'requester', id, String(i))
  const texts: string[] = []
  let after = ''
  do {
    const { body } = await okno.as('requester').get(`/api/requests/${id}/messages?limit=5${after}`)
    texts.push(...body.items.map((item: { text: string }) => item.text))
    after = body.next === null ? '' : `&after=${body.next}`
  } while (after)
  expect(texts).toEqual(Array.from({ length: 12 }, (_, i) => String(i)))
})
