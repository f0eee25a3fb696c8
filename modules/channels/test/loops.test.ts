// Machines that write to machines: none is answered, none goes on for ever, and each decision can be read.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { findRequest } from '#modules/requests/server/face.ts'
import { sendLetter } from '../server/face.ts'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

let world: MailWorld
/** What config.ts says where nothing else is set. */
const address_hour = 10

beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

const sent = () => world.relay.received.length

it('takes an absence note that answers nothing for what it is: no request, no letter', async () => {
  const before = (await world.requests()).length
  await world.write({
    from: 'requester@test.okno',
    subject: 'Автоответ: отпуск',
    text: 'Меня нет.',
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
  await world.work()
  expect((await world.intake()).at(-1)).toMatchObject({
    outcome: 'automatic',
    reason: 'Auto-Submitted: auto-replied',
  })
  expect(await world.requests()).toHaveLength(before)
  expect(sent()).toBe(0)
})

it('registers what a program sends of its own accord, without a receipt', async () => {
  await world.write({
    from: 'monitoring@client.test',
    subject: 'Disk full',
    text: 'server 5',
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  await world.work()
  expect((await world.intake()).at(-1)).toMatchObject({ outcome: 'registered' })
  expect(sent()).toBe(0)
})

it('knows its own letter when it comes back', async () => {
  await world.write({ from: 'requester@test.okno', subject: 'Кольцо', text: 'Вопрос.' })
  await world.work()
  const receipt = world.relay.received.at(-1)!
  const requests = (await world.requests()).length
  await world.writeRaw(receipt.raw, { from: '', to: [window] })
  await world.work()
  expect((await world.intake()).at(-1)).toMatchObject({ outcome: 'automatic' })
  expect(await world.requests()).toHaveLength(requests)
  expect(sent()).toBe(1)
})

it('marks a letter that came back, and neither registers nor answers the bounce', async () => {
  const before = sent()
  await world.write({ from: 'gone@client.test', subject: 'Ухожу', text: 'Мой ящик скоро закроют.' })
  await world.work()
  const receipt = world.relay.received.at(-1)!
  const requests = (await world.requests()).length
  await world.writeRaw(
    [
      'From: Mail Delivery System <MAILER-DAEMON@relay.test>',
      `To: ${window}`,
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      'Auto-Submitted: auto-replied',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'It did not work.',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; relay.test',
      '',
      'Final-Recipient: rfc822; gone@client.test',
      'Action: failed',
      'Status: 5.1.1',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${receipt.letter.message_id}>`,
      'Subject: x',
      '',
      '--b--',
      '',
    ].join('\r\n'),
  )
  await world.work()
  const taken = (await world.intake()).at(-1)!
  expect(taken).toMatchObject({ outcome: 'bounce' })
  expect(taken.reason).toContain('gone@client.test 5.1.1')
  expect(await world.requests()).toHaveLength(requests)
  expect(sent()).toBe(before + 1)
  const { body } = await world.as('agent').get(`/api/requests/${taken.request_id}/letters`)
  const returned = body.items.find((one: { purpose: string }) => one.purpose === 'receipt')
  expect(returned).toMatchObject({
    state: 'returned',
    recipients: [{ address: 'gone@client.test', state: 'returned', said: '5.1.1' }],
  })
})

it('stops two machines that answer each other without saying that they are machines', async () => {
  let answers = 0
  const before = sent()
  // A careless program: a new letter, no marks, no thread, for everything it gets.
  world.relay.onLetter = async ({ letter }) => {
    if (letter.to[0]?.address !== 'careless@client.test' || answers >= 60) return
    answers += 1
    await world.write({
      from: 'careless@client.test',
      subject: `We have got your letter ${answers}`,
      text: `Ticket ${answers} was opened.`,
      messageId: `<careless-${answers}@client.test>`,
    })
  }
  await world.write({ from: 'careless@client.test', subject: 'Start', text: 'Hello there, window' })
  for (let round = 0; round < 25; round += 1) await world.work()
  world.relay.onLetter = async () => {}
  expect(sent() - before).toBe(address_hour)
  expect(answers).toBe(address_hour)
  const { rows } = await world.okno.pools.read.query(
    `select id, request_id, reason from channels.letter where state = 'held'`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].reason).toBe(`limit_address_hour: ${address_hour} (careless@client.test)`)
  const refused = await world.as('requester').post(`/api/letters/${rows[0].id}/send`)
  expect(refused.status).toBe(403)
  const released = await world.as('agent').post(`/api/letters/${rows[0].id}/send`)
  expect(released.body).toMatchObject({ state: 'waiting', reason: null })
  await world.work()
  expect(sent() - before).toBe(address_hour + 1)
  const again = await world.as('agent').post(`/api/letters/${rows[0].id}/send`)
  expect(again.body.type).toBe('/problems/channels.not_held')
})

it('lets it go on for a day when somebody says so, and then holds back again', async () => {
  const { rows } = await world.okno.pools.read.query(
    `select letter.id, letter.request_id from channels.letter as letter where letter.state = 'held'`,
  )
  expect(rows).toHaveLength(0)
  for (let count = 0; count < 3; count += 1) {
    await world.write({
      from: 'careless@client.test',
      subject: `Again ${count}`,
      text: `Ticket again ${count}`,
    })
    await world.work()
  }
  const held = (await world.requests()).slice(-3)
  const lettersOf = async (id: string) =>
    (await world.as('agent').get(`/api/requests/${id}/letters`)).body.items.filter(
      (one: { purpose: string }) => one.purpose === 'receipt',
    )
  const [receipt] = await lettersOf(held[0]!.id)
  expect(receipt).toMatchObject({ state: 'held', recipients: [{ state: 'held' }] })
  const events = (await world.as('agent').get(`/api/requests/${held[0]!.id}/events`)).body.items
  expect(events).toContainEqual(
    expect.objectContaining({
      name: 'channels.letter_held',
      payload: expect.objectContaining({ reason: expect.stringContaining('limit_address_hour') }),
    }),
  )
  expect((await world.as('requester').post(`/api/letters/${receipt.id}/go-on`)).status).toBe(403)
  const let_go = await world.as('agent').post(`/api/letters/${receipt.id}/go-on`)
  expect(let_go.body).toEqual({ released: 1, hours: 24 })
  expect((await world.as('agent').post(`/api/letters/${receipt.id}/go-on`)).body.type).toBe(
    '/problems/channels.not_limited',
  )
  await world.write({ from: 'careless@client.test', subject: 'Let go', text: 'Ticket let go' })
  await world.work()
  expect(await lettersOf((await world.requests()).at(-1)!.id)).toMatchObject([{ state: 'sent' }])
  world.setNow('2026-03-11T08:00:00Z')
  for (let count = 0; count < address_hour + 1; count += 1) {
    await world.write({
      from: 'careless@client.test',
      subject: `Next day ${count}`,
      text: `Ticket day ${count}`,
    })
    await world.work()
  }
  expect(await lettersOf((await world.requests()).at(-1)!.id)).toMatchObject([{ state: 'held' }])
})

it('holds automatic letters of one request back beyond what is set, and lets that request alone go on', async () => {
  const { OKNO_MAIL_THREAD_HOUR } = world.okno.config
  Object.assign(world.okno.config, { OKNO_MAIL_THREAD_HOUR: 2 })
  const ask = async (text: string) => {
    const { body } = await world.as('requester').post('/api/requests', { text })
    return body.id as string
  }
  const notify = (id: string, to: string) =>
    inTransaction(world.okno, bySystem(world.okno, 'test'), async ctx =>
      sendLetter(ctx, {
        request: await findRequest(ctx, id),
        purpose: 'notice',
        to: [{ name: '', address: to }],
        body: { language: 'ru', subject: 'Notice', text: 'Notice', html: '<p>Notice</p>' },
      }),
    )
  const lettersOf = async (id: string): Promise<{ id: string; state: string; reason: string }[]> =>
    (await world.as('agent').get(`/api/requests/${id}/letters`)).body.items
  const [one, other] = [await ask('Один'), await ask('Другой')]
  for (const to of ['n1@client.test', 'n2@client.test', 'n3@client.test']) await notify(one, to)
  expect((await lettersOf(one)).map(letter => letter.state)).toEqual(['waiting', 'waiting', 'held'])
  expect((await lettersOf(one))[2]!.reason).toBe('limit_thread_hour: 2')
  await notify(other, 'n4@client.test')
  expect((await lettersOf(other)).map(letter => letter.state)).toEqual(['waiting'])
  await world.as('agent').post(`/api/letters/${(await lettersOf(one))[2]!.id}/go-on`)
  await notify(one, 'n5@client.test')
  expect((await lettersOf(one)).map(letter => letter.state)).toEqual(Array(4).fill('waiting'))
  Object.assign(world.okno.config, { OKNO_MAIL_THREAD_HOUR })
  await world.work()
})

it('takes whoever writes more than thirty letters in an hour for a machine, and says why', async () => {
  const before = sent()
  for (let count = 0; count < 32; count += 1)
    await world.write({ from: 'flood@client.test', subject: `Flood ${count}`, text: `Line ${count}` })
  await world.work()
  const last = (await world.intake()).slice(-2)
  expect(last).toMatchObject([
    { outcome: 'registered', reason: 'rate_sender: 30' },
    { outcome: 'registered', reason: 'rate_sender: 30' },
  ])
  expect(sent() - before).toBe(address_hour)
})

it('writes to nobody who gave no address to answer to', async () => {
  const before = (await world.requests()).length
  await world.writeRaw('From: x@client.test\r\nSubject: Note\r\n\r\nNo path back', { from: '', to: [window] })
  await world.work()
  expect((await world.intake()).at(-1)).toMatchObject({ outcome: 'automatic', reason: 'MAIL FROM:<>' })
  expect(await world.requests()).toHaveLength(before)
})

it("takes a note to where reports go into the conversation as a machine's, whatever it says", async () => {
  await world.write({ from: 'away@client.test', subject: 'Question', text: 'A question.' })
  await world.work()
  const receipt = world.relay.received.at(-1)!
  const request = (await world.requests()).at(-1)!
  const before = sent()
  await world.writeRaw(
    'From: away@client.test\r\nSubject: Re: Question\r\nMessage-ID: <away@client.test>\r\n\r\nI am away',
    { from: '', to: [receipt.from] },
  )
  await world.work()
  expect((await world.intake()).at(-1)).toMatchObject({
    outcome: 'joined',
    reason: 'bounce_address',
    request_id: request.id,
  })
  expect(sent()).toBe(before)
})
