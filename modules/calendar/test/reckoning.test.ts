// What calendars answer over HTTP: hours from a day on, any year, whether it is open, and due times in every unit.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const day = [['09:00', '18:00']]
const office = { time_zone: 'Europe/Moscow', week: { mon: day, tue: day, wed: day, thu: day, fri: day } }
const admin = () => okno.as('admin')
async function made(document: object = office): Promise<{ path: string }> {
  const { status, body } = await admin().post('/api/calendars', document)
  expect(status, JSON.stringify(body)).toBe(201)
  return { path: `/api/calendars/${body.id}` }
}
const type = (body: { type?: string }) => body.type?.split('/').at(-1)

describe('hours from a day on', () => {
  test('count from that day, for good or until their end', async () => {
    const { path } = await made({
      ...office,
      periods: [
        { from: '2026-07-01', week: { ...office.week, wed: [['08:00', '20:00']] } },
        { from: '2026-07-08', until: '2026-07-08', week: {} },
      ],
    })
    const between = async (from: string) =>
      (
        await admin().post(`${path}/between`, {
          from: `${from}T00:00:00+03:00`,
          to: `${from}T23:59:59+03:00`,
        })
      ).body.working_seconds / 3600
    expect([
      await between('2026-06-24'),
      await between('2026-07-01'),
      await between('2026-07-08'),
      await between('2031-07-02'),
    ]).toEqual([9, 12, 0, 12])
  })

  test.each([
    [
      'two from the same day',
      [
        { from: '2026-07-01', week: {} },
        { from: '2026-07-01', week: {} },
      ],
      'periods.1',
    ],
    [
      'two that end and overlap',
      [
        { from: '2026-07-01', until: '2026-07-10', week: {} },
        { from: '2026-07-10', until: '2026-07-12', week: {} },
      ],
      'periods.1',
    ],
  ])('%s are refused', async (_, periods, path) => {
    const { status, body } = await admin().post('/api/calendars', { ...office, periods })
    expect({ status, problems: body.problems }).toMatchObject({
      status: 422,
      problems: [{ code: 'overlapping_periods', path, params: { with: 'periods.0' } }],
    })
  })
})

describe('any year is reckoned exactly', () => {
  test.each([
    ['long ago', '1905-01-02T12:00:00Z', '1906'],
    ['years back', '2013-06-03T07:00:00Z', '2014'],
    ['far ahead', '2150-01-05T12:00:00Z', '2151'],
  ])('%s', async (_, start, year) => {
    const { path } = await made({ time_zone: 'UTC', week: { mon: day } })
    const { body } = await admin().post(`${path}/add`, { start, working_seconds: 52 * 9 * 3600 })
    const { body: back } = await admin().post(`${path}/between`, { from: start, to: body.due })
    expect({ year: body.due.slice(0, 4), seconds: back.working_seconds }).toEqual({
      year,
      seconds: 52 * 9 * 3600,
    })
  })

  test('ten years on the clock of a centre that never closes', async () => {
    const always = [['00:00', '24:00']]
    const { path } = await made({
      time_zone: 'Europe/Berlin',
      week: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
    })
    const start = '2013-03-30T23:30:00.000Z'
    const { body } = await admin().post(`${path}/add`, { start, working_seconds: 315_360_000 })
    expect(Date.parse(body.due) - Date.parse(start)).toBe(315_360_000_000)
    expect((await admin().post(`${path}/open`, { at: start })).body).toEqual({
      open: true,
      next_opening: start,
      closes_at: null,
    })
  })
})

describe('POST /api/calendars/{id}/open', () => {
  test.each([
    ['2026-03-10T07:00:00Z', true, '2026-03-10T07:00:00.000Z', '2026-03-10T15:00:00.000Z'],
    ['2026-03-10T15:00:00Z', false, '2026-03-11T06:00:00.000Z', null],
    ['2026-03-13T20:00:00+03:00', false, '2026-03-16T06:00:00.000Z', null],
  ])('%s', async (at, open, next_opening, closes_at) => {
    const { path } = await made()
    expect((await okno.as('requester').post(`${path}/open`, { at })).body).toEqual({
      open,
      next_opening,
      closes_at,
    })
  })

  test('a night is one stretch; after the last day there is no opening', async () => {
    const { path } = await made({
      time_zone: 'UTC',
      week: {},
      days: [
        { date: '2026-03-10', intervals: [['22:00', '00:00']] },
        { date: '2026-03-11', intervals: [['00:00', '06:00']] },
      ],
    })
    const at = async (moment: string) => (await admin().post(`${path}/open`, { at: moment })).body
    expect((await at('2026-03-10T23:00:00Z')).closes_at).toBe('2026-03-11T06:00:00.000Z')
    expect(await at('2026-03-11T06:00:00Z')).toEqual({ open: false, next_opening: null, closes_at: null })
  })
})

describe('POST /api/calendars/{id}/due', () => {
  const start = '2026-03-10T16:30:00Z'
  test.each([
    ['working_minutes', 60, '2026-03-11T07:00:00.000Z'],
    ['working_days', 0, '2026-03-11T15:00:00.000Z'],
    ['working_days', 1, '2026-03-11T15:00:00.000Z'],
    ['working_days', 4, '2026-03-16T15:00:00.000Z'],
    ['calendar_days', 1, '2026-03-11T21:00:00.000Z'],
    ['working_day_of_month', 2, '2026-04-02T15:00:00.000Z'],
    ['working_day_of_month', 31, '2026-03-31T15:00:00.000Z'],
  ])('%s %i', async (unit, count, due) => {
    const { path } = await made()
    const given = await okno.as('requester').post(`${path}/due`, { start, limit: { unit, count } })
    expect(given.body).toEqual({ due, provisional_years: [] })
  })

  test.each([
    [{ unit: 'weeks', count: 1 }],
    [{ unit: 'working_days', count: -1 }],
    [{ unit: 'working_days', count: 1.5 }],
    [{ unit: 'working_minutes', count: 5_256_001 }],
    [{ unit: 'working_day_of_month', count: 0 }],
    [{ unit: 'working_day_of_month', count: 32 }],
  ])('%j is refused', async limit => {
    const { path } = await made()
    expect((await admin().post(`${path}/due`, { start, limit })).status).toBe(400)
  })

  test('a calendar that closes for good never gets there', async () => {
    const { path } = await made({
      time_zone: 'UTC',
      week: {},
      days: [{ date: '2026-03-10', intervals: day }],
    })
    const given = await admin().post(`${path}/due`, { start, limit: { unit: 'working_days', count: 1 } })
    expect({ status: given.status, type: type(given.body) }).toEqual({
      status: 422,
      type: 'calendar.never_open',
    })
  })
})
