// Disputes: either side disputes a verdict, the other side answers, an accepted one is the ruling, and who sees what.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { ask, expectRefusal, history, say } from './acting.ts'
import { addObjectors, dispute, objectingOn } from './objecting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  await addObjectors(okno)
})
beforeEach(() => okno.setNow(tuesdayMorning))
afterAll(() => okno.close())

const { late, raise, raised, answer, objecting, verdictOf } = objectingOn(() => okno)

describe('a dispute', () => {
  test('is raised by the client, answered by the centre, and an accepted one is the ruling', async () => {
    const id = await late()
    expect(await objecting('client_lead', id)).toMatchObject({
      verdict: 'center',
      may_dispute: true,
      objections: [],
    })
    const objection = await raised('client_lead', id, { ...dispute, verdict: 'both' })
    expect(objection).toMatchObject({
      kind: 'dispute',
      side: 'client',
      state: 'open',
      verdict_then: 'center',
      verdict_wanted: 'both',
      reason_code: 'access_not_given',
      raised_by: { name: 'Client lead' },
      may: { answer: false, withdraw: true },
    })
    // Five working days later, at the end of the day in Moscow.
    expect(objection.answer_due_at).toBe('2026-03-17T15:00:00.000Z')
    const given = await answer('lead', objection.id, { answer: 'accepted', text: 'Согласны' })
    expect(given).toMatchObject({
      status: 200,
      body: { state: 'accepted', verdict_given: 'both', answered_by: { name: 'Lead' }, minutes_left: null },
    })
    expect(await verdictOf(id)).toEqual({ verdict: 'both', ruled: 'both' })
    expect(await objecting('client_lead', id)).toMatchObject({
      verdict: 'both',
      is_ruled: true,
      may_dispute: false,
    })
    expect((await history(okno, id)).filter(name => name.includes('objection'))).toEqual([
      'agreements.objection_raised',
      'agreements.objection_answered',
    ])
  })

  test('is raised by the centre and answered by the client, with another ruling than was wanted', async () => {
    const id = await late()
    const { id: objection } = await raised('lead', id)
    expectRefusal(
      await answer('lead', objection, { answer: 'accepted', text: 'Да' }),
      403,
      'agreements.not_yours_to_answer',
    )
    expectRefusal(
      await answer('admin', objection, { answer: 'accepted', text: 'Да' }),
      403,
      'agreements.not_yours_to_answer',
    )
    const given = await answer('client_lead', objection, {
      answer: 'accepted',
      text: 'Отчасти',
      verdict: 'both',
    })
    expect(given.body).toMatchObject({ verdict_given: 'both', verdict_wanted: 'client' })
    expect(await verdictOf(id)).toEqual({ verdict: 'both', ruled: 'both' })
  })

  test('stays when the thing is judged again by what happens later', async () => {
    const id = await late()
    const { id: objection } = await raised('client_lead', id, { ...dispute, verdict: 'good' })
    await answer('lead', objection, { answer: 'accepted', text: 'Хорошо' })
    await say(okno, 'agent', id, 'Готово', { next_status: 'resolved' })
    expect(await verdictOf(id)).toEqual({ verdict: 'good', ruled: 'good' })
  })

  test('that is rejected changes nothing, and the same side cannot raise it again', async () => {
    const id = await late()
    const { id: objection } = await raised('lead', id)
    const given = await answer('client_lead', objection, { answer: 'rejected', text: 'Доступ был' })
    expect(given.body).toMatchObject({ state: 'rejected', answer_text: 'Доступ был', verdict_given: null })
    expect(await verdictOf(id)).toEqual({ verdict: 'center', ruled: null })
    expectRefusal(await raise('lead', id, dispute), 409, 'agreements.already_objected')
    expectRefusal(await raise('admin', id, dispute), 409, 'agreements.already_objected')
    expectRefusal(
      await answer('client_lead', objection, { answer: 'accepted', text: 'Передумали' }),
      409,
      'agreements.objection_closed',
    )
  })

  test('is taken back by who raised it alone, and may be raised again then', async () => {
    const id = await late()
    const { id: objection } = await raised('lead', id)
    const url = `/api/objections/${objection}/withdraw`
    expectRefusal(await okno.as('admin').post(url), 403, 'agreements.not_yours_to_withdraw')
    expect((await okno.as('lead').post(url)).body).toMatchObject({ state: 'withdrawn', minutes_left: null })
    expectRefusal(await okno.as('lead').post(url), 409, 'agreements.objection_closed')
    expect(await raised('lead', id)).toMatchObject({ state: 'open' })
  })

  test('needs a verdict, another one, and a client who could answer', async () => {
    const { id: fresh } = await ask(okno, 'requester')
    expectRefusal(await raise('lead', fresh, dispute), 409, 'agreements.no_verdict')
    const id = await late()
    expectRefusal(await raise('lead', id, { ...dispute, verdict: 'center' }), 422, 'agreements.verdict_same')
    const { id: objection } = await raised('lead', id)
    expectRefusal(
      await answer('client_lead', objection, { answer: 'accepted', text: 'Да', verdict: 'center' }),
      422,
      'agreements.verdict_same',
    )
    okno.setNow(tuesdayMorning)
    const own = await late('second_agent')
    expectRefusal(await raise('lead', own, dispute), 422, 'agreements.no_other_side')
    expect((await objecting('lead', own)).may_dispute).toBe(false)
  })

  test('is raised within five working days of the verdict, to the end of the fifth', async () => {
    const id = await late()
    okno.setNow('2026-03-17T14:59:00Z')
    expect(await objecting('lead', id)).toMatchObject({
      may_dispute: true,
      until: '2026-03-17T15:00:00.000Z',
    })
    okno.setNow('2026-03-17T15:00:01Z')
    expect(await objecting('lead', id)).toMatchObject({ may_dispute: false })
    expectRefusal(await raise('lead', id, dispute), 409, 'agreements.objection_too_late')
  })

  test('two at once are one', async () => {
    const id = await late()
    const given = await Promise.all([
      raise('lead', id, dispute),
      raise('admin', id, dispute),
      raise('lead', id, dispute),
    ])
    expect(given.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  })

  test('sent twice with one key is raised once', async () => {
    const id = await late()
    const key = { 'idempotency-key': randomUUID() }
    const one = await raise('lead', id, dispute, key)
    const other = await raise('lead', id, dispute, key)
    expect(other).toMatchObject({ status: 201, body: { id: one.body.id } })
  })

  test.each([
    ['no text', { ...dispute, text: '  ' }],
    ['no verdict', { ...dispute, verdict: undefined }],
    ['an unknown reason', { ...dispute, reason_code: 'mood' }],
    ['an excuse without a promise', { ...dispute, kind: 'excuse', verdict: undefined }],
  ])('with %s is refused', async (_, body) => {
    expectRefusal(await raise('lead', await late(), body), 400, 'kernel.invalid')
  })
})

describe('who may and sees what', () => {
  test('only holders of the right object, and only where they hold it', async () => {
    const id = await late()
    for (const who of ['requester', 'agent'] as const)
      expectRefusal(await raise(who, id, dispute), 403, 'kernel.not_allowed')
    // Leads the payroll team only, but sees no request of the window.
    expectRefusal(await raise('payroll_agent', id, dispute), 404, 'kernel.not_found')
    expectRefusal(await raise('stranger', id, dispute), 403, 'kernel.not_allowed')
    expectRefusal(
      await okno.as('nobody').post(`/api/requests/${id}/objections`, dispute),
      401,
      'kernel.not_signed_in',
    )
    await okno.as('requester').post(`/api/requests/${id}/participants`, {
      person_id: okno.center.people.payroll_agent,
    })
    expectRefusal(await raise('payroll_agent', id, dispute), 403, 'kernel.not_allowed')
    expect(await objecting('payroll_agent', id)).toBeNull()
  })

  test('the list and each objection are shown where the thing belongs to one’s scope', async () => {
    const id = await late()
    const { id: objection } = await raised('lead', id)
    okno.setNow(tuesdayMorning)
    const south = await late('stranger')
    const { id: other } = await raised('lead', south)
    const ids = async (who: Who, query = '') =>
      (await okno.as(who).get(`/api/objections?limit=200${query}`)).body.items.map(
        (one: { id: string }) => one.id,
      )
    expect(await ids('lead')).toEqual(expect.arrayContaining([objection, other]))
    expect(await ids('client_lead')).toContain(objection)
    expect(await ids('client_lead')).not.toContain(other)
    expect(await ids('payroll_agent')).not.toContain(objection)
    expect(await ids('lead', `&client=${okno.center.clients.south}`)).toEqual([other])
    for (const who of ['agent', 'requester'] as const) expect(await ids(who)).toEqual([])
    for (const url of [`/api/objections/${other}/answer`, `/api/objections/${other}/withdraw`])
      expectRefusal(
        await okno
          .as('client_lead')
          .post(url, url.endsWith('answer') ? { answer: 'rejected', text: 'Нет' } : {}),
        404,
        'kernel.not_found',
      )
  })

  test('open ones come first by due time, then the others, newest first, page after page', async () => {
    const { body } = await okno.as('admin').get('/api/objections?limit=200')
    const all = body.items as { id: string; state: string; answer_due_at: string; raised_at: string }[]
    const open = all.filter(({ state }) => state === 'open' || state === 'overdue')
    expect(open.length).toBeGreaterThan(2)
    expect(all.slice(0, open.length)).toEqual(open)
    expect(open.map(one => one.answer_due_at)).toEqual(open.map(one => one.answer_due_at).toSorted())
    const ended = all.slice(open.length)
    expect(ended.map(one => one.raised_at)).toEqual(
      ended
        .map(one => one.raised_at)
        .toSorted()
        .toReversed(),
    )
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { body: page } = await okno.as('admin').get(`/api/objections?limit=2${after}`)
      seen.push(...page.items.map((one: { id: string }) => one.id))
      if (page.next === null) break
      after = `&after=${encodeURIComponent(page.next)}`
    }
    expect(seen).toEqual(all.map(({ id }) => id))
    const states = await okno.as('admin').get('/api/objections?state=rejected&limit=200')
    expect(new Set(states.body.items.map((one: { state: string }) => one.state))).toEqual(
      new Set(['rejected']),
    )
  })
})
