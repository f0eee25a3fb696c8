// listDrafts, saveDraft and dropDraft: what one has typed and not sent, for nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { expectRefusal } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const save = (place: string, content: unknown) =>
  okno.as('requester').put(`/api/drafts/${encodeURIComponent(place)}`, { content })
const drafts = async (who: 'requester' | 'admin' = 'requester') =>
  (await okno.as(who).get('/api/drafts')).body.items

test('a draft is kept, replaced by the next one for the same place, and dropped', async () => {
  expect((await save('ask', { text: 'Здрав' })).status).toBe(200)
  await save('ask', { text: 'Здравствуйте' })
  okno.setNow(new Date(okno.okno.clock.now().getTime() + 1000).toISOString())
  await save('request:R-1:reply', { text: 'Да' })
  expect(await drafts()).toMatchObject([
    { place: 'request:R-1:reply', content: { text: 'Да' } },
    { place: 'ask', content: { text: 'Здравствуйте' } },
  ])
  expect((await okno.as('requester').del('/api/drafts/ask')).status).toBe(200)
  await okno.as('requester').del('/api/drafts/ask')
  expect(await drafts()).toMatchObject([{ place: 'request:R-1:reply' }])
})

test('nobody else sees, changes or drops it, administrators included', async () => {
  await save('private', { text: 'Моё' })
  expect(await drafts('admin')).toEqual([])
  await okno.as('admin').put('/api/drafts/private', { content: { text: 'Чужое' } })
  await okno.as('admin').del('/api/drafts/private')
  expect(await drafts()).toContainEqual(
    expect.objectContaining({ place: 'private', content: { text: 'Моё' } }),
  )
})

test.each([
  ['NUL', { 'te\0xt': 'a\0b' }, { text: 'ab' }],
  ['a lone surrogate', { text: 'a\ud800', list: ['\udfff'] }, { text: 'a\ufffd', list: ['\ufffd'] }],
  ['emoji and right to left', { text: '👨‍👩‍👧 שלום' }, { text: '👨‍👩‍👧 שלום' }],
])('%s in it breaks nothing', async (_, content, kept) => {
  expect((await save('naughty', content)).status).toBe(200)
  expect((await drafts())[0]).toMatchObject({ place: 'naughty', content: kept })
})

test('a place with any signs is a place', async () => {
  for (const place of ['a/b', '%', 'ё 😀', '..'.repeat(20), 'a\0b'])
    expect((await save(place, { text: place })).status, JSON.stringify(place)).toBe(200)
})

test('too large, too deep, not an object, too long a place: refused', async () => {
  expectRefusal(await save('big', { text: 'a'.repeat(300_001) }), 400, 'kernel.invalid')
  expectRefusal(await save('list', ['a']), 400, 'kernel.invalid')
  expectRefusal(await save('p'.repeat(201), {}), 400, 'kernel.invalid')
  const deep = await okno.as('requester').inject({
    method: 'PUT',
    url: '/api/drafts/deep',
    headers: { 'content-type': 'application/json' },
    payload: `{"content":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
  })
  expect(deep.json()).toMatchObject({ status: 400, type: '/problems/kernel.malformed' })
})
