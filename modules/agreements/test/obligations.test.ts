// What clients owe in every period: opened once, ticked by either side, waived by two, and measured by the same clocks.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { openPeriods } from '../server/obligations/opening.ts'
import { sourceOf } from '../server/obligations/policy.ts'
import { draft, expectRefusal, inForce, inForceNext, ofClients, target } from './acting.ts'

/** Wednesday; the working days of April 2026 begin with it, the second ends on Thursday at 18:00 in Moscow. */
const firstOfApril = '2026-04-01T07:00:00Z'
const due = '2026-04-02T15:00:00.000Z'

let okno: Testing
let agreement_id: string
let target_id: string
beforeAll(async () => {
  okno = await startOkno()
  okno.setNow('2026-03-10T07:00:00Z')
  const agreement = await inForce(
    okno.as('admin'),
    ofClients('documents'),
    draft({
      targets: [documents(), { ...documents(), code: 'approve', metric: 'approval', limit: days(1) }],
    }),
  )
  agreement_id = agreement.id
  target_id = agreement.editions[0].targets.find((one: { code: string }) => one.code === 'primary').id
})
beforeEach(() => okno.setNow('2026-03-10T07:00:00Z'))
afterAll(() => okno.close())

const days = (count: number) => ({ unit: 'working_days', count })
const documents = (fields: Record<string, unknown> = {}) =>
  target({
    code: 'primary',
    metric: 'document',
    title: { ru: 'Документы', en: 'Documents' },
    limit: { unit: 'working_day_of_month', count: 2 },
    warn_minutes: 240,
    pauses: [],
    ...fields,
  })
const plan = (code: string, fields: Record<string, unknown> = {}) => ({
  code,
  target_id,
  title: { ru: 'Первичные документы', en: 'Primary documents' },
  client_ids: null,
  items: [
    { code: 'invoices', title: { ru: 'Счета', en: 'Invoices' } },
    { code: 'acts', title: { ru: 'Акты', en: 'Acts' } },
  ],
  period: 'month',
  starts_on: '2026-04-01',
  ends_on: null,
  ...fields,
})
const makePlan = async (code: string, fields: Record<string, unknown> = {}) => {
  const given = await okno.as('admin').post('/api/obligation-plans', plan(code, fields))
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 201 })
  return given.body
}
type Who = Parameters<Testing['as']>[0]
const list = async (who: Who, plan_id: string) =>
  (await okno.as(who).get(`/api/obligations?plan_id=${plan_id}`)).body.items
const read = async (who: Who, id: string) => (await okno.as(who).get(`/api/obligations/${id}`)).body
const deliver = (who: Who, id: string, body: object) =>
  okno.as(who).post(`/api/obligations/${id}/evidence`, body)

/** What the client north owes for April. */
async function april(code: string, fields: Record<string, unknown> = {}) {
  const made = await makePlan(code, fields)
  okno.setNow(firstOfApril)
  await okno.runPeriodic('open_obligations')
  const items = await list('admin', made.id)
  return items.find((one: { client: { id: string } }) => one.client.id === okno.center.clients.north)
}

const clockOf = async (id: string) =>
  (
    await okno.okno.pools.read.query(
      'select outcome, due_at, excused, missed_at from agreements.clock where subject_id = $1',
      [id],
    )
  ).rows

