// Rating a resolved request: by the requester, in the portal or by the link in a letter; looking stores nothing.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { ratingToken } from '../server/links.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

async function resolvedRequest() {
  const { body } = await okno.as('requester').post('/api/requests', { text: 'Не пришёл расчётный листок' })
  await okno.as('agent').post(`/api/requests/${body.id}/resolve`, { text: 'Отправили его снова' })
  return body as { id: string; number: string }
}

it('stores a rating, and a second one in its place', async () => {
  const { id } = await resolvedRequest()
  const first = await okno.as('requester').post(`/api/requests/${id}/rating`, { score: 3, comment: 'Долго' })
  expect(first).toMatchObject({ status: 200, body: { score: 3, comment: 'Долго', channel: 'api' } })
  const second = await okno.as('requester').post(`/api/requests/${id}/rating`, { score: 5 })
  expect(second.body).toMatchObject({ id: first.body.id, score: 5, comment: null })
  expect((await okno.as('agent').get(`/api/requests/${id}/rating`)).body.rating).toMatchObject({ score: 5 })
})

it('tells each rating with the one before', async () => {
  const { id } = await resolvedRequest()
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
  const { id } = await resolvedRequest()
  const refused = await okno.as('agent').post(`/api/requests/${id}/rating`, { score: 5 })
  expect(refused).toMatchObject({ status: 403, body: { type: '/problems/feedback.not_yours' } })
  const hidden = await okno.as('stranger').post(`/api/requests/${id}/rating`, { score: 5 })
  expect(hidden).toMatchObject({ status: 404, body: { type: '/problems/kernel.not_found' } })
})

it.each([0, 6, 2.5, '5'])('refuses %s as a mark', async score => {
  const { id } = await resolvedRequest()
  const refused = await okno.as('requester').post(`/api/requests/${id}/rating`, { score })
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'score' }] } })
})

it('shows a link to whoever has it, and stores nothing until it is pressed', async () => {
  const { id, number } = await resolvedRequest()
  const link = `/api/ratings/invitations/${ratingToken(okno.okno, id, okno.center.people.requester)}`
  const nobody = okno.as('nobody')
  expect((await nobody.get(link)).body).toMatchObject({ number, rating: null })
  expect((await okno.as('requester').get(`/api/requests/${id}/rating`)).body).toEqual({ rating: null })
  expect(await nobody.post(link, { score: 4, comment: 'Спасибо' })).toMatchObject({
    status: 200,
    body: { score: 4, channel: 'email' },
  })
  expect((await nobody.get(link)).body.rating).toEqual({ score: 4, comment: 'Спасибо' })
})

it('takes no link that was made for another or changed', async () => {
  const { id } = await resolvedRequest()
  const nobody = okno.as('nobody')
  const foreign = ratingToken(okno.okno, id, okno.center.people.colleague)
  const own = ratingToken(okno.okno, id, okno.center.people.requester)
  const changed = `${own.slice(0, 50)}${own[50] === 'A' ? 'B' : 'A'}${own.slice(51)}`
  for (const token of [foreign, changed, 'x'.repeat(67)]) {
    const refused = await nobody.post(`/api/ratings/invitations/${token}`, { score: 1 })
    expect(refused).toMatchObject({ status: 404, body: { type: '/problems/feedback.link_unknown' } })
  }
})
