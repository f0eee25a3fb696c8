// Rating in a browser that runs no scripts: the page leads to a form, looking stores nothing, one press stores.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { letterSaying, makeMailbox, tokenIn } from './pressing.ts'

let okno: Testing
let token: string
beforeAll(async () => {
  okno = await startOkno({ environment: { OKNO_DEMO: 'on' } })
  await makeMailbox(okno)
  const { body: request } = await okno.as('requester').post('/api/requests', { text: 'Где листок?' })
  await okno.as('agent').post(`/api/requests/${request.id}/messages`, { text: 'Пришлём <завтра>.' })
  await okno.work()
  token = tokenIn((await letterSaying(okno, 'Пришлём <завтра>.')).text)
})
afterAll(() => okno.close())

const browser = { 'user-agent': 'Links (2.29; Linux)', 'accept-language': 'ru' }
const read = (query = '', of = token) =>
  okno
    .as('nobody')
    .inject({ method: 'GET', url: `/api/ratings/invitations/${of}/form${query}`, headers: browser })
const send = (fields: Record<string, string>, of = token) =>
  okno.as('nobody').inject({
    method: 'POST',
    url: `/api/ratings/invitations/${of}/form`,
    headers: { ...browser, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const stored = async () => {
  const { rows } = await okno.okno.pools.read.query(
    'select (select count(*)::int from feedback.press) as presses, (select count(*)::int from feedback.rating) as ratings',
  )
  return rows[0]
}
const visitIn = (html: string) => /name="visit" value="([^"]+)"/.exec(html)![1]!

it('shows the form without storing anything, and runs no scripts', async () => {
  const page = await read('?score=4')
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-type']).toContain('text/html')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.body).toContain('value="4" checked')
  expect(page.body).toContain('Отправить оценку')
  expect(page.body).not.toContain('<script')
  expect(await stored()).toEqual({ presses: 0, ratings: 0 })
})

it('stores one press of the form, and a second one changes it', async () => {
  const visit = visitIn((await read()).body)
  const sent = await send({ visit, score: '2', comment: 'Не <b>пришёл</b>', theme: '', name: '' })
  expect(sent.statusCode).toBe(200)
  expect(sent.body).toContain('Спасибо. Ваша оценка 2 из 5 сохранена.')
  expect(sent.body).toContain('Не &lt;b&gt;пришёл&lt;/b&gt;')
  expect(await stored()).toEqual({ presses: 1, ratings: 1 })
  okno.setNow('2026-03-10T07:05:00Z')
  const changed = await send({ visit: visitIn(sent.body), score: '5' })
  expect(changed.body).toContain('Ваша оценка 5 из 5')
  expect(await stored()).toEqual({ presses: 2, ratings: 1 })
})

it('judges a press without a look at the page as any other, and says why it does not count', async () => {
  okno.setNow('2026-03-10T07:30:00Z')
  const sent = await send({ score: '1', comment: 'Мои слова' })
  expect(sent.body).toContain('Эта оценка не засчитана')
  // What was typed is not lost.
  expect(sent.body).toContain('>Мои слова</textarea>')
  expect(await stored()).toEqual({ presses: 3, ratings: 1 })
})

it('says in a sentence that a link is none', async () => {
  const page = await read(
    '',
    token.replace(/.$/, sign => (sign === 'A' ? 'B' : 'A')),
  )
  expect(page.statusCode).toBe(404)
  expect(page.headers['content-type']).toContain('text/html')
  expect(page.body).toContain('Такой ссылки нет')
})
