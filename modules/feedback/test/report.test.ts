// The report of ratings: figures by team and service that open the ratings behind them, within one's scope.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { figuresOf, indexOf, shareInterval } from '../server/figures.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  for (const [score, service] of [
    [5, 'vpn'],
    [4, 'vpn'],
    [4, 'vpn'],
    [2, 'vpn'],
    [5, 'vpn'],
    [1, 'payslip'],
  ] as const) {
    const { body } = await okno
      .as('requester')
      .post('/api/requests', { text: 'Вопрос', service_id: okno.center.services[service] })
    await okno.as('agent').post(`/api/requests/${body.id}/resolve`, {})
    await okno.as('requester').post(`/api/requests/${body.id}/rating`, { score })
  }
})
afterAll(() => okno.close())

it('counts by team and opens what stands behind each figure', async () => {
  const { body } = await okno.as('admin').get('/api/ratings/report?by=team')
  expect(body.all).toMatchObject({ count: 6, counts: [1, 1, 0, 2, 2] })
  const help = body.items.find((row: { id: string }) => row.id === okno.center.teams.it_help)
  expect(help).toMatchObject({ count: 5, mean_score: 4, csat_percent: 80 })
  const behind = await okno.as('admin').get(`/api/ratings?team_id=${help.id}`)
  expect(behind.body.items).toHaveLength(help.count)
})

it('says nothing of a mean under five ratings', async () => {
  const { body } = await okno.as('admin').get('/api/ratings/report?by=service')
  const payslip = body.items.find((row: { id: string }) => row.id === okno.center.services.payslip)
  expect(payslip).toMatchObject({ count: 1, mean_score: null, csat_percent: null })
})

it('counts by agent for those who follow up low marks, with the index', async () => {
  const { body } = await okno.as('quality').get('/api/ratings/report?by=agent')
  expect(body.items).toHaveLength(1)
  const [row] = body.items
  expect(row).toMatchObject({ id: okno.center.people.agent, count: 6, loop: { low: 2, told: 0, percent: 0 } })
  expect(row.index.value).toBeGreaterThan(row.index.low)
  expect(row.index.usual).toBeCloseTo(3.5, 0)
  const behind = await okno.as('quality').get(`/api/ratings?agent_id=${row.id}`)
  expect(behind.body.items).toHaveLength(6)
  expect(behind.body.items[0].agent.id).toBe(row.id)
})

it('shows no agent to a client’s lead', async () => {
  const refused = await okno.as('client_lead').get('/api/ratings/report?by=agent')
  expect(refused).toMatchObject({ status: 403, body: { type: '/problems/kernel.not_allowed' } })
  const list = await okno.as('client_lead').get(`/api/ratings?agent_id=${okno.center.people.agent}`)
  expect(list.status).toBe(403)
  const { body } = await okno.as('client_lead').get('/api/ratings')
  expect(new Set(body.items.map((item: { agent: unknown }) => item.agent))).toEqual(new Set([null]))
})

it('counts only the period that is asked for', async () => {
  const { body } = await okno.as('admin').get('/api/ratings/report?from=2020-01-01&to=2020-12-31')
  expect(body).toMatchObject({ all: { count: 0 }, items: [] })
})

it('pages without gaps', async () => {
  const first = await okno.as('admin').get('/api/ratings?limit=4')
  const second = await okno.as('admin').get(`/api/ratings?limit=4&after=${first.body.next}`)
  const ids = [...first.body.items, ...second.body.items].map((item: { id: string }) => item.id)
  expect(new Set(ids).size).toBe(6)
  expect(second.body.next).toBeNull()
})

it('shows a client lead the own client only, and agents nothing without the permission', async () => {
  const lead = await okno.as('client_lead').get('/api/ratings/report')
  expect(lead.body.all.count).toBe(6)
  const { body } = await okno.as('stranger').post('/api/requests', { text: 'Question' })
  await okno.as('agent').post(`/api/requests/${body.id}/resolve`, {})
  await okno.as('stranger').post(`/api/requests/${body.id}/rating`, { score: 1 })
  expect((await okno.as('client_lead').get('/api/ratings/report')).body.all.count).toBe(6)
  expect((await okno.as('admin').get('/api/ratings/report')).body.all.count).toBe(7)
  expect(await okno.as('requester').get('/api/ratings/report')).toMatchObject({ status: 403 })
})

describe('figures', () => {
  it('keep the mean between 1 and 5 and the share between 0 and 100', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 }), counts => {
        const { count, mean_score, csat_percent, csat_low, csat_high } = figuresOf(counts)
        if (count < 5) return mean_score === null && csat_percent === null
        const inside = csat_low! <= csat_percent! + 1e-9 && csat_percent! <= csat_high! + 1e-9
        return mean_score! >= 1 && mean_score! <= 5 && csat_percent! >= 0 && csat_percent! <= 100 && inside
      }),
    )
  })

  it('draw an agent with few ratings to what is usual, and let one with many stand alone', () => {
    const few = indexOf({ count: 5, sum: 5 }, 4.5, 1)!
    expect(few.value).toBeCloseTo((5 + 20 * 4.5) / 25)
    expect(few.value).toBeGreaterThan(3.7)
    const many = indexOf({ count: 2000, sum: 2000 * 3 }, 4.5, 1)!
    expect(many.value).toBeCloseTo(3, 1)
    expect(many.high - many.low).toBeLessThan(few.high - few.low)
  })

  it('give no index under five ratings', () => {
    expect(indexOf({ count: 4, sum: 20 }, 4, 1)).toBeNull()
  })

  it('keep the index between the own mean and the usual one, and its interval within the scale', () => {
    const marks = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 200 })
    fc.assert(
      fc.property(
        marks,
        fc.double({ min: 1, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (scores, usual, deviation) => {
          const sum = scores.reduce((all, one) => all + one, 0)
          const { value, low, high } = indexOf({ count: scores.length, sum }, usual, deviation)!
          const mean = sum / scores.length
          expect(value).toBeGreaterThanOrEqual(Math.min(mean, usual) - 1e-9)
          expect(value).toBeLessThanOrEqual(Math.max(mean, usual) + 1e-9)
          expect(low).toBeGreaterThanOrEqual(1)
          expect(high).toBeLessThanOrEqual(5)
          expect(low).toBeLessThanOrEqual(value)
          expect(high).toBeGreaterThanOrEqual(value)
        },
      ),
    )
  })

  // Wilson's interval of 8 in 10, as tables of it give it.
  it('know the interval of a share', () => {
    const { low, high } = shareInterval(8, 10)
    expect(low).toBeCloseTo(0.4902, 3)
    expect(high).toBeCloseTo(0.9433, 3)
    expect(shareInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })
})
