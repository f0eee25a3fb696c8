// Addresses that letters do not reach: how one is marked, what it holds back, where that is seen and how it is lifted.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unsubscribeAddress, unsubscribeToken } from '../server/outbound/unsubscribing.ts'
import { type MailWorld, startMailWorld } from './mail-world.ts'

let world: MailWorld
let day = 10

beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

const nextDay = () => {
  day += 1
  world.setNow(`2026-03-${day}T07:00:00Z`)
}
const ask = async (from: string, subject = 'Вопрос') => {
  await world.write({ from, subject, text: 'Прошу ответить.' })
  await world.work()
  return (await world.requests()).at(-1)!.id
}
const answer = async (id: string, text: string) => {
  await world.as('agent').post(`/api/requests/${id}/messages`, { text })
  await world.work()
  return answerOf(id)
}
const answerOf = async (id: string) =>
  (await world.as('agent').get(`/api/requests/${id}/letters`)).body.items
    .filter((one: { purpose: string }) => one.purpose === 'answer')
    .at(-1)
const marks = async (query = '') =>
  (await world.as('admin').get(`/api/mail/addresses${query}`)).body.items as {
    id: string
    address: string
    kind: string
    said: string
    request: { id: string } | null
    people: { name: string }[]
  }[]
const eventsOf = async (id: string) =>
  (await world.as('agent').get(`/api/requests/${id}/events`)).body.items as {
    name: string
    payload: { reason?: string }
  }[]

/** A report in the standard form, to where reports about the last letter go. */
const report = (path: string, fields: Record<string, string>) =>
  world.writeRaw(
    [
      'From: Mail Delivery System <MAILER-DAEMON@relay.test>',
      `To: <${path}>`,
      'Subject: Report about your letter',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'About your letter.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; relay.test',
      '',
      ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
      '',
      '--b--',
      '',
    ].join('\r\n'),
    { from: '', to: [path] },
  )
const lastPath = () => world.relay.received.at(-1)!.from
const failed = (address: string, status = '5.1.1', said = '550 no such user') => ({
  'Final-Recipient': `rfc822; ${address}`,
  Action: 'failed',
  Status: status,
  'Diagnostic-Code': `smtp; ${said}`,
})

it('marks an address that is gone by the address that the report comes to, whatever it quotes', async () => {
  const id = await ask('gone@client.test')
  const before = (await world.requests()).length
  await report(lastPath(), failed('gone@client.test'))
  await world.work()
  expect((await world.intake()).at(-1)).toMatchObject({ outcome: 'bounce', request_id: id })
  expect(await world.requests()).toHaveLength(before)
  expect(await marks()).toMatchObject([
    { address: 'gone@client.test', kind: 'hard', said: '5.1.1 550 no such user', request: { id } },
  ])
  expect((await eventsOf(id)).map(one => one.name)).toContain('channels.letter_returned')
})

it('holds the next letter back visibly, says so before it is written, and sends it anyway', async () => {
  const id = (await world.requests()).at(-1)!.id
  const { body } = await world.as('agent').get(`/api/requests/${id}/unreached`)
  expect(body.items).toMatchObject([{ address: 'gone@client.test', kind: 'hard' }])
  const sent = world.relay.received.length
  const held = await answer(id, 'Не дойдёт.')
  expect(held).toMatchObject({
    state: 'held',
    reason: 'unreached_hard: 5.1.1 550 no such user',
    recipients: [{ address: 'gone@client.test', state: 'suppressed' }],
  })
  expect(world.relay.received).toHaveLength(sent)
  expect((await eventsOf(id)).at(-1)).toMatchObject({
    name: 'channels.letter_held',
    payload: { reason: 'unreached_hard: 5.1.1 550 no such user' },
  })
  expect((await world.as('requester').post(`/api/letters/${held.id}/send`)).status).toBe(403)
  expect((await world.as('agent').post(`/api/letters/${held.id}/send`)).status).toBe(200)
  await world.work()
  expect(world.relay.received).toHaveLength(sent + 1)
  expect(await answerOf(id)).toMatchObject({ state: 'sent' })
})

it('lifts the mark when somebody says that the address works again', async () => {
  const id = (await world.requests()).at(-1)!.id
  const held = await answer(id, 'Снова дойдёт.')
  const { body } = await world.as('agent').post(`/api/letters/${held.id}/reach`)
  expect(body).toEqual({ released: 1 })
  expect((await world.as('agent').post(`/api/letters/${held.id}/reach`)).body.type).toContain('not_marked')
  await world.work()
  expect(await answerOf(id)).toMatchObject({ state: 'sent' })
  expect(await marks()).toEqual([])
  expect(await marks('?lifted=with')).toMatchObject([{ address: 'gone@client.test' }])
})

