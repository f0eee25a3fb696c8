// Changing calendars over HTTP: versions, production years, days of files, and the warning before a year is missing.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())
beforeEach(() => okno.setNow(tuesdayMorning))

const day = [['09:00', '18:00']]
const office = { time_zone: 'Europe/Moscow', week: { mon: day, tue: day, wed: day, thu: day, fri: day } }
const admin = () => okno.as('admin')
async function made(document: object = office): Promise<{ id: string; path: string }> {
  const { status, body } = await admin().post('/api/calendars', document)
  expect(status, JSON.stringify(body)).toBe(201)
  return { id: body.id, path: `/api/calendars/${body.id}` }
}
const type = (body: { type?: string }) => body.type?.split('/').at(-1)
const eventsOf = async (id: string, name: string): Promise<Record<string, unknown>[]> =>
  (
    await okno.okno.pools.write.query(
      'select payload from kernel.event where subject_id = $1 and name = $2 order by id',
      [id, name],
    )
  ).rows.map(row => row.payload)

describe('versions', () => {
  test('the ETag names what was read; whoever saw an older one is refused and changes nothing', async () => {
    const { path } = await made()
    const read = await admin().get(path)
    expect(read.headers.etag).toBe('"1"')
    const later = { ...office, week: { mon: [['10:00', '12:00']] } }
    const first = await admin().put(path, later, { 'if-match': '"1"' })
    expect({ status: first.status, etag: first.headers.etag, version: first.body.version }).toEqual({
      status: 200,
      etag: '"2"',
      version: 2,
    })
    for (const [method, address, body] of [
      ['put', path, office],
      ['post', `${path}/production-year`, { country: 'RU', week: 'five', year: 2026 }],
      ['post', `${path}/import-days`, { text: '2026-03-11;off' }],
    ] as const) {
      const stale = await admin()[method](address, body, { 'if-match': 'W/"1"' })
      expect({ status: stale.status, type: type(stale.body) }).toEqual({
        status: 412,
        type: 'kernel.moved_on',
      })
    }
    expect((await admin().get(path)).body).toMatchObject({ week: later.week, version: 2 })
    expect((await admin().put(path, office, { 'if-match': '*' })).body.version).toBe(3)
  })

  test('of five changes of the same version one is taken', async () => {
    const { path } = await made()
    const given = await Promise.all(
      [1, 2, 3, 4, 5].map(hour =>
        admin().put(path, { ...office, week: { mon: [[`0${hour}:00`, '18:00']] } }, { 'if-match': '"1"' }),
      ),
    )
    expect(given.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412])
  })

  test('what was read may be sent back as it is; left out, what a calendar follows stays', async () => {
    const follows = { country: 'RU', week: 'six', region: 'RU-TA' }
    const { path } = await made({ ...office, follows })
    const { body } = await admin().get(path)
    expect((await admin().put(path, body)).body).toEqual({ ...body, version: 2 })
    expect((await admin().put(path, office)).body.follows).toEqual(follows)
    expect((await admin().put(path, { ...office, follows: null })).body.follows).toBeNull()
  })
})

test('the same Idempotency-Key makes one calendar', async () => {
  const headers = { 'idempotency-key': randomUUID() }
  const document = { ...office, code: 'once' }
  const [first, second] = [
    await admin().post('/api/calendars', document, headers),
    await admin().post('/api/calendars', document, headers),
  ]
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body.id).toBe(first.body.id)
  expect((await admin().post('/api/calendars', document)).status).toBe(409)
})

test('the list comes in pages, by code', async () => {
  for (const code of ['page-c', 'page-a', 'page-b']) await made({ ...office, code })
  const all: string[] = []
  let after = ''
  do {
    const { status, body } = await okno
      .as('requester')
      .get(`/api/calendars?limit=2${after && `&after=${after}`}`)
    expect({ status, fits: body.items.length <= 2 }).toEqual({ status: 200, fits: true })
    all.push(...body.items.map((one: { code: string }) => one.code))
    after = body.next ?? ''
  } while (after)
  expect(all.filter(code => code.startsWith('page-'))).toEqual(['page-a', 'page-b', 'page-c'])
  expect(all).toEqual(
    (await admin().get('/api/calendars?limit=200')).body.items.map((one: { code: string }) => one.code),
  )
  expect((await admin().get('/api/calendars?after=x')).status).toBe(400)
})