describe('what is opened', () => {
  test('each period for each client of the agreement, some days ahead, once however often it is looked', async () => {
    const { id } = await makePlan('ahead')
    expect(await list('admin', id)).toEqual([])
    okno.setNow('2026-03-26T07:00:00Z')
    await Promise.all([1, 2, 3].map(() => inTransaction(okno.okno, bySystem(okno.okno, 'test'), openPeriods)))
    const opened = await list('admin', id)
    expect(opened).toHaveLength(2)
    expect(opened[0]).toMatchObject({
      period: '2026-04',
      state: 'coming',
      opened_at: '2026-03-31T21:00:00.000Z',
      due_at: due,
      items_total: 2,
      items_done: 0,
    })
    const { rows } = await okno.okno.pools.read.query(
      "select count(*) from kernel.event where name = 'agreements.obligation_due' and payload ->> 'obligation_id' = $1",
      [id],
    )
    expect(rows[0].count).toBe(2)
  })

  test('the periods in which nothing ran are made up for', async () => {
    const { id } = await makePlan('made-up', { client_ids: [okno.center.clients.south] })
    okno.setNow('2026-06-10T07:00:00Z')
    await okno.runPeriodic('open_obligations')
    expect((await list('admin', id)).map((one: { period: string }) => one.period)).toEqual([
      '2026-06',
      '2026-05',
      '2026-04',
    ])
  })

  test('no period that began before the plan was made, and none after its end', async () => {
    const { id } = await makePlan('bounded', { starts_on: '2026-01-01', ends_on: '2026-05-15' })
    okno.setNow('2026-08-10T07:00:00Z')
    await okno.runPeriodic('open_obligations')
    const periods = (await list('admin', id)).map((one: { period: string }) => one.period)
    expect([...new Set(periods)]).toEqual(['2026-05', '2026-04'])
  })

  test.each([
    ['quarter', '2026-Q2'],
    ['year', '2027'],
  ])('a %s as well as a month', async (period, key) => {
    const { id } = await makePlan(`by-${period}`, { period })
    okno.setNow('2027-01-02T07:00:00Z')
    await okno.runPeriodic('open_obligations')
    expect((await list('admin', id)).map((one: { period: string }) => one.period)).toContain(key)
  })
})

describe('what is handed over', () => {
  test('is done with the last item, and in time by when it was handed over', async () => {
    const { id } = await april('in-time')
    expect((await deliver('client_lead', id, { item: 'invoices', document: 'СФ-17' })).body).toMatchObject({
      items_done: 1,
      done_at: null,
      checklist: [
        {
          code: 'invoices',
          evidence: { document: 'СФ-17', source: 'api', recorded_by: { name: 'Client lead' } },
        },
        { code: 'acts', evidence: null },
      ],
    })
    // Written down on the third day, handed over on the second.
    okno.setNow('2026-04-03T09:00:00Z')
    expect((await read('admin', id)).state).toBe('overdue')
    const done = await deliver('admin', id, { item: 'acts', delivered_at: '2026-04-02T14:00:00Z' })
    expect(done.body).toMatchObject({ state: 'done', items_done: 2, done_at: '2026-04-02T14:00:00.000Z' })
    expect(await clockOf(id)).toMatchObject([{ outcome: 'met' }])
  })

  test('the same again changes nothing', async () => {
    const { id } = await april('again')
    await deliver('admin', id, { item: 'acts', document: 'А-1' })
    const { body } = await deliver('client_lead', id, { item: 'acts', document: 'А-2' })
    expect(body).toMatchObject({ items_done: 1, checklist: [{}, { evidence: { document: 'А-1' } }] })
    const names = (await okno.as('admin').get(`/api/obligations/${id}/events`)).body.items
    expect(names.map((line: { name: string }) => line.name)).toEqual([
      'agreements.obligation_due',
      'agreements.item_delivered',
    ])
  })

  test('after the limit it is late; its clock is missed and was told so once', async () => {
    const { id } = await april('late')
    okno.setNow('2026-04-03T09:00:00Z')
    await okno.runPeriodic('take_clock_steps')
    await okno.runPeriodic('take_clock_steps')
    await deliver('client_lead', id, { item: 'invoices' })
    const { body } = await deliver('client_lead', id, { item: 'acts' })
    expect(body).toMatchObject({ state: 'late', due_at: due })
    expect(await clockOf(id)).toMatchObject([{ outcome: 'missed' }])
    const { rows } = await okno.okno.pools.read.query(
      "select count(*) from kernel.event where name = 'agreements.clock_missed' and subject_id = $1",
      [id],
    )
    expect(rows[0].count).toBe(1)
  })

  test('an item that was not handed over after all is taken back', async () => {
    const { id } = await april('taken-back')
    await deliver('admin', id, { item: 'invoices' })
    await deliver('admin', id, { item: 'acts' })
    okno.setNow('2026-04-02T07:00:00Z')
    const { body } = await okno.as('admin').del(`/api/obligations/${id}/evidence/acts`)
    expect(body).toMatchObject({ state: 'open', items_done: 1, done_at: null })
    expect(await clockOf(id)).toMatchObject([{ outcome: 'running' }])
    // Said again with the day on which it was: as if it had never been taken back.
    await deliver('admin', id, { item: 'acts', delivered_at: firstOfApril })
    expect(await read('admin', id)).toMatchObject({ state: 'done' })
    expect(await clockOf(id)).toMatchObject([{ outcome: 'met' }])
  })

  test.each([
    ['an unknown item', { item: 'nothing' }, 422, 'agreements.unknown_item'],
    [
      'the future',
      { item: 'acts', delivered_at: '2026-04-09T00:00:00Z' },
      422,
      'agreements.delivered_in_future',
    ],
    [
      'before the opening',
      { item: 'acts', delivered_at: '2026-03-31T20:59:59Z' },
      422,
      'agreements.delivered_before_opening',
    ],
    ['no item', {}, 400, 'kernel.invalid'],
  ])('%s is refused', async (code, body, status, refusal) => {
    const { id } = await april(`refuse-${code.replaceAll(' ', '-')}`)
    expectRefusal(await deliver('admin', id, body), status, refusal)
    expect((await read('admin', id)).items_done).toBe(0)
  })

  test('a client’s lead speaks for the own client and sees no other', async () => {
    const { id, plan: of } = await april('sight')
    const other = (await list('admin', of.id)).find((one: { id: string }) => one.id !== id)
    expect((await list('client_lead', of.id)).map((one: { id: string }) => one.id)).toEqual([id])
    expectRefusal(await okno.as('client_lead').get(`/api/obligations/${other.id}`), 404, 'kernel.not_found')
    expectRefusal(await deliver('client_lead', other.id, { item: 'acts' }), 404, 'kernel.not_found')
    expectRefusal(await deliver('quality', id, { item: 'acts' }), 403, 'kernel.not_allowed')
    expectRefusal(await deliver('requester', id, { item: 'acts' }), 403, 'kernel.not_allowed')
    expectRefusal(await deliver('nobody', id, { item: 'acts' }), 401, 'kernel.not_signed_in')
  })

  test('a key that is limited to this delivers and does nothing else', async () => {
    const { id } = await april('key')
    const made = await inTransaction(okno.okno, bySystem(okno.okno, 'test'), async ctx => {
      const { makeApiKey } = await import('#modules/identity/server/face.ts')
      return makeApiKey(ctx, {
        account_id: okno.center.people.client_lead,
        name: 'ERP',
        permissions: ['agreements.object'],
      } as never)
    })
    const key = okno.with({ authorization: `Bearer ${(made as { key: string }).key}` })
    const { body } = await key.post(`/api/obligations/${id}/evidence`, { item: 'acts' })
    expect(body).toMatchObject({ checklist: [{}, { evidence: { source: 'api' } }] })
    expectRefusal(await key.get('/api/obligations'), 403, 'kernel.not_allowed')
  })
})

