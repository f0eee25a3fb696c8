// A published edition is taken back until it begins: it is a draft again, and nothing is derived anew at what was its beginning.
import { describe, expect, test } from 'vitest'
import {
  draft,
  expectRefusal,
  inForce,
  inForceNext,
  ofCenter,
  publish,
  read,
  target,
  write,
} from './acting.ts'
import { admin, inSmallCenter, okno, told } from './center.ts'

inSmallCenter()

const may = '2026-05-01T00:00:00Z'
const june = '2026-06-01T00:00:00Z'
const fast = target({ limit: { unit: 'working_minutes', count: 5 } })

/** In force with an edition that comes later. */
async function withComing(code: string, valid_from = may) {
  const { id } = await inForce(admin, ofCenter(code))
  const { editions } = await inForceNext(admin, id, draft({ valid_from, targets: [fast], covers_open: true }))
  await okno.work()
  return { id, coming: editions[0].id as string }
}
const recall = (edition_id: string, headers = {}) =>
  admin.post(`/api/editions/${edition_id}/recall`, {}, headers)
const waiting = async (edition_id: string) =>
  (
    await okno.okno.pools.read.query(
      'select from agreements.recalculation where edition_id = $1 and finished_at is null',
      [edition_id],
    )
  ).rowCount

describe('an edition that has not begun', () => {
  test('is a draft again, with what it says; the one before goes on without an end', async () => {
    const { id, coming } = await withComing('recalled')
    expect(await read(admin, id)).toMatchObject({ coming: { number: 2 }, has_draft: false })
    const { body } = await recall(coming)
    expect(body).toMatchObject({
      coming: null,
      has_draft: true,
      in_force: { number: 1 },
      editions: [
        { number: 2, published_at: null, valid_until: null, targets: [{ limit: { count: 5 } }] },
        { number: 1, valid_until: null },
      ],
    })
    expect((await told(id))[0]).toBe('agreements.edition_recalled')
    expect((await recall(coming)).body.version).toBe(body.version)
  })

  test('takes the recalculation at its beginning with it, and no other', async () => {
    const one = await withComing('walk-one')
    const other = await withComing('walk-other')
    expect([await waiting(one.coming), await waiting(other.coming)]).toEqual([1, 1])
    await recall(one.coming)
    expect([await waiting(one.coming), await waiting(other.coming)]).toEqual([0, 1])
  })

  test('recalled before its recalculation was asked for leaves none', async () => {
    const { id } = await inForce(admin, ofCenter('at-once'))
    const { editions } = await inForceNext(admin, id, draft({ valid_from: may }))
    await recall(editions[0].id)
    await okno.work()
    expect(await waiting(editions[0].id)).toBe(0)
  })

  test('does not hold for what is registered after its day', async () => {
    const { id } = await inForce(admin, ofCenter('not-held'))
    const scope = { service: [okno.center.services.vpn] }
    const { editions } = await inForceNext(admin, id, draft({ valid_from: may, targets: [fast], scope }))
    const holds = async () => {
      const { body } = await admin.get(`/api/promises/applying?service=${okno.center.services.vpn}`)
      return body.items[0].candidates[0].agreement.code === 'not-held'
    }
    okno.setNow('2026-05-12T07:00:00Z')
    expect(await holds()).toBe(true)
    okno.setNow('2026-03-10T07:00:00Z')
    await recall(editions[0].id)
    okno.setNow('2026-05-12T07:00:00Z')
    expect(await holds()).toBe(false)
  })

  test('in the middle leaves the one before it until the next one', async () => {
    const { id, coming } = await withComing('middle')
    await inForceNext(admin, id, draft({ valid_from: june }))
    const { body } = await recall(coming)
    expect(body.editions).toMatchObject([
      { number: 3, valid_from: new Date(june).toISOString(), valid_until: null },
      { number: 2, published_at: null },
      { number: 1, valid_until: new Date(june).toISOString() },
    ])
  })

  test('is written anew and published again', async () => {
    const { coming } = await withComing('again')
    await recall(coming)
    await write(admin, coming, draft({ valid_from: june, targets: [fast] }))
    expect((await publish(admin, coming)).coming).toMatchObject({
      number: 2,
      valid_from: new Date(june).toISOString(),
    })
    await okno.work()
    expect(await waiting(coming)).toBe(1)
  })
})

describe('recalling is refused', () => {
  test('once it has begun', async () => {
    const { coming } = await withComing('begun')
    okno.setNow(may)
    expectRefusal(await recall(coming), 409, 'agreements.edition_begun')
    expect(await waiting(coming)).toBe(1)
  })

  test('while another draft waits', async () => {
    const { id, coming } = await withComing('another-draft')
    await admin.post(`/api/agreements/${id}/editions`)
    expectRefusal(await recall(coming), 409, 'agreements.draft_waits')
  })

  test('to those who saw an older state, may not, or name nothing', async () => {
    const { coming } = await withComing('rights')
    expectRefusal(await recall(coming, { 'if-match': '"1"' }), 412, 'kernel.moved_on')
    expectRefusal(await okno.as('quality').post(`/api/editions/${coming}/recall`), 403, 'kernel.not_allowed')
    expectRefusal(await recall('01900000-0000-7000-8000-000000000000'), 404, 'kernel.not_found')
  })
})
