// editRequest: how pressing a request is, by when a result was promised, whether it came complete; and what clocks make of it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { forget } from '#modules/agreements/server/face.ts'
import { type Degree, priorityOf } from '../contract.ts'
import { ask, expectRefusal, history, read } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  await promise()
})
beforeEach(() => okno.setNow(tuesdayMorning))
afterAll(() => okno.close())

const edit = (id: string, body: unknown) => okno.as('agent').patch(`/api/requests/${id}`, body)

/** Besides the first answer: a resolution in 8 working hours, in 1 hour for P1, and promised dates that count. */
async function promise() {
  await inTransaction(okno.okno, bySystem(okno.okno, 'test'), async ctx => {
    for (const [code, scope, targets] of [
      [
        'all',
        {},
        [
          ['resolution', 420],
          ['promised_date', 60],
        ],
      ],
      ['pressing', { priority: ['P1'] }, [['resolution', 60]]],
    ] as const) {
      const [agreement_id, edition_id] = [newId(), newId()]
      await ctx.db
        .insertInto('agreements.agreement')
        .values({
          id: agreement_id,
          code,
          kind: 'sla',
          title: { en: code },
          promiser: 'center',
          promisee: 'client',
        })
        .execute()
      await ctx.db
        .insertInto('agreements.edition')
        .values({
          id: edition_id,
          agreement_id,
          number: 1,
          valid_from: new Date(0),
          published_at: ctx.now,
          scope: JSON.stringify(scope),
        })
        .execute()
      for (const [metric, limit_count] of targets)
        await ctx.db
          .insertInto('agreements.target')
          .values({
            id: newId(),
            edition_id,
            code: metric,
            metric,
            title: { en: metric },
            limit_count,
            warn_minutes: 30,
            calendar_source: 'center',
            created_at: ctx.now,
          })
          .execute()
    }
    ctx.afterwards(() => forget(okno.okno))
  })
}

// biome-ignore lint/suspicious/noExplicitAny: an answer of the API
const clockOf = (request: any, metric: string) =>
  request.promises.find((clock: { metric: string }) => clock.metric === metric)
const minute = (instant: string | null) => instant?.slice(0, 16)

describe('priority', () => {
  test('is computed from impact and urgency by the matrix', () => {
    const row = (impact: Degree) => ([1, 2, 3] as const).map(urgency => priorityOf(impact, urgency))
    expect(([1, 2, 3] as const).map(row)).toEqual([
      ['P1', 'P2', 'P3'],
      ['P2', 'P3', 'P4'],
      ['P3', 'P4', 'P4'],
    ])
  })

  test('follows impact and urgency, one after the other', async () => {
    const { id } = await ask(okno, 'requester')
    expect(await read(okno, 'agent', id)).toMatchObject({ priority: 'P3', impact: 2, urgency: 2 })
    expect((await edit(id, { impact: 1 })).body).toMatchObject({ priority: 'P2', impact: 1, urgency: 2 })
    expect((await edit(id, { urgency: 1 })).body).toMatchObject({ priority: 'P1', impact: 1, urgency: 1 })
  })

  test('another one needs a reason, which the requester does not read', async () => {
    const { id } = await ask(okno, 'requester')
    expectRefusal(await edit(id, { priority: 'P1' }), 422, 'requests.reason_needed')
    expectRefusal(await edit(id, { priority: 'P1', priority_reason: '  ' }), 422, 'requests.reason_needed')
    expect((await edit(id, { priority: 'P1', priority_reason: 'Звонил директор' })).body).toMatchObject({
      priority: 'P1',
      impact: 2,
      priority_reason: 'Звонил директор',
    })
    expect((await read(okno, 'requester', id)).priority_reason).toBeNull()
    expect(await read(okno, 'agent', id)).toMatchObject({ priority_reason: 'Звонил директор', version: 2 })
  })

  test('goes back to what they give, without a reason, when they are said anew', async () => {
    const { id } = await ask(okno, 'requester')
    await edit(id, { priority: 'P1', priority_reason: 'Звонил директор' })
    expect((await edit(id, { urgency: 3 })).body).toMatchObject({ priority: 'P4', priority_reason: null })
    expect((await edit(id, { priority: 'P4' })).body).toMatchObject({ priority: 'P4', priority_reason: null })
  })

  test.each([
    ['an unknown priority', { priority: 'P5' }],
    ['an unknown impact', { impact: 0 }],
    ['an unknown urgency', { urgency: 4 }],
    ['half an urgency', { urgency: 1.5 }],
  ])('%s is refused', async (_, body) => {
    const { id } = await ask(okno, 'requester')
    expectRefusal(await edit(id, body), 400, 'kernel.invalid')
  })

  test('lets the promise for pressing requests hold from the beginning', async () => {
    const { id } = await ask(okno, 'requester')
    expect(minute(clockOf(await read(okno, 'agent', id), 'resolution').due_at)).toBe('2026-03-10T14:00')
    okno.setNow('2026-03-10T07:10:00Z')
    await edit(id, { impact: 1, urgency: 1 })
    const pressing = clockOf(await read(okno, 'agent', id), 'resolution')
    expect(pressing).toMatchObject({ limit: { count: 60 } })
    expect(minute(pressing.due_at)).toBe('2026-03-10T08:00')
    await edit(id, { impact: 3 })
    expect(minute(clockOf(await read(okno, 'agent', id), 'resolution').due_at)).toBe('2026-03-10T14:00')
  })

  test('finds requests in the queue', async () => {
    const { id } = await ask(okno, 'requester')
    await edit(id, { impact: 1 })
    const found = (await okno.as('agent').get('/api/requests?priority=P2')).body.items
    expect(found.map((item: { id: string }) => item.id)).toContain(id)
    expect(new Set(found.map((item: { priority: string }) => item.priority))).toEqual(new Set(['P2']))
    expectRefusal(await okno.as('agent').get('/api/requests?priority=P9'), 400, 'kernel.invalid')
  })
})

