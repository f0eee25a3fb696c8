// The dry run of a draft: what it would have given on what was measured, and what it would do to what is open.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startOkno, type Testing } from '#app/testing.ts'
import { reading } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { preview } from '../server/preview/preview.ts'
import { findEdition } from '../server/store/editions.ts'
import { draft, expectRefusal, inForce, make, ofCenter, target, write } from './acting.ts'

let okno: Testing
let admin: Caller
beforeAll(async () => {
  okno = await startOkno()
  admin = okno.as('admin')
  await history()
})
afterAll(() => okno.close())

const ask = async (who: 'requester' | 'stranger', at: string): Promise<string> => {
  okno.setNow(at)
  return (await okno.as(who).post('/api/requests', { text: 'Не открывается касса' })).body.id
}
const answer = async (id: string, at: string) => {
  okno.setNow(at)
  expect((await okno.as('agent').post(`/api/requests/${id}/messages`, { text: 'Смотрим' })).status).toBe(201)
}

/** Ten answers of the week of 2 March: north after 5, 10 … 40 minutes, south after 5 and 50; then two that are open. */
async function history(): Promise<void> {
  const days = ['02', '03', '04', '05', '06']
  for (const [i, minutes] of [5, 10, 15, 20, 25, 30, 35, 40].entries()) {
    const day = days[i % 5]
    const hour = i < 5 ? '08' : '10'
    const id = await ask('requester', `2026-03-${day}T${hour}:00:00Z`)
    await answer(id, `2026-03-${day}T${hour}:${String(minutes - 1).padStart(2, '0')}:30Z`)
  }
  for (const minutes of ['05', '50']) {
    const id = await ask('stranger', '2026-03-06T12:00:00Z')
    await answer(id, `2026-03-06T12:${minutes}:00Z`)
  }
  await ask('requester', '2026-03-10T07:00:00Z')
  await ask('requester', '2026-03-10T07:10:00Z')
  okno.setNow('2026-03-10T07:16:00Z')
}

const within = (count: number, fields: object = {}) =>
  draft({ targets: [target({ limit: { unit: 'working_minutes', count } })], ...fields })

const run = async (edition_id: string, body: object = {}) => {
  const given = await admin.post(`/api/editions/${edition_id}/preview`, body)
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 200 })
  return given.body
}

/** The draft of an edition that follows that of the centre, which promises 30 minutes. */
async function following(fields: object): Promise<string> {
  const { items } = (await admin.get('/api/agreements?q=center')).body
  const { body } = await admin.post(`/api/agreements/${items[0].id}/editions`)
  await write(admin, body.editions[0].id, fields)
  return body.editions[0].id
}

