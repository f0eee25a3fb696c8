// Evidence from files and from other systems: lines judged before they are taken in, events told once.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { draft, expectRefusal, inForce, ofClients, target } from './acting.ts'

const thursday = '2026-04-02T07:00:00Z'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  okno.setNow('2026-03-10T07:00:00Z')
  const client = (code: string, metric: string, limit: object) =>
    target({ code, metric, limit, pauses: [], title: { en: code } })
  const { editions } = await inForce(
    okno.as('admin'),
    ofClients('documents'),
    draft({
      targets: [
        client('primary', 'document', { unit: 'working_day_of_month', count: 2 }),
        client('answer', 'clarification', { unit: 'working_minutes', count: 600 }),
        client('approve', 'approval', { unit: 'working_days', count: 1 }),
      ],
    }),
  )
  for (const code of ['primary', 'second', 'third'])
    await okno.as('admin').post('/api/obligation-plans', {
      code,
      target_id: editions[0].targets.find((one: { code: string }) => one.code === 'primary').id,
      title: { en: 'Primary documents' },
      client_ids: null,
      items: [
        { code: 'invoices', title: { en: 'Invoices' } },
        { code: 'acts', title: { en: 'Acts' } },
      ],
      period: 'month',
      starts_on: '2026-04-01',
      ends_on: null,
    })
  okno.setNow(thursday)
  await okno.runPeriodic('open_obligations')
})
beforeEach(() => okno.setNow(thursday))
afterAll(() => okno.close())

type Who = Parameters<Testing['as']>[0]

async function send(who: Who, content: string | Uint8Array, apply = false) {
  const form = new FormData()
  form.append('file', new File([content as string], 'evidence.csv', { type: 'text/csv' }))
  const packed = new Response(form)
  const given = await okno.as(who).inject({
    method: 'POST',
    url: `/api/obligations/evidence-list${apply ? '?apply=yes' : ''}`,
    headers: { 'content-type': packed.headers.get('content-type')! },
    payload: Buffer.from(await packed.arrayBuffer()),
  })
  return { status: given.statusCode, body: given.json(), headers: given.headers }
}
const heading = 'client;obligation;period;item;document;delivered_at'
const stateOf = async (code: string, client: string) => {
  const { body } = await okno.as('admin').get('/api/obligations?limit=200')
  return body.items.find(
    (one: { plan: { code: string } | null; client: { name: { en: string } } }) =>
      one.plan?.code === code && one.client.name.en === client,
  )
}

describe('a list of evidence', () => {
  const lines = [
    heading,
    'north;primary;2026-04;invoices;СФ-1;2026-04-01',
    'North;PRIMARY;2026-04;acts;;01.04.2026',
    'north;primary;2026-04;acts;again;2026-04-01',
    'north;primary;2026-05;acts;;2026-04-01',
    'nowhere;primary;2026-04;acts;;2026-04-01',
    'north;primary;2026-04;letters;;2026-04-01',
    'south;primary;2026-04;acts;;31.02.2026',
    'south;primary;2026-04;acts;;2026-04-09',
    ';;;;;',
  ].join('\r\n')

  test('shows first what each line would do, and does nothing', async () => {
    const { status, body } = await send('admin', lines)
    expect(status).toBe(200)
    expect(body).toMatchObject({ applied: false, counts: { taken: 2, known: 1, refused: 5 } })
    expect(body.rows.map((row: { line: number; verdict: string }) => [row.line, row.verdict])).toEqual([
      [2, 'taken'],
      [3, 'taken'],
      [4, 'known'],
      [5, 'refused'],
      [6, 'refused'],
      [7, 'refused'],
      [8, 'refused'],
      [9, 'refused'],
    ])
    for (const row of body.rows) expect(row.reason === null).toBe(row.verdict !== 'refused')
    expect(body.rows[5].reason).toMatch(/пункта/)
    expect(await stateOf('primary', 'north')).toMatchObject({ items_done: 0 })
  })

  test('takes in what is right, once, with the day on which it was handed over', async () => {
    expect((await send('admin', lines, true)).body).toMatchObject({
      applied: true,
      counts: { taken: 2, known: 1, refused: 5 },
    })
    expect(await stateOf('primary', 'north')).toMatchObject({
      state: 'done',
      items_done: 2,
      done_at: '2026-04-01T09:00:00.000Z',
    })
    expect(await stateOf('primary', 'south')).toMatchObject({ items_done: 0 })
    expect((await send('admin', lines, true)).body.counts).toEqual({ taken: 0, known: 3, refused: 5 })
  })

  test('of a client’s lead holds only for the own client', async () => {
    const { body } = await send(
      'client_lead',
      `${heading}\nsouth;second;2026-04;acts;;\nnorth;second;2026-04;acts;;`,
      true,
    )
    expect(body.rows.map((row: { verdict: string }) => row.verdict)).toEqual(['refused', 'taken'])
    expect(await stateOf('second', 'south')).toMatchObject({ items_done: 0 })
    expectRefusal(await send('quality', lines), 403, 'kernel.not_allowed')
  })

  test('of a client’s lead counts from now: an earlier day is refused with its reason, today is now', async () => {
    const list = [
      heading,
      'north;third;2026-04;invoices;;2026-04-01',
      'north;third;2026-04;invoices;;2026-04-02T06:59:00Z',
      'north;third;2026-04;acts;;02.04.2026',
    ].join('\n')
    okno.setNow('2026-04-02T10:00:00Z')
    for (const apply of [false, true]) {
      const { body } = await send('client_lead', list, apply)
      expect(body.rows.map((row: { verdict: string }) => row.verdict)).toEqual([
        'refused',
        'refused',
        'taken',
      ])
      expect(body.rows[0].reason).toMatch(/считается с этой минуты/)
    }
    const { id } = await stateOf('third', 'north')
    const { checklist } = (await okno.as('admin').get(`/api/obligations/${id}`)).body
    expect(checklist).toMatchObject([
      { evidence: null },
      { evidence: { delivered_at: expect.stringMatching(/^2026-04-02T10:00:0/), source: 'csv' } },
    ])
    const { body } = await send('admin', `${heading}\nnorth;third;2026-04;invoices;;2026-03-30`, true)
    expect(body.rows[0]).toMatchObject({
      verdict: 'refused',
      reason: expect.stringMatching(/после начала периода/),
    })
  })

  test.each([
    ['another table', 'name;email\nА;a@b.ru', 422, 'agreements.unreadable_evidence'],
    ['an empty file', '', 422, 'kernel.empty_file'],
    [
      'too many lines',
      `${heading}\n${'north;primary;2026-04;acts;;\n'.repeat(2001)}`,
      422,
      'agreements.too_many_lines',
    ],
  ])('%s is refused', async (_, content, status, code) => {
    expectRefusal(await send('admin', content), status, code)
  })
})

