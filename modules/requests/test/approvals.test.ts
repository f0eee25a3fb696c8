// askApproval, decideApproval, withdrawApproval, listApprovals and the link in the letter: a yes or no that a request waits for.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { approvalLink } from '../server/approvals/links.ts'
import { ask, expectRefusal, history, read, say, upload } from './acting.ts'
import { promise } from './promising.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
  await promise(okno, { code: 'approvals', kind: 'ola', promiser: 'client', promisee: 'center' }, {}, [
    ['approval', { unit: 'working_minutes', count: 60 }],
  ])
})
beforeEach(() => okno.setNow(tuesdayMorning))
afterAll(() => okno.close())

const question = 'Доступ к папке бюджета до конца года'
const want = (who: Who, id: string, approver: Who, text = question) =>
  okno
    .as(who)
    .post(`/api/requests/${id}/approvals`, { approver_id: okno.center.people[approver], question: text })
const decide = (who: Who, id: string, decision: string, comment?: string) =>
  okno.as(who).post(`/api/approvals/${id}/decide`, { decision, comment })

async function asked(approver: Who = 'colleague') {
  const { id } = await ask(okno, 'requester')
  const given = await want('agent', id, approver)
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 201 })
  return { request_id: id, approval_id: given.body.id as string }
}

/** The path of the page behind the button of a letter. */
const linkOf = (approval_id: string) =>
  `/api/approval-links/${approvalLink(okno.okno, approval_id, 'approved').split('/').at(-1)!.split('?')[0]}`

describe('asking', () => {
  test('the request waits for the approver, who may now read it and finds it among what waits', async () => {
    const { request_id, approval_id } = await asked()
    expect(await read(okno, 'colleague', request_id)).toMatchObject({
      status: 'waiting_third_party',
      approvals: [{ id: approval_id, question, decision: null, may: { decide: true, withdraw: false } }],
      participants: [{ role: 'approver' }],
    })
    const { body } = await okno.as('colleague').get('/api/approvals')
    expect(body.items[0]).toMatchObject({
      id: approval_id,
      request: { id: request_id, requester: { name: 'Requester' } },
      minutes_left: 60,
    })
    await decide('colleague', approval_id, 'approved')
    const { body: decided } = await okno.as('colleague').get('/api/approvals?state=decided')
    expect(decided.items[0]).toMatchObject({ id: approval_id, due_at: null, minutes_left: null })
    expect(await history(okno, request_id)).toEqual(
      expect.arrayContaining(['approval_asked', 'participant_added', 'status_changed']),
    )
  })

  test('the time until the answer is the client’s: the clock of the approval runs, and its holder is the approver', async () => {
    const { request_id, approval_id } = await asked()
    okno.setNow('2026-03-10T07:30:00Z')
    await decide('colleague', approval_id, 'approved')
    const { promises } = await read(okno, 'agent', request_id)
    const approval = promises.find((one: { metric: string }) => one.metric === 'approval')
    expect(approval).toMatchObject({ kind: 'ola', outcome: 'met' })
    expect(Math.round(approval.used_seconds)).toBe(1800)
    const { body } = await okno.as('agent').get(`/api/requests/${request_id}/promises`)
    const clock = body.clocks.find((one: { metric: string }) => one.metric === 'approval')
    expect(clock.intervals.map((one: { holder: { kind: string } }) => one.holder.kind)).toContain('approver')
  })

  test('several are asked at a time; the request goes on when the last has answered', async () => {
    const { request_id, approval_id } = await asked()
    const second = (await want('agent', request_id, 'client_lead')).body.id
    await decide('colleague', approval_id, 'approved')
    expect((await read(okno, 'agent', request_id)).status).toBe('waiting_third_party')
    await decide('client_lead', second, 'declined', 'Не в этом году')
    expect((await read(okno, 'agent', request_id)).status).toBe('open')
  })

  test('refusals: strangers, requesters, nobody to ask, twice the same, no question, finished requests', async () => {
    const { request_id } = await asked()
    expectRefusal(await want('agent', request_id, 'colleague'), 409, 'requests.already_asked')
    expectRefusal(await want('requester', request_id, 'client_lead'), 403, 'kernel.not_allowed')
    expectRefusal(await want('specialist', request_id, 'client_lead'), 404, 'kernel.not_found')
    expectRefusal(await want('agent', request_id, 'client_lead', '  '), 400, 'kernel.invalid')
    expectRefusal(
      await okno
        .as('agent')
        .post(`/api/requests/${request_id}/approvals`, { approver_id: randomUUID(), question }),
      422,
      'requests.unknown_person',
    )
    const { id } = await ask(okno, 'requester')
    await okno.as('requester').post(`/api/requests/${id}/cancel`)
    expectRefusal(await want('agent', id, 'colleague'), 409, 'requests.finished')
  })
})

