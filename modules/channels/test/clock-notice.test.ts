// Letters about promised times: to the client's side before the limit, to whom an escalation names, once, and to nobody else.
import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { sayWorking, writeClockNotice } from '../server/mail/clock-texts.ts'
import { type MailWorld, startMailWorld } from './mail-world.ts'

const target = (fields: Record<string, unknown> = {}) => ({
  code: 'first',
  metric: 'first_answer',
  title: { ru: 'Первый ответ', en: 'First answer' },
  limit: { unit: 'working_minutes', count: 30 },
  warn_minutes: 0,
  calendar_source: 'center',
  calendar_id: null,
  pauses: [],
  steps: [],
  budgets: {},
  ...fields,
})

/** Makes an agreement of the centre with clients, or of these with it, and publishes its first edition. */
async function inForce(code: string, kind: 'sla' | 'ola', edition: { scope?: object; targets: object[] }) {
  const sides = ['center', 'client']
  const [promiser, promisee] = kind === 'sla' ? sides : sides.toReversed()
  const admin = world.as('admin')
  const made = await admin.post('/api/agreements', { code, kind, promiser, promisee, title: { en: code } })
  const { id } = made.body.editions[0]
  await admin.put(`/api/editions/${id}`, {
    valid_from: '2026-01-01T00:00:00Z',
    covers_open: false,
    scope: {},
    ...edition,
  })
  const { status, body } = await admin.post(`/api/editions/${id}/publish`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

let world: MailWorld
beforeAll(async () => {
  world = await startMailWorld()
  world.setNow('2026-03-10T07:00:00Z')
  const { editions } = await inForce('documents', 'ola', {
    targets: [
      target({
        code: 'primary',
        metric: 'document',
        limit: { unit: 'working_day_of_month', count: 2 },
        warn_minutes: 240,
        pauses: [],
      }),
      target({
        code: 'answer',
        metric: 'clarification',
        limit: { unit: 'working_minutes', count: 120 },
        warn_minutes: 60,
        pauses: [],
      }),
    ],
  })
  await inForce('escalated', 'sla', {
    scope: { service: [world.center.services.vpn] },
    targets: [
      target({
        steps: [
          {
            key: 'half-hour-late',
            when: { minutes_after: 30 },
            level: 1,
            to: [
              { kind: 'role', id: 'quality' },
              { kind: 'person', id: world.center.people.second_agent },
            ],
          },
        ],
      }),
    ],
  })
  await world.as('admin').post('/api/obligation-plans', {
    code: 'primary',
    target_id: editions[0].targets.find((one: { code: string }) => one.code === 'primary').id,
    title: { ru: 'Первичные документы', en: 'Primary documents' },
    client_ids: [world.center.clients.north],
    items: [{ code: 'acts', title: { ru: 'Акты', en: 'Acts' } }],
    period: 'month',
    starts_on: '2026-04-01',
    ends_on: null,
  })
}, 30_000)
afterAll(() => world.close())

const pass = async (moment: string) => {
  world.setNow(moment)
  await world.runPeriodic('take_clock_steps')
  await world.work()
}
const to = (address: string) => world.relay.received.filter(letter => letter.to.includes(address))

it('reminds the lead of the client of documents before the limit, once', async () => {
  world.setNow('2026-04-01T07:00:00Z')
  await world.runPeriodic('open_obligations')
  await pass('2026-04-02T10:59:00Z')
  expect(world.relay.received).toHaveLength(0)
  await pass('2026-04-02T11:00:00Z')
  await pass('2026-04-02T11:05:00Z')
  const letters = to('client_lead@test.okno')
  expect(letters).toHaveLength(1)
  const { subject, text } = letters[0]!.letter
  expect(subject).toBe('Первичные документы, 2026-04: передача документов, осталось 4 ч рабочего времени')
  expect(text).toMatch(/Срок: 2 апреля.+18:00/)
  expect(text).toMatch(/\/obligations\?id=[0-9a-f-]{36}/)
  expect(text).not.toContain('/desk/')
  expect(world.relay.received).toHaveLength(1)
})

it('does not remind of what is there already', async () => {
  const before = world.relay.received.length
  world.setNow('2026-05-01T07:00:00Z')
  await world.runPeriodic('open_obligations')
  const { items } = (await world.as('admin').get('/api/obligations?owed=now')).body
  const may = items.find((one: { period: string }) => one.period === '2026-05')
  await world.as('admin').post(`/api/obligations/${may.id}/evidence`, { item: 'acts' })
  await pass('2026-05-06T11:00:00Z')
  expect(world.relay.received).toHaveLength(before)
})

it('says in a reminder how to decline them, and keeps from sending one to who did', async () => {
  const [reminder] = to('client_lead@test.okno')
  const head = reminder!.raw.toString().replace(/\r\n[ \t]+/g, ' ')
  const [, address] = /^List-Unsubscribe: <([^>]+)>/m.exec(head) ?? []
  expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
  const pressed = await world.as('nobody').inject({
    method: 'POST',
    url: new URL(address!).pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  expect(pressed.json()).toEqual({ address: 'client_lead@test.okno' })
  const before = world.relay.received.length
  world.setNow('2026-06-01T07:00:00Z')
  await world.runPeriodic('open_obligations')
  await pass('2026-06-02T11:00:00Z')
  expect(world.relay.received).toHaveLength(before)
  const { rows } = await world.okno.pools.read.query(
    `select recipient.state, letter.reason from channels.recipient as recipient
     join channels.letter as letter on letter.id = recipient.letter_id where letter.state = 'held'`,
  )
  expect(rows).toEqual([{ state: 'suppressed', reason: expect.stringMatching(/^unreached_declined: /) }])
})

it('reminds a requester who owes an answer, with the address of the story', async () => {
  world.setNow('2026-06-02T07:00:00Z')
  const { body } = await world.as('requester').post('/api/requests', { text: 'Нужна справка' })
  await world
    .as('agent')
    .post(`/api/requests/${body.id}/messages`, { text: 'За какой год?', next_status: 'waiting_requester' })
  await pass('2026-06-02T08:00:30Z')
  const notice = to('requester@test.okno').find(({ letter }) =>
    letter.subject.includes('ответ на уточнение'),
  )!
  expect(notice.letter.subject).toMatch(/^R-\d+: ответ на уточнение, осталось (1 ч|\d+ рабочих)/)
  expect(notice.letter.text).toContain(`/requests/${body.number}`)
})

it('tells an escalation to those whom it names, never to who is blocked, once for each step', async () => {
  world.setNow('2026-06-03T07:00:00Z')
  await world.okno.pools.write.query('update identity.account set blocked_at = now() where id = $1', [
    world.center.people.second_agent,
  ])
  const { body } = await world
    .as('requester')
    .post('/api/requests', { text: 'Нет связи', service_id: world.center.services.vpn })
  await pass('2026-06-03T07:31:00Z')
  expect(to('quality@test.okno')).toHaveLength(0)
  await pass('2026-06-03T08:00:30Z')
  await pass('2026-06-03T08:02:00Z')
  const [letter] = to('quality@test.okno')
  expect(to('quality@test.okno')).toHaveLength(1)
  expect(letter!.letter.subject).toBe(`${body.number}: первый ответ опаздывает на 30 рабочих минут`)
  expect(letter!.letter.text).toContain(`/desk/requests/${body.number}`)
  expect(to('second_agent@test.okno')).toHaveLength(0)
  // What a colleague answers stays out of the conversation.
  expect(letter!.raw.toString()).not.toMatch(/X-Okno-Request: R-/)
  expect(letter!.raw.toString()).toMatch(/Auto-Submitted: auto-generated/)
})

it('tells nothing of what was answered between the step and the letter', async () => {
  world.setNow('2026-06-04T07:00:00Z')
  const before = to('quality@test.okno').length
  const { body } = await world
    .as('requester')
    .post('/api/requests', { text: 'Снова нет связи', service_id: world.center.services.vpn })
  world.setNow('2026-06-04T08:00:30Z')
  await world.runPeriodic('take_clock_steps')
  const said = await world.as('agent').post(`/api/requests/${body.id}/messages`, { text: 'Чиним' })
  expect(said.status).toBe(201)
  await world.work()
  expect(to('quality@test.okno')).toHaveLength(before)
})

test.each([
  [1, 'ru', true, '1 рабочую минуту'],
  [2, 'ru', true, '2 рабочие минуты'],
  [5, 'ru', true, '5 рабочих минут'],
  [21, 'ru', false, '21 рабочая минута'],
  [60, 'ru', true, '1 ч рабочего времени'],
  [95, 'ru', false, '1 ч 35 мин рабочего времени'],
  [1, 'en', true, '1 working minute'],
  [30, 'en', true, '30 working minutes'],
  [60, 'en', false, '1 working hour'],
  [135, 'en', false, '2 h 15 min of working time'],
] as const)('%i minutes in %s (late: %s) are "%s"', (minutes, language, late, said) => {
  expect(sayWorking(minutes, language, late)).toBe(said)
})

test('a person who reads English gets English, in the own time zone', () => {
  const { subject, text } = writeClockNotice({
    language: 'en',
    what: 'R-100234',
    metric: 'resolution',
    due_at: '2026-06-04T12:00:00Z',
    minutes_left: 90,
    time_zone: 'Europe/Berlin',
    link: 'https://okno.example/desk/requests/R-100234',
    name: 'Ann',
    signature: 'Ask us',
  })
  expect(subject).toBe('R-100234: the resolution is due in 1 h 30 min of working time')
  expect(text).toContain('Hello, Ann.')
  expect(text).toMatch(/4 June.+14:00/)
})
