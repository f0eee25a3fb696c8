// In the early mode of the joint index the client's side is not told whose loss a request is, on the request itself and beside it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { expectRefusal } from './acting.ts'
import { addObjectors, dispute, objectingOn } from './objecting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  await addObjectors(okno)
})
afterAll(() => okno.close())

const { late, raise, raised, objecting } = objectingOn(() => okno)
const setMode = async (mode: 'early' | null) => {
  const body = { client_id: okno.center.clients.north, mode }
  expect(await okno.as('admin').put('/api/quality-index/modes', body)).toMatchObject({ status: 200 })
}

test('its promises and objections carry no verdict for it, none is disputed, and all is there again in the mature one', async () => {
  const id = await late()
  const { id: objection } = await raised('lead', id)
  const inList = async (who: 'client_lead' | 'lead') =>
    (await okno.as(who).get('/api/objections')).body.items.find((one: { id: string }) => one.id === objection)
  const told = { verdict: 'center', objections: [{ verdict_then: 'center', verdict_wanted: 'client' }] }
  const untold = { verdict_then: null, verdict_wanted: null, verdict_given: null }
  expect(await objecting('client_lead', id)).toMatchObject(told)
  await setMode('early')
  expect(await objecting('client_lead', id)).toMatchObject({
    ...{ verdict: null, verdict_at: null, is_ruled: false, until: null, may_dispute: false },
    objections: [{ id: objection, ...untold }],
  })
  expect(await inList('client_lead')).toMatchObject(untold)
  // The centre reads on what it counts.
  expect(await objecting('lead', id)).toMatchObject({ ...told, may_dispute: false })
  expect(await inList('lead')).toMatchObject({ verdict_then: 'center' })
  // No guess is answered by what it is.
  for (const verdict of ['center', 'client'])
    expectRefusal(await raise('client_lead', id, { ...dispute, verdict }), 409, 'agreements.early_mode')
  await setMode(null)
  expect(await objecting('client_lead', id)).toMatchObject(told)
})
