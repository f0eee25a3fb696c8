// Rating a resolved request: by the requester, in the portal or by the link in a letter; looking stores nothing.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { ratingToken } from '../server/links.ts'
import { look, press, pressBlindly, resolvedRequest } from './pressing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

it('stores a rating, and a second one in its place', async () => {
  const { id } = await resolvedRequest(okno)
  const first = await okno.as('requester').post(`/api/requests/${id}/rating`, { score: 3, comment: 'Долго' })
  expect(first).toMatchObject({ status: 200, body: { score: 3, comment: 'Долго', channel: 'api' } })
  const second = await okno.as('requester').post(`/api/requests/${id}/rating`, { score: 5 })
  expect(second.body).toMatchObject({ id: first.body.id, score: 5, comment: null })
  expect((await okno.as('agent').get(`/api/requests/${id}/rating`)).body.rating).toMatchObject({ score: 5 })
})

it('tells each rating with the one before', async () => {
  const { id } = await resolvedRequest(okno)
  await okno.as('requester').post(`/api/requests/${id}/rating`, { score: 2 })
  await okno.as('requester').post(`/api/requests/${id}/rating`, { score: 4 })
  const { body } = await okno.as('agent').get(`/api/requests/${id}/events`)
  const told = body.items.filter((item: { name: string }) => item.name === 'feedback.rating_given')
  expect(
    told.map((item: { payload: { score: number; before: number } }) => [
      item.payload.score,
      item.payload.before,
    ]),
  ).toEqual([
    [2, null],
    [4, 2],
  ])
})

it('refuses a request that is not resolved', async () => {
  const { body } = await okno.as('requester').post('/api/requests', { text: 'Ещё вопрос' })
  const refused = await okno.as('requester').post(`/api/requests/${body.id}/rating`, { score: 5 })
  expect(refused).toMatchObject({ status: 409, body: { type: '/problems/feedback.not_resolved' } })
})

it('refuses everybody but the requester', async () => {
  const { id } = await resolvedRequest(okno)
  const refused = await okno.as('agent').post(`/api/requests/${id}/rating`, { score: 5 })
  expect(refused).toMatchObject({ status: 403, body: { type: '/problems/feedback.not_yours' } })
  const hidden = await okno.as('stranger').post(`/api/requests/${id}/rating`, { score: 5 })
  expect(hidden).toMatchObject({ status: 404, body: { type: '/problems/kernel.not_found' } })
})

it.each([0, 6, 2.5, '5'])('refuses %s as a mark', async score => {
  const { id } = await resolvedRequest(okno)
  const refused = await okno.as('requester').post(`/api/requests/${id}/rating`, { score })
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'score' }] } })
})

it('shows a link to whoever has it, and stores nothing until it is pressed', async () => {
  const { id, number } = await resolvedRequest(okno)
  const token = ratingToken(okno.okno, id, okno.center.people.requester)
  expect((await look(okno, token)).body).toMatchObject({ kind: 'resolution', number, rating: null })
  const head = await okno.as('nobody').inject({ method: 'HEAD', url: `/api/ratings/invitations/${token}` })
  expect(head.statusCode).toBe(200)
  expect((await okno.as('requester').get(`/api/requests/${id}/rating`)).body).toEqual({ rating: null })
  expect(await press(okno, token, { score: 4, comment: 'Спасибо', theme: 'speed' })).toMatchObject({
    status: 200,
    body: { counted: true, rating: { score: 4, channel: 'email', kind: 'resolution' } },
  })
  expect((await look(okno, token)).body.rating).toEqual({ score: 4, comment: 'Спасибо', theme: 'speed' })
  await press(okno, token, { score: 4 })
  expect((await okno.as('agent').get(`/api/requests/${id}/rating`)).body.rating).toMatchObject({ score: 4 })
})

it('takes no link that was made for another or changed', async () => {
  const { id } = await resolvedRequest(okno)
  const foreign = ratingToken(okno.okno, id, okno.center.people.colleague)
  const own = ratingToken(okno.okno, id, okno.center.people.requester)
  const changed = `${own.slice(0, 50)}${own[50] === 'A' ? 'B' : 'A'}${own.slice(51)}`
  for (const token of [foreign, changed, 'x'.repeat(67)]) {
    const refused = await pressBlindly(okno, token, { score: 1 })
    expect(refused).toMatchObject({ status: 404, body: { type: '/problems/feedback.link_unknown' } })
  }
})
