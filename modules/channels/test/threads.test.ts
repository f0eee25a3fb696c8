// Which conversation a letter joins, in whose name, and what it does to the request.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Letter } from '../server/mail/letter.ts'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

let world: MailWorld

beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

let letters = 0
const newId = () => `<letter-${++letters}@client.test>`

/** Brings a new request by mail and answers it with its receipt. */
async function begin(more: object = {}) {
  const messageId = newId()
  await world.write({
    from: 'requester@test.okno',
    subject: `Вопрос ${letters}`,
    text: 'Есть вопрос.',
    messageId,
    ...more,
  })
  await world.work()
  const request = (await world.requests()).at(-1)!
  const receipt = world.relay.received.find(({ letter }) => letter.subject.includes(`${request.number}.`))
  return { ...request, messageId, receipt: receipt?.letter as Letter }
}

const read = async (id: string) => (await world.as('agent').get(`/api/requests/${id}`)).body
const messagesOf = async (id: string) =>
  (await world.as('agent').get(`/api/requests/${id}/messages`)).body.items
const count = async () => (await world.requests()).length
const answerTo = (receipt: Letter) => ({
  subject: `Re: ${receipt.subject}`,
  inReplyTo: `<${receipt.message_id}>`,
  messageId: newId(),
})

it('lets people on copy follow, and their answer to the first letter joins', async () => {
  const request = await begin({
    to: `${window}, boss@client.test`,
    cc: 'colleague@test.okno, payroll_agent@test.okno',
  })
  const followers = (await read(request.id)).participants.map((one: { role: string }) => one.role)
  expect(followers).toEqual(['copied', 'copied'])
  const before = await count()
  await world.write({
    from: 'colleague@test.okno',
    to: 'requester@test.okno',
    cc: window,
    envelope: { from: 'colleague@test.okno', to: [window] },
    subject: 'RE: совсем другая тема',
    text: 'Поддерживаю.',
    inReplyTo: request.messageId,
  })
  expect(await count()).toBe(before)
  const [, joined] = await messagesOf(request.id)
  expect(joined).toMatchObject({
    text: 'Поддерживаю.',
    direction: 'in',
    author: { id: world.center.people.colleague },
  })
})

it('sends an answer to the requester with the copied people on copy', async () => {
  const request = await begin({ cc: 'colleague@test.okno' })
  await world.as('agent').post(`/api/requests/${request.id}/messages`, { text: 'Отвечаем всем.' })
  await world.work()
  const { letter } = world.relay.received.at(-1)!
  expect(letter.to.map(one => one.address)).toEqual(['requester@test.okno'])
  expect(letter.cc.map(one => one.address)).toEqual(['colleague@test.okno'])
  const same = world.relay.received.filter(one => one.letter.message_id === letter.message_id)
  expect(same.flatMap(one => one.to).sort()).toEqual(['colleague@test.okno', 'requester@test.okno'])
})

it('joins by the plus address alone, and by our signed mark in the subject alone', async () => {
  const { id, receipt } = await begin()
  const before = await count()
  await world.write({
    from: 'requester@test.okno',
    to: receipt.reply_to[0]!.address,
    subject: 'x',
    text: 'По адресу.',
  })
  const mark = /\[R-\d+\.[a-z0-9]+\]/.exec(receipt.subject)![0]
  await world.write({ from: 'requester@test.okno', subject: `Fwd: ${mark}`, text: 'По теме.' })
  expect(await count()).toBe(before)
  expect((await messagesOf(id)).map((one: { text: string }) => one.text)).toEqual([
    'Есть вопрос.',
    'По адресу.',
    'По теме.',
  ])
})

it('believes a bare number only those who see the request, and a forged signature nobody', async () => {
  const { id, number } = await begin()
  await world.write({ from: 'requester@test.okno', subject: `Ещё раз [${number}]`, text: 'Свой номер.' })
  expect(await messagesOf(id)).toHaveLength(2)
  const before = await count()
  await world.write({ from: 'stranger@test.okno', subject: `[${number}]`, text: 'Чужой номер.' })
  await world.write({
    from: 'stranger@test.okno',
    subject: `[${number}.aaaaaaaaaa]`,
    text: 'Поддельная подпись.',
  })
  expect(await count()).toBe(before + 2)
  expect(await messagesOf(id)).toHaveLength(2)
})