describe('a dry run', () => {
  test('tells what would have been kept, to a tenth of a percent', async () => {
    const found = await run(await following(within(10, { valid_from: '2026-04-01T00:00:00Z' })))
    expect(found).toMatchObject({
      from: expect.stringMatching(/^2025-12-10T07:16/),
      to: expect.stringMatching(/^2026-03-10T07:16/),
      looked_at: 12,
      total: 12,
      sampled: false,
    })
    // Of ten answers seven came within 30 minutes; of twelve promises of 10 minutes three were kept and nine broken by now.
    expect(found.metrics).toEqual([
      {
        kind: 'sla',
        metric: 'first_answer',
        now_measured: 10,
        then_measured: 11,
        now_percent: 70,
        then_percent: 27.3,
      },
    ])
  })

  test('writes nothing', async () => {
    const edition_id = await following(within(10))
    const rows = async () =>
      (
        await okno.okno.pools.read.query(
          `select (select jsonb_agg(c order by id) from agreements.clock c) as clocks,
             (select jsonb_agg(s order by id) from agreements.subject s) as subjects,
             (select count(*) from kernel.event) as events, (select count(*) from agreements.recalculation) as walks`,
        )
      ).rows[0]
    const before = await rows()
    await run(edition_id)
    expect(await rows()).toEqual(before)
  })

  test('of a calendar tells the same before it is kept', async () => {
    const id = okno.center.calendar_id
    const { body: known } = await admin.get(`/api/calendars/${id}`)
    const closed = ['2026-03-06', '2026-03-10'].map(date => ({ date, intervals: [] }))
    const found = await admin.post(`/api/calendars/${id}/preview`, { ...known, days: closed })
    // Of ten answers seven came in time; the one of Friday that took 50 minutes would have had until Monday. Nothing has ended yet:
    // the due times of three requests of Friday and of the two of Tuesday change.
    expect(found.body).toMatchObject({
      metrics: [{ metric: 'first_answer', now_percent: 70, then_percent: 80 }],
      open: { looked_at: 12, changed: 5, late_at_once: 0 },
    })
    expect((await admin.get(`/api/calendars/${id}`)).body).toEqual(known)
    const same = await admin.post(`/api/calendars/${id}/preview`, known)
    expect(same.body).toMatchObject({
      metrics: [{ now_percent: 70, then_percent: 70 }],
      open: { changed: 0 },
    })
  })

  test('of a calendar is refused where keeping it would be', async () => {
    const id = okno.center.calendar_id
    const { body: known } = await admin.get(`/api/calendars/${id}`)
    const ask = (who: 'admin' | 'agent', path: string, change: object) =>
      okno.as(who).post(`/api/calendars/${path}/preview`, { ...known, ...change })
    expectRefusal(await ask('admin', id, { week: {}, days: [] }), 422, 'calendar.unusable')
    expectRefusal(await ask('admin', randomUUID(), {}), 404, 'kernel.not_found')
    expectRefusal(await ask('agent', id, {}), 403, 'kernel.not_allowed')
  })

  test('looks at what was opened in the time that is asked for', async () => {
    const edition_id = await following(within(10))
    const found = await run(edition_id, { from: '2026-03-02T00:00:00Z', to: '2026-03-04T00:00:00Z' })
    // On Monday after 5 and 30 minutes, on Tuesday after 10 and 35.
    expect(found).toMatchObject({ looked_at: 4, total: 4 })
    expect(found.metrics).toMatchObject([{ now_measured: 4, now_percent: 75, then_percent: 50 }])
    const none = await run(edition_id, { from: '2026-03-04T00:00:00Z', to: '2026-03-02T00:00:00Z' })
    expect(none).toMatchObject({ looked_at: 0, metrics: [] })
  })

  test('counts what it concerns: the things of its scope, with what would give way to it', async () => {
    const { south } = okno.center.clients
    const { editions } = await make(admin, ofCenter('for-south'))
    await write(admin, editions[0].id, within(60, { scope: { client: [south] } }))
    expect((await run(editions[0].id)).metrics).toEqual([
      {
        kind: 'sla',
        metric: 'first_answer',
        now_measured: 2,
        then_measured: 2,
        now_percent: 50,
        then_percent: 100,
      },
    ])
  })

  test('counts what was not promised before and what is promised no more', async () => {
    const targets = [
      target({ code: 'resolved', metric: 'resolution', limit: { unit: 'working_minutes', count: 60 } }),
    ]
    const found = await run(await following(draft({ targets })))
    expect(found.metrics).toMatchObject([
      { metric: 'first_answer', now_measured: 10, then_measured: 0, then_percent: null },
      { metric: 'resolution', now_measured: 0, now_percent: null, then_measured: 10, then_percent: 0 },
    ])
  })

  test('leaves out what was excused', async () => {
    await okno.okno.pools.write.query(
      `update agreements.clock set excused = true where outcome = 'missed' or stopped_at - started_at > interval '39 minutes'`,
    )
    const found = await run(await following(within(10)))
    expect(found.metrics[0]).toMatchObject({ now_measured: 7, now_percent: 100 })
    await okno.okno.pools.write.query('update agreements.clock set excused = false')
  })

  test('tells what would change of what is open, and what would be late at once', async () => {
    const cover = { covers_open: true, valid_from: '2026-03-10T07:15:00Z' }
    const open = async (fields: object) => (await run(await following(fields))).open
    // Opened 16 and 6 minutes ago; what was answered is not resolved and open as well, its first answer is given.
    const all = { looked_at: 12, total: 12 }
    expect(await open(within(10, cover))).toEqual({ ...all, changed: 12, late_at_once: 5 })
    expect(await open(within(20, cover))).toMatchObject({ changed: 12, late_at_once: 2 })
    expect(await open(within(30, cover))).toEqual({ ...all, changed: 0, late_at_once: 0 })
    expect(await open(within(10, { ...cover, covers_open: false }))).toMatchObject({ changed: 0 })
    const tomorrow = { covers_open: true, valid_from: '2026-03-11T07:00:00Z' }
    expect(await open(within(10, tomorrow))).toMatchObject({ changed: 12 })
  })

  test('says the same as what publishing then does', async () => {
    const cover = { covers_open: true, valid_from: '2026-03-10T07:15:00Z' }
    const { north } = okno.center.clients
    const { editions, id } = await make(admin, ofCenter('prove', { promisee_id: north }))
    await write(admin, editions[0].id, within(12, cover))
    const { open } = await run(editions[0].id)
    const missed = async () =>
      (
        await okno.okno.pools.read.query(
          `select subject_id, due_at, outcome from agreements.clock where metric = 'first_answer' order by subject_id`,
        )
      ).rows
    const before = await missed()
    await admin.post(`/api/editions/${editions[0].id}/publish`)
    await okno.work()
    okno.setNow('2026-03-10T07:17:03Z')
    await okno.runPeriodic('recalculate_clocks')
    const after = await missed()
    const changed = after.filter((row, i) => row.due_at.getTime() !== before[i].due_at.getTime())
    const late = after.filter((row, i) => row.outcome === 'missed' && before[i].outcome !== 'missed')
    expect(open).toMatchObject({ changed: changed.length, late_at_once: late.length })
    expect(late.length).toBeGreaterThan(0)
    await admin.post(`/api/agreements/${id}/retire`)
    okno.setNow('2026-03-10T07:16:00Z')
  })

  test('of very many things looks at an even choice, the same each time, and says so', async () => {
    const edition_id = await following(within(10))
    const sample = () =>
      reading(okno.okno, bySystem(okno.okno, 'test'), async ctx =>
        preview(ctx, await findEdition(ctx, edition_id), {}, 4),
      )
    const found = await sample()
    expect(found).toMatchObject({ total: 12, sampled: true })
    expect(found.looked_at).toBeLessThan(12)
    expect(await sample()).toMatchObject({ looked_at: found.looked_at, metrics: found.metrics })
  })

  test('knows a calendar that no published edition names', async () => {
    const always = [['00:00', '24:00']]
    const { body } = await admin.post('/api/calendars', {
      time_zone: 'UTC',
      week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, always])),
    })
    const named = { calendar_source: 'named', calendar_id: body.id }
    const found = await run(await following(draft({ targets: [target(named)] })))
    expect(found.metrics[0]).toMatchObject({ then_measured: 10, then_percent: 70 })
  })

  test('of an edition in force compares it with itself', async () => {
    const made = await inForce(
      admin,
      ofCenter('itself', { promisee_id: okno.center.clients.south }),
      within(7),
    )
    const found = await run(made.editions[0].id)
    expect(found.metrics).toEqual([
      {
        kind: 'sla',
        metric: 'first_answer',
        now_measured: 2,
        then_measured: 2,
        now_percent: 50,
        then_percent: 50,
      },
    ])
    expect(found.open).toMatchObject({ changed: 0, late_at_once: 0 })
  })

  test('takes instants', async () => {
    const edition_id = await following(within(10))
    const given = await admin.post(`/api/editions/${edition_id}/preview`, { from: 'yesterday' })
    expectRefusal(given, 400, 'kernel.invalid')
  })
})