it('does not take a delay for a failure', async () => {
  const id = await ask('slow@client.test')
  await report(lastPath(), {
    'Final-Recipient': 'rfc822; slow@client.test',
    Action: 'delayed',
    Status: '4.4.1',
    'Diagnostic-Code': 'smtp; connection timed out',
  })
  await world.work()
  const { body } = await world.as('agent').get(`/api/requests/${id}/letters`)
  const receipt = body.items.find((one: { purpose: string }) => one.purpose === 'receipt')
  expect(receipt).toMatchObject({ state: 'sent', recipients: [{ state: 'delayed' }] })
  expect((await eventsOf(id)).map(one => one.name)).toContain('channels.letter_delayed')
  expect(await marks()).toEqual([])
})

it('marks a full mailbox at the third return within two weeks', async () => {
  const id = await ask('full@client.test')
  for (const text of ['Раз.', 'Два.', 'Три.']) {
    expect(await marks()).toEqual([])
    await answer(id, text)
    await report(lastPath(), failed('full@client.test', '5.2.2', '552 mailbox full'))
    await world.work()
    nextDay()
  }
  expect(await marks()).toMatchObject([{ address: 'full@client.test', kind: 'soft' }])
})

it('marks what the relay itself refuses as unknown', async () => {
  world.relay.onRecipient = async address => {
    if (address === 'nobody@client.test')
      throw Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 })
  }
  const id = await ask('nobody@client.test')
  await world.work()
  world.relay.onRecipient = async () => {}
  expect((await marks('?q=nobody'))[0]).toMatchObject({
    address: 'nobody@client.test',
    kind: 'hard',
    request: { id },
  })
})

it('does not believe a report to an address that we did not sign', async () => {
  await ask('safe@client.test')
  const path = lastPath().replace(/\.[a-z0-9]+@/, '.aaaaaaaaaa@')
  await report(path, failed('safe@client.test'))
  await world.work()
  expect(await marks('?q=safe')).toEqual([])
})

it('is marked and lifted by hand, listed in pages, by those who may', async () => {
  const admin = world.as('admin')
  const marked = await admin.post('/api/mail/addresses', { address: 'Old@Client.test ', said: 'уволился' })
  expect(marked.status).toBe(201)
  expect(marked.body).toMatchObject({ address: 'old@client.test', kind: 'by_hand', said: 'уволился' })
  const again = await admin.post('/api/mail/addresses', { address: 'old@client.test' })
  expect([again.status, again.body.type]).toEqual([409, '/problems/channels.marked_already'])
  expect((await world.as('requester').get('/api/mail/addresses')).status).toBe(403)
  expect((await world.as('agent').post('/api/mail/addresses', { address: 'x@y.test' })).status).toBe(403)
  const first = (await admin.get('/api/mail/addresses?limit=1')).body
  const second = (await admin.get(`/api/mail/addresses?limit=1&after=${first.next}`)).body
  expect(first.items[0].address).toBe('old@client.test')
  expect(second.items[0].address).not.toBe('old@client.test')
  expect((await marks('?kind=by_hand')).map(one => one.address)).toEqual(['old@client.test'])
  expect((await world.as('requester').post(`/api/mail/addresses/${marked.body.id}/lift`)).status).toBe(403)
  expect((await world.as('agent').post(`/api/mail/addresses/${marked.body.id}/lift`)).status).toBe(200)
  const twice = await world.as('agent').post(`/api/mail/addresses/${marked.body.id}/lift`)
  expect(twice.body.type).toBe('/problems/channels.not_marked')
})

it('is shown beside the person', async () => {
  const person = world.center.people.requester
  await world.as('admin').post('/api/mail/addresses', { address: 'requester@test.okno' })
  const { body } = await world.as('agent').get(`/api/people/${person}/unreached`)
  expect(body.items).toMatchObject([{ address: 'requester@test.okno', kind: 'by_hand' }])
  await world.as('agent').post(`/api/mail/addresses/${body.items[0].id}/lift`)
})

it('lets reminders be declined by one press of a mail program, and only by a signed link', async () => {
  const { pathname } = new URL(unsubscribeAddress(world.okno, 'lead@client.test'))
  const press = (url: string) =>
    world.as('nobody').inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
  const opened = await world.as('nobody').inject({ method: 'GET', url: pathname })
  expect([opened.statusCode, opened.headers.location]).toEqual([303, pathname.replace(/.*\//, '/decline/')])
  expect(await marks('?kind=declined')).toEqual([])
  const done = await press(pathname)
  expect([done.statusCode, done.json()]).toEqual([200, { address: 'lead@client.test' }])
  expect((await press(pathname)).statusCode).toBe(200)
  expect((await marks('?kind=declined')).map(one => one.address)).toEqual(['lead@client.test'])
  const forged = unsubscribeToken('lead@client.test', 'x'.repeat(40))
  expect((await press(`/api/mail/reminders/decline/${forged}`)).statusCode).toBe(404)
  // Answers still go.
  const id = await ask('lead@client.test')
  expect(await answer(id, 'Ответ идёт.')).toMatchObject({ state: 'sent' })
})

it('takes the body of a web form nowhere else', async () => {
  const { statusCode } = await world.as('agent').inject({
    method: 'POST',
    url: '/api/mail/addresses',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'address=a@b.test',
  })
  expect(statusCode).toBe(415)
})
