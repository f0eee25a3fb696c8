// Ageing, holders, ping-pong and predictions of requests that really went through hands, beside what the clock on the wall says.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
const ids: Record<string, string> = {}
const period = 'from=2026-03-10&to=2026-03-11'

async function register(name: string, at: string) {
  okno.setNow(at)
  const who = name.startsWith('south') ? 'stranger' : 'requester'
  ids[name] = (await okno.as(who).post('/api/requests', { text: `Вопрос ${name}` })).body.id
}
const assign = async (name: string, team: 'window' | 'payroll' | 'it_help', at: string) => {
  okno.setNow(at)
  const { status } = await okno
    .as('agent')
    .post(`/api/requests/${ids[name]}/assign`, { team_id: okno.center.teams[team] })
  return status
}
const resolve = async (name: string, at: string) => {
  okno.setNow(at)
  const { status } = await okno.as('agent').post(`/api/requests/${ids[name]}/resolve`, { text: 'Готово' })
  expect(status).toBe(200)
}

// Moscow works from 9 to 18, which is 6 to 15 in UTC.
beforeAll(async () => {
  okno = await startOkno()
  await register('straight', '2026-03-10T06:00:00Z')
  await register('moved', '2026-03-10T06:00:00Z')
  await register('back', '2026-03-10T06:30:00Z')
  await resolve('straight', '2026-03-10T07:00:00Z')
  for (const [name, team, at] of [
    ['moved', 'payroll', '2026-03-10T08:00:00Z'],
    ['back', 'it_help', '2026-03-10T09:00:00Z'],
    ['moved', 'it_help', '2026-03-10T14:30:00Z'],
    ['back', 'window', '2026-03-10T14:45:00Z'],
  ] as const)
    expect(await assign(name, team, at)).toBe(200)
  // Over the night: the hour between 6 and 7 of the next day counts with the right team and is not lost.
  await resolve('back', '2026-03-11T06:30:00Z')
  await resolve('moved', '2026-03-11T07:00:00Z')
  await register('open', '2026-03-11T08:00:00Z')
  await register('south open', '2026-03-11T08:00:00Z')
  okno.setNow('2026-03-13T08:10:00Z')
  expect(await get(`/api/reports/ping-pong?${period}`)).toMatchObject({ resolved: 0, coming: true })
  await okno.runPeriodic('keep_hands')
})
afterAll(() => okno.close())

const get = async (path: string, who: Parameters<Testing['as']>[0] = 'admin') =>
  (await okno.as(who).get(path)).body

it('counts the working minutes until the team that resolved it had it for good', async () => {
  const report = await get(`/api/reports/ping-pong?${period}`)
  // moved: 8 h 30 min with window (2 h) and payroll (6.5 h). back: 5 h 45 min with the help desk.
  expect(report).toMatchObject({ coming: false })
  expect(report).toMatchObject({ resolved: 3, moved: 2, lost_minutes: 510 + 345, median_minutes: 428 })
  const { window, it_help } = okno.center.teams
  const rows = report.items.map((row: { first: { id: string }; last: { id: string } }) => [
    row.first.id,
    row.last.id,
  ])
  expect(rows).toEqual([
    [window, it_help],
    [window, window],
  ])
  const list = await get(`/api/reports/ping-pong/requests?${period}&first=${window}&last=${it_help}`)
  expect(list).toMatchObject({
    total: 1,
    hidden: 0,
    items: [{ id: ids.moved, hand_offs: 2, lost_minutes: 510 }],
  })
})

it('adds the hours of each holder up, and lists who stands behind a cell', async () => {
  const { items } = await get(`/api/reports/holders?${period}`)
  // straight 1 h, moved 9 h and an hour, back 8.5 h and half an hour: nobody of the teams had taken them.
  expect(items).toEqual([expect.objectContaining({ holder: 'queue', hours: 20, requests: 3 })])
  const list = await get(`/api/reports/holders/requests?${period}&holder=queue`)
  expect(list.total).toBe(3)
  expect(list.items.map((item: { minutes: number }) => item.minutes)).toEqual([600, 540, 60])
})

it('tells the age of what is open, and lists it', async () => {
  const report = await get('/api/reports/ageing')
  expect(report).toMatchObject({
    total: 2,
    items: [{ holder: 'queue', total: 2, counts: [0, 2, 0, 0, 0, 0] }],
  })
  const list = await get('/api/reports/ageing/requests?holder=queue&age=three_days&limit=1')
  expect(list.total).toBe(2)
  const second = await get(
    `/api/reports/ageing/requests?holder=queue&age=three_days&limit=1&after=${list.next}`,
  )
  expect([list.items[0].id, second.items[0].id].sort()).toEqual([ids.open, ids['south open']].sort())
  expect(second.next).toBeNull()
  expect(await get('/api/reports/ageing/requests?age=older')).toMatchObject({ total: 0, items: [] })
})

it('tells a client lead of the own client only', async () => {
  expect(await get('/api/reports/ageing', 'client_lead')).toMatchObject({ total: 1 })
  const other = `client=${okno.center.clients.south}`
  expect(await get(`/api/reports/ageing?${other}`, 'client_lead')).toMatchObject({ total: 0 })
})

it('gives open promises a probability, and says on how many of them it rests', async () => {
  await register('fresh', '2026-03-13T08:20:00Z')
  okno.setNow('2026-03-13T08:32:00Z')
  const report = await get('/api/reports/predictions')
  expect(report).toMatchObject({
    total: 1,
    items: [{ id: ids.fresh, metric: 'first_answer', used_percent: 40 }],
  })
  const [{ risk }] = report.items
  expect(risk).toBeGreaterThan(0)
  expect(risk).toBeLessThan(1)
  expect(report.expected).toBeCloseTo(risk, 10)
})

it('reckons what is used in the hours of the calendar, and pages from the most endangered on', async () => {
  await register('evening', '2026-03-12T14:50:00Z')
  await register('morning', '2026-03-13T08:25:00Z')
  okno.setNow('2026-03-13T08:32:00Z')
  const { items, total, expected } = await get('/api/reports/predictions')
  const used = new Map(
    items.map((item: { id: string; used_percent: number }) => [item.id, item.used_percent]),
  )
  expect(used.get(ids.fresh)).toBe(40)
  expect(used.get(ids.morning)).toBe(23.3)
  // Ten minutes before closing, and two hours and a half of the next morning would be too late.
  expect(used.has(ids.evening)).toBe(false)
  expect(total).toBe(items.length)
  const risks: number[] = items.map((item: { risk: number }) => item.risk)
  expect(risks).toEqual(risks.toSorted((one, other) => other - one))
  expect(expected).toBeCloseTo(
    risks.reduce((sum, risk) => sum + risk, 0),
    10,
  )
  const paged = []
  for (let after = ''; ; ) {
    const page = await get(`/api/reports/predictions?limit=1${after}`)
    expect(page.total).toBe(total)
    paged.push(...page.items)
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  expect(paged).toEqual(items)
})
