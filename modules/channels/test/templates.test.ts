// Templates and looks by the interface: saving with versions, refusals, letters that go out by them, previews, test letters.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailWorld, startMailWorld } from './mail-world.ts'

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const brand = {
  name: { ru: 'Центр «Восток»', en: 'Centre East' },
  colour: '#7a1f3d',
  footer: { ru: 'Работаем с 8 до 20', en: 'We work from 8 to 20' },
  address: null,
}
let world: MailWorld

beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

const put = async (url: string, payload: object, who: 'admin' | 'agent' = 'admin') => {
  const answer = await world.as(who).inject({ method: 'PUT', url: `/api/mail/${url}`, payload })
  return { status: answer.statusCode, body: answer.json() }
}
const template = async (kind: string, language = 'ru') =>
  (await world.as('admin').get(`/api/mail/templates/${kind}/${language}`)).body

it('lists every kind in both languages, built in as long as nobody changed them', async () => {
  const { items } = (await world.as('admin').get('/api/mail/templates')).body
  expect(items).toHaveLength(14)
  expect(items[0]).toEqual({
    kind: 'receipt',
    language: 'ru',
    version: 0,
    built_in: true,
    saved_by: null,
    at: null,
  })
})

it('is for those who manage channels', async () => {
  expect((await world.as('agent').get('/api/mail/templates')).status).toBe(403)
  expect(
    (await put('templates/receipt/ru', { subject: 's', body: '{number}', version: 0 }, 'agent')).status,
  ).toBe(403)
  expect((await put('brand', brand, 'agent')).status).toBe(403)
})

it('refuses in words what a template may not say, and keeps nothing', async () => {
  const refused = await put('templates/receipt/ru', { subject: '{subject}', body: '{numbr}', version: 0 })
  expect(refused).toMatchObject({
    status: 422,
    body: {
      type: '/problems/channels.unknown_variable',
      detail: expect.stringMatching(/\{numbr\}.*\{number\}, \{subject\}/),
    },
  })
  const tried = await world.as('admin').post('/api/mail/templates/preview', {
    kind: 'answer',
    language: 'ru',
    subject: '{subject}',
    body: 'Без слов сотрудника',
  })
  expect(tried.body.type).toBe('/problems/channels.missing_variable')
  expect((await template('receipt')).versions).toEqual([])
})

