// People whom nobody knows: registered, asked to confirm, or refused, as administrators want it.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { addMailbox, type MailWorld, startMailWorld, window } from './mail-world.ts'

let world: MailWorld
beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

const none = { mailbox_id: null, new_matter_days: null, forwards_by_agents: null, agent_name: null }
const policy = (unknown_senders: string | null, mailbox_id: string | null = null) =>
  world.as('admin').put('/api/mail/handling', { ...none, mailbox_id, unknown_senders })
const count = async () => (await world.requests()).length
/** The letter that came last, whatever the tests' clock said. */
const last = async () => {
  const { rows } = await world.okno.pools.read.query(
    `select outcome, reason, request_id from channels.letter where direction = 'in' order by id desc limit 1`,
  )
  return rows[0]
}
const sentTo = (address: string) => world.relay.received.filter(({ to }) => to.includes(address))
const linkIn = (text: string) => /http:\/\/window\.test\/confirm\/(\S+)/.exec(text)![1]!

beforeEach(async () => {
  await policy('confirm')
})

let people = 0
const somebody = () => `somebody${++people}@unknown.test`

it('holds the letter of an unknown sender and asks to confirm; looking at the link changes nothing', async () => {
  const from = somebody()
  const before = await count()
  await world.write({ from, subject: 'Первое письмо', text: 'Здравствуйте.', messageId: '<u1@unknown.test>' })
  expect(await last()).toMatchObject({ outcome: 'held', reason: 'awaits_confirmation', request_id: null })
  await world.work()
  const [asked] = sentTo(from)
  expect(asked!.letter).toMatchObject({ in_reply_to: ['u1@unknown.test'] })
  expect(asked!.letter.headers['auto-submitted']).toEqual(['auto-replied'])
  const address = `/api/mail/confirmations/${linkIn(asked!.letter.text)}`
  const nobody = world.as('nobody')
  expect((await nobody.get(address)).body).toMatchObject({
    subject: 'Первое письмо',
    address: from,
    confirmed: false,
  })
  expect(await count()).toBe(before)
  const pressed = await Promise.all([nobody.post(address), nobody.post(address)])
  expect(pressed.map(one => one.status)).toEqual([200, 200])
  expect(await count()).toBe(before + 1)
  expect((await nobody.get(address)).body).toMatchObject({ confirmed: true })
  await world.work()
  expect(sentTo(from)).toHaveLength(2)
  await world.write({ from, subject: 'Второе', text: 'Теперь меня знают.' })
  expect(await last()).toMatchObject({ outcome: 'registered' })
})

it('writes to nobody twice a day, and lets all letters of an address in with one confirmation', async () => {
  const from = somebody()
  const before = await count()
  for (const text of ['Раз.', 'Два.', 'Три.']) await world.write({ from, subject: text, text })
  expect(await last()).toMatchObject({ outcome: 'held', reason: 'awaits_confirmation: not_told' })
  await world.work()
  expect(sentTo(from)).toHaveLength(1)
  await world.as('nobody').post(`/api/mail/confirmations/${linkIn(sentTo(from)[0]!.letter.text)}`)
  expect(await count()).toBe(before + 3)
})

it('writes to no machine, and takes no forged or foreign link', async () => {
  const from = somebody()
  await world.write({ from, subject: 'Alert', text: 'x', headers: { 'Auto-Submitted': 'auto-generated' } })
  await world.work()
  expect(sentTo(from)).toHaveLength(0)
  for (const token of [`${crypto.randomUUID()}.${'a'.repeat(22)}`, 'something-else'])
    expect((await world.as('nobody').post(`/api/mail/confirmations/${token}`)).body.type).toBe(
      '/problems/channels.link_unknown',
    )
})

it('lets somebody who works on the mailbox release the letter, and nobody else', async () => {
  const from = somebody()
  await world.write({ from, subject: 'Ждёт', text: 'x' })
  const mine = (items: { from_address: string }[]) => items.filter(item => item.from_address === from)
  const awaited = async (who: 'agent' | 'specialist') =>
    mine((await world.as(who).get('/api/mail/awaited')).body.items)
  const [letter] = (await awaited('agent')) as unknown as { id: string }[]
  expect(await awaited('specialist')).toEqual([])
  const path = `/api/mail/awaited/${letter!.id}/release`
  expect((await world.as('specialist').post(path)).status).toBe(404)
  expect((await world.as('requester').post(path)).status).toBe(403)
  const released = await world.as('agent').post(path)
  expect(released.body.request_id).toMatch(/^[0-9a-f-]{36}$/)
  expect((await world.as('agent').post(path)).status).toBe(404)
})

it('refuses politely once a day, and writes again the day after', async () => {
  await policy('refuse')
  const from = somebody()
  const before = await count()
  await world.write({ from, subject: 'Раз', text: 'x' })
  expect(await last()).toMatchObject({ outcome: 'refused', reason: 'unknown_sender' })
  await world.write({ from, subject: 'Два', text: 'x' })
  await world.work()
  expect(sentTo(from)).toHaveLength(1)
  expect(sentTo(from)[0]!.letter.text).toContain('«Раз»')
  world.setNow('2026-03-11T07:30:00Z')
  await world.write({ from, subject: 'Три', text: 'x' })
  await world.work()
  expect(sentTo(from)).toHaveLength(2)
  expect(await count()).toBe(before)
  world.setNow('2026-03-10T07:00:00Z')
})

it('knows people of a client’s domain and those who answer a letter of ours', async () => {
  await policy('refuse')
  await world.as('admin').post(`/api/clients/${world.center.clients.north}/domains`, { domain: 'north.test' })
  await world.write({ from: 'new@north.test', subject: 'Свой домен', text: 'x', messageId: '<n@north.test>' })
  expect(await last()).toMatchObject({ outcome: 'registered' })
  await world.write({ from: somebody(), subject: 'Re: Свой домен', text: 'y', inReplyTo: '<n@north.test>' })
  expect(await last()).toMatchObject({ outcome: 'joined', reason: 'observer' })
})

it('may differ for one mailbox', async () => {
  const mailbox_id = await addMailbox(world, 'open@window.test')
  await policy('refuse')
  await policy('register', mailbox_id)
  await world.write({ from: somebody(), to: 'open@window.test', subject: 'x', text: 'y' })
  expect(await last()).toMatchObject({ outcome: 'registered' })
  await world.write({ from: somebody(), to: window, subject: 'x', text: 'y' })
  expect(await last()).toMatchObject({ outcome: 'refused' })
  const { body } = await world.as('admin').get('/api/mail/handling')
  expect(body.usual).toEqual({
    unknown_senders: 'register',
    new_matter_days: 30,
    forwards_by_agents: 'original',
    agent_name: 'team',
  })
  expect(body.items).toContainEqual(expect.objectContaining({ mailbox_id, unknown_senders: 'register' }))
})
