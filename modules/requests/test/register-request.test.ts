// registerRequest: what people bring to the window, for whom, by which channel, and that nothing acknowledged is lost.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { retireService, setFirstLine } from '#app/testing-more.ts'
import { ask, expectRefusal, history, read, upload } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const register = (who: Parameters<Testing['as']>[0], body: unknown, headers?: Record<string, string>) =>
  okno.as(who).post('/api/requests', body, headers)

const messagesOf = async (id: string) =>
  (await okno.as('agent').get(`/api/requests/${id}/messages`)).body.items

const countRequests = async () =>
  (await okno.okno.pools.read.query('select count(*)::int as count from requests.request')).rows[0].count

describe('what is brought', () => {
  test('a text is enough: number, team of the one window, type, channel and due time follow', async () => {
    const { status, body } = await register('requester', { text: 'Где мой расчётный листок?' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      number: expect.stringMatching(/^R-\d{6,}$/),
      type: 'question',
      status: 'new',
      subject: 'Где мой расчётный листок?',
      requester_id: okno.center.people.requester,
      reported_by: okno.center.people.requester,
      service_id: null,
      team_id: okno.center.teams.window,
      channel: 'api',
    })
    expect(Date.parse(body.due_at) - Date.parse(body.created_at)).toBe(30 * 60_000)
    expect(await messagesOf(body.id)).toMatchObject([
      { id: body.message_id, kind: 'reply', direction: 'in', text: 'Где мой расчётный листок?' },
    ])
    expect(await history(okno, body.id)).toEqual(['request_registered'])
  })

  test('an empty subject is derived from the first line that says something', async () => {
    const { body } = await register('requester', { text: '\n \nПропуск не работает\nс утра', subject: '   ' })
    expect(body.subject).toBe('Пропуск не работает')
  })

  test('a long first line is cut at a word', async () => {
    const { body } = await register('requester', { text: 'слово '.repeat(100) })
    expect(body.subject).toMatch(/^(слово )*слово…$/)
    expect(body.subject.length).toBeLessThanOrEqual(121)
  })

  test('a given subject stays', async () => {
    const { body } = await register('requester', { text: 'Текст', subject: ' Про отпуск ' })
    expect(body.subject).toBe('Про отпуск')
  })

  test.each([
    ['nothing', {}],
    ['an empty text', { text: '' }],
    ['white space', { text: ' \n\t\u00a0 ' }],
    ['NUL only', { text: '\0\0' }],
    ['2 MB', { text: 'я'.repeat(1024 * 1024) }],
    ['a number', { text: 12 }],
    ['a subject of 501 signs', { text: 'a', subject: 's'.repeat(501) }],
    ['31 tags', { text: 'a', tags: Array.from({ length: 31 }, (_, i) => `t${i}`) }],
    ['an unknown channel', { text: 'a', channel: 'pigeon' }],
    ['a service id that is none', { text: 'a', service_id: 'x' }],
  ])('%s is refused with the place and a sentence, and stores nothing', async (_, body) => {
    const before = await countRequests()
    const given = await register('requester', body, { 'accept-language': 'ru' })
    expectRefusal(given, 400, 'kernel.invalid')
    expect(given.body.errors[0]).toEqual({
      path: expect.stringMatching(/^(text|subject|tags|channel|service_id)/),
      message: expect.stringMatching(/[а-яё]/i),
    })
    expect(await countRequests()).toBe(before)
  })

  test('the longest text that is taken comes back whole', async () => {
    const text = 'ы'.repeat(100_000)
    const { body } = await register('requester', { text })
    expect((await messagesOf(body.id))[0].text).toBe(text)
    expect(body.subject.length).toBeLessThanOrEqual(121)
  })

  test.each([
    ['NUL', 'до\0после', 'допосле'],
    ['a lone high surrogate', 'a\ud83d b', 'a\ufffd b'],
    ['a lone low surrogate', 'a\ude00b', 'a\ufffdb'],
    ['right to left', 'שלום עולם \u202e abc', 'שלום עולם \u202e abc'],
    ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈 спасибо 🙏🏽', '👩‍👩‍👧‍👦🏳️‍🌈 спасибо 🙏🏽'],
    ['SQL', `'); drop table requests.request; --`, `'); drop table requests.request; --`],
    ['HTML', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['zalgo', `З${'\u0336\u0489'.repeat(200)}`, `З${'\u0336\u0489'.repeat(200)}`],
    ['format signs', '%s %n {0} ${7*7} $1 \\u0000', '%s %n {0} ${7*7} $1 \\u0000'],
  ])('%s is kept as it is meant', async (_, text, kept) => {
    const { status, body } = await register('requester', {
      text,
      subject: text.slice(0, 300),
      tags: [text.slice(0, 40)],
    })
    expect(status).toBe(201)
    expect((await messagesOf(body.id))[0].text).toBe(kept)
    const row = await read(okno, 'requester', body.id)
    expect(row.subject).toBe(kept.slice(0, 300))
  })

  test('a subject may be cut in the middle of an emoji pair without harm', async () => {
    const { body } = await register('requester', { text: '🙏'.repeat(400) })
    expect((await read(okno, 'requester', body.id)).subject).toMatch(/^(🙏){120}…$/u)
  })
})

describe('for whom', () => {
  test('an agent registers for anybody and stands as the one who reported', async () => {
    const { status, body } = await register('agent', {
      text: 'Звонил, просил справку',
      requester_id: okno.center.people.stranger,
      channel: 'phone',
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      requester_id: okno.center.people.stranger,
      reported_by: okno.center.people.agent,
      channel: 'phone',
    })
    expect(await read(okno, 'stranger', body.id)).toMatchObject({
      client: { id: okno.center.clients.south },
      language: 'en',
      reported_by: { id: okno.center.people.agent },
    })
  })

  test('a requester may name himself, and nobody else', async () => {
    const { people } = okno.center
    expect((await register('requester', { text: 'a', requester_id: people.requester })).status).toBe(201)
    const before = await countRequests()
    expectRefusal(
      await register('requester', { text: 'a', requester_id: people.colleague }),
      403,
      'requests.not_for_them',
    )
    expect(await countRequests()).toBe(before)
  })

  test('a client lead registers for the people of the client; others are refused like people who do not exist', async () => {
    const { people } = okno.center
    expect((await register('client_lead', { text: 'a', requester_id: people.colleague })).status).toBe(201)
    const foreign = await register('client_lead', { text: 'a', requester_id: people.stranger })
    const missing = await register('client_lead', { text: 'a', requester_id: randomUUID() })
    expectRefusal(foreign, 403, 'requests.not_for_them')
    expect({ ...missing.body, request_id: '' }).toEqual({ ...foreign.body, request_id: '' })
  })

  test('nobody registers for a person who does not exist', async () => {
    expectRefusal(
      await register('agent', { text: 'a', requester_id: randomUUID() }),
      422,
      'requests.unknown_person',
    )
  })
})

describe('to which service', () => {
  test('the service names the team, the department and the type', async () => {
    const { body } = await register('requester', { text: 'a', service_id: okno.center.services.vpn })
    expect(body).toMatchObject({
      service_id: okno.center.services.vpn,
      team_id: okno.center.teams.it_help,
      type: 'service_request',
    })
    const { body: typed } = await register('requester', {
      text: 'a',
      service_id: okno.center.services.vpn,
      type: 'complaint',
    })
    expect(typed.type).toBe('complaint')
  })

  test('a service that does not exist or is not offered is refused', async () => {
    expectRefusal(
      await register('requester', { text: 'a', service_id: randomUUID() }),
      422,
      'requests.unknown_service',
    )
    await retireService(okno, okno.center.services.payslip)
    expectRefusal(
      await register('requester', { text: 'a', service_id: okno.center.services.payslip }),
      422,
      'requests.unknown_service',
    )
  })

  test('without a first line there is a clear refusal, and as soon as there is one it works', async () => {
    const empty = await startOkno()
    try {
      await setFirstLine(empty, false)
      expectRefusal(
        await empty.as('requester').post('/api/requests', { text: 'a' }),
        503,
        'requests.no_first_line',
      )
      await setFirstLine(empty, true)
      expect((await ask(empty, 'requester')).id).toMatch(/-/)
    } finally {
      await empty.close()
    }
  })
})

describe('by which channel', () => {
  test.each([
    ['requester', 'phone', 'api'],
    ['requester', 'email', 'api'],
    ['requester', 'chat', 'chat'],
    ['requester', 'portal', 'portal'],
    ['agent', 'counter', 'counter'],
    ['agent', 'email', 'email'],
    ['agent', undefined, 'api'],
  ] as const)('%s who says %s is registered by %s', async (who, channel, expected) => {
    expect((await register(who, { text: 'a', channel })).body.channel).toBe(expected)
  })
})

describe('attachments', () => {
  test('one’s own uploads go with the message, once', async () => {
    const file = await upload(okno, 'requester', 'Справка.txt')
    const { body } = await register('requester', { text: 'a', attachments: [file, file] })
    expect((await messagesOf(body.id))[0].attachments).toMatchObject([{ id: file, name: 'Справка.txt' }])
    expectRefusal(
      await register('requester', { text: 'a', attachments: [file] }),
      422,
      'requests.unknown_files',
    )
  })

  test('uploads of others and unknown ones are refused alike, and nothing is half done', async () => {
    const own = await upload(okno, 'requester')
    const foreign = await upload(okno, 'colleague')
    const before = await countRequests()
    const refused = await register('requester', { text: 'a', attachments: [own, foreign] })
    expectRefusal(refused, 422, 'requests.unknown_files')
    const missing = await register('requester', { text: 'a', attachments: [randomUUID()] })
    expect({ ...missing.body, request_id: '' }).toEqual({ ...refused.body, request_id: '' })
    expect(await countRequests()).toBe(before)
    expect((await register('requester', { text: 'a', attachments: [own] })).status).toBe(201)
  })
})

describe('Idempotency-Key', () => {
  test('the same call again gives the first answer and registers nothing', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const first = await register('requester', { text: 'Один раз' }, headers)
    const before = await countRequests()
    const second = await register('requester', { text: 'Один раз' }, headers)
    expect(second.status).toBe(201)
    expect(second.body).toEqual(first.body)
    expect(await countRequests()).toBe(before)
  })

  test('twenty at once register one request and all get its number', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const before = await countRequests()
    const given = await Promise.all(
      Array.from({ length: 20 }, () => register('requester', { text: 'Двадцать раз' }, headers)),
    )
    expect(new Set(given.map(answer => answer.status))).toEqual(new Set([201]))
    expect(new Set(given.map(answer => answer.body.number)).size).toBe(1)
    expect(await countRequests()).toBe(before + 1)
  })
})
