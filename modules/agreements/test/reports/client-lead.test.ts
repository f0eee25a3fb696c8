// What a client lead reads of the joint work: the own client's figures, requests and promises, and nothing of any other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { isOfClient } from '../../server/reports/policy.ts'
import { draft, expectRefusal, inForce, ofClients, target } from '../acting.ts'
import { makeFacts } from './facts.ts'

let okno: Testing
const month = '2026-02'
let north: string
let south: string

beforeAll(async () => {
  okno = await startOkno()
  ;({ north, south } = okno.center.clients)
  await makeFacts(okno, { count: 900, from: '2026-01-20T00:00:00Z', to: '2026-03-05T00:00:00Z' })
  for (const [who, text] of [
    ['requester', 'Вопрос своего'],
    ['stranger', 'Вопрос чужого'],
  ] as const) {
    okno.setNow('2026-02-03T07:00:00Z')
    const { body } = await okno.as(who).post('/api/requests', { text })
    await okno.as('agent').patch(`/api/requests/${body.id}`, { completeness: 'missing_data' })
    await okno.as('agent').post(`/api/requests/${body.id}/messages`, { text: 'Между нами', kind: 'note' })
    await okno.as('agent').post(`/api/requests/${body.id}/resolve`, { text: 'Готово' })
  }
  okno.setNow('2026-03-10T07:00:00Z')
  for (const [code, promiser_id, count] of [
    ['of-north', north, 95],
    ['of-south', south, 70],
  ] as const)
    await inForce(
      okno.as('admin'),
      ofClients(code, { promiser_id }),
      draft({
        targets: [
          target({ code: 'c', metric: 'completeness', limit: { unit: 'percent', count }, pauses: [] }),
        ],
      }),
    )
})
afterAll(() => okno.close())

const get = async (path: string, who: Parameters<Testing['as']>[0] = 'client_lead') =>
  (await okno.as(who).get(path)).body

it('has one number, the losses and the trend of the own client', async () => {
  const own = await get(`/api/quality-index?month=${month}&client=${north}`)
  const seen = await get(`/api/quality-index?month=${month}&client=${north}`, 'admin')
  expect(own).toEqual(seen)
  expect(own.total.n).toBeGreaterThan(20)
  expect(own.asked.client.id).toBe(north)
  expect(own.total.completeness).toMatchObject({ judged: 1, promised_percent: 95 })
})

it('opens the requests of the own client, without notes of the centre', async () => {
  const path = `/api/reports/attainment/requests?from=2026-02-01&to=2026-02-28&kind=ola&metric=completeness`
  const { total, items } = await get(path)
  expect(total).toBe(1)
  expect(items[0]).toMatchObject({ client: { id: north }, outcome: 'missed' })
  expect(items[0].number).toMatch(/^R-/)
  const story = await okno.as('client_lead').get(`/api${items[0].address}/messages`)
  expect(story.status).toBe(200)
  expect(JSON.stringify(story.body)).toContain('Готово')
  expect(JSON.stringify(story.body)).not.toContain('Между нами')
})

it('chooses among the own clients only', async () => {
  const ids = async (who: 'client_lead' | 'admin', query = '') =>
    (await get(`/api/reports/choices?kind=client${query}`, who)).items.map((one: { id: string }) => one.id)
  expect(await ids('client_lead')).toEqual([north])
  expect(await ids('client_lead', `&id=${south}`)).toEqual([north])
  expect(await ids('admin')).toEqual(expect.arrayContaining([north, south]))
  const { items } = await get('/api/reports/choices?kind=service&q=vpn', 'admin')
  expect(items.map((one: { id: string }) => one.id)).toContain(okno.center.services.vpn)
})

describe('of another client', () => {
  it('learns neither figures nor the name nor what was promised', async () => {
    const other = await get(`/api/quality-index?month=${month}&client=${south}`)
    expect(other).toMatchObject({ asked: { client: null }, cells: [], total: { n: 0 } })
    expect(other.total.completeness ?? { promised_percent: null }).toMatchObject({ promised_percent: null })
    const path = `/api/reports/attainment?from=2026-02-01&to=2026-02-28&kind=ola&client=${south}`
    expect((await get(path)).items).toEqual([])
    expect((await get(path, 'admin')).items[0]).toMatchObject({ promised_percent: 70 })
    for (const list of [
      `quality-index/requests?month=${month}&client=${south}`,
      `reports/attainment/requests?from=2026-02-01&to=2026-02-28&kind=ola&client=${south}`,
      `reports/ageing/requests?client=${south}`,
      `reports/holders/requests?holder=agent&client=${south}`,
    ])
      expect(await get(`/api/${list}`)).toMatchObject({ total: 0, items: [] })
    const letter = await okno.as('client_lead').get(`/api/quality-letters/${south}/${month}`)
    expect(letter.status).toBe(404)
  })

  it('cannot open its requests', async () => {
    const { items } = await get(
      `/api/reports/attainment/requests?from=2026-02-01&to=2026-02-28&kind=ola&metric=completeness&client=${south}`,
      'admin',
    )
    expect(items).toHaveLength(1)
    expect((await okno.as('client_lead').get(`/api/requests/${items[0].id}`)).status).toBe(404)
  })
})

it.each(['requester', 'stranger'] as const)('is refused to %s, who answers for nobody', async who => {
  for (const path of [
    `quality-index?client=${north}`,
    `quality-index/requests?month=${month}`,
    'reports/choices?kind=client',
    `quality-letters/${north}/${month}`,
  ])
    expect(await okno.as(who).get(`/api/${path}`)).toMatchObject({ status: 403 })
})

it.each([
  ['its own client', 'early', null],
  ['everybody', null, 'early'],
])(
  'is refused what either side kept and whose hands it was in while the early mode holds for %s',
  async (_, own, general) => {
    const set = (client_id: string | null, mode: string | null) =>
      okno.as('admin').put('/api/quality-index/modes', { client_id, mode })
    const period = 'from=2026-02-01&to=2026-02-28'
    const paths = [
      `reports/attainment?${period}`,
      `reports/attainment?${period}&client=${north}&kind=ola`,
      `reports/attainment/requests?${period}&outcome=missed`,
      `reports/attainment/requests?${period}&kind=ola&metric=completeness`,
      `reports/holders?${period}`,
      `reports/holders/requests?${period}&holder=agent`,
    ]
    const statuses = (who: 'client_lead' | 'admin') =>
      Promise.all(paths.map(async path => (await okno.as(who).get(`/api/${path}`)).status))
    await set(north, own)
    await set(null, general)
    for (const path of paths)
      expectRefusal(await okno.as('client_lead').get(`/api/${path}`), 409, 'agreements.early_mode')
    expect(new Set(await statuses('admin'))).toEqual(new Set([200]))
    await set(north, null)
    await set(null, null)
    expect(new Set(await statuses('client_lead'))).toEqual(new Set([200]))
  },
)

it.each([
  ['one of the client’s people', 'north', { clients: ['north'] }, true],
  ['the centre’s manager of the client', null, { clients: ['north'] }, false],
  ['who reads of everything', 'north', { all: true }, false],
  ['who reads of a team', 'north', { teams: ['t'], clients: ['north'] }, false],
])('counts %s as of the client’s side or not', (_, client_id, held, expected) => {
  const scope = { all: false, departments: [], teams: [], clients: [], ...held }
  expect(isOfClient({ client_id, grants: new Map([['agreements.report', scope]]) } as never)).toBe(expected)
})
