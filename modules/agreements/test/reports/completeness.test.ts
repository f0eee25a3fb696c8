// Completeness at first submission as a share of the client's side: in the index, in attainment, in the list behind, and as promised.
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { makeDefaultAgreements } from '../../server/face.ts'
import { wilson } from '../../server/reports/rules/statistics.ts'
import { draft, expectRefusal, inForce, make, ofClients, target } from '../acting.ts'

let okno: Testing
const month = '2026-02'
interface Cell {
  readonly completeness: { readonly judged: number }
}
const ids: string[] = []
const share = (fields: Record<string, unknown> = {}) =>
  target({
    code: 'completeness',
    metric: 'completeness',
    title: { ru: 'Комплектность', en: 'Completeness' },
    limit: { unit: 'percent', count: 95 },
    pauses: [],
    ...fields,
  })

beforeAll(async () => {
  okno = await startOkno()
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx =>
    makeDefaultAgreements(ctx, { only: ['clarification'] }),
  )
  for (let number = 1; number <= 30; number++) {
    const day = String(2 + (number % 20)).padStart(2, '0')
    okno.setNow(`2026-02-${day}T07:00:00Z`)
    const { body } = await okno.as('requester').post('/api/requests', { text: `Вопрос ${number}` })
    ids.push(body.id)
    if (number > 25) continue
    okno.setNow(`2026-02-${day}T07:05:00Z`)
    const completeness = number % 5 === 0 ? 'missing_documents' : 'complete'
    await okno.as('agent').patch(`/api/requests/${body.id}`, { completeness })
  }
  // The last word counts, in the month of the first: what was sent back by mistake was complete.
  okno.setNow('2026-03-02T07:00:00Z')
  await okno.as('agent').patch(`/api/requests/${ids[4]}`, { completeness: 'complete' })
})
afterAll(() => okno.close())

const index = async (query = '', who: 'admin' | 'client_lead' = 'admin') =>
  (await okno.as(who).get(`/api/quality-index?month=${month}${query}`)).body
const attained = async (query: string) =>
  (await okno.as('admin').get(`/api/reports/attainment?from=2026-02-01&to=2026-02-28&kind=ola${query}`)).body

it('is the share of judged first submissions that needed no return, with the interval of Wilson', async () => {
  const { total, cells, trend } = await index()
  const { low, high } = wilson(21, 25)
  expect(total.completeness).toEqual({
    ...{ judged: 25, complete: 21, percent: 84, promised_percent: null },
    ...{ low: Math.round(low * 1000) / 10, high: Math.round(high * 1000) / 10 },
  })
  expect(cells.reduce((sum: number, cell: Cell) => sum + cell.completeness.judged, 0)).toBe(25)
  expect(trend.at(-1).completeness.judged).toBe(25)
  expect((await index('&client=none')).total.completeness).toMatchObject({ judged: 0, percent: null })
})

it('stands in attainment by every cut, and its list has as many lines', async () => {
  const counts = { met: 21, missed: 4, excused: 0, percent: 84 }
  const byMetric = await attained('&by=metric')
  expect(byMetric.items.find((row: { key: string }) => row.key === 'completeness')).toMatchObject(counts)
  for (const by of ['service', 'client', 'department', 'team', 'month'])
    expect((await attained(`&by=${by}&metric=completeness`)).total).toMatchObject(counts)
  const lines: { id: string; outcome: string; metric: string }[] = []
  let after = ''
  do {
    const { body } = await okno
      .as('admin')
      .get(
        `/api/reports/attainment/requests?from=2026-02-01&to=2026-02-28&kind=ola&metric=completeness&limit=7${after}`,
      )
    expect(body.total).toBe(25)
    lines.push(...body.items)
    after = body.next === null ? '' : `&after=${body.next}`
  } while (after !== '')
  expect(new Set(lines.map(({ id }) => id))).toEqual(new Set(ids.slice(0, 25)))
  expect(lines.filter(({ outcome }) => outcome === 'missed')).toHaveLength(4)
  const whole = await attained('&by=metric')
  const all = (
    await okno.as('admin').get('/api/reports/attainment/requests?from=2026-02-01&to=2026-02-28&kind=ola')
  ).body
  expect(all.total).toBe(whole.total.met + whole.total.missed + whole.total.excused)
})

