// The letter that asks for an approval: to the approver, with links that decide; a reminder before its time is over.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailWorld, startMailWorld } from './mail-world.ts'

let world: MailWorld
beforeAll(async () => {
  world = await startMailWorld()
  world.setNow('2026-03-10T07:00:00Z')
})
afterAll(() => world.close())

async function askedFor(approver: 'colleague' | 'stranger') {
  const { body } = await world.as('requester').post('/api/requests', { text: 'Нужен доступ к папке бюджета' })
  const asked = await world.as('agent').post(`/api/requests/${body.id}/approvals`, {
    approver_id: world.center.people[approver],
    question: 'Доступ до конца года\n\nТолько чтение',
  })
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  world.relay.received.length = 0
  await world.work()
  return {
    request_id: body.id as string,
    number: body.number as string,
    approval_id: asked.body.id as string,
  }
}

const lettersTo = (address: string) => world.relay.received.filter(({ to }) => to.includes(address))

test('the approver gets one letter, in the own language, and its links decide at one press', async () => {
  const { request_id, number } = await askedFor('stranger')
  const [letter, ...more] = lettersTo('stranger@test.okno')
  expect(more).toEqual([])
  const text = letter!.letter.text
  expect(text).toContain('Доступ до конца года')
  expect(text).toContain(number)
  const links = [...text.matchAll(/http:\/\/window\.test\/approve\/(\S+)\?decision=(\w+)/g)]
  expect(links.map(([, , decision]) => decision)).toEqual(['approved', 'declined'])
  expect(text).toContain('Approve')
  const given = await world.as('nobody').post(`/api/approval-links/${links[0]![1]}`, { decision: 'approved' })
  expect(given.body).toMatchObject({ decision: 'approved' })
  expect((await world.as('agent').get(`/api/requests/${request_id}`)).body.status).toBe('open')
})

test('what the approver writes back joins the conversation of the request', async () => {
  const { request_id } = await askedFor('colleague')
  const [{ letter } = { letter: undefined }] = lettersTo('colleague@test.okno')
  await world.write({
    from: 'colleague@test.okno',
    subject: `Re: ${letter!.subject}`,
    text: 'На какую сумму?',
    inReplyTo: `<${letter!.message_id}>`,
  })
  const { body } = await world.as('agent').get(`/api/requests/${request_id}/messages`)
  expect(body.items.at(-1)).toMatchObject({ text: 'На какую сумму?', author: { name: 'Colleague' } })
})

test('nobody is asked by letter for what was decided before it could be sent', async () => {
  const { body } = await world.as('requester').post('/api/requests', { text: 'Нужен доступ' })
  const asked = await world.as('agent').post(`/api/requests/${body.id}/approvals`, {
    approver_id: world.center.people.colleague,
    question: 'Доступ',
  })
  await world.as('agent').post(`/api/approvals/${asked.body.id}/withdraw`)
  world.relay.received.length = 0
  await world.work()
  expect(lettersTo('colleague@test.okno')).toEqual([])
})
