// Rotas, calendars of clients and regions, and what agreements may name.
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { draft, expectRefusal, inForce, make, ofCenter, target, write } from './acting.ts'
import { admin, inSmallCenter, okno, told } from './center.ts'

inSmallCenter()

const rota = (code: string, fields: object = {}) => ({
  code,
  title: { ru: `Дежурство ${code}`, en: `Rota ${code}` },
  people: [okno.center.people.lead, okno.center.people.agent, okno.center.people.quality],
  starts_on: '2026-03-02',
  turn_days: 7,
  ...fields,
})
const made = async (code: string, fields: object = {}) => {
  const given = await admin.post('/api/rotas', rota(code, fields))
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 201 })
  return given.body
}

describe('a rota', () => {
  test('names its people in their order and whose turn it is', async () => {
    const one = await made('weekly')
    expect(one).toMatchObject({
      ...rota('weekly'),
      people: [
        { id: okno.center.people.lead, name: 'Lead' },
        { id: okno.center.people.agent, name: 'Agent' },
        { id: okno.center.people.quality, name: 'Quality' },
      ],
      // The second week since 2 March.
      on_duty: { name: 'Agent' },
    })
    okno.setNow('2026-03-16T07:00:00Z')
    const { body } = await admin.get('/api/rotas')
    expect(body.items).toMatchObject([{ code: 'weekly', on_duty: { name: 'Quality' } }])
    expect(await told(one.id)).toEqual(['agreements.rota_changed'])
  })

  test('is made once for one idempotency key', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const one = await admin.post('/api/rotas', rota('once'), key)
    const other = await admin.post('/api/rotas', rota('once'), key)
    expect(other).toMatchObject({ status: 201, body: { id: one.body.id } })
  })

  test('is replaced', async () => {
    const { id } = await made('before')
    const { people } = okno.center
    const { status, body } = await admin.put(
      `/api/rotas/${id}`,
      rota('after', { people: [people.admin], turn_days: 1 }),
    )
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { id, code: 'after', turn_days: 1, on_duty: { name: 'Admin' } },
    })
    expect(body.people).toHaveLength(1)
  })

  test('is removed, but not while a step of an agreement names it', async () => {
    const { id } = await made('named')
    const to = [{ kind: 'rota', id }]
    const targets = [target({ steps: [{ key: 'duty', when: { minutes_after: 0 }, level: 1, to }] })]
    const { editions } = await make(admin, ofCenter('names-rota'))
    await write(admin, editions[0].id, draft({ targets }))
    const refused = await admin.del(`/api/rotas/${id}`, { 'accept-language': 'ru' })
    expectRefusal(refused, 409, 'agreements.rota_needed', { name: 'Дежурство named' })
    await write(admin, editions[0].id, draft())
    expect((await admin.del(`/api/rotas/${id}`)).status).toBe(200)
    expectRefusal(await admin.del(`/api/rotas/${id}`), 404, 'kernel.not_found')
    expect(await told(id)).toHaveLength(2)
  })

  test('is not needed by an edition whose time is over', async () => {
    const { id } = await made('past')
    const to = [{ kind: 'rota', id }]
    const steps = [{ key: 'duty', when: { minutes_after: 0 }, level: 1, to }]
    const { id: agreement_id } = await inForce(
      admin,
      ofCenter('names-no-more'),
      draft({ targets: [target({ steps })] }),
    )
    expectRefusal(await admin.del(`/api/rotas/${id}`), 409, 'agreements.rota_needed')
    const next = await admin.post(`/api/agreements/${agreement_id}/editions`)
    await write(admin, next.body.editions[0].id, draft({ valid_from: '2026-03-10T06:00:00Z' }))
    await admin.post(`/api/editions/${next.body.editions[0].id}/publish`)
    expect((await admin.del(`/api/rotas/${id}`)).status).toBe(200)
  })

  test('has a code of its own and people who exist', async () => {
    await made('taken')
    const { id } = await made('free')
    expectRefusal(await admin.post('/api/rotas', rota('taken')), 409, 'agreements.code_taken', {
      code: 'taken',
    })
    expectRefusal(await admin.put(`/api/rotas/${id}`, rota('taken')), 409, 'agreements.code_taken')
    const nobody = { people: [okno.center.people.lead, randomUUID()] }
    expectRefusal(await admin.post('/api/rotas', rota('lost', nobody)), 422, 'agreements.unknown_party')
    expectRefusal(await admin.put(`/api/rotas/${id}`, rota('lost', nobody)), 422, 'agreements.unknown_party')
    expectRefusal(await admin.put(`/api/rotas/${randomUUID()}`, rota('gone')), 404, 'kernel.not_found')
  })

  test.each([
    ['nobody', { people: [] }],
    ['no turn', { turn_days: 0 }],
    ['a turn of more than a year', { turn_days: 367 }],
    ['a day that does not exist', { starts_on: '2026-02-30' }],
    ['no title', { title: {} }],
  ])('of %s is no rota', async (_, fields) => {
    expectRefusal(await admin.post('/api/rotas', rota('bad', fields)), 400, 'kernel.invalid')
  })

  test('is listed page by page', async () => {
    for (const code of ['p1', 'p2', 'p3']) await made(code, { title: { en: 'Same' } })
    const all = (await admin.get('/api/rotas?limit=200')).body.items.map((item: { id: string }) => item.id)
    const paged: string[] = []
    let after = ''
    do {
      const { body } = await admin.get(`/api/rotas?limit=2${after && `&after=${after}`}`)
      paged.push(...body.items.map((item: { id: string }) => item.id))
      after = body.next ?? ''
    } while (after)
    expect(paged).toEqual(all)
  })
})

