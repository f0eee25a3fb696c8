// The report of ratings: figures by team and service that open the ratings behind them, within one's scope.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { figuresOf } from '../server/rules.ts'

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
        const { count, mean_score, csat_percent } = figuresOf(counts)
        if (count < 5) return mean_score === null && csat_percent === null
        return mean_score! >= 1 && mean_score! <= 5 && csat_percent! >= 0 && csat_percent! <= 100
      }),
    )
  })
})
