// listRequests and countRequests: views, filters, order, pages, counts that agree with lists, and queries that do not grow.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { ask, everyId, expectRefusal, say } from './acting.ts'

let okno: Testing
const made: Record<string, string> = {}

beforeAll(async () => {
  okno = await startOkno()
  const { people, teams, services } = okno.center
  okno.setNow('2026-03-10T06:00:00Z')
  made.late = (await ask(okno, 'requester', { text: 'Опоздало', tags: ['срочно'] })).id
  okno.setNow('2026-03-10T06:35:00Z')
  made.soon = (await ask(okno, 'requester', { text: 'Скоро опоздает' })).id
  okno.setNow(tuesdayMorning)
  made.fresh = (await ask(okno, 'colleague', { text: 'Свежее' })).id
  made.south = (await ask(okno, 'stranger', { text: 'Из другой компании' })).id
  made.mine = (await ask(okno, 'requester', { text: 'В работе' })).id
  await okno.as('agent').post(`/api/requests/${made.mine}/assign`, { assignee_id: people.agent })
  made.payroll = (await ask(okno, 'requester', { text: 'Зарплата', service_id: services.payslip })).id
  made.vpn = (await ask(okno, 'colleague', { text: 'VPN', service_id: services.vpn })).id
  made.given = (await ask(okno, 'requester', { text: 'Передано в ИТ' })).id
  await okno.as('agent').post(`/api/requests/${made.given}/assign`, { team_id: teams.it_help })
  made.done = (await ask(okno, 'requester', { text: 'Решено' })).id
  await okno.as('agent').post(`/api/requests/${made.done}/resolve`, { text: 'Готово' })
  made.answered = (await ask(okno, 'requester', { text: 'Отвечено' })).id
  await say(okno, 'second_agent', made.answered, 'Ответ')
})
beforeEach(() => okno.setNow(tuesdayMorning))
afterAll(() => okno.close())

const ids = (...names: string[]) => names.map(name => made[name]).sort()
const seen = async (who: Who, query: string) => (await everyId(okno, who, query)).sort()

describe('views', () => {
  test.each([
    ['agent', 'all', ['late', 'soon', 'fresh', 'south', 'mine', 'payroll', 'vpn', 'given', 'answered']],
    ['agent', 'mine', ['mine']],
    ['agent', 'my_teams', ['late', 'soon', 'fresh', 'south', 'mine', 'answered']],
    ['agent', 'unassigned', ['late', 'soon', 'fresh', 'south', 'payroll', 'vpn', 'given']],
    ['agent', 'late', ['late']],
    ['agent', 'about_to_be_late', ['soon']],
    ['agent', 'finished', ['done']],
    ['specialist', 'all', ['vpn', 'given']],
    ['specialist', 'my_teams', ['vpn', 'given']],
    ['specialist', 'late', []],
    ['payroll_agent', 'all', ['payroll']],
    ['client_lead', 'all', ['late', 'soon', 'fresh', 'mine', 'payroll', 'vpn', 'given', 'answered']],
    ['requester', 'asked', ['late', 'soon', 'mine', 'payroll', 'given', 'done', 'answered']],
    ['stranger', 'asked', ['south']],
    ['stranger', 'all', ['south']],
    ['quality', 'asked', []],
  ] as const)('%s sees in %s what belongs there', async (who, view, names) => {
    expect(await seen(who, `&view=${view}`)).toEqual(ids(...names))
  })

  test.each([
    'agent',
    'specialist',
    'payroll_agent',
    'client_lead',
    'lead',
    'requester',
    'stranger',
    'admin',
  ] as const)('the counts of %s agree with the lists', async who => {
    const { body } = await okno.as(who).get('/api/requests/counts')
    expect(body.items.length).toBeGreaterThan(0)
    for (const { view, count, more } of body.items)
      expect({ view, count, more }).toEqual({
        view,
        count: (await everyId(okno, who, `&view=${view}`)).length,
        more: false,
      })
  })

  test('open views come by due time, without a due time last; others newest first', async () => {
    const { body: open } = await okno.as('agent').get('/api/requests?view=all')
    const due = open.items.map((item: { due_at: string | null }) => item.due_at ?? '9999')
    expect(due).toEqual([...due].sort())
    expect(open.items[0].id).toBe(made.late)
    expect(open.items.at(-1).id).toBe(made.answered)
    const { body: all } = await okno.as('agent').get('/api/requests')
    const created = all.items.map((item: { created_at: string }) => item.created_at)
    expect(created).toEqual([...created].sort().reverse())
    const { body: newest } = await okno.as('agent').get('/api/requests?view=all&sort=newest')
    expect(newest.items[0].id).toBe(made.answered)
  })

  test('a row carries the names that lists show', async () => {
    const { body } = await okno.as('agent').get('/api/requests?view=mine')
    expect(body.items).toMatchObject([
      {
        requester: { name: 'Requester' },
        client: { name: { en: 'north' } },
        team: { name: { ru: 'Спросите нас' } },
        assignee: { name: 'Agent' },
        service: null,
      },
    ])
  })
})

