// The log of everything received, read in both directions: nothing twice, nothing lost.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailWorld, startMailWorld } from './mail-world.ts'

const path = '/api/mail/intake'
let world: MailWorld
/** Ids of all letters, oldest first: three of one instant between two others. */
let ids: string[]

beforeAll(async () => {
  world = await startMailWorld()
  for (const n of [1, 2, 3, 4, 5])
    await world.write({ from: 'requester@test.okno', subject: `Письмо ${n}`, text: `Текст ${n}.` })
  const at = ['09:00:00.001', '09:00:00.002', '09:00:00.002', '09:00:00.002', '09:00:00.003']
  const { rows } = await world.okno.pools.read.query(
    `select id from channels.letter where direction = 'in' order by id`,
  )
  ids = rows.map(row => row.id)
  for (const [n, time] of at.entries())
    await world.okno.pools.write.query('update channels.letter set at = $2 where id = $1', [
      ids[n],
      `2026-03-10T${time}Z`,
    ])
})
afterAll(() => world.close())

const page = async (query: Record<string, string>) => {
  const { status, body } = await world.as('admin').get(`${path}?${new URLSearchParams(query)}`)
  return {
    status,
    body,
    ids: body.items?.map((item: { id: string }) => item.id),
    next: body.next as string | null,
  }
}

/** All pages from a place on, two letters at a time. */
async function readOn(query: Record<string, string>): Promise<string[][]> {
  const pages: string[][] = []
  for (let after: string | null | undefined = query.after; after !== null; ) {
    const one = await page({ ...query, limit: '2', ...(after ? { after } : {}) })
    pages.push(one.ids)
    after = one.next
  }
  return pages
}

it('goes from the newest to the oldest by its cursor', async () => {
  const [a, b, c, d, e] = ids
  expect(await readOn({})).toEqual([[e, d], [c, b], [a]])
})

it('goes from the letter that was seen last to the newest, also between letters of one instant', async () => {
  const [a, b, c, d, e] = ids
  expect(await readOn({ after: a! })).toEqual([
    [b, c],
    [d, e],
  ])
  expect(await readOn({ after: c! })).toEqual([[d, e]])
  expect(await readOn({ after: e! })).toEqual([[]])
})

it('goes from a moment to the newest', async () => {
  const [a, b, c, d, e] = ids
  expect(await readOn({ after: '2026-03-10T09:00:00Z' })).toEqual([[a, b], [c, d], [e]])
  expect(await readOn({ after: '2026-03-10T12:00:00.002+03:00' })).toEqual([[e]])
  const plain = await world.as('admin').get(`${path}?after=2026-03-10T12:00:00.002+03:00`)
  expect(plain.body.items.map((item: { id: string }) => item.id)).toEqual([e])
})

it('keeps its filters in both directions', async () => {
  const wanted = { outcome: 'registered', from: 'requester@' }
  expect((await readOn({ ...wanted, after: '2026-03-10T09:00:00Z' })).flat()).toEqual(ids)
  expect((await page({ after: ids[0]!, from: 'nobody@' })).ids).toEqual([])
})

it('refuses what is no place in the log', async () => {
  for (const after of ['yesterday', '2026-03-10', 'later.x', '00000000-0000-7000-8000-000000000000'])
    expect((await page({ after })).status, after).toBe(400)
})