it('shows a client lead the own client only', async () => {
  const own = await index('', 'client_lead')
  expect(own.total.completeness.judged).toBe((await index()).total.completeness.judged)
  const other = await index(`&client=${okno.center.clients.south}`, 'client_lead')
  expect(other.total.completeness.judged).toBe(0)
})

describe('as a promise of a client', () => {
  it('is a share and no time, has no steps, and is of clients alone', async () => {
    const { editions } = await make(okno.as('admin'), ofClients('shares'))
    const put = (fields: Record<string, unknown>) =>
      okno.as('admin').put(`/api/editions/${editions[0].id}`, draft(fields))
    const problem = async (fields: Record<string, unknown>, name: string) =>
      expectRefusal(await put({ targets: [share(fields)] }), 422, 'agreements.unfit_target', {
        problem: name,
      })
    await problem({ limit: { unit: 'working_minutes', count: 30 } }, 'unit_unfit')
    await problem({ limit: { unit: 'percent', count: 101 } }, 'share_too_large')
    const step = { key: 'late', when: { minutes_after: 0 }, level: 1, to: [{ kind: 'team_lead' }] }
    await problem({ steps: [step] }, 'steps_surplus')
    await problem({ metric: 'clarification' }, 'unit_unfit')
    expect((await put({ targets: [share()] })).status).toBe(200)
    expect((await put({ targets: [] })).status).toBe(200)
  })

  it('stands beside what was reached, from the month in which it holds, and starts no clock', async () => {
    await inForce(
      okno.as('admin'),
      ofClients('completeness-north', { promiser_id: okno.center.clients.north }),
      draft({ valid_from: '2026-02-10T00:00:00Z', covers_open: true, targets: [share()] }),
    )
    okno.setNow('2026-03-03T07:00:00Z')
    await okno.runPeriodic('recalculate_clocks')
    const north = `&client=${okno.center.clients.north}`
    expect((await index(north)).total.completeness).toMatchObject({ percent: 84, promised_percent: 95 })
    expect((await index()).total.completeness.promised_percent).toBeNull()
    const cells = (await index()).cells.filter((cell: { client: unknown }) => cell.client)
    expect(cells[0].completeness.promised_percent).toBe(95)
    const [january] = (await index(north)).trend.slice(-2)
    expect(january.completeness.promised_percent).toBeNull()
    const row = (await attained(`&by=metric${north}`)).items.find(
      (one: { key: string }) => one.key === 'completeness',
    )
    expect(row.promised_percent).toBe(95)
    const { body } = await okno.as('admin').get(`/api/requests/${ids[0]}/promises`)
    expect(JSON.stringify(body)).not.toContain('"completeness"')
  })
})

it('is frozen with the month, and stands in the letter', async () => {
  okno.setNow('2026-03-05T07:00:00Z')
  const { body } = await okno.as('admin').post('/api/quality-snapshots', { month })
  okno.setNow('2026-03-05T08:00:00Z')
  await okno.as('agent').patch(`/api/requests/${ids[9]}`, { completeness: 'complete' })
  const read = async () => (await okno.as('admin').get(`/api/quality-snapshots/${body.id}`)).body
  expect((await read()).total.completeness).toMatchObject({ judged: 25, complete: 21 })
  expect((await index()).total.completeness).toMatchObject({ judged: 25, complete: 22 })
  await okno.as('admin').post(`/api/quality-snapshots/${body.id}/verify`)
  await okno.runPeriodic('check_snapshots')
  const { items } = (await okno.as('admin').get(`/api/quality-snapshots/${body.id}/checks`)).body
  expect(items[0]).toMatchObject({ equal: true, differences: [] })
  const letter = await okno.as('admin').inject({
    method: 'GET',
    url: `/api/quality-letters/${okno.center.clients.north}/${month}?format=xlsx&language=ru`,
  })
  const sheets = (await readXlsxFile(letter.rawPayload)) as unknown as { data: (string | number)[][] }[]
  const said = sheets.flatMap(({ data }) => data.flat()).join('\n')
  expect(said).toMatch(/с первого раза: 84,0\s% из 25 .*не меньше 95,0\s%/)
  expect(sheets[1]!.data[0]).toContain('С первого раза')
  expect(sheets.flatMap(({ data }) => data.flat())).toContain(0.84)
})
