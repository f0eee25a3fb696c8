// The HTTP interface of working calendars, which integrators rely on: one document in, exact arithmetic out.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const day: [string, string][] = [['09:00', '18:00']]
const week = { mon: day, tue: day, wed: day, thu: day, fri: day }
const office = {
  time_zone: 'Europe/Moscow',
  week: {
    ...week,
    fri: [
      ['09:00', '13:00'],
      ['14:00', '16:45'],
    ],
  },
  yearly_holidays: ['01-01', '05-01'],
  days: [
    { date: '2026-03-11', intervals: [] },
    { date: '2026-03-14', intervals: [['10:00', '12:00']] },
  ],
}
const make = (document: unknown) => okno.as('admin').post('/api/calendars', document)
const made = async (document: unknown): Promise<string> => {
  const given = await make(document)
  expect(given.status, JSON.stringify(given.body)).toBe(201)
  return given.body.id
}
const add = (id: string, start: string, working_seconds: number) =>
  okno.as('requester').post(`/api/calendars/${id}/add`, { start, working_seconds })
const between = (id: string, from: string, to: string) =>
  okno.as('requester').post(`/api/calendars/${id}/between`, { from, to })

describe('POST /api/calendars', () => {
  test('takes a whole calendar as one document and gives it back', async () => {
    const { status, body } = await make({ ...office, code: 'office', name: { ru: 'Офис' } })
    expect(status).toBe(201)
    expect(body).toEqual({
      ...office,
      id: body.id,
      code: 'office',
      name: { ru: 'Офис' },
      is_default: false,
      follows: null,
      version: 1,
      missing_years: [],
      provisional_years: [],
    })
    expect((await okno.as('stranger').get(`/api/calendars/${body.id}`)).body).toEqual(body)
    const { body: all } = await okno.as('requester').get('/api/calendars')
    expect(all.items).toContainEqual(body)
  })

  test('needs nothing but a zone and a week', async () => {
    const { body } = await make({ time_zone: 'Asia/Vladivostok', week })
    expect(body.code).toMatch(/^calendar-[0-9a-f]{12}$/)
    expect(body.name).toEqual({ en: 'Asia/Vladivostok' })
  })

  test.each([
    ['a zone that does not exist', { time_zone: 'Europe/Atlantis', week }, ['unknown_time_zone time_zone']],
    ['a bare offset as zone', { time_zone: '+03:00', week }, ['unknown_time_zone time_zone']],
    ['no open minute', { time_zone: 'UTC', week: {} }, ['no_open_time ']],
    [
      'overlapping hours',
      {
        time_zone: 'UTC',
        week: {
          mon: [
            ['09:00', '13:00'],
            ['12:00', '18:00'],
          ],
        },
      },
      ['overlapping_intervals week.mon.1'],
    ],
    [
      'a time that does not exist',
      { time_zone: 'UTC', week: { mon: [['9', '25:00']] } },
      ['bad_interval week.mon.0'],
    ],
    [
      'a holiday that does not exist',
      { time_zone: 'UTC', week, yearly_holidays: ['13-01'] },
      ['bad_date yearly_holidays.0'],
    ],
    [
      'a date that does not exist',
      { time_zone: 'UTC', week, days: [{ date: '2026-02-30', intervals: [] }] },
      ['bad_date days.0.date'],
    ],
    [
      'a day given twice',
      {
        time_zone: 'UTC',
        week,
        days: [
          { date: '2026-03-02', intervals: [] },
          { date: '2026-03-02', intervals: day },
        ],
      },
      ['duplicate_day days.1.date'],
    ],
    [
      'several faults',
      {
        time_zone: 'nowhere',
        week: { mon: [['x', 'y']], tue: [['10:00', '10:00']] },
        yearly_holidays: ['0'],
      },
      ['unknown_time_zone time_zone', 'bad_interval week.mon.0', 'bad_date yearly_holidays.0'],
    ],
  ])('%s is refused with the list of what is wrong', async (_, document, expected) => {
    const { status, body } = await make(document)
    expect({ status, type: body.type }, JSON.stringify(body)).toEqual({
      status: 422,
      type: '/problems/calendar.unusable',
    })
    const found = body.problems.map((one: { code: string; path: string }) => `${one.code} ${one.path}`)
    expect(found).toEqual(expect.arrayContaining(expected))
  })

  test.each([
    [
      { time_zone: 'UTC', week: {} },
      'Такой календарь использовать нельзя: он никогда не был бы открыт. В списке сказано, где, и что ещё не так.',
    ],
    [
      { time_zone: 'Europe/Atlantis', week },
      'Такой календарь использовать нельзя: такого часового пояса нет. В списке сказано, где, и что ещё не так.',
    ],
    [
      { time_zone: 'UTC', week, days: [{ date: '2026-02-30', intervals: [] }] },
      'Такой календарь использовать нельзя: такой даты нет. В списке сказано, где, и что ещё не так.',
    ],
  ])('the sentence names the first that is wrong', async (document, detail) => {
    expect((await make(document)).body.detail).toBe(detail)
  })

  test.each([
    ['no zone', { week }, 'time_zone'],
    ['no week', { time_zone: 'UTC' }, 'week'],
    [
      'an interval of three',
      { time_zone: 'UTC', week: { mon: [['09:00', '10:00', '11:00']] } },
      'week.mon.0',
    ],
    ['hours as numbers', { time_zone: 'UTC', week: { mon: [[9, 18]] } }, 'week.mon.0.0'],
    [
      '5001 days',
      { time_zone: 'UTC', week, days: Array(5001).fill({ date: '2026-01-01', intervals: [] }) },
      'days',
    ],
    ['a code with a space', { time_zone: 'UTC', week, code: 'a b' }, 'code'],
  ])('%s is refused with its place', async (_, document, place) => {
    const { status, body } = await make(document)
    expect({ status, type: body.type, path: body.errors?.[0].path }).toEqual({
      status: 400,
      type: '/problems/kernel.invalid',
      path: place,
    })
  })

  test('a code is taken once', async () => {
    await made({ time_zone: 'UTC', week, code: 'once' })
    const { status, body } = await make({ time_zone: 'UTC', week, code: 'once' })
    expect({ status, type: body.type, code: body.code }).toEqual({
      status: 409,
      type: '/problems/calendar.code_taken',
      code: 'once',
    })
    expect((await make({ time_zone: 'UTC', week, code: 'center' })).status).toBe(409)
  })

  test('is for those who manage calendars', async () => {
    for (const who of ['requester', 'agent', 'lead', 'client_lead'] as const)
      expect((await okno.as(who).post('/api/calendars', { time_zone: 'UTC', week })).status).toBe(403)
    expect((await okno.as('nobody').post('/api/calendars', { time_zone: 'UTC', week })).status).toBe(401)
  })
})