it('lets a stranger who answers join as an observer, marked in the log', async () => {
  const { id, receipt } = await begin()
  await world.write({ from: 'stranger@test.okno', text: 'Мне переслали.', ...answerTo(receipt) })
  const request = await read(id)
  expect(request.participants).toMatchObject([
    { person: { id: world.center.people.stranger }, role: 'observer' },
  ])
  expect((await world.intake()).at(-1)).toMatchObject({ outcome: 'joined', reason: 'observer' })
})

it('takes the letter of an agent who may work on the request as the answer of the centre', async () => {
  const { id, receipt } = await begin()
  await world.write({ from: 'agent@test.okno', text: 'Ответ из почты.', ...answerTo(receipt) })
  const request = await read(id)
  expect(request).toMatchObject({ assignee: { id: world.center.people.agent }, status: 'open' })
  expect(request.first_answered_at).not.toBeNull()
  expect((await messagesOf(id)).at(-1)).toMatchObject({ direction: 'out', channel: 'email' })
  await world.work()
  const sent = world.relay.received.at(-1)!
  expect(sent.to).toEqual(['requester@test.okno'])
  expect(sent.letter.text).toContain('Ответ из почты.')
  expect(sent.raw.toString()).not.toContain('agent@test.okno')
})

it('takes the letter of an agent as the requester’s own on a request of the agent, and as a stranger’s where it has no right', async () => {
  const own = await begin({ from: 'agent@test.okno' })
  await world.write({ from: 'agent@test.okno', text: 'Дополняю.', ...answerTo(own.receipt) })
  expect((await messagesOf(own.id)).at(-1)).toMatchObject({ direction: 'in' })
  const other = await begin()
  await world.write({ from: 'payroll_agent@test.okno', text: 'Не моя группа.', ...answerTo(other.receipt) })
  expect((await messagesOf(other.id)).at(-1)).toMatchObject({ direction: 'in' })
})

it('reopens a resolved request by a reply, not by an absence note', async () => {
  const { id, receipt } = await begin()
  await world.as('agent').post(`/api/requests/${id}/resolve`, {})
  await world.write({
    from: 'requester@test.okno',
    text: 'Я в отпуске до понедельника.',
    ...answerTo(receipt),
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
  expect(await read(id)).toMatchObject({ status: 'resolved' })
  expect((await messagesOf(id)).at(-1)).toMatchObject({ automatic: true })
  await world.write({ from: 'requester@test.okno', text: 'Не помогло.', ...answerTo(receipt) })
  expect(await read(id)).toMatchObject({ status: 'open', reopened_count: 1 })
})

it('begins a linked request when the old one is closed', async () => {
  const { id, number, receipt } = await begin()
  await world.as('agent').post(`/api/requests/${id}/cancel`, {})
  await world.write({ from: 'requester@test.okno', text: 'Всё-таки нужно.', ...answerTo(receipt) })
  const next = (await world.requests()).at(-1)!
  expect(next.id).not.toBe(id)
  expect((await read(next.id)).links).toMatchObject([{ number, kind: 'follow_up' }])
  await world.write({ from: 'requester@test.okno', text: 'И ещё.', ...answerTo(receipt) })
  expect((await world.intake()).at(-1)).toMatchObject({ outcome: 'joined', request_id: next.id })
})

it('follows a merged request to where it went on', async () => {
  const source = await begin({ from: 'stranger@test.okno' })
  const target = await begin({ from: 'stranger@test.okno' })
  await world.as('agent').post(`/api/requests/${source.id}/merge`, { into: target.id })
  await world.write({ from: 'stranger@test.okno', text: 'Сюда?', ...answerTo(source.receipt) })
  expect((await world.intake()).at(-1)).toMatchObject({ outcome: 'joined', request_id: target.id })
})

it('joins a reply that came before the letter it answers', async () => {
  const before = await count()
  await world.write({
    from: 'colleague@test.okno',
    text: 'Отвечаю раньше письма.',
    inReplyTo: '<late@client.test>',
    subject: 'Re: Опоздавшее',
  })
  await world.write({
    from: 'requester@test.okno',
    subject: 'Опоздавшее',
    text: 'Письмо.',
    messageId: '<late@client.test>',
  })
  expect(await count()).toBe(before + 1)
})
