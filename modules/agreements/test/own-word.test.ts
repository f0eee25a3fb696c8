// From when the word of the owing side counts, and who may say that something came earlier.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { makeApiKey } from '#modules/identity/server/face.ts'
import { namesPast } from '../server/obligations/policy.ts'
import { draft, expectRefusal, inForce, ofClients, target } from './acting.ts'

const firstOfApril = '2026-04-01T07:00:00Z'

let okno: Testing
let target_id: string
beforeAll(async () => {
  okno = await startOkno()
  okno.setNow('2026-03-10T07:00:00Z')
  const limit = { unit: 'working_day_of_month', count: 2 }
  const { editions } = await inForce(
    okno.as('admin'),
    ofClients('documents'),
    draft({ targets: [target({ code: 'primary', metric: 'document', limit, pauses: [] })] }),
  )
  target_id = editions[0].targets[0].id
})
afterAll(() => okno.close())

type Who = Parameters<Testing['as']>[0]
const read = async (who: Who, id: string) => (await okno.as(who).get(`/api/obligations/${id}`)).body
const deliver = (who: Who, id: string, body: object) =>
  okno.as(who).post(`/api/obligations/${id}/evidence`, body)

/** What the client north owes for April, looked at on Saturday the fourth. */
async function overdue(code: string): Promise<string> {
  okno.setNow('2026-03-10T07:00:00Z')
  const plan = await okno.as('admin').post('/api/obligation-plans', {
    ...{ code, target_id, title: { en: 'Acts' }, client_ids: [okno.center.clients.north] },
    ...{ items: [{ code: 'acts', title: { en: 'Acts' } }], period: 'month' },
    ...{ starts_on: '2026-04-01', ends_on: null },
  })
  okno.setNow('2026-04-04T09:00:00Z')
  await okno.runPeriodic('open_obligations')
  const { items } = (await okno.as('admin').get(`/api/obligations?plan_id=${plan.body.id}`)).body
  expect(items).toMatchObject([{ state: 'overdue' }])
  return items[0].id
}

const outcomeOf = async (id: string) =>
  (await okno.okno.pools.read.query('select outcome from agreements.clock where subject_id = $1', [id])).rows

describe('the owing side’s own word', () => {
  const clientKey = async (permissions: string[]) => {
    const made = await inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx =>
      makeApiKey(ctx, { account_id: okno.center.people.client_lead, name: 'ERP', permissions } as never),
    )
    return okno.with({ authorization: `Bearer ${(made as { key: string }).key}` })
  }

  test('counts from when it is said: what is overdue stays overdue, whatever day is named', async () => {
    const id = await overdue('own-word')
    const key = await clientKey(['agreements.object'])
    for (const delivered_at of ['2001-01-01T00:00:00Z', firstOfApril, '2026-04-04T08:59:59Z'])
      for (const given of [
        await deliver('client_lead', id, { item: 'acts', delivered_at }),
        await key.post(`/api/obligations/${id}/evidence`, { item: 'acts', delivered_at }),
      ])
        expectRefusal(given, 422, 'agreements.own_word_counts_now')
    expect(await read('client_lead', id)).toMatchObject({
      state: 'overdue',
      items_done: 0,
      may: { deliver: true, name_past: false },
    })
    const { body } = await deliver('client_lead', id, { item: 'acts' })
    expect(body).toMatchObject({ state: 'late', done_at: expect.stringMatching(/^2026-04-04T09:00:0/) })
    expect(await outcomeOf(id)).toMatchObject([{ outcome: 'missed' }])
  })

  test('is confirmed by the centre, with the moment and who named it in the audit', async () => {
    const id = await overdue('confirmed')
    expect((await read('admin', id)).may).toMatchObject({ name_past: true })
    const { body } = await deliver('admin', id, { item: 'acts', delivered_at: firstOfApril })
    expect(body).toMatchObject({ state: 'done' })
    const { items } = (await okno.as('admin').get(`/api/obligations/${id}/events`)).body
    expect(items.find((line: { name: string }) => line.name === 'agreements.item_delivered')).toMatchObject({
      at: expect.stringMatching(/^2026-04-04T09:00:0/),
      actor: { name: 'Admin' },
      payload: { delivered_at: '2026-04-01T07:00:00.000Z' },
    })
  })

  test.each([
    ['the centre everywhere', { all: true }, 'north', true],
    ['a team of the centre', { teams: ['t'] }, null, true],
    ['the centre’s manager of this client', { clients: ['north'] }, null, true],
    ['the centre’s manager of another client', { clients: ['south'] }, null, false],
    ['the client’s lead', { clients: ['north'] }, 'north', false],
  ])('%s', (_, held, client_id, expected) => {
    const scope = { all: false, departments: [], teams: [], clients: [], ...held }
    const actor = { client_id, grants: new Map([['agreements.object', scope]]) }
    expect(namesPast(actor as never, 'north')).toBe(expected)
  })
})