describe('what another system measures', () => {
  const tell = (who: Who, body: object) =>
    okno
      .as(who)
      .post('/api/obligations/events', { client: 'north', opened_at: '2026-04-01T07:00:00Z', ...body })

  test('runs on the client’s promise of that metric until it is done; told again it is the same', async () => {
    const opened = await tell('admin', { metric: 'clarification', external_id: 'ERP-1' })
    expect(opened.body).toMatchObject({
      state: 'open',
      due_at: '2026-04-02T08:00:00.000Z',
      external_id: 'ERP-1',
    })
    const again = await tell('admin', {
      metric: 'clarification',
      external_id: 'ERP-1',
      opened_at: '2026-04-02T01:00:00Z',
      done_at: '2026-04-02T06:59:00Z',
    })
    expect(again.body).toMatchObject({
      id: opened.body.id,
      opened_at: '2026-04-01T07:00:00.000Z',
      done_at: '2026-04-02T06:59:00.000Z',
      state: 'done',
    })
    const third = await tell('admin', { metric: 'clarification', external_id: 'ERP-1', done_at: thursday })
    expect(third.body).toMatchObject({ done_at: '2026-04-02T06:59:00.000Z' })
  })

  test.each([
    ['approval', '2026-04-02T15:00:00.000Z'],
    ['document', '2026-04-02T15:00:00.000Z'],
  ])('each metric has the limit of its own target: %s', async (metric, due_at) => {
    const { body } = await tell('admin', { metric, external_id: 'ERP-2' })
    expect(body).toMatchObject({ metric, due_at, items_total: 0 })
    const { rows } = await okno.okno.pools.read.query(
      'select metric, kind from agreements.clock where subject_id = $1',
      [body.id],
    )
    expect(rows).toEqual([{ metric, kind: 'ola' }])
  })

  test.each([
    ['an unknown client', { client: 'nowhere' }, 422, 'agreements.unknown_client'],
    ['the future', { opened_at: '2026-04-03T00:00:00Z' }, 422, 'agreements.delivered_in_future'],
    ['a done in the future', { done_at: '2026-04-03T00:00:00Z' }, 422, 'agreements.delivered_in_future'],
    ['a done before the opening', { done_at: '2026-03-30T00:00:00Z' }, 422, 'agreements.order_reversed'],
    ['an unknown metric', { metric: 'resolution' }, 400, 'kernel.invalid'],
  ])('%s is refused', async (_, body, status, code) => {
    expectRefusal(await tell('admin', { metric: 'approval', external_id: 'ERP-9', ...body }), status, code)
    const { rows } = await okno.okno.pools.read.query(
      "select from agreements.owed where external_id = 'ERP-9'",
    )
    expect(rows).toEqual([])
  })

  test('told by the side that owes, done counts from now, and what was said is kept', async () => {
    const { body } = await tell('client_lead', {
      ...{ metric: 'clarification', external_id: 'ERP-4', opened_at: '2026-03-30T07:00:00Z' },
      done_at: '2026-03-30T08:00:00Z',
    })
    expect(body).toMatchObject({ state: 'late', done_at: expect.stringMatching(/^2026-04-02T07:00:0/) })
    const { items } = (await okno.as('admin').get(`/api/obligations/${body.id}/events`)).body
    expect(items.at(-1)).toMatchObject({
      name: 'agreements.obligation_fulfilled',
      payload: { done_at: expect.stringMatching(/^2026-04-02T07:00:0/), said_at: '2026-03-30T08:00:00.000Z' },
    })
  })

  test('a client’s lead tells for the own client alone', async () => {
    const mine = await tell('client_lead', { metric: 'approval', external_id: 'ERP-3' })
    expect(mine.status).toBe(200)
    expectRefusal(
      await tell('client_lead', { client: 'south', metric: 'approval', external_id: 'ERP-3' }),
      403,
      'kernel.not_allowed',
    )
  })
})

test('reading everything anew from the log gives the same clocks', async () => {
  const clocks = async () =>
    (
      await okno.okno.pools.read.query(
        `select subject_id, lane, due_at, stopped_at, outcome from agreements.clock
         where subject_kind = 'obligation' order by subject_id, lane`,
      )
    ).rows
  const before = await clocks()
  expect(before.length).toBeGreaterThan(5)
  await okno.as('admin').post('/api/recalculations')
  for (let walk = 0; walk < 6; walk++) await okno.runPeriodic('recalculate_clocks')
  expect(await clocks()).toEqual(before)
})
