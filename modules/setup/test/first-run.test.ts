// The first run: an empty installation becomes a centre in one step, once.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno({ empty: true })
})
afterAll(() => okno.close())

const answers = {
  center_name: { ru: 'ОЦО «Пример»' },
  administrator: { name: 'Анна Первая', email: 'Anna@example.org', password: 'долгий-пароль-2026' },
  language: 'ru',
  time_zone: 'Asia/Yekaterinburg',
  opens_at: '08:00',
  closes_at: '17:00',
  russian_holidays: true,
}
const ask = (body: unknown) => okno.as('nobody').post('/api/setup', body, { 'accept-language': 'ru' })

it('refuses answers that cannot be, naming each', async () => {
  const wrong = {
    ...answers,
    time_zone: 'Mars/Olympus',
    administrator: { ...answers.administrator, password: 'short' },
  }
  const { status, body } = await ask(wrong)
  expect(status).toBe(400)
  expect(body.errors.map((error: { path: string }) => error.path).sort()).toEqual([
    'administrator.password',
    'time_zone',
  ])
  expect(await ask({ ...answers, opens_at: '18:00', closes_at: '09:00' })).toMatchObject({
    status: 422,
    body: { type: '/problems/setup.hours_reversed' },
  })
  expect((await okno.as('nobody').get('/api/setup')).body.needed).toBe(true)
})

it('sets up once, however many press at the same time', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => ask(answers)))
  expect(all.map(one => one.status).sort()).toEqual([200, 409, 409, 409, 409])
  expect(all.find(one => one.status === 409)!.body.type).toBe('/problems/setup.already_set_up')
  expect((await okno.as('nobody').get('/api/setup')).body.needed).toBe(false)
})

it('lets the administrator in, with a window that takes requests and promises an answer', async () => {
  const entered = await okno
    .as('nobody')
    .post('/api/session', { email: 'anna@example.org', password: 'долгий-пароль-2026' })
  expect(entered.status).toBe(200)
  const cookies = entered.headers['set-cookie']
  const cookie = (Array.isArray(cookies) ? cookies : [cookies])
    .map(one => String(one).split(';')[0])
    .join('; ')
  const anna = okno.with({ cookie, 'sec-fetch-site': 'same-origin' })
  const { body: me } = await anna.get('/api/me')
  expect(me).toMatchObject({ name: 'Анна Первая', is_agent: true, center_name: { ru: 'ОЦО «Пример»' } })
  expect(me.permissions).toContain('identity.manage_roles')
  const { status, body } = await anna.post('/api/requests', { text: 'Первое обращение' })
  expect(status).toBe(201)
  // Tuesday 12:00 in Yekaterinburg: the centre is open, thirty working minutes are thirty minutes.
  expect(Date.parse(body.due_at) - Date.parse(body.created_at)).toBe(30 * 60_000)
})
