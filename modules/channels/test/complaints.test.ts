// Feedback reports (RFC 5965): a reader reported a letter as spam. It is seen, holds back what nobody wrote, and opens nothing.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

let world: MailWorld
beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

const ask = async (from: string) => {
  await world.write({ from, subject: `Вопрос ${from}`, text: 'Прошу ответить.' })
  await world.work()
  return { id: (await world.requests()).at(-1)!.id, sent: world.relay.received.at(-1)! }
}
const answer = async (id: string, text: string) => {
  await world.as('agent').post(`/api/requests/${id}/messages`, { text })
  await world.work()
}
const marks = async () =>
  (await world.as('admin').get('/api/mail/addresses')).body.items as {
    address: string
    kind: string
    said: string
  }[]

/** As Yahoo, Mail.ru and others send it: words, the report, the letter itself. */
const report = (fields: readonly string[], copy: readonly string[], to = window) =>
  world.writeRaw(
    [
      'From: Feedback Loop <fbl@provider.test>',
      `To: <${to}>`,
      'Subject: FW: Complaint',
      `Message-ID: <${crypto.randomUUID()}@provider.test>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="r"',
      '',
      '--r',
      'Content-Type: text/plain',
      '',
      'This is an email abuse report.',
      '--r',
      'Content-Type: message/feedback-report',
      '',
      ...fields,
      '',
      '--r',
      'Content-Type: message/rfc822',
      'Content-Disposition: inline',
      '',
      ...copy,
      '',
      'The words of the letter.',
      '--r--',
      '',
    ].join('\r\n'),
    { from: 'fbl@provider.test', to: [to] },
  )
const abuse = ['Feedback-Type: abuse', 'User-Agent: SomeGenerator/1.0', 'Version: 1']

it('is tied to the letter and the recipient by where its reports go, although the provider hides the address', async () => {
  const { id, sent } = await ask('annoyed@client.test')
  const before = (await world.requests()).length
  const letters = world.relay.received.length
  await report(
    [...abuse, `Original-Mail-From: <${sent.from}>`, 'Original-Rcpt-To: <redacted@client.test>'],
    ['From: window', 'Subject: x'],
  )
  await world.work()
  expect((await world.intake()).at(-1)).toMatchObject({
    outcome: 'bounce',
    reason: 'complaint: abuse, annoyed@client.test',
    request_id: id,
  })
  expect(await world.requests()).toHaveLength(before)
  expect(world.relay.received).toHaveLength(letters)
  expect(await marks()).toMatchObject([
    { address: 'annoyed@client.test', kind: 'complained', said: 'abuse, SomeGenerator/1.0' },
  ])
  const { items } = (await world.as('agent').get(`/api/requests/${id}/events`)).body
  expect(items.map((one: { name: string }) => one.name)).toContain('channels.letter_complained')
})

it('lets answers of people go, and holds back visibly what Okno writes by itself', async () => {
  const [request] = await world.requests()
  const before = world.relay.received.length
  await answer(request!.id, 'Ответ человека.')
  expect(world.relay.received).toHaveLength(before + 1)
  const { id } = await ask('annoyed@client.test')
  expect(world.relay.received).toHaveLength(before + 1)
  const { items } = (await world.as('agent').get(`/api/requests/${id}/letters`)).body
  expect(items.find((one: { purpose: string }) => one.purpose === 'receipt')).toMatchObject({
    state: 'held',
    reason: 'unreached_complained: abuse, SomeGenerator/1.0',
  })
  expect((await world.as('agent').get(`/api/requests/${id}/unreached`)).body.items).toEqual([])
})

it('is tied by the Message-ID of the enclosed letter to the one whom it names', async () => {
  const { sent } = await ask('named@client.test')
  const copy = [`Message-ID: <${sent.letter.message_id}>`, 'Subject: x']
  await report([...abuse, 'Original-Rcpt-To: <named@client.test>'], copy)
  expect((await marks()).map(one => one.address)).toContain('named@client.test')
})

it('marks nobody when it is about no letter of ours, or takes a complaint back', async () => {
  const { sent } = await ask('content@client.test')
  const before = { marks: await marks(), requests: (await world.requests()).length }
  await report([...abuse, 'Original-Rcpt-To: <content@client.test>'], ['Message-ID: <foreign@other.test>'])
  await report(['Feedback-Type: not-spam', `Original-Mail-From: <${sent.from}>`], ['Subject: x'])
  await world.work()
  expect((await world.intake()).slice(-2).map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['bounce', 'complaint: abuse'],
    ['bounce', 'feedback_report: not-spam, content@client.test'],
  ])
  expect(await marks()).toEqual(before.marks)
  expect(await world.requests()).toHaveLength(before.requests)
})