it('writes receipts by the changed words, keeps who changed them, and refuses two at once', async () => {
  const wanted = { subject: 'Принято: {subject}', body: '**{greeting}**\n\nНомер {number}.\n\n{signature}' }
  const saved = await put('templates/receipt/ru', { ...wanted, version: 0 })
  expect(saved.body).toMatchObject({
    ...wanted,
    version: 1,
    built_in: false,
    saved_by: { name: expect.any(String) },
  })
  const late = await put('templates/receipt/ru', { ...wanted, body: '{number}', version: 0 })
  expect(late).toMatchObject({ status: 409, body: { type: '/problems/channels.changed_meanwhile' } })
  await world.write({ from: 'Анна <anna@client.test>', subject: 'Принтер', text: 'Не печатает, помогите.' })
  await world.work()
  const { letter } = world.relay.received.at(-1)!
  expect(letter.subject).toMatch(/Принято: Принтер \[R-/)
  expect(letter.text).toMatch(/Номер R-\d+\./)
  expect(letter.html).toContain('<strong>Здравствуйте')
  const { rows } = await world.okno.pools.read.query(
    `select payload from kernel.event where name = 'channels.template_changed'`,
  )
  expect(rows.map(row => row.payload)).toMatchObject([{ kind: 'receipt', version: 1, change: 'saved' }])
})

it('brings the built-in words back and keeps the versions before', async () => {
  const back = await world.as('admin').post('/api/mail/templates/receipt/ru/reset')
  expect(back.body).toMatchObject({ version: 2, built_in: true })
  const again = await world.as('admin').post('/api/mail/templates/receipt/ru/reset')
  expect(again.body.version).toBe(2)
  const { current, built_in, versions } = await template('receipt')
  expect(current.body).toBe(built_in.body)
  expect(versions.map((one: { version: number }) => one.version)).toEqual([2, 1])
  expect(versions[1].body).toContain('Номер {number}.')
})

it('writes an answer that waits for the requester by its own words', async () => {
  await put('templates/clarification/ru', { subject: '{subject}', body: 'ЖДЁМ ВАС\n\n{text}', version: 0 })
  await put('templates/clarification/en', { subject: '{subject}', body: 'WE WAIT\n\n{text}', version: 0 })
  const { body } = await world.as('requester').post('/api/requests', { text: 'Что-то сломалось.' })
  await world.as('agent').post(`/api/requests/${body.id}/messages`, {
    text: 'Какой кабинет?',
    next_status: 'waiting_requester',
  })
  await world.work()
  expect(world.relay.received.at(-1)!.letter.text).toMatch(/^(ЖДЁМ ВАС|WE WAIT)\n\nКакой кабинет\?/)
})

it('refuses a colour that cannot be read, with one that can, and a logo that is no picture', async () => {
  expect(await put('brand', { ...brand, colour: '#ffcc00' })).toMatchObject({
    status: 422,
    body: { type: '/problems/channels.too_pale', detail: expect.stringMatching(/#[0-9a-f]{6}/) },
  })
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
  expect((await put('brand', { ...brand, logo: svg })).body.type).toBe('/problems/channels.not_a_logo')
})

it('sends the logo inside each letter until it is taken away', async () => {
  expect((await put('brand', { ...brand, logo: png })).status).toBe(200)
  const { brand: kept, version } = (await world.as('admin').get('/api/mail/brand')).body
  expect(version).toBe(1)
  expect(kept.logo).toMatchObject({ width: 1, height: 1, data: `data:image/png;base64,${png}` })
  const { body } = await world.as('requester').post('/api/requests', { text: 'С логотипом, пожалуйста.' })
  await world.as('agent').post(`/api/requests/${body.id}/messages`, { text: 'Вот он.' })
  await world.work()
  const { raw, letter } = world.relay.received.at(-1)!
  expect(letter.attachments.map(each => each.type)).toEqual(['image/png'])
  expect(raw.toString()).toMatch(/Content-ID: <logo-[0-9a-f]{24}@okno>/i)
  expect(letter.text).toMatch(/Centre East\nWe work from 8 to 20|Центр «Восток»\nРаботаем с 8 до 20/)
  expect((await put('brand', { ...brand, logo: null })).status).toBe(200)
  await world.as('agent').post(`/api/requests/${body.id}/messages`, { text: 'А тут без него.' })
  await world.work()
  expect(world.relay.received.at(-1)!.letter.attachments).toEqual([])
})

it('shows a letter before it is saved: made up, or with the values of a request', async () => {
  const wanted = {
    kind: 'receipt',
    language: 'ru',
    subject: '{subject}',
    body: '{greeting}\n\n{number}\n\n{link}',
  }
  const made = (await world.as('admin').post('/api/mail/templates/preview', wanted)).body
  expect(made.text).toContain(
    'Здравствуйте, Мария Ивановна.\n\nR-104233\n\nhttp://window.test/requests/R-104233',
  )
  const looks = { ...brand, colour: '#0a5c36', logo: png }
  const tried = (await world.as('admin').post('/api/mail/templates/preview', { ...wanted, brand: looks }))
    .body
  expect(tried.html).toContain(`src="data:image/png;base64,${png}"`)
  expect(tried.html).toContain('#0a5c36')
  const [request] = await world.requests()
  const real = await world
    .as('admin')
    .post('/api/mail/templates/preview', { ...wanted, request: request!.number })
  expect(real.body.text).toContain(request!.number)
  const none = await world.as('admin').post('/api/mail/templates/preview', { ...wanted, request: 'R-999999' })
  expect(none.status).toBe(404)
})

it('shows the line of marks below an answer', async () => {
  const wanted = { kind: 'rating', language: 'en', subject: '', body: 'How was it?\n{marks}' }
  const { text } = (await world.as('admin').post('/api/mail/templates/preview', wanted)).body
  expect(text).toMatch(/cartridge[\s\S]*How was it\?\n1, very poor: http:\/\/window\.test\/rate\/sample/)
})

it('shows the logo in the demo mailbox', async () => {
  const demo = await startMailWorld({ OKNO_DEMO: 'on', OKNO_MAIL_RELAY: '' })
  const saved = await demo.as('admin').inject({
    method: 'PUT',
    url: '/api/mail/brand',
    payload: { ...brand, logo: png },
  })
  expect(saved.statusCode).toBe(200)
  await demo.write({ from: 'Анна <anna@client.test>', subject: 'Принтер', text: 'Не печатает, помогите.' })
  await demo.work()
  const { items } = (await demo.as('requester').get('/api/demo/letters')).body
  const { html } = (await demo.as('requester').get(`/api/demo/letters/${items[0].id}`)).body
  expect(html).toContain(`src="data:image/png;base64,${png}"`)
  await demo.close()
})

it('sends a test letter to whoever asks', async () => {
  const before = world.relay.received.length
  const sent = await world.as('admin').post('/api/mail/templates/test', {
    kind: 'resolution',
    language: 'en',
    subject: '{subject}',
    body: '{number} is done.\n\n{marks}',
  })
  await world.work()
  expect(world.relay.received).toHaveLength(before + 1)
  const { to, letter } = world.relay.received.at(-1)!
  expect(to).toEqual([sent.body.to])
  expect(letter.text).toContain('R-104233 is done.')
})

it('keeps how letters looked: who changed what, and going back to a version as a new one', async () => {
  const versions = async (who: 'admin' | 'agent' = 'admin') => world.as(who).get('/api/mail/brand/versions')
  expect((await versions('agent')).status).toBe(403)
  const before = (await versions()).body.items
  await put('brand', { ...brand, logo: png })
  await put('brand', { ...brand, colour: '#0a5c36' })
  const { items } = (await versions()).body
  expect(items).toHaveLength(before.length + 2)
  expect(items[0]).toMatchObject({
    version: items[1].version + 1,
    changed: ['colour'],
    has_logo: true,
    saved_by: { id: world.center.people.admin },
  })
  const restored = await world.as('admin').post(`/api/mail/brand/versions/${items[1].version}/restore`)
  expect(restored.status).toBe(200)
  const { brand: now, version } = (await world.as('admin').get('/api/mail/brand')).body
  expect(version).toBe(items[0].version + 1)
  expect(now).toMatchObject({ colour: brand.colour, name: brand.name, logo: { width: 1, height: 1 } })
  expect((await world.as('admin').post('/api/mail/brand/versions/9999/restore')).status).toBe(404)
  expect((await world.as('agent').post(`/api/mail/brand/versions/1/restore`)).status).toBe(403)
})