describe('the calendar of a client or region', () => {
  const always = [['00:00', '24:00']]
  const everyDay = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, always]),
  )
  const set = (party: string, id: string, calendar_id: string | null) =>
    admin.put(`/api/party-calendars/${party}/${id}`, { calendar_id })

  /** Lets the walks that are due at a moment run, with those of the tests before. */
  async function walkAt(moment: string): Promise<void> {
    await okno.work()
    okno.setNow(moment)
    for (let i = 0; i < 10; i += 1) await okno.runPeriodic('recalculate_clocks')
  }

  test('counts where targets count on it, and clocks are derived anew', async () => {
    const { north, south } = okno.center.clients
    const calendar = await admin.post('/api/calendars', {
      time_zone: 'UTC',
      week: everyDay,
      name: { en: 'Day and night' },
    })
    await inForce(
      admin,
      ofCenter('own-hours', { promisee_id: north }),
      draft({ targets: [target({ calendar_source: 'client' })] }),
    )
    okno.setNow('2026-03-10T20:00:00Z')
    const id = (await okno.as('requester').post('/api/requests', { text: 'Ночью' })).body.id
    const due = async () =>
      (
        await okno.okno.pools.read.query(
          `select to_char(due_at, 'DD HH24:MI') as due_at from agreements.clock where subject_id = $1`,
          [id],
        )
      ).rows[0].due_at
    // Without one of its own, that of the centre.
    expect(await due()).toBe('11 06:30')
    const { body } = await set('client', north, calendar.body.id)
    expect(body.items).toEqual(
      expect.arrayContaining([
        {
          party: 'client',
          id: north,
          name: expect.objectContaining({ en: 'north' }),
          calendar: { id: calendar.body.id, name: { en: 'Day and night' } },
        },
        expect.objectContaining({ party: 'client', id: south, calendar: null }),
        expect.objectContaining({ party: 'region', calendar: null }),
      ]),
    )
    await walkAt('2026-03-10T20:00:03Z')
    expect(await due()).toBe('10 20:30')
    expect((await admin.get('/api/recalculations')).body.items[0]).toMatchObject({ reason: 'calendar' })
    await set('client', north, null)
    await walkAt('2026-03-10T20:00:06Z')
    expect(await due()).toBe('11 06:30')
  })

  test('is set once, however often it is said', async () => {
    const { south } = okno.center.clients
    for (let i = 0; i < 2; i += 1)
      expect((await set('client', south, okno.center.calendar_id)).status).toBe(200)
    for (let i = 0; i < 2; i += 1) expect((await set('client', south, null)).status).toBe(200)
    expect(await told(south)).toEqual([
      'agreements.party_calendar_changed',
      'agreements.party_calendar_changed',
    ])
    const { items } = (await admin.get('/api/party-calendars')).body
    expect(items.every(({ calendar }: { calendar: unknown }) => calendar === null)).toBe(true)
  })

  test('is one that exists, of a party that exists', async () => {
    const { north, south } = okno.center.clients
    expectRefusal(await set('client', north, randomUUID()), 422, 'agreements.unknown_calendar')
    expectRefusal(await set('client', randomUUID(), null), 422, 'agreements.unknown_party')
    expectRefusal(await set('region', south, okno.center.calendar_id), 422, 'agreements.unknown_party')
    expectRefusal(await set('planet', north, null), 400, 'kernel.invalid')
  })
})