describe('filters', () => {
  test('by status, team, assignee, requester, client, service and tag', async () => {
    const { people, teams, clients, services } = okno.center
    for (const [query, names] of [
      ['status=resolved', ['done']],
      [`team_id=${teams.it_help}`, ['vpn', 'given']],
      [`assignee_id=${people.second_agent}`, ['answered']],
      [`requester_id=${people.colleague}`, ['fresh', 'vpn']],
      [`client_id=${clients.south}`, ['south']],
      [`service_id=${services.payslip}`, ['payroll']],
      ['tag=%D1%81%D1%80%D0%BE%D1%87%D0%BD%D0%BE', ['late']],
      [`view=all&client_id=${clients.north}&team_id=${teams.it_help}`, ['vpn', 'given']],
      [`team_id=${randomUUID()}`, []],
    ] as const)
      expect(await seen('agent', `&${query}`), query).toEqual(ids(...names))
  })

  test('a filter never shows what one may not see', async () => {
    const { people, clients } = okno.center
    expect(await seen('stranger', `&requester_id=${people.requester}`)).toEqual([])
    expect(await seen('client_lead', `&client_id=${clients.south}`)).toEqual([])
    expect(await seen('specialist', `&assignee_id=${people.agent}`)).toEqual([])
  })

  test.each([
    'view=everything',
    'status=lost',
    'team_id=window',
    'limit=0',
    'limit=201',
    'limit=x',
    'sort=oldest',
  ])('%s is refused with its place', async query => {
    const given = await okno.as('agent').get(`/api/requests?${query}`)
    expectRefusal(given, 400, 'kernel.invalid')
    expect(given.body.errors[0].path).toBe(query.split('=')[0])
  })
})

describe('search', () => {
  const found = (who: Who, q: string) => everyId(okno, who, `&q=${encodeURIComponent(q)}`)

  test.each([
    [
      'Принтеры на складе не печатают накладные',
      ['принтер', 'накладная', 'печатать', 'складом'],
      ['ксерокс'],
    ],
    ['My laptops keep losing the connection', ['laptop', 'connections', 'losing'], ['printer']],
  ])('%s is found by other forms of its words', async (text, forms, others) => {
    const { id, number } = await ask(okno, 'requester', { text })
    for (const form of forms) expect(await found('agent', form), form).toContain(id)
    for (const other of others) expect(await found('agent', other), other).not.toContain(id)
    const [, digits] = number.split('-')
    for (const by of [number, number.toLowerCase(), digits!, `К-${digits}`, `р-${digits}`])
      expect(await found('agent', by), by).toEqual([id])
    expect(await found('stranger', forms[0]!)).toEqual([])
    expect(await found('stranger', number)).toEqual([])
  })

  test('all words must be there, and a word can be left out', async () => {
    const { id } = await ask(okno, 'requester', { text: 'Командировка в Казань, билеты на поезд' })
    expect(await found('agent', 'билеты Казань')).toContain(id)
    expect(await found('agent', 'билеты самолёт')).not.toContain(id)
    expect(await found('agent', 'билеты -поезд')).not.toContain(id)
  })

  test.each(['\0', "'", '"', '&|!():*', '\\', '%', ',,,', 'R-', '😀', '-', 'R-999999999999999', '\ud800'])(
    '%j breaks nothing',
    async q => {
      expect(
        (await okno.as('agent').get(`/api/requests?q=${encodeURIComponent(q.toWellFormed())}`)).status,
      ).toBe(200)
    },
  )
})