test.each([
  ['session', 'north', 'client'],
  ['session', null, 'center'],
  ['api-key', 'north', 'api'],
] as const)('evidence by %s of somebody of client %s comes from: %s', (via, client_id, source) => {
  expect(sourceOf({ via, client_id } as never)).toBe(source)
})

describe('a waiver', () => {
  const ask = (who: Who, id: string) =>
    okno.as(who).post(`/api/obligations/${id}/waiver`, { reason: 'Пожар в архиве' })
  const answer = (who: Who, id: string, approve: boolean) =>
    okno.as(who).post(`/api/obligations/${id}/waiver/answer`, { approve })

  test('asked with a reason and approved by another person ends it, also when it was overdue, and counts against nobody', async () => {
    const { id } = await april('waived')
    okno.setNow('2026-04-03T09:00:00Z')
    expect((await ask('client_lead', id)).body).toMatchObject({
      state: 'overdue',
      waiver: { reason: 'Пожар в архиве', asked_by: { name: 'Client lead' }, approved_by: null },
    })
    expect((await answer('admin', id, true)).body).toMatchObject({
      state: 'waived',
      waiver: { approved_by: { name: 'Admin' } },
      may: { deliver: false },
    })
    expect(await clockOf(id)).toMatchObject([{ excused: true }])
    expectRefusal(await deliver('admin', id, { item: 'acts' }), 409, 'agreements.is_waived')
    expectRefusal(await ask('client_lead', id), 409, 'agreements.nothing_owed')
  })

  test('is not approved by who asked, nor without being asked; refused, it may be asked again', async () => {
    const { id } = await april('waiver-refused')
    expectRefusal(await answer('admin', id, true), 409, 'agreements.no_waiver_asked')
    await ask('admin', id)
    expectRefusal(await answer('admin', id, true), 403, 'agreements.own_waiver')
    expectRefusal(await answer('client_lead', id, true), 403, 'kernel.not_allowed')
    expectRefusal(await ask('client_lead', id), 409, 'agreements.nothing_owed')
    await okno.okno.pools.write.query('update agreements.owed set waiver_asked_by = $1 where id = $2', [
      okno.center.people.client_lead,
      id,
    ])
    expect((await answer('admin', id, false)).body).toMatchObject({ state: 'open', waiver: null })
    expect((await ask('client_lead', id)).status).toBe(200)
  })
})