describe('a year of the production calendar', () => {
  const year = { country: 'RU', week: 'five', year: 2026 }
  test('is shown first, then put in; again it changes nothing', async () => {
    const { path, id } = await made({
      ...office,
      days: [{ date: '2026-03-14', intervals: [['10:00', '12:00']] }],
    })
    const preview = await admin().post(`${path}/production-year`, { ...year, dry_run: true })
    expect(preview.body).toMatchObject({ dry_run: true, version: 1 })
    expect(preview.body.changes).toContainEqual({
      date: '2026-01-09',
      before: { kind: 'working', intervals: day },
      after: { kind: 'holiday', intervals: [] },
      name: { ru: 'Выходной, перенесённый с 3 января', en: 'Day off moved from 3 January' },
    })
    expect((await admin().get(path)).body).toMatchObject({ version: 1, follows: null })
    expect(await eventsOf(id, 'calendar.calendar_changed')).toHaveLength(1)

    const put = await admin().post(`${path}/production-year`, year)
    expect(put.body).toEqual({ ...preview.body, dry_run: false, version: 2 })
    const { body } = await admin().get(path)
    expect(body.follows).toEqual({ country: 'RU', week: 'five', region: null })
    expect(body.days).toContainEqual({ date: '2026-03-14', intervals: [['10:00', '12:00']] })
    const again = await admin().post(`${path}/production-year`, { ...year, dry_run: true })
    expect(again.body.changes).toEqual([])
    const clean = await admin().post(`${path}/production-year`, { ...year, replace: true })
    expect(clean.body.changes.map((one: { date: string }) => one.date)).toEqual(['2026-03-14'])
  })

  test('with a region has its holidays, their eves, and days off for those that fall on a weekend', async () => {
    const changes = async (region: string) => {
      const { path } = await made()
      await admin().post(`${path}/production-year`, year)
      const { body } = await admin().post(`${path}/production-year`, { ...year, region })
      return body.changes.map(
        (one: { date: string; after: { kind: string } }) => `${one.date} ${one.after.kind}`,
      )
    }
    expect(await changes('RU-TA')).toEqual([
      '2026-03-19 short',
      '2026-03-20 holiday',
      '2026-05-26 short',
      '2026-05-27 holiday',
      '2026-08-30 holiday',
      '2026-11-05 short',
      '2026-11-06 holiday',
    ])
    expect((await changes('RU-BA')).slice(-2)).toEqual(['2026-10-11 holiday', '2026-10-12 holiday'])
  })

  test('that is not shipped is refused with those that are', async () => {
    const { path } = await made()
    const given = await admin().post(
      `${path}/production-year`,
      { ...year, year: 2027 },
      { 'accept-language': 'ru' },
    )
    expect({ status: given.status, type: type(given.body) }).toEqual({
      status: 422,
      type: 'calendar.unknown_year',
    })
    expect(given.body).toMatchObject({ year: 2027, first: 2011, last: 2026 })
    expect(given.body.detail).toContain('на 2027 год')
  })
})

