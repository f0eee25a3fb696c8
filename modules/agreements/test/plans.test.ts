// Plans of obligations: listed page by page, looked at before they are made, changed, retired, and kept by owners for their services.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '#app/testing.ts'
import { draft, expectRefusal, inForce, ofClients, target } from './acting.ts'
import { admin, inSmallCenter, makeOwner, okno, told } from './center.ts'

inSmallCenter()

const nobody = '01900000-0000-7000-8000-000000000000'
let owner: Caller
let target_id: string

beforeAll(async () => {
  okno.setNow('2026-03-10T07:00:00Z')
  owner = await makeOwner('colleague', 'hr')
  target_id = await documentsBy('documents', { unit: 'working_day_of_month', count: 2 })
})
beforeEach(() => okno.setNow('2026-03-10T07:00:00Z'))

/** A promise of documents in force; answers its target. */
async function documentsBy(code: string, limit: object, fields: Record<string, unknown> = {}) {
  const steps = [
    { key: 'a', when: { minutes_before: 60 }, level: 1, to: [{ kind: 'role', id: 'client_lead' }] },
  ]
  const terms = { metric: 'document', limit, warn_minutes: 240, pauses: [], steps, ...fields }
  const { editions } = await inForce(admin, ofClients(code), draft({ targets: [target(terms)] }))
  return editions[0].targets[0].id as string
}

const items = [
  { code: 'invoices', title: { ru: 'Счета', en: 'Invoices' } },
  { code: 'acts', title: { ru: 'Акты', en: 'Acts' } },
]
const plan = (code: string, fields: Record<string, unknown> = {}) => ({
  code,
  target_id,
  title: { ru: `План ${code}`, en: `Plan ${code}` },
  service_id: null,
  client_ids: null,
  items,
  period: 'month',
  starts_on: '2026-04-01',
  ends_on: null,
  ...fields,
})
const make = async (who: Caller, code: string, fields: Record<string, unknown> = {}) => {
  const given = await who.post('/api/obligation-plans', plan(code, fields))
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 201 })
  return given.body
}
const preview = (fields: Record<string, unknown> = {}, who = admin) => {
  const { code: _, title: __, items: ___, ...rest } = plan('x', fields)
  return who.post('/api/obligation-plans/preview', rest)
}
const periods = async (id: string) =>
  (await admin.get(`/api/obligations?plan_id=${id}&limit=200`)).body.items.map(
    (one: { period: string }) => one.period,
  )