describe('POST /api/calendars/{id}/add', () => {
  test.each([
    ['inside the hours', '2026-03-10T07:00:00Z', 1800, '2026-03-10T07:30:00.000Z'],
    ['over the night and a closed day', '2026-03-10T14:45:00Z', 1800, '2026-03-12T06:15:00.000Z'],
    ['over the lunch of Friday', '2026-03-13T09:30:00Z', 3600, '2026-03-13T11:30:00.000Z'],
    ['into the Saturday that is open', '2026-03-13T13:45:00Z', 3600, '2026-03-14T08:00:00.000Z'],
    ['to the very closing', '2026-03-10T14:00:00Z', 3600, '2026-03-10T15:00:00.000Z'],
    ['nothing, outside the hours: the next opening', '2026-03-10T20:00:00Z', 0, '2026-03-12T06:00:00.000Z'],
    ['back over the night', '2026-03-12T06:10:00Z', -1200, '2026-03-10T14:50:00.000Z'],
    ['from another offset', '2026-03-10T10:00:00+03:00', 1800, '2026-03-10T07:30:00.000Z'],
  ])('%s', async (_, start, seconds, due) => {
    const id = await made(office)
    expect((await add(id, start, seconds)).body).toEqual({ due })
  })

  test('over the change to summer time a day of 24 hours has 23', async () => {
    const always = [['00:00', '24:00']]
    const id = await made({ time_zone: 'Europe/Berlin', week: { sun: always, mon: always } })
    expect((await add(id, '2026-03-28T23:00:00Z', 23 * 3600)).body).toEqual({
      due: '2026-03-29T22:00:00.000Z',
    })
    expect((await between(id, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).body).toEqual({
      working_seconds: 23 * 3600,
    })
  })

  test('a calendar that closes for ever has no such moment', async () => {
    const id = await made({ time_zone: 'UTC', week: {}, days: [{ date: '2026-03-10', intervals: day }] })
    expect((await add(id, '2026-03-10T00:00:00Z', 9 * 3600)).body).toEqual({
      due: '2026-03-10T18:00:00.000Z',
    })
    for (const [start, seconds] of [
      ['2026-03-10T00:00:00Z', 9 * 3600 + 1],
      ['2027-01-01T00:00:00Z', 0],
      ['2026-01-01T00:00:00Z', -1],
      ['2199-12-31T23:59:59Z', 60],
    ] as const) {
      const { status, body } = await add(id, start, seconds)
      expect({ status, type: body.type }).toEqual({ status: 422, type: '/problems/calendar.never_open' })
    }
  })

  test.each([
    [{ start: 'now', working_seconds: 1 }, 'start'],
    [{ start: '2026-03-10', working_seconds: 1 }, 'start'],
    [{ start: '2026-02-30T00:00:00Z', working_seconds: 1 }, 'start'],
    [{ start: '2026-03-10T07:00:00Z' }, 'working_seconds'],
    [{ start: '2026-03-10T07:00:00Z', working_seconds: 1.5 }, 'working_seconds'],
    [{ start: '2026-03-10T07:00:00Z', working_seconds: 315_360_001 }, 'working_seconds'],
  ])('%j is refused at %s', async (body, place) => {
    const id = await made(office)
    const given = await okno.as('requester').post(`/api/calendars/${id}/add`, body)
    expect({ status: given.status, path: given.body.errors?.[0].path }).toEqual({ status: 400, path: place })
  })
})

describe('POST /api/calendars/{id}/between', () => {
  test.each([
    ['inside the hours', '2026-03-10T07:00:00Z', '2026-03-10T07:30:00Z', 1800],
    ['over a week', '2026-03-09T00:00:00Z', '2026-03-16T00:00:00Z', (9 * 3 + 6.75 + 2) * 3600],
    ['outside the hours', '2026-03-10T16:00:00Z', '2026-03-11T20:00:00Z', 0],
    ['backwards', '2026-03-10T07:30:00Z', '2026-03-10T07:00:00Z', -1800],
    ['of one moment', '2026-03-10T07:00:00Z', '2026-03-10T07:00:00Z', 0],
    ['with parts of a second', '2026-03-10T07:00:00.250Z', '2026-03-10T07:00:01Z', 0.75],
  ])('%s', async (_, from, to, working_seconds) => {
    const id = await made(office)
    expect((await between(id, from, to)).body).toEqual({ working_seconds })
  })

  test('is the inverse of add over many years', async () => {
    const id = await made(office)
    for (const seconds of [1, 59, 3_600, 1_234_567, 99_999_999]) {
      const { body } = await add(id, '2026-03-10T07:00:00Z', seconds)
      expect((await between(id, '2026-03-10T07:00:00Z', body.due)).body.working_seconds).toBe(seconds)
    }
  })
})

describe('PUT /api/calendars/{id}', () => {
  test('replaces the document, and arithmetic follows at once', async () => {
    const id = await made(office)
    expect((await add(id, '2026-03-10T14:45:00Z', 1800)).body.due).toBe('2026-03-12T06:15:00.000Z')
    const later = { time_zone: 'Europe/Moscow', week: { ...week, tue: [['09:00', '20:00']] } }
    const given = await okno.as('admin').put(`/api/calendars/${id}`, later)
    expect({ status: given.status, week: given.body.week, days: given.body.days }).toEqual({
      status: 200,
      week: later.week,
      days: undefined,
    })
    expect((await add(id, '2026-03-10T14:45:00Z', 1800)).body.due).toBe('2026-03-10T15:15:00.000Z')
  })

  test('of the centre’s own calendar moves the promise of the next request', async () => {
    const { calendar_id } = okno.center
    const { body: before } = await okno.as('admin').get(`/api/calendars/${calendar_id}`)
    const { id, is_default, ...document } = before
    okno.setNow('2026-03-10T16:00:00Z')
    const due = async () =>
      (await okno.as('requester').post('/api/requests', { text: 'a' })).body.due_at.slice(0, 16)
    expect(await due()).toBe('2026-03-11T06:30')
    await okno.as('admin').put(`/api/calendars/${id}`, {
      ...document,
      week: { ...document.week, wed: [['08:00', '18:00']] },
    })
    expect(await due()).toBe('2026-03-11T05:30')
    await okno.as('admin').put(`/api/calendars/${id}`, document)
    expect({ is_default, due: await due() }).toEqual({ is_default: true, due: '2026-03-11T06:30' })
  })

  test('a bad document changes nothing, a taken code is refused', async () => {
    const id = await made({ ...office, code: 'kept' })
    expect((await okno.as('admin').put(`/api/calendars/${id}`, { ...office, time_zone: 'x' })).status).toBe(
      422,
    )
    expect((await okno.as('admin').put(`/api/calendars/${id}`, { ...office, code: 'center' })).status).toBe(
      409,
    )
    expect((await okno.as('requester').get(`/api/calendars/${id}`)).body).toMatchObject({
      ...office,
      code: 'kept',
    })
  })
})

test('a calendar that does not exist is not found, whatever is asked of it', async () => {
  const id = randomUUID()
  for (const given of [
    await okno.as('requester').get(`/api/calendars/${id}`),
    await add(id, '2026-03-10T07:00:00Z', 1),
    await between(id, '2026-03-10T07:00:00Z', '2026-03-10T07:00:00Z'),
    await okno.as('admin').put(`/api/calendars/${id}`, office),
  ])
    expect({ status: given.status, type: given.body.type }).toEqual({
      status: 404,
      type: '/problems/kernel.not_found',
    })
  expect((await okno.as('requester').get('/api/calendars/center')).status).toBe(400)
})
