// holdAnswer and what belongs to it: until an answer goes nobody knows of it, then it goes once, as if it were sent then.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openBeside, startOkno } from '#app/testing.ts'
import { deliverDue } from '#kernel/server/deliveries.ts'
import { ask, expectRefusal, history, read, say, upload } from './acting.ts'
import { question, startAnswering, undo_seconds } from './answering.ts'

const at = await startAnswering()
const { okno, pass, set, hold, held, waiting, texts, draft, takeBack, sendNow, letGo } = at
afterAll(() => okno.close())
beforeEach(at.begin)

describe('until it goes', () => {
  test('its author sees it with the seconds that are left, and nobody and nothing else knows of it', async () => {
    const { id } = await ask(okno, 'requester')
    await okno.work()
    const events = await okno.okno.pools.read.query('select count(*)::int as count from kernel.event')
    const before = await read(okno, 'agent', id)
    const answer = await held('agent', id, 'Секрет', { next_status: 'resolved' })
    await okno.work()
    expect(await waiting('agent', id)).toMatchObject([
      { id: answer.id, text: 'Секрет', next_status: 'resolved', failed: null },
    ])
    const { seconds_left } = (await waiting('agent', id))[0]!
    expect(seconds_left).toBeGreaterThan(0)
    expect(seconds_left).toBeLessThan(undo_seconds)
    for (const who of ['requester', 'second_agent', 'lead', 'admin'] as const) {
      expect(await waiting(who, id)).toEqual([])
      expect(await texts(who, id)).toEqual([question])
    }
    expect(await texts('agent', id)).toEqual([question])
    expect(await read(okno, 'agent', id)).toMatchObject({
      ...{ status: before.status, version: before.version, updated_at: before.updated_at },
      ...{ assignee: null, first_answered_at: null },
    })
    const now = await okno.okno.pools.read.query('select count(*)::int as count from kernel.event')
    expect(now.rows).toEqual(events.rows)
  })

  test('its files are its author’s alone, and no other message can take them', async () => {
    const { id } = await ask(okno, 'requester')
    const file = await upload(okno, 'agent')
    await held('agent', id, 'Во вложении', { attachments: [file] })
    expect((await okno.as('agent').get(`/api/files/${file}`)).status).toBe(200)
    expect((await okno.as('lead').get(`/api/files/${file}`)).status).toBe(404)
    expectRefusal(await hold('agent', id, { attachments: [file] }), 422, 'requests.unknown_files')
    expect(await waiting('agent', id)).toHaveLength(1)
  })

  test('the same Idempotency-Key holds it once', async () => {
    const { id } = await ask(okno, 'requester')
    const headers = { 'idempotency-key': randomUUID() }
    const given = await Promise.all([1, 2, 3].map(() => hold('agent', id, {}, headers)))
    expect(new Set(given.map(one => one.body.answer.id)).size).toBe(1)
    expect(await waiting('agent', id)).toHaveLength(1)
  })
})

describe('what is checked when it is sent', () => {
  test('who may not answer, what is finished, and a conversation that has moved on are refused at once', async () => {
    const { id, message_id } = await ask(okno, 'requester')
    expectRefusal(await hold('quality', id), 403, 'kernel.not_allowed')
    expectRefusal(await hold('stranger', id), 404, 'kernel.not_found')
    await say(okno, 'requester', id, 'Уже не нужно')
    expectRefusal(
      await hold('agent', id, { last_seen_message_id: message_id }),
      409,
      'requests.conversation_moved_on',
    )
    await okno.as('requester').post(`/api/requests/${id}/cancel`)
    expectRefusal(await hold('agent', id), 409, 'requests.finished')
    expect(await waiting('agent', id)).toEqual([])
  })

  test('words of the requester’s side are not held', async () => {
    const { id } = await ask(okno, 'agent')
    const given = await hold('agent', id, { text: 'Ещё вопрос' })
    expect(given.body).toMatchObject({ answer: null, message: { direction: 'in', text: 'Ещё вопрос' } })
  })
})