describe('before it is made', () => {
  test('a plan shows how many clients owe it and when the next three periods fall due', async () => {
    const { status, body } = await preview()
    expect(status).toBe(200)
    expect(body).toEqual({
      clients: 2,
      dues: [
        ['2026-04', '2026-03-31T21:00:00.000Z', '2026-04-02T15:00:00.000Z'],
        // After the days of May that are free.
        ['2026-05', '2026-04-30T21:00:00.000Z', '2026-05-05T15:00:00.000Z'],
        ['2026-06', '2026-05-31T21:00:00.000Z', '2026-06-02T15:00:00.000Z'],
      ].map(([period, opens_at, due_at]) => ({
        period,
        opens_at,
        due_at,
        latest_due_at: null,
        provisional: false,
      })),
    })
    const [first] = body.dues
    const { id } = await make(admin, 'as-shown')
    okno.setNow('2026-04-01T07:00:00Z')
    await okno.runPeriodic('open_obligations')
    const opened = (await admin.get(`/api/obligations?plan_id=${id}`)).body.items
    expect(opened).toHaveLength(2)
    for (const one of opened)
      expect(one).toMatchObject({ period: first.period, opened_at: first.opens_at, due_at: first.due_at })
  })

  test('fewer where it ends, none from the past, one client where one is named', async () => {
    const { body } = await preview({
      starts_on: '2026-01-01',
      ends_on: '2026-05-20',
      client_ids: [okno.center.clients.north],
    })
    expect(body.clients).toBe(1)
    expect(body.dues.map(({ period }: { period: string }) => period)).toEqual(['2026-04', '2026-05'])
    const years = (await preview({ period: 'year' })).body.dues
    expect(years.map(({ period }: { period: string }) => period)).toEqual(['2027', '2028', '2029'])
  })

  test('both ends where the calendars of clients differ', async () => {
    const days = [['00:00', '24:00']]
    const [mon, tue, wed, thu, fri, sat, sun] = Array.from({ length: 7 }, () => days)
    const calendar = await admin.post('/api/calendars', {
      time_zone: 'Europe/Moscow',
      week: { mon, tue, wed, thu, fri, sat, sun },
      name: { en: 'Always' },
    })
    const put = (calendar_id: string | null) =>
      admin.put(`/api/party-calendars/client/${okno.center.clients.south}`, { calendar_id })
    await put(calendar.body.id)
    const own = await documentsBy(
      'by-own',
      { unit: 'working_day_of_month', count: 3 },
      { calendar_source: 'client' },
    )
    const [, may] = (await preview({ target_id: own })).body.dues
    expect(may).toMatchObject({
      due_at: '2026-05-03T21:00:00.000Z',
      latest_due_at: '2026-05-06T15:00:00.000Z',
    })
    await put(null)
  })

  test.each([
    ['not_a_document', () => ({ target_id: nobody })],
    ['unknown_client', () => ({ client_ids: [nobody] })],
    ['unknown_service', () => ({ service_id: nobody })],
    ['order_reversed', () => ({ ends_on: '2026-03-01' })],
  ])('is refused with %s, as making it would be', async (code, fields) => {
    expectRefusal(await preview(fields()), 422, `agreements.${code}`)
    expectRefusal(
      await admin.post('/api/obligation-plans', plan('refused', fields())),
      422,
      `agreements.${code}`,
    )
  })
})

describe('plans', () => {
  test('are listed page by page, by title, and found by words; one is read by itself', async () => {
    for (const n of [1, 2, 3]) await make(admin, `listed-${n}`)
    const first = (await admin.get('/api/obligation-plans?q=listed&limit=2')).body
    const second = (await admin.get(`/api/obligation-plans?q=listed&limit=2&after=${first.next}`)).body
    const codes = [...first.items, ...second.items].map(({ code }: { code: string }) => code)
    expect(codes).toEqual(['listed-1', 'listed-2', 'listed-3'])
    expect(second.next).toBeNull()
    expect((await admin.get(`/api/obligation-plans/${first.items[0].id}`)).body).toEqual(first.items[0])
    expectRefusal(await admin.get(`/api/obligation-plans/${nobody}`), 404, 'kernel.not_found')
  })

  test('say for which service they are, and so does what they open', async () => {
    const { payslip } = okno.center.services
    const made = await make(admin, 'for-service', { service_id: payslip, starts_on: '2026-03-01' })
    expect(made.service).toMatchObject({ id: payslip })
    okno.setNow('2026-04-01T07:00:00Z')
    await okno.runPeriodic('open_obligations')
    const of = async () =>
      (
        await okno.okno.pools.read.query(
          `select distinct service_id, department_id from agreements.subject
           where id in (select id from agreements.owed where obligation_id = $1)`,
          [made.id],
        )
      ).rows
    const wanted = [{ service_id: payslip, department_id: okno.center.departments.hr }]
    expect(await of()).toEqual(wanted)
    await admin.post('/api/recalculations')
    for (let walk = 0; walk < 3; walk++) await okno.runPeriodic('recalculate_clocks')
    expect(await of()).toEqual(wanted)
  })

  test('retired open no further period, and say so once; restored they go on', async () => {
    const { id } = await make(admin, 'retired')
    okno.setNow('2026-04-01T07:00:00Z')
    await okno.runPeriodic('open_obligations')
    const retire = () => admin.post(`/api/obligation-plans/${id}/retire`)
    expect((await retire()).body.retired_at).toMatch(/^2026-04-01T07:00/)
    const { body } = await retire()
    okno.setNow('2026-05-02T07:00:00Z')
    await okno.runPeriodic('open_obligations')
    expect(new Set(await periods(id))).toEqual(new Set(['2026-04']))
    const find = async (query: string) =>
      (await admin.get(`/api/obligation-plans?q=retired&${query}`)).body.items.length
    expect([await find(''), await find('retired=with'), await find('retired=only')]).toEqual([0, 1, 1])
    const back = await admin.post(`/api/obligation-plans/${id}/restore`)
    expect(back.body).toMatchObject({ retired_at: null, version: body.version + 1 })
    expect(new Set(await periods(id))).toEqual(new Set(['2026-05', '2026-04']))
    expect(await told(id)).toEqual([
      'agreements.obligation_plan_restored',
      'agreements.obligation_plan_retired',
      'agreements.obligation_plan_changed',
    ])
  })

  test('name each item once, and are not changed by those who saw an older state', async () => {
    const twice = [items[0], items[0]]
    expectRefusal(
      await admin.post('/api/obligation-plans', plan('twice', { items: twice })),
      422,
      'agreements.item_repeated',
      { item: 'invoices' },
    )
    const { id } = await make(admin, 'moved-on')
    expectRefusal(
      await admin.patch(`/api/obligation-plans/${id}`, { items: twice }),
      422,
      'agreements.item_repeated',
    )
    for (const act of ['retire', 'restore'])
      expectRefusal(
        await admin.post(`/api/obligation-plans/${id}/${act}`, {}, { 'if-match': '"7"' }),
        412,
        'kernel.moved_on',
      )
  })

  test('offer the promises by which documents are owed, with whom their steps name', async () => {
    const { body } = await owner.get('/api/obligation-plans/targets')
    const found = body.items.find((one: { id: string }) => one.id === target_id)
    expect(found).toMatchObject({
      limit: { unit: 'working_day_of_month', count: 2 },
      warn_minutes: 240,
      steps: [{ to: [{ id: 'client_lead' }] }],
      names: { 'role:client_lead': { ru: expect.any(String) } },
    })
  })
})

