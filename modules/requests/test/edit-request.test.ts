// editRequest: subject, type, service, tags and where the ball is, with If-Match against overwriting.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { ask, expectRefusal, history, read } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const edit = (id: string, body: unknown, headers?: Record<string, string>) =>
  okno.as('agent').patch(`/api/requests/${id}`, body, headers)

test('changes what is named, leaves the rest, and tells it', async () => {
  const { id } = await ask(okno, 'requester', { tags: ['было'] })
  const { status, body } = await edit(id, {
    subject: 'Новая тема',
    type: 'incident',
    service_id: okno.center.services.vpn,
    tags: ['a', 'б'],
  })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    subject: 'Новая тема',
    type: 'incident',
    service: { title: { en: 'VPN access' } },
    tags: ['a', 'б'],
    status: 'new',
    version: 2,
  })
  expect((await edit(id, { service_id: null })).body).toMatchObject({ service: null, subject: 'Новая тема' })
  expect(await history(okno, id)).toEqual(['request_registered', 'request_edited', 'request_edited'])
})

test('an edited subject is found by search', async () => {
  const { id } = await ask(okno, 'requester')
  await edit(id, { subject: 'Экскаватор' })
  const { body } = await okno.as('agent').get(`/api/requests?q=${encodeURIComponent('экскаваторы')}`)
  expect(body.items.map((item: { id: string }) => item.id)).toEqual([id])
})

test('a status is told with where it came from; the same again is not', async () => {
  const { id } = await ask(okno, 'requester')
  expect((await edit(id, { status: 'waiting_third_party' })).body.status).toBe('waiting_third_party')
  await edit(id, { status: 'waiting_third_party' })
  expect((await history(okno, id)).filter(name => name === 'status_changed')).toHaveLength(1)
})

test.each([
  ['an empty subject', { subject: ' ' }, 400, 'kernel.invalid'],
  ['a status that only deeds give', { status: 'closed' }, 400, 'kernel.invalid'],
  ['an unknown type', { type: 'wish' }, 400, 'kernel.invalid'],
  ['an unknown service', { service_id: randomUUID() }, 422, 'requests.unknown_service'],
])('%s is refused and changes nothing', async (_, body, status, code) => {
  const { id } = await ask(okno, 'requester')
  expectRefusal(await edit(id, body), status, code)
  expect(await read(okno, 'agent', id)).toMatchObject({ version: 1, status: 'new' })
})

test('a resolved request is not opened by the back door', async () => {
  const { id } = await ask(okno, 'requester')
  await okno.as('agent').post(`/api/requests/${id}/resolve`)
  expectRefusal(await edit(id, { status: 'open' }), 409, 'requests.finished')
  expect((await edit(id, { tags: ['после'] })).body).toMatchObject({ status: 'resolved', tags: ['после'] })
})

test('If-Match: whoever looked at an older state is refused, and nothing is overwritten', async () => {
  const { id } = await ask(okno, 'requester')
  const given = await Promise.all(
    Array.from({ length: 5 }, (_, i) => edit(id, { subject: `Правка ${i}` }, { 'if-match': '"1"' })),
  )
  const won = given.filter(answer => answer.status === 200)
  expect(won).toHaveLength(1)
  for (const lost of given.filter(answer => answer.status !== 200))
    expectRefusal(lost, 412, 'kernel.moved_on')
  expect((await read(okno, 'agent', id)).subject).toBe(won[0]!.body.subject)
})

test('only agents edit, and only what they see', async () => {
  const { id } = await ask(okno, 'requester')
  for (const who of ['requester', 'client_lead', 'quality'] as const)
    expectRefusal(await okno.as(who).patch(`/api/requests/${id}`, { tags: [] }), 403, 'kernel.not_allowed')
  expectRefusal(
    await okno.as('specialist').patch(`/api/requests/${id}`, { tags: [] }),
    404,
    'kernel.not_found',
  )
  const { id: own } = await ask(okno, 'specialist')
  expectRefusal(
    await okno.as('specialist').patch(`/api/requests/${own}`, { tags: [] }),
    403,
    'kernel.not_allowed',
  )
})
