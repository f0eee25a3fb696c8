// Frozen months: what was counted stays, whatever happens later, and can be counted again from the log.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { makeDefaultAgreements } from '../../server/face.ts'
import { checkStride } from '../../server/reports/checks.ts'

let okno: Testing
const requests: { id: string; number: string }[] = []
const month = '2026-02'

async function live(number: number) {
  const day = String(2 + (number % 24)).padStart(2, '0')
  const who = number % 4 === 0 ? 'stranger' : 'requester'
  okno.setNow(`2026-02-${day}T07:00:00Z`)
  const { body } = await okno.as(who).post('/api/requests', { text: `Вопрос номер ${number}` })
  requests.push(body)
  if (number % 3 === 0) {
    okno.setNow(`2026-02-${day}T07:10:00Z`)
    await okno
      .as('agent')
      .post(`/api/requests/${body.id}/messages`, { text: 'Уточните период', kind: 'answer' })
    await okno.as('agent').patch(`/api/requests/${body.id}`, { status: 'waiting_requester' })
    okno.setNow(`2026-02-${day}T09:00:00Z`)
    await okno.as(who).post(`/api/requests/${body.id}/messages`, { text: 'За январь' })
  }
  okno.setNow(`2026-02-${day}T09:${10 + (number % 5) * 10}:00Z`)
  // Every seventh is still open when the month ends.
  if (number % 7 !== 0) await okno.as('agent').post(`/api/requests/${body.id}/resolve`, { text: 'Готово' })
}

beforeAll(async () => {
  okno = await startOkno()
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx =>
    makeDefaultAgreements(ctx, { only: ['clarification'] }),
  )
  for (let number = 1; number <= 48; number++) await live(number)
})
afterAll(() => okno.close())

const freeze = (who: 'admin' | 'quality' = 'admin', of = month) =>
  okno.as(who).post('/api/quality-snapshots', { month: of })
const read = async (id: string) => (await okno.as('admin').get(`/api/quality-snapshots/${id}`)).body
const checksOf = async (id: string) =>
  (await okno.as('admin').get(`/api/quality-snapshots/${id}/checks`)).body.items
/** Asks for a frozen month to be counted again, and lets the background do it. */
async function verify(id: string) {
  const asked = await okno.as('admin').post(`/api/quality-snapshots/${id}/verify`)
  expect(asked).toMatchObject({ status: 202, body: { done: 0, finished_at: null, equal: null } })
  for (;;) {
    await okno.runPeriodic('check_snapshots')
    const [check] = await checksOf(id)
    if (check.finished_at !== null) return check
  }
}

it('refuses a month that is not over, by the calendar of the centre', async () => {
  // In Moscow it is February until 21:00 by UTC.
  okno.setNow('2026-02-28T20:59:59Z')
  expect(await freeze()).toMatchObject({ status: 409, body: { type: '/problems/agreements.month_not_over' } })
})

it('freezes by itself when the third working day is over, and once', async () => {
  okno.setNow('2026-03-04T14:59:00Z')
  await okno.runPeriodic('freeze_month')
  expect((await okno.as('admin').get('/api/quality-snapshots')).body.items).toEqual([])
  okno.setNow('2026-03-04T15:00:00Z')
  await okno.runPeriodic('freeze_month')
  await okno.runPeriodic('freeze_month')
  const { items } = (await okno.as('admin').get('/api/quality-snapshots')).body
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ month, as_of: '2026-03-04T15:00:00.000Z', made_by: null })
})

it('holds the same figures as the index, and can be counted again from the log', async () => {
  okno.setNow('2026-03-05T07:00:00Z')
  const made = await freeze()
  expect(made).toMatchObject({ status: 201, body: { month, made_by: { id: okno.center.people.admin } } })
  const { total, cells } = (await okno.as('admin').get(`/api/quality-index?month=${month}`)).body
  expect(total.n).toBeGreaterThan(40)
  expect(total.sla.missed).toBeGreaterThan(0)
  expect(total.ola.met).toBeGreaterThan(0)
  const { index } = await read(made.body.id)
  expect({ total: index.total, cells: index.cells }).toEqual({ total, cells })
  expect(await verify(made.body.id)).toMatchObject({ equal: true, digest: made.body.digest, differences: [] })
})

