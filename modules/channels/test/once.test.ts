// A letter that comes again, at once or later, by one mailbox or two, is one message.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMailbox, type MailWorld, startMailWorld, window } from './mail-world.ts'

let world: MailWorld

beforeAll(async () => {
  world = await startMailWorld()
  await addMailbox(world, 'payroll@window.test')
})
afterAll(() => world.close())

const letter = (id: string, text = 'Прошу выдать справку.') =>
  [
    'From: Requester <requester@test.okno>',
    `To: ${window}`,
    'Subject: =?utf-8?B?0KHQv9GA0LDQstC60LA=?=',
    `Message-ID: <${id}>`,
    'Date: Tue, 10 Mar 2026 09:58:00 +0300',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ].join('\r\n')

const outcomesOf = async () => (await world.intake()).map(row => row.outcome).sort()

it('registers the same letter once when it comes twice', async () => {
  await world.writeRaw(letter('twice@client.test'))
  const said = await world.writeRaw(letter('twice@client.test'))
  expect(said).toContain('duplicate')
  expect(await world.requests()).toHaveLength(1)
  expect(await outcomesOf()).toEqual(['duplicate', 'registered'])
  const [first, second] = await world.intake()
  expect(second!.request_id).toBe(first!.request_id)
})

it('registers the same letter once when it comes twelve times at the same moment', async () => {
  const said = await Promise.all(
    Array.from({ length: 12 }, () => world.writeRaw(letter('parallel@client.test'))),
  )
  expect(said.filter(line => line.includes('registered'))).toHaveLength(1)
  expect(said.filter(line => line.includes('duplicate'))).toHaveLength(11)
  expect(await world.requests()).toHaveLength(2)
  await world.work()
  expect(world.relay.received).toHaveLength(2)
})

it('registers one letter that two mailboxes got once', async () => {
  await world.writeRaw(letter('both@client.test'), { to: [window] })
  await world.writeRaw(letter('both@client.test'), { to: ['payroll@window.test'] })
  expect(await world.requests()).toHaveLength(3)
})

it('keeps two letters apart that carry one Message-ID and different words', async () => {
  await world.writeRaw(letter('reused@client.test', 'Первое письмо.'))
  await world.writeRaw(letter('reused@client.test', 'Второе письмо.'))
  const { rows } = await world.okno.pools.read.query(
    `select text from requests.message where text in ('Первое письмо.', 'Второе письмо.')`,
  )
  expect(rows).toHaveLength(2)
})

it('registers a letter that comes twelve times at the same moment from somebody new with one person', async () => {
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      world.writeRaw(
        letter(`newcomer-${n}@client.test`, `Вопрос ${n}`).replaceAll(
          'requester@test.okno',
          'newcomer@client.test',
        ),
      ),
    ),
  )
  const { rows } = await world.okno.pools.read.query(
    `select count(distinct r.requester_id)::int as people, count(*)::int as requests from requests.request r
     join organisation.person_view p on p.id = r.requester_id where p.email = 'newcomer@client.test'`,
  )
  expect(rows[0]).toEqual({ people: 1, requests: 12 })
})