describe('plans', () => {
  test.each([
    ['quality', {}, 403, 'kernel.not_allowed'],
    ['admin', { target_id: '01900000-0000-7000-8000-000000000000' }, 422, 'agreements.not_a_document'],
    ['admin', { client_ids: ['01900000-0000-7000-8000-000000000000'] }, 422, 'agreements.unknown_client'],
    ['admin', { ends_on: '2026-03-01' }, 422, 'agreements.order_reversed'],
    ['admin', { items: [] }, 400, 'kernel.invalid'],
    ['admin', { period: 'week' }, 400, 'kernel.invalid'],
  ] as const)('%s with %o is refused', async (who, fields, status, code) => {
    expectRefusal(await okno.as(who).post('/api/obligation-plans', plan('refused', fields)), status, code)
  })

  test('a code is given once, and a target of another metric is no document', async () => {
    await makePlan('once')
    expectRefusal(
      await okno.as('admin').post('/api/obligation-plans', plan('once')),
      409,
      'agreements.plan_code_taken',
    )
    const { rows } = await okno.okno.pools.read.query(
      "select id from agreements.target where code = 'approve'",
    )
    expectRefusal(
      await okno.as('admin').post('/api/obligation-plans', plan('approve', { target_id: rows[0].id })),
      422,
      'agreements.not_a_document',
    )
  })

  test('a change holds for the periods that are not opened yet', async () => {
    const owed = await april('edited')
    const one = [{ code: 'acts', title: { ru: 'Акты', en: 'Acts' } }]
    const { body } = await okno.as('admin').patch(`/api/obligation-plans/${owed.plan.id}`, { items: one })
    expect(body).toMatchObject({ items: one, version: 2 })
    okno.setNow('2026-05-01T07:00:00Z')
    await okno.runPeriodic('open_obligations')
    const totals = (await list('client_lead', owed.plan.id)).map(
      (item: { items_total: number }) => item.items_total,
    )
    expect(totals).toEqual([1, 2])
    expectRefusal(
      await okno
        .as('admin')
        .patch(`/api/obligation-plans/${owed.plan.id}`, { items: one }, { 'if-match': '"1"' }),
      412,
      'kernel.moved_on',
    )
  })

  test('a later edition of the agreement moves what is open', async () => {
    const { id } = await april('editions')
    await inForceNext(
      okno.as('admin'),
      agreement_id,
      draft({
        valid_from: '2026-04-01T08:00:00Z',
        covers_open: true,
        targets: [documents({ limit: { unit: 'working_day_of_month', count: 4 } })],
      }),
    )
    okno.setNow('2026-04-01T08:01:00Z')
    await okno.work()
    okno.setNow('2026-04-01T08:02:00Z')
    for (let walk = 0; walk < 4; walk++) await okno.runPeriodic('recalculate_clocks')
    expect((await read('admin', id)).due_at).toBe('2026-04-06T15:00:00.000Z')
  })
})

test('documents are owed beside requests: no request has a clock for them', async () => {
  const { body } = await okno.as('requester').post('/api/requests', { text: 'Где мои документы' })
  const { rows } = await okno.okno.pools.read.query(
    'select metric from agreements.clock where subject_id = $1',
    [body.id],
  )
  expect(rows).toEqual([{ metric: 'first_answer' }])
})