it('is not changed by anything that happens later', async () => {
  okno.setNow('2026-03-06T07:00:00Z')
  const { id } = (await freeze()).body
  const before = await read(id)
  okno.setNow('2026-03-10T07:00:00Z')
  const resolved = requests.filter((_, i) => (i + 1) % 7 !== 0)
  await okno.as('agent').post(`/api/requests/${resolved[0]!.id}/reopen`)
  await okno.as('agent').patch(`/api/requests/${resolved[1]!.id}`, { service_id: okno.center.services.vpn })
  await okno.as('agent').post(`/api/requests/${requests[6]!.id}/resolve`, { text: 'Наконец' })
  // Also not by other rules: half an hour becomes four, on a calendar with other hours.
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), async ({ db }) => {
    await sql`update agreements.target set limit_count = 240 where metric = 'first_answer'`.execute(db)
    await sql`update calendar.calendar set document = jsonb_set(document, '{week,mon}', '[["12:00", "13:00"]]')`.execute(
      db,
    )
  })
  const now = (await okno.as('admin').get(`/api/quality-index?month=${month}`)).body.total
  expect(now.n).not.toBe(before.total.n)
  expect(await read(id)).toEqual(before)
  expect(await verify(id)).toMatchObject({ equal: true, digest: before.digest, differences: [] })
})

it('says what differs when the log is no longer what it was', async () => {
  okno.setNow('2026-03-11T07:00:00Z')
  const { id, digest } = (await freeze()).body
  const gone = requests[1]!.id
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), async ({ db }) => {
    await sql`alter table kernel.event disable trigger user`.execute(db)
    await sql`delete from kernel.event where subject_id = ${gone}::uuid`.execute(db)
    await sql`alter table kernel.event enable trigger user`.execute(db)
  })
  const { equal, differences, ...found } = await verify(id)
  expect(equal).toBe(false)
  expect(found.digest).not.toBe(digest)
  expect(differences.length).toBeGreaterThan(0)
  for (const { kept, found } of differences) expect(kept - found).toBe(1)
})

it('is counted again stride by stride: asked twice it is done once, and what was done stays done', async () => {
  okno.setNow('2026-03-11T08:00:00Z')
  const { id } = (await okno.as('admin').get('/api/quality-snapshots')).body.items.at(-1)
  const whole = await verify(id)
  const ask = async () => (await okno.as('admin').post(`/api/quality-snapshots/${id}/verify`)).body
  okno.setNow('2026-03-11T08:01:00Z')
  const asked = await ask()
  expect((await ask()).id).toBe(asked.id)
  const stride = (fails = false) =>
    inTransaction(okno.okno, bySystem(okno.okno, 'test'), async ctx => {
      await checkStride(ctx, 7)
      // As when the process dies before the stride has ended.
      if (fails) throw new Error('killed')
    })
  await stride()
  expect((await checksOf(id))[0]).toMatchObject({ id: asked.id, done: 7, finished_at: null })
  await expect(stride(true)).rejects.toThrow('killed')
  expect((await checksOf(id))[0].done).toBe(7)
  for (let i = 0; (await checksOf(id))[0].finished_at === null; i++) {
    expect(i).toBeLessThan(50)
    await stride()
  }
  const [again, before] = await checksOf(id)
  expect(again).toMatchObject({ done: whole.total, total: whole.total, digest: whole.digest })
  expect(again.differences).toEqual(before.differences)
})

it('is never changed in the database either', async () => {
  const change = inTransaction(okno.okno, bySystem(okno.okno, 'test'), ({ db }) =>
    sql`update agreements.snapshot set digest = 'other'`.execute(db),
  )
  await expect(change).rejects.toThrow('a snapshot is never changed')
})

it('shows a client lead the own client only', async () => {
  const { items } = (await okno.as('client_lead').get('/api/quality-snapshots')).body
  const own = (await okno.as('client_lead').get(`/api/quality-snapshots/${items[0].id}`)).body
  const whole = await read(items[0].id)
  expect(own.index.total.n).toBeLessThan(whole.index.total.n)
  const { north } = okno.center.clients
  expect(own.index.cells.every((cell: { client: { id: string } }) => cell.client.id === north)).toBe(true)
})

it('pages without gaps, and by month', async () => {
  const ids: string[] = []
  let after = ''
  do {
    const { body } = await okno.as('admin').get(`/api/quality-snapshots?limit=2${after}`)
    ids.push(...body.items.map((item: { id: string }) => item.id))
    after = body.next === null ? '' : `&after=${body.next}`
  } while (after !== '')
  expect(new Set(ids).size).toBe(4)
  expect((await okno.as('admin').get('/api/quality-snapshots?month=2026-01')).body.items).toEqual([])
})

it('refuses those who may not, and a month that is none', async () => {
  expect(await freeze('quality')).toMatchObject({ status: 403 })
  expect(await okno.as('requester').get('/api/quality-snapshots')).toMatchObject({ status: 403 })
  const missing = `/api/quality-snapshots/${okno.center.services.vpn}`
  expect(await okno.as('admin').get(missing)).toMatchObject({ status: 404 })
  expect(await okno.as('admin').post(`${missing}/verify`)).toMatchObject({ status: 404 })
  expect(await okno.as('quality').post(`${missing}/verify`)).toMatchObject({ status: 403 })
  expect(await okno.as('quality').get(`${missing}/checks`)).toMatchObject({ status: 403 })
  expect(await freeze('admin', '2026-14')).toMatchObject({ status: 400 })
})