describe('days of a file', () => {
  test('are shown first with what cannot be read, then put in', async () => {
    const { path } = await made()
    const text = '2026-03-11;выходной;Переезд\n2026-03-12;maybe\n2026-03-14;рабочий'
    const preview = await admin().post(`${path}/import-days`, { text, dry_run: true })
    expect(preview.body).toMatchObject({
      format: 'lines',
      refused: [{ line: 2, text: '2026-03-12; maybe', reason: 'bad_kind' }],
      changes: [
        { date: '2026-03-11', after: { kind: 'holiday', intervals: [] }, name: { ru: 'Переезд' } },
        { date: '2026-03-14', before: { kind: 'weekend' }, after: { kind: 'moved', intervals: day } },
      ],
    })
    expect((await admin().get(path)).body.days).toBeUndefined()
    expect((await admin().post(`${path}/import-days`, { text })).body.version).toBe(2)
    const { body } = await admin().get(`${path}/years/2026`)
    expect(body.days.find((one: { date: string }) => one.date === '2026-03-11')).toEqual({
      date: '2026-03-11',
      kind: 'holiday',
      intervals: [],
      own: true,
      provisional: false,
      name: { ru: 'Переезд', en: 'Переезд' },
    })
  })

  test('in no known form are refused; so is a five-day list for a six-day week, and what would overlap', async () => {
    const { path } = await made({ ...office, follows: { country: 'RU', week: 'six', region: null } })
    const refused = async (text: string) => {
      const { status, body } = await admin().post(`${path}/import-days`, { text, dry_run: true })
      return `${status} ${type(body)}`
    }
    const months = Array.from({ length: 12 }, (_, i) => ({ month: i + 1, days: '1' }))
    expect(await refused('hello')).toBe('422 calendar.unreadable_list')
    expect(await refused(JSON.stringify({ year: 2027, months }))).toBe('422 calendar.five_day_list')
    expect(await refused('2026-03-11;09:00-12:00,11:00-13:00')).toBe('422 calendar.unusable')
  })
})

describe('a year that is missing', () => {
  test('is told from 1 October, once', async () => {
    const { id, path } = await made({ ...office, follows: { country: 'RU', week: 'five', region: null } })
    const { id: other } = await made()
    expect((await admin().get(path)).body.missing_years).toEqual([2026])
    await admin().post(`${path}/production-year`, { country: 'RU', week: 'five', year: 2026 })
    okno.setNow('2026-09-30T20:59:00Z')
    await okno.runPeriodic('warn_missing_years')
    expect(await eventsOf(id, 'calendar.year_missing')).toEqual([])
    // Midnight in Moscow.
    okno.setNow('2026-09-30T21:00:00Z')
    expect((await admin().get(path)).body.missing_years).toEqual([2027])
    await Promise.all([okno.runPeriodic('warn_missing_years'), okno.runPeriodic('warn_missing_years')])
    await okno.runPeriodic('warn_missing_years')
    const { code } = (await admin().get(path)).body
    expect(await eventsOf(id, 'calendar.year_missing')).toEqual([{ calendar_id: id, code, year: 2027 }])
    expect(await eventsOf(other, 'calendar.year_missing')).toEqual([])
    const holidays = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08']
    const others = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04']
    const text = [...holidays, ...others].map(date => `2027-${date};off`).join('\n')
    await admin().post(`${path}/import-days`, { text })
    expect((await admin().get(path)).body.missing_years).toEqual([])
  })

  test('the calendar of a new centre follows the production calendar and lacks nothing', async () => {
    const { body } = await admin().get(`/api/calendars/${okno.center.calendar_id}`)
    expect(body).toMatchObject({ follows: { country: 'RU', week: 'five', region: null }, missing_years: [] })
  })
})

test('who may not manage calendars changes none, and reads a year all the same', async () => {
  const { path } = await made()
  const agent = okno.as('agent')
  expect(
    (await agent.post(`${path}/production-year`, { country: 'RU', week: 'five', year: 2026 })).status,
  ).toBe(403)
  expect((await agent.post(`${path}/import-days`, { text: '2026-03-11;off' })).status).toBe(403)
  const { status, body } = await agent.get(`${path}/years/2026`)
  expect({ status, days: body.days.length, months: body.months.length, total: body.total }).toEqual({
    status: 200,
    days: 365,
    months: 12,
    total: { working_days: 261, days_off: 104, working_minutes: 261 * 540, norm_minutes: null },
  })
  expect((await agent.get(`/api/calendars/${randomUUID()}/years/2026`)).status).toBe(404)
  expect((await agent.get(`${path}/years/1800`)).status).toBe(400)
})
