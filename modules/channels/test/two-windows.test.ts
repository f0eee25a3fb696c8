// Two Oknos that have each other's mailbox as a requester: what one sends the other gets by real SMTP, and it comes to an end.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMailbox, type MailWorld, startMailWorld, window } from './mail-world.ts'

const north = 'help@north.test'
/** What config.ts says where nothing else is set. */
const address_hour = 10
let first: MailWorld
let second: MailWorld

beforeAll(async () => {
  first = await startMailWorld()
  second = await startMailWorld()
  await addMailbox(second, north)
  await second.okno.pools.write.query(`update channels.mailbox set is_default = (address = $1)`, [north])
  await second.okno.pools.write.query(`delete from channels.mailbox where address = $1`, [window])
  // Each relay hands over to the other's listener, envelope and all.
  const pass = (from: MailWorld, to: MailWorld, address: string) => {
    from.relay.onLetter = async letter => {
      if (letter.to[0]?.replace(/\+[^@]*/, '') === address)
        await to.writeRaw(letter.raw, { from: letter.from, to: [...letter.to] })
    }
  }
  pass(first, second, north)
  pass(second, first, window)
})
afterAll(async () => {
  await first.close()
  await second.close()
})

const sent = () => first.relay.received.length + second.relay.received.length
const settle = async (rounds: number) => {
  for (let round = 0; round < rounds; round += 1) {
    await first.work()
    await second.work()
  }
}

it('ends after the first automatic answer', async () => {
  // The window of the north writes to ours as anybody would.
  await first.write({ from: north, subject: 'От окна к окну', text: 'Прошу передать дело.' })
  await settle(6)
  // The receipt says that a machine wrote it: the other window keeps it in its log and writes nothing.
  expect(sent()).toBe(1)
  expect((await second.intake()).map(one => one.outcome)).toEqual(['automatic'])
  expect([(await first.requests()).length, (await second.requests()).length]).toEqual([1, 0])
})

it('ends also when an agent answers, and what was written stands in both', async () => {
  const [request] = await first.requests()
  await first.as('agent').post(`/api/requests/${request!.id}/messages`, { text: 'Передали дело вам.' })
  await settle(8)
  // The answer begins a request there, without a receipt: it asks machines not to answer.
  expect(sent()).toBe(2)
  expect([(await first.requests()).length, (await second.requests()).length]).toEqual([1, 1])
  expect((await second.intake()).at(-1)).toMatchObject({
    outcome: 'registered',
    reason: 'X-Auto-Response-Suppress: OOF, AutoReply',
  })
})

it('ends at the limits when everything that tells a machine is lost on the way, and says so', async () => {
  let lost = 0
  // A gateway that writes each letter anew: no marks, no thread, no number, another Message-ID.
  const retype = (from: MailWorld, to: MailWorld, writer: string, reader: string) => {
    from.relay.onLetter = async ({ letter, to: [address] }) => {
      if (address?.replace(/\+[^@]*/, '') !== reader) return
      lost += 1
      const words = { subject: `Letter ${lost}`, text: `${lost}: ${letter.text.slice(0, 40)}` }
      await to.write({ from: writer, to: reader, ...words })
    }
  }
  retype(first, second, window, north)
  retype(second, first, north, window)
  const before = sent()
  await first.write({ from: north, subject: 'Ещё раз', text: 'Прошу передать другое дело.' })
  await settle(40)
  const after = sent()
  expect(after - before).toBeGreaterThan(10)
  expect(after - before).toBeLessThanOrEqual(2 * address_hour)
  await settle(5)
  expect(sent()).toBe(after)
  const held = await first.okno.pools.read.query(`select reason from channels.letter where state = 'held'`)
  const there = await second.okno.pools.read.query(`select reason from channels.letter where state = 'held'`)
  const reasons = [...held.rows, ...there.rows].map(row => row.reason)
  expect(reasons).toHaveLength(1)
  expect(reasons[0]).toMatch(/^limit_address_hour: 10/)
})