describe('a date promised to the requester', () => {
  const date = '2026-03-12T12:00:00.000Z'

  test('counts as a promise of its own until it is taken back', async () => {
    const { id } = await ask(okno, 'requester')
    expect(clockOf(await read(okno, 'requester', id), 'promised_date')).toBeUndefined()
    expect((await edit(id, { promised_at: date })).body.promised_at).toBe(date)
    const told = await read(okno, 'requester', id)
    expect(told.promised_at).toBe(date)
    expect(clockOf(told, 'promised_date')).toMatchObject({ due_at: date, outcome: 'running' })
    okno.setNow('2026-03-10T08:00:00Z')
    expect((await edit(id, { promised_at: null })).body.promised_at).toBeNull()
    expect(clockOf(await read(okno, 'agent', id), 'promised_date')).toBeUndefined()
    const { rows } = await okno.okno.pools.read.query(
      "select outcome from agreements.clock where subject_id = $1 and metric = 'promised_date'",
      [id],
    )
    expect(rows).toEqual([{ outcome: 'withdrawn' }])
    expect((await history(okno, id)).filter(name => name === 'request_edited')).toHaveLength(2)
  })

  test('is broken when it passes, and kept when the result comes before it', async () => {
    const [kept, broken] = [await ask(okno, 'requester'), await ask(okno, 'requester')]
    await edit(kept.id, { promised_at: date })
    await edit(broken.id, { promised_at: date })
    okno.setNow('2026-03-12T11:00:00Z')
    await okno.as('agent').post(`/api/requests/${kept.id}/resolve`, { text: 'Готово' })
    okno.setNow('2026-03-12T12:00:01Z')
    expect(clockOf(await read(okno, 'agent', kept.id), 'promised_date').outcome).toBe('met')
    expect(clockOf(await read(okno, 'agent', broken.id), 'promised_date').outcome).toBe('missed')
  })

  test('lies ahead, and what is resolved is promised nothing', async () => {
    const { id } = await ask(okno, 'requester')
    expectRefusal(await edit(id, { promised_at: '2026-03-10T06:59:00Z' }), 422, 'requests.promised_in_past')
    expectRefusal(await edit(id, { promised_at: '2026-03-12' }), 400, 'kernel.invalid')
    await okno.as('agent').post(`/api/requests/${id}/resolve`)
    expectRefusal(await edit(id, { promised_at: date }), 409, 'requests.finished')
    expect((await read(okno, 'agent', id)).promised_at).toBeNull()
  })
})

describe('what came at first', () => {
  const verdictOf = async (id: string) => {
    const { rows } = await okno.okno.pools.read.query(
      'select verdict from agreements.subject where id = $1',
      [id],
    )
    return rows[0].verdict
  }
  const resolve = (id: string) => okno.as('agent').post(`/api/requests/${id}/resolve`, { text: 'Готово' })

  test.each([
    ['complete', 'good'],
    ['missing_documents', 'client'],
    ['missing_data', 'client'],
    ['wrong_data', 'client'],
    ['wrong_form', 'client'],
    ['not_approved', 'client'],
  ])('%s: the request counts as %s, also when it was in time', async (completeness, verdict) => {
    const { id } = await ask(okno, 'requester')
    expect((await edit(id, { completeness })).body.completeness).toBe(completeness)
    await resolve(id)
    expect(await verdictOf(id)).toBe(verdict)
  })

  test('is not judged while nobody has looked', async () => {
    const { id } = await ask(okno, 'requester')
    expect((await read(okno, 'agent', id)).completeness).toBeNull()
    await resolve(id)
    expect(await verdictOf(id)).toBe('good')
  })

  test('an unknown code is refused, and a requester judges nothing', async () => {
    const { id } = await ask(okno, 'requester')
    expectRefusal(await edit(id, { completeness: 'nonsense' }), 400, 'kernel.invalid')
    expectRefusal(
      await okno.as('requester').patch(`/api/requests/${id}`, { completeness: 'complete' }),
      403,
      'kernel.not_allowed',
    )
  })
})
