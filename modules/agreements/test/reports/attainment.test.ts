// Attainment beside a plain count, by every cut, with the promises behind each figure and nobody else's among them.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { makeDefaultAgreements } from '../../server/face.ts'
import { type Clock, makeFacts } from './facts.ts'

let okno: Testing
let clocks: Clock[]
const period = 'from=2026-02-03&to=2026-02-20'
const within = ({ counted_at }: Clock) =>
  counted_at >= '2026-02-02T21:00:00.000Z' && counted_at < '2026-02-20T21:00:00.000Z'

beforeAll(async () => {
  okno = await startOkno()
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx =>
    makeDefaultAgreements(ctx, { only: ['clarification'] }),
  )
  clocks = (await makeFacts(okno, { count: 700, from: '2026-01-20T00:00:00Z', to: '2026-03-05T00:00:00Z' }))
    .clocks
})
afterAll(() => okno.close())

interface Row {
  key: string | null
  met: number
  missed: number
  excused: number
  percent: number | null
}
const countOf = (some: Clock[]) => ({
  met: some.filter(({ outcome }) => outcome === 'met').length,
  missed: some.filter(({ outcome, excused }) => outcome === 'missed' && !excused).length,
  excused: some.filter(({ outcome, excused }) => outcome === 'missed' && excused).length,
})

const keys = {
  metric: (clock: Clock) => clock.metric,
  service: (clock: Clock) => clock.service_id,
  client: (clock: Clock) => clock.client_id,
  department: (clock: Clock) => clock.department_id,
  team: (clock: Clock) => clock.team_id,
  month: ({ counted_at }: Clock) =>
    new Date(Date.parse(counted_at) + 3 * 3_600_000).toISOString().slice(0, 7),
} as const

it.each(Object.keys(keys) as (keyof typeof keys)[])('counts by %s what a plain count counts', async by => {
  for (const kind of ['sla', 'ola']) {
    const { body } = await okno.as('admin').get(`/api/reports/attainment?${period}&by=${by}&kind=${kind}`)
    const own = clocks.filter(clock => clock.kind === kind && within(clock))
    expect(own.length).toBeGreaterThan(100)
    expect(body).toMatchObject({ from: '2026-02-03', to: '2026-02-20', total: countOf(own) })
    const groups = Map.groupBy(own, keys[by])
    expect(body.items).toHaveLength(groups.size)
    for (const item of body.items as Row[]) expect(item).toMatchObject(countOf(groups.get(item.key)!))
  }
})

it('shows no share of fewer than twenty, and the interval of others', async () => {
  const day = await okno.as('admin').get('/api/reports/attainment?from=2026-02-03&to=2026-02-03')
  expect(day.body.total.met + day.body.total.missed).toBeLessThan(20)
  expect(day.body.total).toMatchObject({ percent: null, low: null, high: null })
  const { total } = (await okno.as('admin').get(`/api/reports/attainment?${period}`)).body
  expect(total.low).toBeLessThan(total.percent)
  expect(total.high).toBeGreaterThan(total.percent)
})

it.each(['met', 'missed', 'excused'] as const)(
  'lists as many %s promises as the figure counts',
  async outcome => {
    const cut = `${period}&team=${okno.center.teams.it_help}`
    const { total } = (await okno.as('admin').get(`/api/reports/attainment?${cut}`)).body
    const seen: { outcome: string; excused: boolean }[] = []
    let after = ''
    do {
      const { body } = await okno
        .as('admin')
        .get(`/api/reports/attainment/requests?${cut}&outcome=${outcome}&limit=30${after}`)
      expect(body.total).toBe(total[outcome])
      seen.push(...body.items)
      after = body.next === null ? '' : `&after=${body.next}`
    } while (after !== '')
    expect(seen).toHaveLength(total[outcome])
    expect(seen.every(item => item.excused === (outcome === 'excused') || outcome === 'met')).toBe(true)
  },
)

it('counts for a client lead the own client only', async () => {
  const own = clocks.filter(
    clock => clock.kind === 'sla' && within(clock) && clock.client_id === okno.center.clients.north,
  )
  const { body } = await okno.as('client_lead').get(`/api/reports/attainment?${period}&by=client`)
  expect(body.total).toMatchObject(countOf(own))
  expect(body.items).toHaveLength(1)
})

it.each([
  '/api/reports/attainment',
  '/api/reports/attainment/requests',
  '/api/reports/ageing',
  '/api/reports/ageing/requests',
  '/api/reports/predictions',
  '/api/reports/holders',
  '/api/reports/holders/requests?holder=agent',
  '/api/reports/ping-pong',
  '/api/reports/ping-pong/requests',
])('refuses %s to those who may not read reports, and a broken cursor', async path => {
  expect(await okno.as('requester').get(path)).toMatchObject({ status: 403 })
  if (path.includes('requests')) {
    const broken = `${path}${path.includes('?') ? '&' : '?'}after=nonsense`
    expect(await okno.as('admin').get(broken)).toMatchObject({ status: 400 })
  }
})

it.each([
  ['/api/reports/attainment?from=2026-02-20&to=2026-02-03', 'to', 'Последний день раньше первого.'],
  ['/api/reports/attainment/requests?from=2026-02-20&to=2026-02-03', 'to', 'Последний день раньше первого.'],
  ['/api/reports/holders?from=2026-02-20&to=2026-02-03', 'to', 'Последний день раньше первого.'],
  ['/api/reports/ping-pong?from=2026-02-20&to=2026-02-03', 'to', 'Последний день раньше первого.'],
  ['/api/reports/attainment?from=0001-01-01', 'from', 'Здесь известны только годы с 1900 по 2199.'],
  ['/api/quality-index?month=2026-13', 'month', 'Нужен месяц, например 2026-03.'],
])('says in words what is wrong with the time in %s', async (path, field, message) => {
  const { status, body } = await okno.as('admin').get(path)
  expect({ status, errors: body.errors }).toEqual({ status: 400, errors: [{ path: field, message }] })
})