describe('an owner of services', () => {
  test('makes and changes plans for the own services', async () => {
    const { payslip } = okno.center.services
    const made = await make(owner, 'own', {
      service_id: payslip,
      contact_ids: [okno.center.people.client_lead],
    })
    expect(made).toMatchObject({ may: { change: true }, contacts: [{ name: 'Client lead' }] })
    expect((await preview({ service_id: payslip }, owner)).status).toBe(200)
    const edited = await owner.patch(`/api/obligation-plans/${made.id}`, { items: [items[0]] })
    expect(edited.body).toEqual({ ...made, version: 2, items: [items[0]] })
    expect((await owner.post(`/api/obligation-plans/${made.id}/retire`)).status).toBe(200)
    expect((await owner.post(`/api/obligation-plans/${made.id}/restore`)).status).toBe(200)
  })

  test('neither for others’ services nor for the centre as a whole', async () => {
    const { payslip, vpn } = okno.center.services
    for (const service_id of [vpn, null])
      expectRefusal(
        await owner.post('/api/obligation-plans', plan('beyond', { service_id })),
        403,
        'agreements.beyond_your_services',
      )
    const own = await make(owner, 'stays-own', { service_id: payslip })
    expectRefusal(
      await owner.patch(`/api/obligation-plans/${own.id}`, { service_id: vpn }),
      403,
      'agreements.beyond_your_services',
    )
    const other = await make(admin, 'of-others', { service_id: vpn })
    expect((await owner.get(`/api/obligation-plans/${other.id}`)).body.may).toEqual({ change: false })
    for (const given of [
      await owner.patch(`/api/obligation-plans/${other.id}`, { ends_on: null }),
      await owner.post(`/api/obligation-plans/${other.id}/retire`),
      await owner.post(`/api/obligation-plans/${other.id}/restore`),
      await okno.as('client_lead').post('/api/obligation-plans', plan('lead')),
      await okno.as('client_lead').post(`/api/obligation-plans/${other.id}/retire`),
      await preview({}, okno.as('quality')),
    ])
      expectRefusal(given, 403, 'kernel.not_allowed')
  })
})
