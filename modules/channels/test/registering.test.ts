// Letters become requests, and answers go out and come back, by real SMTP on both sides.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

let world: MailWorld

beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

it('registers a letter as a request of its writer and sends a receipt with number, promise and link', async () => {
  const said = await world.write({
    from: { name: 'Requester', address: 'requester@test.okno' },
    subject: 'Не пришёл расчётный листок',
    text: 'Добрый день. Не могу найти расчётный листок за февраль.',
    messageId: '<first@client.test>',
  })
  expect(said).toMatch(/^250 /)
  const [request] = await world.requests()
  expect(request).toMatchObject({ subject: 'Не пришёл расчётный листок', status: 'new' })
  await world.work()
  const receipt = world.relay.received.at(-1)!
  expect(receipt.to).toEqual(['requester@test.okno'])
  expect(receipt.from).toMatch(/^help\+B-\d+\.[a-z0-9]+@window\.test$/)
  expect(receipt.letter.subject).toContain(request!.number)
  expect(receipt.letter.text).toContain(`http://window.test/requests/${request!.number}`)
  expect(receipt.letter.text).toContain('10:30')
  expect(receipt.letter.in_reply_to).toEqual(['first@client.test'])
  expect(receipt.letter.headers['auto-submitted']).toEqual(['auto-replied'])
  expect(receipt.letter.reply_to[0]!.address).toMatch(/^help\+R-\d+\.[a-z0-9]+@window\.test$/)
})

it('threads both ways: the answer names the letter, the reply to the answer joins', async () => {
  const [request] = await world.requests()
  const answered = await world
    .as('agent')
    .post(`/api/requests/${request!.id}/messages`, { text: 'Выслали листок.' })
  expect(answered.status).toBe(201)
  await world.work()
  const answer = world.relay.received.at(-1)!
  expect(answer.letter.text).toContain('Выслали листок.')
  expect(answer.letter.references[0]).toBe('first@client.test')
  expect(answer.letter.from!.address).toBe(window)
  expect(answer.raw.toString()).not.toContain('agent@test.okno')
  await world.write({
    from: 'requester@test.okno',
    to: answer.letter.reply_to[0]!.address,
    subject: `Re: ${answer.letter.subject}`,
    text: 'Спасибо, нашёл.\n\n> Выслали листок.',
    inReplyTo: `<${answer.letter.message_id}>`,
    references: `<${answer.letter.message_id}>`,
  })
  expect(await world.requests()).toHaveLength(1)
  const { body } = await world.as('agent').get(`/api/requests/${request!.id}/messages`)
  expect(body.items.at(-1)).toMatchObject({ text: 'Спасибо, нашёл.', direction: 'in', channel: 'email' })
  expect(body.items.at(-1).hidden_text).toContain('> Выслали листок.')
})
