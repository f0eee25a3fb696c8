// The joint quality index beside a plain count of the same facts, its modes, its readers, and the things behind each figure.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { makeDefaultAgreements } from '../../server/face.ts'
import { type Clock, inMoscowMonth, makeFacts, type Thing } from './facts.ts'

let okno: Testing
let things: Thing[]
let clocks: Clock[]
const month = '2026-02'

beforeAll(async () => {
  okno = await startOkno()
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx =>
    makeDefaultAgreements(ctx, { only: ['clarification'] }),
  )
  ;({ things, clocks } = await makeFacts(okno, {
    count: 900,
    from: '2026-01-15T00:00:00Z',
    to: '2026-03-09T00:00:00Z',
  }))
})
afterAll(() => okno.close())

const read = async (query = '', who: Parameters<Testing['as']>[0] = 'admin') =>
  (await okno.as(who).get(`/api/quality-index?month=${month}${query}`)).body

const counted = () =>
  things.filter(({ verdict_at }) => verdict_at !== null && inMoscowMonth(verdict_at, month))
const withVerdict = (some: Thing[], verdict: string) => some.filter(thing => thing.verdict === verdict)
const tenths = (shares: (number | null)[]) =>
  shares.reduce((sum: number, share) => sum + Math.round(share! * 10), 0)

it('counts what a plain count counts', async () => {
  const { total, from, to, mode, minimum } = await read()
  const own = counted()
  expect({ from, to, mode, minimum }).toEqual({
    ...{ from: '2026-01-31T21:00:00Z', to: '2026-02-28T21:00:00Z' },
    ...{ mode: 'mature', minimum: 20 },
  })
  expect(total).toMatchObject({ n: own.length, good: withVerdict(own, 'good').length, enough: true })
  for (const loss of ['client', 'center', 'both', 'outside'])
    expect(total.losses[loss].n).toBe(withVerdict(own, loss).length)
  expect(Math.abs(total.index.percent - (100 * total.good) / total.n)).toBeLessThan(0.1)
})

it('lets the index and the four losses add up to exactly 100.0, in every cell', async () => {
  const { total, trend, cells } = await read()
  for (const { index, losses, enough } of [total, ...trend, ...cells])
    if (enough)
      expect(
        tenths([
          index.percent,
          losses.client.percent,
          losses.center.percent,
          losses.both.percent,
          losses.outside.percent,
        ]),
      ).toBe(1000)
})

it('counts the promises of both sides, and excused misses in neither', async () => {
  const { total } = await read()
  const own = clocks.filter(({ counted_at }) => inMoscowMonth(counted_at, month))
  for (const side of ['sla', 'ola'] as const) {
    const some = own.filter(({ kind }) => kind === side)
    expect(some.length).toBeGreaterThan(100)
    const missed = some.filter(({ outcome }) => outcome === 'missed')
    const met = some.length - missed.length
    const excused = missed.filter(clock => clock.excused).length
    expect(total[side]).toMatchObject({ met, excused, missed: missed.length - excused })
    expect(total[side].percent).toBeCloseTo((100 * met) / (some.length - excused), 0)
  }
})

it('opens the promises of each side: as many as its figures say', async () => {
  const { total } = await read()
  for (const [side, whose] of [
    ['sla', 'kind=sla'],
    ['ola', 'kind=ola&promiser=client'],
  ] as const)
    for (const outcome of ['met', 'missed', 'excused'] as const) {
      const list = `/api/reports/attainment/requests?from=2026-02-01&to=2026-02-28&${whose}&outcome=${outcome}`
      expect((await okno.as('admin').get(list)).body.total, `${side} ${outcome}`).toBe(total[side][outcome])
    }
})

it('shows no number where fewer than twenty were counted', async () => {
  const { cells, trend } = await read()
  const few = [...cells, ...trend].filter(({ n }) => n < 20)
  expect(few.length).toBeGreaterThan(0)
  for (const { enough, index, losses } of few) {
    expect({ enough, index }).toEqual({ enough: false, index: null })
    expect(Object.values(losses).every(loss => (loss as { percent: unknown }).percent === null)).toBe(true)
  }
})

it('gives cells and months that add up to the whole', async () => {
  const { total, cells, trend } = await read()
  expect(cells.reduce((sum: number, cell: { n: number }) => sum + cell.n, 0)).toBe(total.n)
  expect(trend).toHaveLength(12)
  expect(trend.at(-1)).toMatchObject({ month, n: total.n })
  expect(trend.at(-2).n).toBe(
    things.filter(({ verdict_at }) => verdict_at && inMoscowMonth(verdict_at, '2026-01')).length,
  )
  for (const cell of cells) {
    const query = `&client=${cell.client?.id ?? 'none'}&service=${cell.service?.id ?? 'none'}&department=${cell.department?.id ?? 'none'}`
    expect((await read(query)).total).toMatchObject({ n: cell.n, good: cell.good, sla: cell.sla })
  }
})