describe('what agreements may name', () => {
  const names = async (kind: string, q = '', language = 'ru') =>
    (
      await admin.get(`/api/promises/choices?kind=${kind}&q=${encodeURIComponent(q)}`, {
        'accept-language': language,
      })
    ).body.items.map(({ name }: { name: { ru?: string; en?: string } }) =>
      language === 'ru' ? name.ru : name.en,
    )

  test('is found by its name in both languages', async () => {
    expect(await names('client')).toEqual(['Клиент north', 'Клиент south'])
    expect(await names('client', 'SOUTH')).toEqual(['Клиент south'])
    expect(await names('unit', 'завод n')).toEqual(['Завод north'])
    expect(await names('region', 'moscow')).toEqual(['Москва'])
    expect(await names('department')).toEqual(['ИТ', 'Кадры'])
    expect(await names('service')).toHaveLength(2)
    expect(await names('type', 'сбой')).toEqual(['Сбой'])
    expect(await names('type')).toHaveLength(6)
    expect(await names('role', 'quality', 'en')).toEqual(['Quality controller'])
    expect(await names('person', 'second')).toEqual(['Second agent'])
    expect(await names('person', 'no such person')).toEqual([])
  })

  test('is in use, and no more than was asked for', async () => {
    const { body } = await admin.post('/api/clients', { code: 'gone', name: { ru: 'Ушедший' } })
    await admin.post(`/api/clients/${body.id}/retire`)
    expect(await names('client', 'ушедший')).toEqual([])
    const few = await admin.get('/api/promises/choices?kind=person&limit=2')
    expect(few.body.items).toHaveLength(2)
    expectRefusal(await admin.get('/api/promises/choices?kind=planet'), 400, 'kernel.invalid')
  })
})

test('all of this is for those who manage agreements', async () => {
  const { id } = await made('guarded')
  for (const who of ['requester', 'agent', 'lead', 'client_lead'] as const)
    for (const given of [
      await okno.as(who).get('/api/rotas'),
      await okno.as(who).post('/api/rotas', rota('mine')),
      await okno.as(who).put(`/api/rotas/${id}`, rota('mine')),
      await okno.as(who).del(`/api/rotas/${id}`),
      await okno.as(who).get('/api/party-calendars'),
      await okno
        .as(who)
        .put(`/api/party-calendars/client/${okno.center.clients.north}`, { calendar_id: null }),
      await okno.as(who).get('/api/promises/choices?kind=person'),
    ])
      expectRefusal(given, 403, 'kernel.not_allowed')
  expectRefusal(await okno.as('nobody').get('/api/rotas'), 401, 'kernel.not_signed_in')
})
