// What every endpoint keeps to: problem details in two languages, idempotency, limits, odd bodies, the origin of cookies, rates.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const inject = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  okno.as('requester').inject({
    method: 'POST',
    url: '/api/requests',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

const countRequests = async () =>
  (await okno.as('admin').get('/api/requests?limit=200')).body.items.length as number

describe('problem details', () => {
  test.each([
    ['ru', 'Не найдено', 'Здесь ничего нет, или это видно не вам.'],
    ['en', 'Not found', 'There is nothing here, or it is not yours to see.'],
    ['en-GB,en;q=0.9,ru;q=0.8', 'Not found', undefined],
    ['de, ru;q=0.5', 'Не найдено', undefined],
    ['ru;q=0.2, en;q=0.7', 'Not found', undefined],
    ['', 'Не найдено', undefined],
    ['*', 'Не найдено', undefined],
    ['ru;q=nonsense', 'Не найдено', undefined],
  ])('Accept-Language "%s" is answered with "%s"', async (language, title, detail) => {
    const { status, body, headers } = await okno
      .as('requester')
      .get('/api/requests/R-1', { 'accept-language': language })
    expect(status).toBe(404)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(body).toEqual({
      type: '/problems/kernel.not_found',
      title,
      detail: detail ?? body.detail,
      status: 404,
      request_id: headers['x-request-id'],
    })
  })

  test('without Accept-Language the person’s own language counts', async () => {
    expect((await okno.as('stranger').get('/api/requests/R-1')).body.title).toBe('Not found')
    expect((await okno.as('requester').get('/api/requests/R-1')).body.title).toBe('Не найдено')
  })

  test('what zod finds is said in the asker’s language, with the place', async () => {
    const body = { text: 'a', tags: ['ok', 5] }
    const ru = await okno.as('requester').post('/api/requests', body, { 'accept-language': 'ru' })
    const en = await okno.as('requester').post('/api/requests', body, { 'accept-language': 'en' })
    expect(ru.body.errors).toEqual([{ path: 'tags.1', message: expect.stringMatching(/[а-яё]{4}/) }])
    expect(en.body.errors).toEqual([{ path: 'tags.1', message: 'Something else belongs here: a string.' }])
    const empty = await okno.as('requester').post('/api/requests', { text: '' }, { 'accept-language': 'en' })
    expect(empty.body.errors).toEqual([{ path: 'text', message: 'Write something first.' }])
  })

  test('addresses and methods that do not exist are not found, in the language that was asked for', async () => {
    for (const [method, url] of [
      ['GET', '/api/nothing'],
      ['GET', '/api/'],
      ['DELETE', '/api/requests'],
      ['PUT', '/api/me'],
    ] as const) {
      const given = await okno.as('requester').inject({ method, url, headers: { 'accept-language': 'en' } })
      expect(given.statusCode, url).toBe(404)
      expect(given.json()).toMatchObject({ type: '/problems/kernel.not_found', title: 'Not found' })
    }
    const broken = await okno.as('requester').get('/api/requests/%E0%A4%A')
    expect([400, 404]).toContain(broken.status)
  })

  test('who is not signed in is told so; a wrong key, a cookie of nobody and no key alike', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer okno_wrong' },
      { authorization: 'Bearer' },
      { authorization: 'Basic YTpi' },
      { authorization: `Bearer ${'x'.repeat(10_000)}` },
      { cookie: 'okno.session_token=abc.def' },
      { cookie: 'okno.session_token=%E0%A4%A' },
    ] as Record<string, string>[]) {
      const given = await okno.with(headers).get('/api/me')
      expect({ status: given.status, type: given.body.type }).toEqual({
        status: 401,
        type: '/problems/kernel.not_signed_in',
      })
    }
  })
})

