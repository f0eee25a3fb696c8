// Answers that cannot go when their time has come: nothing is said, and nothing that was written is lost.
import { afterAll, beforeEach, expect, test } from 'vitest'
import { tuesdayMorning } from '#app/testing.ts'
import { ask, expectRefusal } from './acting.ts'
import { question, startAnswering } from './answering.ts'

const at = await startAnswering()
const { okno, held, waiting, failed, texts, draft, takeBack, sendNow, letGo } = at
afterAll(() => okno.close())
beforeEach(at.begin)

test('a request that was cancelled meanwhile: it stays with the reason, and can be taken back or discarded', async () => {
  const { id, number } = await ask(okno, 'requester')
  const answer = await held('agent', id, 'Ответ')
  await okno.as('requester').post(`/api/requests/${id}/cancel`)
  await letGo()
  expect(await texts('agent', id)).toEqual([question])
  const [kept] = await waiting('agent', id)
  expect(kept).toMatchObject({ id: answer.id, text: 'Ответ', failed: { code: 'requests.finished' } })
  expect(kept!.failed!.detail).toContain(number)
  expect(await failed('agent')).toEqual([{ text: 'Ответ', number }])
  expect(await failed('lead')).toEqual([])
  expect((await takeBack('agent', id, answer.id)).body).toMatchObject({ text: 'Ответ' })
  expect(await draft('agent', id)).toMatchObject({ text: 'Ответ' })
  expect(await failed('agent')).toEqual([])
})

test('a request that was put into another one: it goes nowhere, and is found in the other one', async () => {
  const { id } = await ask(okno, 'requester')
  const { id: into } = await ask(okno, 'colleague')
  const answer = await held('agent', id, 'Ответ')
  await okno.as('second_agent').post(`/api/requests/${id}/merge`, { into })
  await letGo()
  expect(await texts('requester', into)).not.toContain('Ответ')
  expect(await waiting('agent', into)).toMatchObject([{ failed: { code: 'requests.merged' } }])
  await takeBack('agent', into, answer.id)
  expect(await draft('agent', into)).toMatchObject({ text: 'Ответ' })
})

test('an author who may not answer any more: with the rights of that time it is refused', async () => {
  const { id } = await ask(okno, 'requester', { service_id: okno.center.services.payslip })
  const answer = await held('payroll_agent', id, 'Ответ')
  await okno.as('agent').post(`/api/requests/${id}/assign`, { team_id: okno.center.teams.it_help })
  await letGo()
  expect(await texts('agent', id)).toEqual([question])
  // The request is hidden from its author now; what was written there is not.
  expectRefusal(await okno.as('payroll_agent').get(`/api/requests/${id}/answers`), 404, 'kernel.not_found')
  expect(await failed('payroll_agent')).toEqual([{ text: 'Ответ', number: null }])
  expect((await takeBack('payroll_agent', id, answer.id)).body).toMatchObject({
    ...{ text: 'Ответ', failed: { code: 'kernel.not_found' } },
  })
  expect(await failed('payroll_agent')).toEqual([])
})

test('an author whose account was blocked says nothing', async () => {
  const { id } = await ask(okno, 'requester')
  await held('second_agent', id, 'Ответ')
  const block = (at: string | null) =>
    okno.okno.pools.write.query('update identity.account set blocked_at = $2 where id = $1', [
      okno.center.people.second_agent,
      at,
    ])
  await block(tuesdayMorning)
  await letGo()
  await block(null)
  expect(await texts('agent', id)).toEqual([question])
  expect(await waiting('second_agent', id)).toMatchObject([{ failed: { code: 'kernel.not_allowed' } }])
})

test('one that failed can be sent again when the reason is gone', async () => {
  const { id } = await ask(okno, 'requester')
  const { id: into } = await ask(okno, 'requester')
  const answer = await held('agent', id, 'Ответ')
  await okno.as('second_agent').post(`/api/requests/${id}/merge`, { into })
  await letGo()
  expectRefusal(await sendNow('agent', id, answer.id), 409, 'requests.merged')
  await okno.as('second_agent').post(`/api/requests/${id}/unmerge`)
  expect(await sendNow('agent', id, answer.id)).toMatchObject({ status: 200, body: { text: 'Ответ' } })
})