describe('when its time has come', () => {
  test('it is said as if it were sent then, by its author, with its files, and once', async () => {
    const { id } = await ask(okno, 'requester')
    const file = await upload(okno, 'agent')
    const answer = await held('agent', id, 'Готово', { attachments: [file], next_status: 'resolved' })
    await okno.work()
    expect(await texts('requester', id)).toEqual([question])
    await Promise.all([letGo(), letGo()])
    expect(await waiting('agent', id)).toEqual([])
    const { body } = await okno.as('requester').get(`/api/requests/${id}/messages`)
    expect(body.items).toHaveLength(2)
    expect(body.items[1]).toMatchObject({
      ...{ id: answer.id, direction: 'out', channel: 'desk', author: { name: 'Agent' } },
      attachments: [{ id: file }],
    })
    const request = await read(okno, 'agent', id)
    expect(request).toMatchObject({ status: 'resolved', assignee: { id: okno.center.people.agent } })
    expect(Date.parse(request.first_answered_at)).toBeGreaterThanOrEqual(Date.parse(answer.goes_at))
    expect((await history(okno, id)).filter(name => name === 'message_added')).toHaveLength(1)
    expect((await okno.as('requester').get(`/api/files/${file}`)).status).toBe(200)
  })

  test('a process that was away says it when it is back, and another one beside it does not say it again', async () => {
    const { id } = await ask(okno, 'requester')
    await held('agent', id)
    pass(3600)
    const beside = openBeside(okno.okno)
    await Promise.all([deliverDue(okno.okno), deliverDue(beside)])
    await beside.close()
    expect(await texts('requester', id)).toEqual([question, 'Смотрим'])
  })

  test('two of one agent go in the order in which they were sent, also when the time was made shorter between them', async () => {
    const { id } = await ask(okno, 'requester')
    await held('agent', id, 'Первый')
    await set('admin', 0)
    await held('agent', id, 'Второй')
    expect(await texts('requester', id)).toEqual([question])
    await letGo()
    expect(await texts('requester', id)).toEqual([question, 'Первый', 'Второй'])
  })

  test('new messages of others do not stop it, and the request stays open for them', async () => {
    const { id } = await ask(okno, 'requester')
    await held('agent', id, 'Готово', { next_status: 'resolved' })
    pass(3)
    await say(okno, 'requester', id, 'И ещё одно')
    await letGo()
    expect(await texts('requester', id)).toEqual([question, 'И ещё одно', 'Готово'])
    expect((await read(okno, 'agent', id)).status).toBe('open')
  })

  test.each([
    ['resolve', {}, 'resolved'],
    ['edit', { status: 'waiting_third_party' }, 'waiting_third_party'],
  ])('a status that was set meanwhile (%s) stands', async (deed, body, status) => {
    const { id } = await ask(okno, 'requester')
    await held('agent', id, 'Сделаем', { next_status: 'open' })
    if (deed === 'resolve') await okno.as('agent').post(`/api/requests/${id}/resolve`)
    else await okno.as('agent').patch(`/api/requests/${id}`, body)
    await letGo()
    expect(await texts('requester', id)).toEqual([question, 'Сделаем'])
    expect((await read(okno, 'agent', id)).status).toBe(status)
  })
})

describe('taking it back', () => {
  test('gives text, files and status back as a draft, before what was typed since; it never goes', async () => {
    const { id } = await ask(okno, 'requester')
    const file = await upload(okno, 'agent', 'план.txt')
    const answer = await held('agent', id, 'Первое', {
      attachments: [file],
      next_status: 'waiting_requester',
    })
    await okno.as('agent').put(`/api/drafts/request:${id}:reply`, { content: { text: 'Второе', files: [] } })
    expect((await takeBack('agent', id, answer.id)).body).toMatchObject({
      ...{ id: answer.id, text: 'Первое', next_status: 'waiting_requester' },
      attachments: [{ id: file, name: 'план.txt' }],
    })
    expect(await draft('agent', id)).toMatchObject({
      ...{ text: 'Первое\n\nВторое', next: 'waiting_requester' },
      files: [{ id: file, name: 'план.txt' }],
    })
    await letGo()
    expect(await texts('requester', id)).toEqual([question])
    expect(await waiting('agent', id)).toEqual([])
    expect(await history(okno, id)).not.toContain('message_added')
    const { rows } = await okno.okno.pools.read.query(
      'select state from kernel.delivery where subject_id = $1',
      [answer.id],
    )
    expect(rows).toEqual([{ state: 'cancelled' }])
    expect(await history(okno, answer.id)).toEqual([])
    // Its files are free again.
    await held('agent', id, 'Снова', { attachments: [file] })
    await letGo()
    expect(await texts('requester', id)).toEqual([question, 'Снова'])
  })

  test('too late, and twice: its author is told which', async () => {
    const { id } = await ask(okno, 'requester')
    const one = await held('agent', id)
    const other = await held('agent', id)
    expect((await takeBack('agent', id, other.id)).status).toBe(200)
    expectRefusal(await takeBack('agent', id, other.id), 409, 'requests.answer_taken_back')
    expectRefusal(await sendNow('agent', id, other.id), 409, 'requests.answer_taken_back')
    await letGo()
    const late = await takeBack('agent', id, one.id)
    expectRefusal(late, 409, 'requests.answer_gone')
    expect(late.body.detail).toContain('уже отправлен')
    expectRefusal(
      await okno.as('agent').del(`/api/requests/${id}/answers/${one.id}`),
      409,
      'requests.answer_gone',
    )
  })

  test('a colleague’s cannot be taken back, sent or discarded', async () => {
    const { id } = await ask(okno, 'requester')
    const { id: answer_id } = await held('agent', id)
    expectRefusal(await takeBack('lead', id, answer_id), 409, 'requests.answer_taken_back')
    expectRefusal(await sendNow('lead', id, answer_id), 409, 'requests.answer_taken_back')
    expectRefusal(await takeBack('stranger', id, answer_id), 404, 'kernel.not_found')
    await okno.as('lead').del(`/api/requests/${id}/answers/${answer_id}`)
    expect(await waiting('agent', id)).toHaveLength(1)
  })

  test('racing its time: exactly one wins, whichever it is', async () => {
    const { id } = await ask(okno, 'requester')
    const outcomes: boolean[] = []
    for (let round = 0; round < 12; round += 1) {
      const text = `Ответ ${round}`
      const answer = await held('agent', id, text)
      pass(undo_seconds + 1)
      const [back] = await Promise.all([takeBack('agent', id, answer.id), deliverDue(okno.okno)])
      const gone = (await texts('requester', id)).filter((one: string) => one === text).length
      expect([gone, back.status]).toEqual(back.status === 200 ? [0, 200] : [1, 409])
      outcomes.push(back.status === 200)
      await okno.work()
    }
    expect(await waiting('agent', id)).toEqual([])
    expect(outcomes).toHaveLength(12)
  })
})

