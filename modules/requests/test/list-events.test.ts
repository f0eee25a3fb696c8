// listEvents: the history of a request, without notes for those who may not read them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { ask, expectRefusal, say } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const eventsOf = async (who: Who, id: string, query = '') =>
  (await okno.as(who).get(`/api/requests/${id}/events${query}`)).body

test('what happened, oldest first, with who did it and when', async () => {
  const { id, message_id } = await ask(okno, 'requester')
  await say(okno, 'agent', id, 'Ответ')
  const { items, next } = await eventsOf('requester', id)
  expect(next).toBeNull()
  expect(items).toMatchObject([
    {
      name: 'requests.request_registered',
      actor: { id: okno.center.people.requester, name: 'Requester' },
      payload: { message_id, channel: 'api' },
    },
    {
      name: 'requests.message_added',
      actor: { name: 'Agent' },
      payload: { kind: 'answer', first_answer: true },
    },
    { name: 'requests.request_assigned' },
    { name: 'requests.status_changed', payload: { from: 'new', to: 'open' } },
  ])
})

test('what Okno did by itself has no actor', async () => {
  const { id } = await ask(okno, 'requester')
  okno.setNow('2026-03-10T12:00:00Z')
  await okno.runPeriodic('take_clock_steps')
  await okno.work()
  const { items } = await eventsOf('requester', id)
  expect(items.at(-1)).toMatchObject({ name: 'requests.promise_missed', actor: null })
})

test('notes leave no trace for those who may not read them', async () => {
  const { id } = await ask(okno, 'requester')
  await say(okno, 'agent', id, 'Между нами', { kind: 'note' })
  const kinds = async (who: Who) =>
    (await eventsOf(who, id)).items.map((item: { payload: { kind?: string } }) => item.payload.kind)
  for (const who of ['requester', 'client_lead'] as const) expect(await kinds(who)).not.toContain('note')
  for (const who of ['agent', 'quality'] as const) expect(await kinds(who)).toContain('note')
})

test('pages come without gaps or doubles; forged cursors are refused', async () => {
  const { id } = await ask(okno, 'requester')
  for (let i = 0; i < 6; i += 1) await say(okno, 'requester', id, String(i))
  const ids: number[] = []
  let after = ''
  do {
    const page = await eventsOf('agent', id, `?limit=3${after}`)
    ids.push(...page.items.map((item: { id: number }) => item.id))
    after = page.next === null ? '' : `&after=${page.next}`
  } while (after)
  expect(ids).toHaveLength(7)
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
  for (const key of [['x'], [1e300], ['1; select 1']]) {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url')
    expectRefusal(
      await okno.as('agent').get(`/api/requests/${id}/events?after=${cursor}`),
      400,
      'kernel.broken_cursor',
    )
  }
})
