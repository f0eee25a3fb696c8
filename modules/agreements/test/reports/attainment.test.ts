// Attainment beside a plain count, by every cut, with the promises behind each figure and nobody else's among them.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { makeDefaultAgreements } from '../../server/face.ts'
import { type Clock, makeFacts, type Thing } from './facts.ts'

let okno: Testing
let clocks: Clock[]
let thingOf: ReadonlyMap<string, Thing>
const period = 'from=2026-02-03&to=2026-02-20'
const within = ({ counted_at }: Clock) =>
  counted_at >= '2026-02-02T21:00:00.000Z' && counted_at < '2026-02-20T21:00:00.000Z'

beforeAll(async () => {
  okno = await startOkno()
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx =>
    makeDefaultAgreements(ctx, { only: ['clarification'] }),
  )
  const facts = await makeFacts(okno, {
    count: 700,
    from: '2026-01-20T00:00:00Z',
    to: '2026-03-05T00:00:00Z',
  })
  clocks = facts.clocks
  thingOf = new Map(facts.things.map(thing => [thing.id, thing]))
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
  priority: ({ subject_id }: Clock) => thingOf.get(subject_id)!.priority,
  // What is owed beside requests is of no type.
  type: ({ subject_id }: Clock) => {
    const { kind, type } = thingOf.get(subject_id)!
    return kind === 'request' ? type : null
  },
  unit: ({ subject_id }: Clock) => thingOf.get(subject_id)!.unit_id,
  region: ({ subject_id }: Clock) => thingOf.get(subject_id)!.region_id,
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

it.each(['priority', 'type', 'unit', 'region'] as const)(
  'opens behind each figure by %s as many promises as it counts, with the name of what it is cut by',
  async by => {
    const { items } = (await okno.as('admin').get(`/api/reports/attainment?${period}&by=${by}`)).body
    expect(items.length).toBeGreaterThan(1)
    for (const row of items as (Row & { name: { ru: string; en: string } | null })[]) {
      expect(row.name === null).toBe(row.key === null)
      if (row.name) expect([row.name.ru, row.name.en]).toEqual([expect.any(String), expect.any(String)])
      const cut = `${period}&${by}=${row.key ?? 'none'}`
      const same = (await okno.as('admin').get(`/api/reports/attainment?${cut}&by=client`)).body
      expect(same.total).toMatchObject({ met: row.met, missed: row.missed, excused: row.excused })
      for (const outcome of ['met', 'missed', 'excused'] as const) {
        const list = `/api/reports/attainment/requests?${cut}&outcome=${outcome}&limit=200`
        const { body } = await okno.as('admin').get(list)
        expect(body.total).toBe(row[outcome])
        const own = (body.items as { id: string }[]).map(({ id }) => id)
        expect(own.every(id => keys[by]({ subject_id: id } as Clock) === row.key)).toBe(true)
      }
    }
  },
)

it('names kinds of request, units and regions in both languages, and narrows first submissions too', async () => {
  const namesBy = async (by: string) =>
    (await okno.as('admin').get(`/api/reports/attainment?${period}&by=${by}`)).body.items.flatMap(
      (item: { name: object | null }) => item.name ?? [],
    )
  expect(await namesBy('type')).toContainEqual({ ru: 'Сбой', en: 'Incident' })
  expect(await namesBy('unit')).toContainEqual({ ru: 'Завод north', en: 'Plant north' })
  expect(await namesBy('region')).toContainEqual({ ru: 'Москва', en: 'Moscow' })
  const { body } = await okno.as('requester').post('/api/requests', { text: 'Вопрос' })
  await okno.as('agent').patch(`/api/requests/${body.id}`, { completeness: 'missing_data' })
  const { priority, type } = (await okno.as('agent').get(`/api/requests/${body.id}`)).body
  const firsts = async (cut: string) =>
    (await okno.as('admin').get(`/api/reports/attainment?kind=ola&metric=completeness&${cut}`)).body
  expect((await firsts('by=type')).items).toMatchObject([{ key: type, missed: 1 }])
  expect((await firsts(`by=unit&priority=${priority}`)).items).toMatchObject([{ missed: 1 }])
  expect((await firsts('by=unit&priority=none')).items).toEqual([])
})

it('offers units to narrow to, to a client lead the own ones alone, and kinds of request by code', async () => {
  const ask = async (who: 'admin' | 'client_lead', query: string) =>
    (await okno.as(who).get(`/api/reports/choices?${query}`)).body.items.map(
      ({ name }: { name: { en: string } }) => name.en,
    )
  expect(await ask('admin', 'kind=unit')).toEqual(['Plant north', 'Plant south'])
  expect(await ask('client_lead', 'kind=unit')).toEqual(['Plant north'])
  expect(await ask('admin', 'kind=region&q=мос')).toEqual(['Moscow'])
  expect(await ask('admin', 'kind=type&q=сбо&id=question')).toEqual(['Question', 'Incident'])
  expect(await ask('admin', 'kind=unit&q=south&id=nonsense')).toEqual(['Plant south'])
})

it.each(['priority=P9', 'unit=moscow', 'region=1', 'by=colour'])('refuses to cut by %s', async wrong => {
  expect(await okno.as('admin').get(`/api/reports/attainment?${wrong}`)).toMatchObject({ status: 400 })
})

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
