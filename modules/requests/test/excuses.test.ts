// Excuses of missed promises, and objections that nobody has answered in time.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { ask, expectRefusal, history, say } from './acting.ts'
import { addObjectors, objectingOn } from './objecting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  await addObjectors(okno)
})
beforeEach(() => okno.setNow(tuesdayMorning))
afterAll(() => okno.close())

const { late, raise, raised, answer, objecting, excuse, verdictOf } = objectingOn(() => okno)

describe('an excuse', () => {
  test('is accepted by somebody else who manages agreements, and then the miss counts against nobody', async () => {
    const id = await late()
    const { id: objection } = await raised('admin', id, await excuse('admin', id))
    // The administrator manages agreements too, but raised it.
    expectRefusal(
      await answer('admin', objection, { answer: 'accepted', text: 'Да' }),
      403,
      'agreements.not_yours_to_answer',
    )
    expectRefusal(
      await answer('client_lead', objection, { answer: 'accepted', text: 'Да' }),
      403,
      'agreements.not_yours_to_answer',
    )
    const given = await answer('quality', objection, { answer: 'accepted', text: 'Сбой подтверждён' })
    expect(given.body).toMatchObject({ state: 'accepted', metric: 'first_answer', verdict_given: null })
    expect(await verdictOf(id)).toEqual({ verdict: null, ruled: null })
    const { body } = await okno.as('lead').get(`/api/requests/${id}/promises`)
    expect(body.clocks).toMatchObject([{ outcome: 'missed', excused: true }])
    expect(body.objecting.may_excuse).toEqual([])
    await say(okno, 'agent', id, 'Готово', { next_status: 'resolved' })
    expect(await verdictOf(id)).toEqual({ verdict: 'good', ruled: null })
  })

  test('that is rejected leaves the miss, and is not asked for again', async () => {
    const id = await late()
    const wanted = await excuse('lead', id)
    const { id: objection } = await raised('lead', id, wanted)
    expectRefusal(await raise('lead', id, wanted), 409, 'agreements.already_objected')
    await answer('admin', objection, { answer: 'rejected', text: 'Сбоя не было' })
    expect(await verdictOf(id)).toEqual({ verdict: 'center', ruled: null })
    expectRefusal(await raise('lead', id, wanted), 409, 'agreements.already_objected')
  })

  test('is asked for by the side that promised', async () => {
    const id = await late()
    expectRefusal(
      await raise('client_lead', id, await excuse('lead', id)),
      422,
      'agreements.not_your_promise',
    )
    expect((await objecting('client_lead', id)).may_excuse).toEqual([])
    okno.setNow(tuesdayMorning)
    const { id: asked } = await ask(okno, 'requester')
    await say(okno, 'agent', asked, 'За какой месяц?', { next_status: 'waiting_requester' })
    okno.setNow('2026-03-12T07:00:00Z')
    await okno.runPeriodic('take_clock_steps')
    expect((await objecting('lead', asked)).may_excuse).toEqual([])
    const wanted = await excuse('client_lead', asked)
    expectRefusal(await raise('lead', asked, wanted), 422, 'agreements.not_your_promise')
    expect(await raised('client_lead', asked, wanted)).toMatchObject({
      side: 'client',
      metric: 'clarification',
    })
  })

  test('is for a missed promise of this very request, in time', async () => {
    const { id: fresh } = await ask(okno, 'requester')
    const id = await late()
    const wanted = await excuse('lead', id)
    expectRefusal(await raise('lead', fresh, wanted), 409, 'agreements.clock_not_missed')
    expectRefusal(
      await raise('lead', id, { ...wanted, clock_id: randomUUID() }),
      409,
      'agreements.clock_not_missed',
    )
    okno.setNow('2026-03-18T07:00:00Z')
    expectRefusal(await raise('lead', id, wanted), 409, 'agreements.objection_too_late')
    expect((await objecting('lead', id)).may_excuse).toEqual([])
  })
})

describe('an unanswered objection', () => {
  test('is told once when its time is over, decides nothing, and may be answered all the same', async () => {
    const id = await late()
    const { id: objection } = await raised('client_lead', id)
    const overdue = async () =>
      (await history(okno, id)).filter(name => name === 'agreements.objection_overdue').length
    await okno.runPeriodic('tell_overdue_objections')
    expect(await overdue()).toBe(0)
    okno.setNow('2026-03-17T15:00:01Z')
    await Promise.all(Array.from({ length: 5 }, () => okno.runPeriodic('tell_overdue_objections')))
    await okno.runPeriodic('tell_overdue_objections')
    expect(await overdue()).toBe(1)
    const { body } = await okno.as('lead').get('/api/objections?state=overdue&limit=200')
    expect(body.items.find((one: { id: string }) => one.id === objection)).toMatchObject({
      state: 'overdue',
      may: { answer: true },
    })
    expect(await verdictOf(id)).toEqual({ verdict: 'center', ruled: null })
    const given = await answer('lead', objection, { answer: 'accepted', text: 'Согласны' })
    expect(given.body).toMatchObject({ state: 'accepted' })
    expect(await verdictOf(id)).toEqual({ verdict: 'client', ruled: 'client' })
  })

  test('that was taken back is never overdue', async () => {
    const id = await late()
    const { id: objection } = await raised('lead', id)
    await okno.as('lead').post(`/api/objections/${objection}/withdraw`)
    okno.setNow('2026-03-20T15:00:00Z')
    await okno.runPeriodic('tell_overdue_objections')
    expect((await history(okno, id)).filter(name => name.endsWith('overdue'))).toEqual([])
  })
})
