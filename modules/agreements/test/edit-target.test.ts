// listTargets and editTarget: a changed promise holds for what begins afterwards; clocks that run keep theirs.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'

let okno: Testing
let id: string
beforeAll(async () => {
  okno = await startOkno()
})
beforeEach(async () => {
  okno.setNow(tuesdayMorning)
  const { body } = await okno.as('requester').get('/api/targets')
  id = body.items[0].id
  await edit({ limit_minutes: 30, warn_minutes: 10, calendar_id: okno.center.calendar_id })
})
afterAll(() => okno.close())

const edit = (body: unknown) => okno.as('admin').patch(`/api/targets/${id}`, body)
const ask = async () => (await okno.as('requester').post('/api/requests', { text: 'a' })).body
const minutes = (request: { created_at: string; due_at: string }) =>
  (Date.parse(request.due_at) - Date.parse(request.created_at)) / 60_000

test('everybody who is signed in knows what is promised', async () => {
  const { status, body } = await okno.as('stranger').get('/api/targets')
  expect(status).toBe(200)
  expect(body.items).toMatchObject([
    { code: 'first_answer', metric: 'first_answer', limit_minutes: 30, warn_minutes: 10, is_default: true },
  ])
  expect((await okno.as('nobody').get('/api/targets')).status).toBe(401)
})

test('a new limit holds at once for what comes, and not for what runs', async () => {
  const before = await ask()
  const { status, body } = await edit({ limit_minutes: 60 })
  expect({ status, limit: body.limit_minutes }).toEqual({ status: 200, limit: 60 })
  const after = await ask()
  expect([minutes(before), minutes(after)]).toEqual([30, 60])
  const { body: kept } = await okno.as('requester').get(`/api/requests/${before.id}`)
  expect(kept.promises).toMatchObject([{ limit_minutes: 30, due_at: before.due_at }])
})

test('the warning comes so many minutes before the limit, at the earliest at once', async () => {
  for (const [warn_minutes, expected] of [
    [5, 25],
    [0, 30],
    [90, 0],
  ] as const) {
    await edit({ warn_minutes })
    const { id: request } = await ask()
    const { body } = await okno.as('agent').get(`/api/requests/${request}`)
    expect((Date.parse(body.warn_at) - Date.parse(body.created_at)) / 60_000).toBe(expected)
  }
})

test('another calendar counts other hours', async () => {
  const always = [['00:00', '24:00']]
  const { body: calendar } = await okno.as('admin').post('/api/calendars', {
    time_zone: 'UTC',
    week: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
  })
  expect((await edit({ calendar_id: calendar.id })).status).toBe(200)
  okno.setNow('2026-03-14T22:00:00Z')
  expect(minutes(await ask())).toBe(30)
})

test.each([
  ['no minutes', { limit_minutes: 0 }, 400, 'kernel.invalid'],
  ['ten years and a minute', { limit_minutes: 5_256_001 }, 400, 'kernel.invalid'],
  ['half a minute', { limit_minutes: 0.5 }, 400, 'kernel.invalid'],
  ['a negative warning', { warn_minutes: -1 }, 400, 'kernel.invalid'],
  ['no title', { title: {} }, 400, 'kernel.invalid'],
  ['a calendar that does not exist', { calendar_id: randomUUID() }, 422, 'agreements.unknown_calendar'],
])('%s is refused and changes nothing', async (_, body, status, code) => {
  const given = await edit(body)
  expect({ status: given.status, type: given.body.type }).toEqual({ status, type: `/problems/${code}` })
  expect(minutes(await ask())).toBe(30)
})

test('the change is told; a target that does not exist is not found; others may not change it', async () => {
  await edit({ limit_minutes: 45 })
  const { body } = await okno.as('admin').get(`/api/audit?name=agreements.target_changed&subject_id=${id}`)
  expect(body.items[0]).toMatchObject({
    actor_id: okno.center.people.admin,
    payload: { limit_minutes: 45 },
  })
  expect((await okno.as('admin').patch(`/api/targets/${randomUUID()}`, {})).status).toBe(404)
  for (const who of ['agent', 'lead', 'client_lead', 'requester'] as const)
    expect((await okno.as(who).patch(`/api/targets/${id}`, { limit_minutes: 1 })).status).toBe(403)
})

test('where nothing is promised, requests come without a due time and last in the queue', async () => {
  const other = await startOkno()
  try {
    await other.okno.pools.write.query('update agreements.target set is_default = false')
    const { status, body } = await other.as('requester').post('/api/requests', { text: 'a' })
    expect({ status, due_at: body.due_at }).toEqual({ status: 201, due_at: null })
    await other.as('agent').post(`/api/requests/${body.id}/messages`, { text: 'Ответ' })
    const { body: read } = await other.as('agent').get(`/api/requests/${body.id}`)
    expect(read).toMatchObject({ promises: [], missed: false, first_answered_at: expect.any(String) })
  } finally {
    await other.close()
  }
})
