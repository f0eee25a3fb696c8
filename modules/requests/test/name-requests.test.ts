// nameRequests: numbers and subjects for ids, of what one may see only, in one query.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { ask, expectRefusal } from './acting.ts'

let okno: Testing
let north: { id: string; number: string }
let south: { id: string; number: string }

beforeAll(async () => {
  okno = await startOkno()
  north = await ask(okno, 'requester', { text: 'Не приходит расчётный листок' })
  south = await ask(okno, 'stranger', { text: 'The printer is out of paper' })
})
afterAll(() => okno.close())

const named = async (who: Who, ...ids: string[]) => {
  const query = new URLSearchParams(ids.map(id => ['id', id]))
  const { status, body } = await okno.as(who).get(`/api/requests/names?${query}`)
  expect(status).toBe(200)
  return body.items as { id: string; number: string; subject: string }[]
}

test.each([
  ['agent', ['north', 'south']],
  ['admin', ['north', 'south']],
  ['requester', ['north']],
  ['colleague', []],
  ['client_lead', ['north']],
  ['stranger', ['south']],
] as const)('%s is told the names of %j', async (who, expected) => {
  const told = await named(who, north.id, south.id, randomUUID())
  const ids = expected.map(which => (which === 'north' ? north.id : south.id))
  expect(told.map(({ id }) => id).sort()).toEqual(ids.sort())
})

test('no id names nothing, one is enough, and a name is number and subject', async () => {
  expect(await named('agent', north.id)).toEqual([
    { id: north.id, number: north.number, subject: 'Не приходит расчётный листок' },
  ])
  expect(await named('agent', south.id, south.id)).toHaveLength(1)
  expect(await named('agent')).toEqual([])
})

test('a whole page of the event log is one query', async () => {
  const spy = vi.spyOn(okno.okno.pools.read, 'query')
  const queriesFor = async (...ids: string[]) => {
    spy.mockClear()
    await named('agent', ...ids)
    return spy.mock.calls.filter(([asked]) => JSON.stringify(asked).includes('requests')).length
  }
  try {
    expect(await queriesFor(north.id, south.id, ...Array.from({ length: 198 }, () => randomUUID()))).toBe(1)
  } finally {
    spy.mockRestore()
  }
})

test.each([
  ['no UUID', 'id=R-104'],
  ['one that is no UUID', `id=${randomUUID()}&id=x`],
  ['more than 200', Array.from({ length: 201 }, () => `id=${randomUUID()}`).join('&')],
])('%s is refused with its place', async (_, query) => {
  const given = await okno.as('agent').get(`/api/requests/names?${query}`)
  expectRefusal(given, 400, 'kernel.invalid')
  expect(given.body.errors[0].path).toMatch(/^id\b/)
})

test('a stranger at the door is told nothing', async () => {
  expect((await okno.as('nobody').get(`/api/requests/names?id=${north.id}`)).status).toBe(401)
})