describe('sending it now', () => {
  test('says it, and what was sent before it, without waiting; their time says nothing again', async () => {
    const { id } = await ask(okno, 'requester')
    await held('agent', id, 'Первый')
    const second = await held('agent', id, 'Второй')
    await held('agent', id, 'Третий')
    expect(await sendNow('agent', id, second.id)).toMatchObject({ status: 200, body: { text: 'Второй' } })
    expect(await texts('requester', id)).toEqual([question, 'Первый', 'Второй'])
    expectRefusal(await sendNow('agent', id, second.id), 409, 'requests.answer_gone')
    await letGo()
    expect(await texts('requester', id)).toEqual([question, 'Первый', 'Второй', 'Третий'])
  })
})

test('discarding forgets it with its files', async () => {
  const { id } = await ask(okno, 'requester')
  const file = await upload(okno, 'agent')
  const answer = await held('agent', id, 'Лишнее', { attachments: [file] })
  expect((await okno.as('agent').del(`/api/requests/${id}/answers/${answer.id}`)).status).toBe(200)
  await letGo()
  expect(await texts('requester', id)).toEqual([question])
  expect((await okno.as('agent').get(`/api/files/${file}`)).status).toBe(404)
  expect(await draft('agent', id)).toBeUndefined()
})

describe('how long it can be taken back', () => {
  test('ten seconds, until somebody says otherwise', async () => {
    const fresh = await startOkno()
    expect((await fresh.as('admin').get('/api/answering')).body).toEqual({ undo_seconds: 10 })
    await fresh.close()
  })

  test('administrators change it, and it is told', async () => {
    expect((await okno.as('admin').get('/api/answering')).body).toEqual({ undo_seconds })
    expect((await set('admin', 30)).body).toEqual({ undo_seconds: 30 })
    await set('admin', 30)
    const { id } = await ask(okno, 'requester')
    expect(await held('agent', id)).toMatchObject({ seconds_left: 30 })
    const { rows } = await okno.okno.pools.read.query(
      `select payload ->> 'undo_seconds' as seconds, actor_id from kernel.event
       where name = 'requests.answering_changed' order by id desc limit 2`,
    )
    expect(rows[0]).toEqual({ seconds: '30', actor_id: okno.center.people.admin })
    expect(rows[1]?.seconds).not.toBe('30')
  })

  test('with 0 an answer goes in the same call', async () => {
    await set('admin', 0)
    const { id } = await ask(okno, 'requester')
    const given = await hold('agent', id, { text: 'Сразу', next_status: 'resolved' })
    expect(given).toMatchObject({ status: 201, body: { answer: null, message: { text: 'Сразу' } } })
    expect((await read(okno, 'agent', id)).status).toBe('resolved')
  })

  test('agents may not change it, and nobody may make it endless', async () => {
    expectRefusal(await set('agent', 0), 403, 'kernel.not_allowed')
    expectRefusal(await okno.as('lead').get('/api/answering'), 403, 'kernel.not_allowed')
    for (const seconds of [-1, 61, 1.5]) expectRefusal(await set('admin', seconds), 400, 'kernel.invalid')
  })
})

test('the message stays immediate for programs that add it', async () => {
  const { id } = await ask(okno, 'requester')
  await say(okno, 'agent', id, 'Сразу')
  expect(await texts('requester', id)).toEqual([question, 'Сразу'])
})