describe('deciding', () => {
  test('a yes gives the ball back to the centre and is told once, however often it is said', async () => {
    const { request_id, approval_id } = await asked()
    for (const _ of [1, 2])
      expect((await decide('colleague', approval_id, 'approved')).body).toMatchObject({
        decision: 'approved',
        may: { decide: false },
      })
    expect((await read(okno, 'requester', request_id)).status).toBe('open')
    expect((await history(okno, request_id)).filter(name => name === 'approval_decided')).toHaveLength(1)
    const { body } = await okno.as('colleague').get('/api/approvals?state=decided')
    expect(body.items.map((one: { id: string }) => one.id)).toContain(approval_id)
  })

  test('the list pages: every approval once, the newest first', async () => {
    const wanted: string[] = []
    for (let n = 0; n < 3; n += 1) wanted.unshift((await asked('second_agent')).approval_id)
    const found: string[] = []
    let after = ''
    do {
      const { body } = await okno.as('second_agent').get(`/api/approvals?limit=2${after}`)
      found.push(...body.items.map((one: { id: string }) => one.id))
      after = body.next && `&after=${encodeURIComponent(body.next)}`
    } while (after)
    expect(found).toEqual(wanted)
  })

  test('a no needs a reason, which the requester and the agent read', async () => {
    const { request_id, approval_id } = await asked()
    expectRefusal(await decide('colleague', approval_id, 'declined'), 400, 'kernel.invalid')
    await decide('colleague', approval_id, 'declined', 'Бюджет исчерпан')
    for (const who of ['requester', 'agent'] as const)
      expect((await read(okno, who, request_id)).approvals).toMatchObject([
        { decision: 'declined', comment: 'Бюджет исчерпан' },
      ])
  })

  test('only the approver decides; what is decided stays; strangers see nothing', async () => {
    const { approval_id } = await asked()
    expectRefusal(await decide('requester', approval_id, 'approved'), 403, 'kernel.not_allowed')
    expectRefusal(await decide('agent', approval_id, 'approved'), 403, 'kernel.not_allowed')
    expectRefusal(await decide('stranger', approval_id, 'approved'), 404, 'kernel.not_found')
    expectRefusal(await decide('colleague', randomUUID(), 'approved'), 404, 'kernel.not_found')
    await decide('colleague', approval_id, 'approved')
    expectRefusal(
      await decide('colleague', approval_id, 'declined', 'Передумал'),
      409,
      'requests.already_decided',
    )
    expectRefusal(
      await okno.as('agent').post(`/api/approvals/${approval_id}/withdraw`),
      409,
      'requests.already_decided',
    )
  })

  test('the approver may see the files of the conversation, but never its notes', async () => {
    const { request_id } = await asked()
    const file = await upload(okno, 'agent')
    await say(okno, 'agent', request_id, 'Смета', { attachments: [file] })
    await say(okno, 'agent', request_id, 'Между нами', { kind: 'note' })
    const { body } = await okno.as('colleague').get(`/api/requests/${request_id}/messages`)
    expect(JSON.stringify(body)).not.toContain('Между нами')
    expect((await okno.as('colleague').inject({ url: `/api/files/${file}` })).statusCode).toBe(200)
  })
})

describe('what is not needed any more', () => {
  test('is withdrawn by an agent, once, and the request goes on', async () => {
    const { request_id, approval_id } = await asked()
    expectRefusal(
      await okno.as('colleague').post(`/api/approvals/${approval_id}/withdraw`),
      403,
      'kernel.not_allowed',
    )
    for (const _ of [1, 2])
      expect((await okno.as('agent').post(`/api/approvals/${approval_id}/withdraw`)).status).toBe(200)
    expect((await read(okno, 'agent', request_id)).status).toBe('open')
    expect((await history(okno, request_id)).filter(name => name === 'approval_withdrawn')).toHaveLength(1)
    expectRefusal(await decide('colleague', approval_id, 'approved'), 409, 'requests.already_decided')
  })

  test('goes with the end of the request: resolved, cancelled or put into another one', async () => {
    const ends: ((id: string) => Promise<unknown>)[] = [
      id => okno.as('agent').post(`/api/requests/${id}/resolve`),
      id => okno.as('agent').post(`/api/requests/${id}/cancel`),
      async id =>
        okno.as('agent').post(`/api/requests/${id}/merge`, { into: (await ask(okno, 'requester')).id }),
    ]
    for (const end of ends) {
      const { request_id } = await asked()
      await end(request_id)
      expect((await read(okno, 'agent', request_id)).approvals).toMatchObject([{ decision: 'withdrawn' }])
    }
  })
})

describe('the link in the letter', () => {
  test('shows without signing in, stores nothing by looking, and decides by a press', async () => {
    const { request_id, approval_id } = await asked()
    const nobody = okno.as('nobody')
    for (const _ of [1, 2])
      expect((await nobody.get(linkOf(approval_id))).body).toMatchObject({ question, decision: null })
    expect((await read(okno, 'agent', request_id)).status).toBe('waiting_third_party')
    expect((await nobody.post(linkOf(approval_id), { decision: 'approved' })).body.decision).toBe('approved')
    expect((await read(okno, 'agent', request_id)).status).toBe('open')
    expectRefusal(
      await nobody.post(linkOf(approval_id), { decision: 'declined', comment: 'Нет' }),
      409,
      'requests.already_decided',
    )
  })

  test('forged and cut tokens open nothing', async () => {
    const { approval_id } = await asked()
    const good = linkOf(approval_id)
    for (const bad of [`${good.slice(0, -2)}AA`, good.slice(0, -5), '/api/approval-links/x'])
      expectRefusal(await okno.as('nobody').get(bad), 404, 'requests.approval_link_unknown')
  })
})