it('names places in both languages, also services, which another domain keeps', async () => {
  const { cells } = await read()
  const services = cells.flatMap((cell: { service: { name: unknown } | null }) => cell.service?.name ?? [])
  expect(services).toContainEqual({ ru: 'Доступ по VPN', en: 'VPN access' })
})

it.each(['', '&verdict=good', '&verdict=lost', '&verdict=client', '&verdict=both'])(
  'lists as many as the figure counts%s, page by page',
  async verdict => {
    const { client } = (await read()).cells.find((cell: { client: unknown }) => cell.client !== null)
    const { total } = await read(`&client=${client.id}`)
    const wanted = verdict.split('=')[1]
    const n =
      wanted === undefined
        ? total.n
        : wanted === 'good'
          ? total.good
          : wanted === 'lost'
            ? total.n - total.good
            : total.losses[wanted].n
    const seen = new Set<string>()
    let after = ''
    do {
      const { body } = await okno
        .as('admin')
        .get(`/api/quality-index/requests?month=${month}&client=${client.id}${verdict}&limit=40${after}`)
      expect(body.total).toBe(n)
      for (const item of body.items) seen.add(item.id)
      after = body.next === null ? '' : `&after=${body.next}`
    } while (after !== '')
    expect(seen.size).toBe(n)
  },
)

it('says the number of what the reader may see, and how many may not be seen', async () => {
  const request = (await okno.as('requester').post('/api/requests', { text: 'Не пришёл листок' })).body
  await okno.as('agent').post(`/api/requests/${request.id}/resolve`, { text: 'Отправили' })
  const { body } = await okno.as('admin').get('/api/quality-index/requests?month=2026-03&limit=200')
  const found = body.items.find((item: { id: string }) => item.id === request.id)
  expect(found).toMatchObject({
    number: request.number,
    title: request.subject,
    address: `/requests/${request.number}`,
  })
  // The others of this month were never registered, so nobody may see them.
  expect(body.hidden).toBe(body.items.length - 1)
})

it('shows a client lead the own client only, whatever is asked', async () => {
  const north = counted().filter(({ client_id }) => client_id === okno.center.clients.north)
  expect((await read('', 'client_lead')).total.n).toBe(north.length)
  expect((await read(`&client=${okno.center.clients.south}`, 'client_lead')).total.n).toBe(0)
  const { body } = await okno
    .as('client_lead')
    .get(`/api/quality-index/requests?month=${month}&client=${okno.center.clients.south}`)
  expect(body).toMatchObject({ total: 0, items: [] })
})

it('refuses those who may not read reports', async () => {
  for (const path of [`/api/quality-index?month=${month}`, `/api/quality-index/requests?month=${month}`]) {
    expect(await okno.as('requester').get(path)).toMatchObject({ status: 403 })
    expect(await okno.as('nobody').get(path)).toMatchObject({ status: 401 })
  }
})

it.each(['2026-13', '26-01', 'march'])('refuses %s as a month', async wrong => {
  expect(await okno.as('admin').get(`/api/quality-index?month=${wrong}`)).toMatchObject({ status: 400 })
})

it('shows the joint number alone to a client in the early mode, and no way around it', async () => {
  const { north, south } = okno.center.clients
  const set = await okno.as('admin').put('/api/quality-index/modes', { client_id: north, mode: 'early' })
  expect(set).toMatchObject({
    status: 200,
    body: { items: [{ client: null, mode: 'mature' }, { mode: 'early' }] },
  })
  for (const who of ['client_lead', 'admin'] as const) {
    const { total, cells, mode } = await read(`&client=${north}`, who)
    expect(mode).toBe('early')
    expect(total.index.percent).toBeGreaterThan(0)
    for (const one of [total, ...cells]) expect(one).toMatchObject({ losses: null, sla: null, ola: null })
    const list = `/api/quality-index/requests?month=${month}&client=${north}`
    expect(await okno.as(who).get(`${list}&verdict=client`)).toMatchObject({
      status: 409,
      body: { type: '/problems/agreements.early_mode' },
    })
    const lost = (await okno.as(who).get(`${list}&verdict=lost`)).body
    expect(lost.items[0]).toMatchObject({ verdict: 'lost', client_minutes: null, center_minutes: null })
  }
  expect((await read(`&client=${south}`)).mode).toBe('mature')
  await okno.as('admin').put('/api/quality-index/modes', { client_id: null, mode: 'early' })
  expect((await read(`&client=${south}`)).mode).toBe('early')
  await okno.as('admin').put('/api/quality-index/modes', { client_id: null, mode: null })
  await okno.as('admin').put('/api/quality-index/modes', { client_id: north, mode: null })
  expect((await read(`&client=${north}`)).mode).toBe('mature')
})

it('lets only those who manage agreements set the mode, and only for clients that exist', async () => {
  const body = { client_id: okno.center.clients.north, mode: 'early' }
  expect(await okno.as('quality').put('/api/quality-index/modes', body)).toMatchObject({ status: 403 })
  expect(
    await okno.as('admin').put('/api/quality-index/modes', { ...body, client_id: okno.center.services.vpn }),
  ).toMatchObject({ status: 404 })
})