describe('bodies', () => {
  test.each([
    ['not JSON', '{"text": '],
    ['a bare word', 'hello'],
    ['two documents', '{"text":"a"}{"text":"b"}'],
    ['NUL in the middle', '{"text":"a\0b"}'],
    ['a prototype', '{"__proto__":{"admin":true},"text":"a"}'],
    ['nested without end', `{"text":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
    ['nested deeper than any form', `{"text":"a","x":${'['.repeat(60)}${']'.repeat(60)}}`],
  ])('%s is refused as malformed', async (_, payload) => {
    const given = await inject(payload)
    expect({ status: given.statusCode, type: given.json().type }).toEqual({
      status: 400,
      type: '/problems/kernel.malformed',
    })
  })

  test.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '12'],
    ['text', '"text"'],
  ])('%s is refused for what is missing', async (_, payload) => {
    const given = await inject(payload)
    expect({ status: given.statusCode, type: given.json().type }).toEqual({
      status: 400,
      type: '/problems/kernel.invalid',
    })
  })

  test('invalid UTF-8 is taken with the broken signs replaced', async () => {
    const given = await inject(
      Buffer.concat([Buffer.from('{"text":"a'), Buffer.from([0xff, 0xfe]), Buffer.from('b"}')]),
    )
    expect(given.statusCode).toBe(201)
    expect(given.json().subject).toBe('a\ufffd\ufffdb')
  })

  test('fields that nobody asked for are ignored', async () => {
    const given = await inject('{"text":"a","status":"closed","id":"x","constructor":{"a":1}}')
    expect(given.statusCode).toBe(201)
    expect(given.json()).toMatchObject({ status: 'new' })
  })

  test('5 MB are too large, and the limit is named', async () => {
    const given = await inject(JSON.stringify({ text: 'a'.repeat(5 * 1024 * 1024) }), {
      'accept-language': 'en',
    })
    expect(given.statusCode).toBe(413)
    expect(given.json()).toMatchObject({ type: '/problems/kernel.too_large', limit_mb: 5 })
    expect(given.json().detail).toContain('5 MB')
  })

  test.each([
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'nonsense',
  ])('the media type %s is refused', async type => {
    const given = await inject('<a/>', { 'content-type': type })
    expect([400, 415]).toContain(given.statusCode)
    expect(given.json().type).toMatch(/wrong_media_type|invalid/)
  })

  test('an answer holds what the contract names and nothing else', async () => {
    const { body } = await okno.as('requester').post('/api/requests', { text: 'a' })
    const read = await okno.as('requester').get(`/api/requests/${body.id}`)
    expect(Object.keys(read.body)).not.toEqual(expect.arrayContaining(['search']))
    expect(read.body).not.toHaveProperty('department_id')
    expect(read.body).not.toHaveProperty('due_order')
  })
})

describe('Idempotency-Key', () => {
  const register = (who: 'requester' | 'colleague', text: string, key: string) =>
    okno.as(who).post('/api/requests', { text }, { 'idempotency-key': key })

  test('with another body it is refused, and nothing is stored', async () => {
    const key = randomUUID()
    await register('requester', 'один', key)
    const before = await countRequests()
    const given = await register('requester', 'другой', key)
    expect({ status: given.status, type: given.body.type }).toEqual({
      status: 422,
      type: '/problems/kernel.key_reused',
    })
    expect(await countRequests()).toBe(before)
  })

  test('of another person is another key', async () => {
    const key = randomUUID()
    const [one, other] = [await register('requester', 'a', key), await register('colleague', 'a', key)]
    expect(other.status).toBe(201)
    expect(other.body.id).not.toBe(one.body.id)
  })

  test('of a call that was refused is free again', async () => {
    const key = randomUUID()
    const refused = await okno
      .as('requester')
      .post('/api/requests', { text: 'a', service_id: randomUUID() }, { 'idempotency-key': key })
    expect(refused.status).toBe(422)
    expect((await register('requester', 'a', key)).status).toBe(201)
  })

  test('that is empty is none', async () => {
    const [one, other] = [await register('requester', 'a', ''), await register('requester', 'a', '')]
    expect(one.body.id).not.toBe(other.body.id)
  })

  test('that is long is told apart to its end', async () => {
    const long = 'k'.repeat(300)
    const [one, other, again] = [
      await register('requester', 'a', `${long}1`),
      await register('requester', 'b', `${long}2`),
      await register('requester', 'a', `${long}1`),
    ]
    expect([one.status, other.status]).toEqual([201, 201])
    expect(again.body).toEqual(one.body)
  })

  test('at once with other bodies: one is taken, the others are refused', async () => {
    const key = randomUUID()
    const given = await Promise.all(
      Array.from({ length: 10 }, (_, i) => register('requester', `вариант ${i}`, key)),
    )
    expect(given.map(answer => answer.status).toSorted()).toEqual([201, ...Array(9).fill(422)])
  })
})

describe('cookies', () => {
  const password = 'correct horse battery'
  let cookie: string
  beforeAll(async () => {
    const { requester } = okno.center.people
    await okno.as('admin').post(`/api/accounts/${requester}/password`, { password })
    const given = await okno.with({}).post('/api/session', { email: 'requester@test.okno', password })
    expect(given.status, JSON.stringify(given.body)).toBe(200)
    const [set] = [given.headers['set-cookie'] ?? []].flat()
    expect(set).toMatch(/HttpOnly/i)
    expect(set).toMatch(/SameSite=Lax/i)
    cookie = set!.split(';')[0]!
  })
  const register = (headers: Record<string, string>) =>
    okno.with({ cookie, ...headers }).post('/api/requests', { text: 'a' })

  test.each([
    ['no origin at all (a program)', {}],
    ['the same origin', { 'sec-fetch-site': 'same-origin' }],
    ['typed by hand', { 'sec-fetch-site': 'none' }],
    ['our own address', { origin: 'http://localhost:8080' }],
    ['the host that was asked', { origin: 'https://okno.example', host: 'okno.example' }],
  ])('a write with %s is carried out', async (_, headers) => {
    expect((await register(headers)).status).toBe(201)
  })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site and fetch metadata', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { origin: 'https://blog.okno.example', 'sec-fetch-site': 'same-site' }],
    ['fetch metadata alone', { 'sec-fetch-site': 'cross-site' }],
    ['the origin null', { origin: 'null' }],
    ['an origin that is none', { origin: 'http://' }],
    ['our name as a beginning', { origin: 'http://localhost:8080.evil.example' }],
    ['another port', { origin: 'http://localhost:8081' }],
  ])('a write from %s is not', async (_, headers) => {
    const before = await countRequests()
    const given = await register(headers)
    expect({ status: given.status, type: given.body.type }).toEqual({
      status: 403,
      type: '/problems/kernel.foreign_origin',
    })
    expect(await countRequests()).toBe(before)
  })

  test('reading from anywhere is answered, and keys need no origin', async () => {
    const headers = { origin: 'https://evil.example' }
    expect((await okno.with({ cookie, ...headers }).get('/api/me')).status).toBe(200)
    expect((await okno.as('requester').post('/api/requests', { text: 'a' }, headers)).status).toBe(201)
  })

  test('by cookie the channel is the portal', async () => {
    expect((await register({})).body.channel).toBe('portal')
  })
})

describe('rates', () => {
  test('more calls than allowed are put off, in the language that was asked for', async () => {
    const strict = await startOkno({ environment: { OKNO_RATE_LIMIT: '10' } })
    try {
      const calls = []
      for (let i = 0; i < 11; i += 1)
        calls.push(await strict.as('requester').get('/api/me', { 'accept-language': 'en' }))
      expect(calls.map(call => call.status)).toEqual([...Array(10).fill(200), 429])
      const last = calls.at(-1)!
      expect(last.body).toMatchObject({ type: '/problems/kernel.too_many', title: 'Too many calls' })
      expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
      expect((await strict.as('agent').get('/api/me')).status).toBe(200)
    } finally {
      await strict.close()
    }
  })
})

test('operations: health, readiness, figures and the description of the interface', async () => {
  const nobody = okno.as('nobody')
  expect((await nobody.get('/health')).body).toEqual({ status: 'ok' })
  expect((await nobody.get('/ready')).body).toEqual({ status: 'ready' })
  const figures = await nobody.get('/metrics')
  expect(figures.body).toMatch(/okno_http_seconds_count\{[^}]*endpoint="requests.registerRequest"/)
})