describe('pages', () => {
  test.each(['view=all', 'sort=newest', 'view=all&sort=newest', 'sort=due'])(
    '%s comes without gaps or doubles while new requests arrive',
    async query => {
      const before = await everyId(okno, 'agent', `&${query}`)
      const got: string[] = []
      let after = ''
      do {
        const { body } = await okno.as('agent').get(`/api/requests?${query}&limit=3${after}`)
        got.push(...body.items.map((item: { id: string }) => item.id))
        after = body.next === null ? '' : `&after=${body.next}`
        if (got.length < 12) await ask(okno, 'requester', { text: 'Пришло, пока листали' })
      } while (after)
      expect(new Set(got).size).toBe(got.length)
      expect(got).toEqual(expect.arrayContaining(before))
    },
  )

  test('requests of the very same moment are not lost between pages', async () => {
    const tag = 'залп'
    const asked = []
    for (let i = 0; i < 7; i += 1) asked.push((await ask(okno, 'requester', { tags: [tag] })).id)
    await okno.okno.pools.write.query(
      `update requests.request set created_at = '2026-03-10T07:00:00Z', due_at = '2026-03-10T07:30:00Z' where id = any($1)`,
      [asked],
    )
    for (const sort of ['due', 'newest'])
      expect(
        (await everyId(okno, 'agent', `&tag=${encodeURIComponent(tag)}&sort=${sort}`, 2)).sort(),
      ).toEqual([...asked].sort())
  })

  const forged = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')
  test.each([
    ['rubbish', 'rubbish'],
    ['nothing', ''],
    ['another kind of key', forged([1])],
    ['no list', forged({ a: 1 })],
    ['no moment', forged(['some day', randomUUID()])],
    ['no id', forged(['2026-03-10 07:00:00+00', 'x'])],
    ['SQL', forged(["2026-03-10'; drop table requests.request; --", randomUUID()])],
    ['numbers', forged([1e300, 12])],
    ['null', forged([null, null])],
    ['objects', forged([{}, {}])],
    ['NUL', forged(['\0', '\0'])],
  ])('a cursor that holds %s is refused or is the first page', async (name, cursor) => {
    const given = await okno.as('agent').get(`/api/requests?limit=1&after=${cursor}`)
    if (name === 'nothing') expect(given.status).toBe(200)
    else expectRefusal(given, 400, 'kernel.broken_cursor')
  })
})

test('the number of queries does not grow with the rows', async () => {
  for (let i = 0; i < 30; i += 1)
    await ask(okno, i % 2 ? 'requester' : 'stranger', i % 3 ? {} : { service_id: okno.center.services.vpn })
  const spy = vi.spyOn(okno.okno.pools.read, 'query')
  const queriesFor = async (url: string, rows: number) => {
    spy.mockClear()
    const { body } = await okno.as('agent').get(url)
    expect(body.items).toHaveLength(rows)
    // The follower of the event log asks now and then on the same connections.
    return spy.mock.calls.filter(([asked]) => !JSON.stringify(asked).includes('read_log')).length
  }
  try {
    // Once before, so that what is kept in memory (the asker, calendars) is there.
    await queriesFor('/api/requests?view=all&limit=3', 3)
    const few = await queriesFor('/api/requests?view=all&limit=4&sort=newest', 4)
    const many = await queriesFor('/api/requests?view=all&limit=35&sort=newest', 35)
    expect(few).toBeGreaterThan(0)
    expect(many).toBe(few)
    expect(many).toBeLessThanOrEqual(7)
  } finally {
    spy.mockRestore()
  }
})
