// addParticipant and removeParticipant: who else follows a request.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { ask, everyId, expectRefusal, history, read } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const add = (who: Who, id: string, person: Who, role?: string) =>
  okno.as(who).post(`/api/requests/${id}/participants`, { person_id: okno.center.people[person], role })
const remove = (who: Who, id: string, person: Who) =>
  okno.as(who).del(`/api/requests/${id}/participants/${okno.center.people[person]}`)

test('the requester lets a colleague follow, who then finds it among what he asked', async () => {
  const { id } = await ask(okno, 'requester')
  const { status, body } = await add('requester', id, 'colleague')
  expect(status).toBe(200)
  expect(body.participants).toMatchObject([{ person: { name: 'Colleague' }, role: 'watcher' }])
  expect(await everyId(okno, 'colleague', '&view=asked')).toContain(id)
  expect(await history(okno, id)).toEqual(['request_registered', 'participant_added'])
})

test('an agent adds somebody on copy; the same person again changes and tells nothing', async () => {
  const { id } = await ask(okno, 'requester')
  await add('agent', id, 'stranger', 'copied')
  expect((await add('agent', id, 'stranger')).body.participants).toMatchObject([{ role: 'copied' }])
  expect((await history(okno, id)).filter(name => name === 'participant_added')).toHaveLength(1)
})

test('one leaves by oneself; the requester and the agents may take others out', async () => {
  const { id } = await ask(okno, 'requester')
  for (const who of ['colleague', 'requester', 'agent'] as const) {
    await add('agent', id, 'colleague')
    expect((await remove(who, id, 'colleague')).body.participants).toEqual([])
  }
  expect((await remove('agent', id, 'colleague')).status).toBe(200)
  expect((await history(okno, id)).filter(name => name === 'participant_removed')).toHaveLength(3)
})

test('refusals: nobody, an unknown role, those who only look, other participants, strangers', async () => {
  const { id } = await ask(okno, 'requester')
  await add('agent', id, 'colleague')
  expectRefusal(
    await okno.as('requester').post(`/api/requests/${id}/participants`, { person_id: randomUUID() }),
    422,
    'requests.unknown_person',
  )
  expectRefusal(await add('requester', id, 'stranger', 'owner'), 400, 'kernel.invalid')
  expectRefusal(await add('client_lead', id, 'stranger'), 403, 'kernel.not_allowed')
  expectRefusal(await remove('client_lead', id, 'colleague'), 403, 'kernel.not_allowed')
  await add('agent', id, 'stranger')
  expectRefusal(await remove('stranger', id, 'colleague'), 403, 'kernel.not_allowed')
  await remove('agent', id, 'stranger')
  expectRefusal(await remove('stranger', id, 'colleague'), 404, 'kernel.not_found')
  expect((await read(okno, 'agent', id)).participants).toHaveLength(1)
})
