// The quiet line of five marks below every answer by letter, and what an agent sees of the own marks.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { letterSaying, look, makeMailbox, press, tokenIn } from './pressing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno({ environment: { OKNO_DEMO: 'on' } })
  await makeMailbox(okno)
})
afterAll(() => okno.close())

let answers = 0
async function answered() {
  answers += 1
  const text = `Пришлём завтра, ответ ${answers}.`
  const { body: request } = await okno.as('requester').post('/api/requests', { text: 'Где листок?' })
  const sent = await okno.as('agent').post(`/api/requests/${request.id}/messages`, { text })
  expect(sent.status).toBeLessThan(300)
  await okno.work()
  const letter = await letterSaying(okno, text)
  return { request: request as { id: string; number: string }, letter }
}
const policy = async () => (await okno.as('quality').get('/api/ratings/policy')).body

it('stands below an answer, with a link for each mark of this message', async () => {
  const { request, letter } = await answered()
  expect(letter.request_id).toBe(request.id)
  expect(letter.html.match(/\/rate\/[\w-]{46}\?score=[1-5]/g)).toHaveLength(5)
  const token = tokenIn(letter.text)
  expect((await look(okno, token)).body).toMatchObject({
    kind: 'answer',
    number: request.number,
    agent_name: 'Agent',
    asks_who: false,
    resolved_at: null,
  })
  const given = await press(okno, token, { score: 2, theme: 'clarity', comment: 'Непонятно' })
  expect(given.body).toMatchObject({
    counted: true,
    rating: { kind: 'answer', score: 2, request_id: request.id },
  })
  expect(given.body.rating.message_id).toMatch(/^[0-9a-f-]{36}$/)
  // It is no rating of the resolution, and both may stand.
  expect((await okno.as('requester').get(`/api/requests/${request.id}/rating`)).body.rating).toBeNull()
  const told = await okno.as('agent').get(`/api/requests/${request.id}/events`)
  expect(told.body.items.map((item: { name: string }) => item.name)).toContain('feedback.answer_rated')
})

it('is changed by a second mark of the same person for the same message', async () => {
  const { letter } = await answered()
  const token = tokenIn(letter.text)
  const first = await press(okno, token, { score: 4 })
  okno.setNow('2026-03-10T07:05:00Z')
  const second = await press(okno, token, { score: 5 })
  expect(second.body.rating).toMatchObject({ id: first.body.rating.id, score: 5 })
})

it('is over after ninety days', async () => {
  okno.setNow('2026-03-10T07:00:00Z')
  const { letter } = await answered()
  const token = tokenIn(letter.text)
  okno.setNow('2026-06-07T07:00:00Z')
  expect((await look(okno, token)).status).toBe(200)
  okno.setNow('2026-06-09T07:00:00Z')
  expect(await look(okno, token)).toMatchObject({
    status: 404,
    body: { type: '/problems/feedback.link_ended' },
  })
  okno.setNow('2026-03-10T07:00:00Z')
})

it('is left out where the centre does not want it', async () => {
  const before = await policy()
  await okno.as('quality').put('/api/ratings/policy', { ...before, ask_in_answers: false })
  const { letter } = await answered()
  expect(letter.text).not.toContain('/rate/')
  await okno.as('quality').put('/api/ratings/policy', before)
})

it('shows an agent the own marks without names, unless the centre wants names', async () => {
  const { letter } = await answered()
  await press(okno, tokenIn(letter.text), { score: 1, comment: 'Совсем плохо', theme: 'speed' })
  const mine = async () => (await okno.as('agent').get('/api/ratings/mine')).body
  const hidden = await mine()
  expect(hidden).toMatchObject({ names_shown: false, loop: { told: 0 } })
  const bad = (page: typeof hidden) =>
    page.comments.find((one: { comment: string }) => one.comment === 'Совсем плохо')
  expect(bad(hidden)).toMatchObject({ score: 1, person_name: null, number: null })
  expect(JSON.stringify(hidden)).not.toContain('Requester')
  expect(hidden.themes.map((one: { theme: string }) => one.theme)).toContain('speed')
  expect(hidden.trend.at(-1).month).toBe('2026-03')
  const before = await policy()
  await okno.as('quality').put('/api/ratings/policy', { ...before, agents_see_names: true })
  expect(bad(await mine()).person_name).toBe('Requester')
  await okno.as('quality').put('/api/ratings/policy', before)
})

it('shows an agent nothing of others', async () => {
  const { body } = await okno.as('specialist').get('/api/ratings/mine')
  expect(body).toMatchObject({ all: { count: 0 }, index: null, comments: [], trend: [] })
  expect((await okno.as('requester').get('/api/ratings/mine')).status).toBe(403)
})
