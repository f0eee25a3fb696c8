// Trouble with mail is told once when it lasts, by a mailbox that works, and its end is told once.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { watchMail } from '../server/health/alerts.ts'
import { type Seen, troublesIn } from '../server/health/conditions.ts'
import type { MailboxHealth } from '../server/imap/health.ts'
import { addMailbox, type MailWorld, refusal, startMailWorld, window } from './mail-world.ts'

let world: MailWorld
let payroll: string

const imap = JSON.stringify({
  host: 'mail.window.test',
  port: 993,
  secure: true,
  user: 'payroll',
  folders: ['INBOX'],
  after: 'read',
  move_to: null,
})

beforeAll(async () => {
  world = await startMailWorld()
  payroll = await addMailbox(world, 'payroll@window.test', { imap })
})
afterAll(() => world.close())
beforeEach(() => {
  world.relay.onRecipient = async () => {}
})

const fails = (
  since: string | null,
  step: string | null = 'connect',
  said = 'nobody_listens: ECONNREFUSED',
) =>
  world.okno.pools.write.query(
    `update channels.mailbox set failing_since = $2, failed_step = $3, last_error = $4 where id = $1`,
    [payroll, since, since && step, since && said],
  )
const open = async () => (await world.as('agent').get('/api/mail/alerts')).body.items
const look = () => world.runPeriodic('watch_mail')
const eventsOf = async (name: string) => {
  const { rows } = await world.okno.pools.read.query('select payload from kernel.event where name = $1', [
    name,
  ])
  return rows.map(row => row.payload)
}

it('alerts nobody before the trouble has lasted as long as is set', async () => {
  world.setNow('2026-03-10T07:14:59Z')
  await fails('2026-03-10T07:00:00Z')
  await look()
  expect(await open()).toEqual([])
})

it('raises one alert, whatever process looks and however often', async () => {
  world.setNow('2026-03-10T07:16:00Z')
  await Promise.all(Array.from({ length: 8 }, () => watchMail.run(world.okno)))
  await look()
  const alerts = await open()
  expect(alerts).toEqual([
    expect.objectContaining({
      kind: 'fetch',
      mailbox: { id: payroll, address: 'payroll@window.test' },
      since: '2026-03-10T07:00:00.000Z',
    }),
  ])
  expect(await eventsOf('channels.alert_raised')).toHaveLength(1)
})

it('writes to administrators once, from another mailbox than the dead one', async () => {
  await world.work()
  await look()
  await world.work()
  const letters = world.relay.received
  expect(letters.map(one => [one.to, one.letter.from?.address])).toEqual([[['admin@test.okno'], window]])
  expect(letters[0]!.letter.subject).toContain('payroll@window.test')
  expect(letters[0]!.letter.text).toContain('/admin/mail-health')
  expect((await open())[0].told).toBe(1)
})

it('tells agents of the trouble, and nobody outside the centre', async () => {
  expect((await world.as('agent').get('/api/mail/alerts')).body.items).toHaveLength(1)
  expect((await world.as('requester').get('/api/mail/alerts')).status).toBe(403)
  expect((await world.as('agent').get('/api/mail/health')).status).toBe(403)
  expect((await world.as('agent').post(`/api/mailboxes/${payroll}/check`)).status).toBe(403)
})

it('ends it once when letters come again, and says so', async () => {
  await fails(null)
  await Promise.all(Array.from({ length: 8 }, () => watchMail.run(world.okno)))
  expect(await open()).toEqual([])
  expect(await eventsOf('channels.alert_ended')).toHaveLength(1)
  await world.work()
  expect(world.relay.received).toHaveLength(2)
})

it('raises another alert when the trouble comes back', async () => {
  await fails('2026-03-10T07:00:30Z')
  await look()
  expect(await open()).toHaveLength(1)
  await fails(null)
  await look()
  expect(await eventsOf('channels.alert_raised')).toHaveLength(2)
})

/** The clock of tests goes on from where it is set. */
const atEight = expect.stringMatching(/^2026-03-10T08:00:0/)

it('alerts when letters do not leave', async () => {
  await world.work()
  world.relay.onRecipient = async () => {
    throw refusal(451, 'try later')
  }
  world.setNow('2026-03-10T08:00:00Z')
  await world.write({ from: 'requester@test.okno', subject: 'Вопрос', text: 'Когда выплата?' })
  await world.work()
  world.setNow('2026-03-10T08:16:00Z')
  await look()
  expect(await open()).toEqual([expect.objectContaining({ kind: 'queue' })])
  const { body } = await world.as('admin').get('/api/mail/health')
  expect(body.queue).toMatchObject({ waiting: 1, oldest_at: atEight })
  expect(body.mailboxes.find((one: { address: string }) => one.address === window)).toMatchObject({
    queued: 1,
    queued_since: atEight,
  })
})

const box: MailboxHealth = {
  id: 'box',
  address: 'box@window.test',
  enabled: true,
  is_fetched: true,
  last_poll_at: null,
  failed_step: null,
  last_error: null,
  failing_since: null,
  waiting: 0,
  waiting_since: null,
  has_token: true,
  needs_sign_in: false,
  token_ends_at: null,
}
const now = new Date('2026-03-10T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const kinds = (mailbox: Partial<MailboxHealth>, seen: Partial<Seen> = {}) =>
  troublesIn(
    { mailboxes: [{ ...box, ...mailbox }], queued: [], unscanned: null, watching_since: ago(600), ...seen },
    now,
    15,
  ).map(trouble => trouble.kind)

it('takes a mailbox that nobody looks into for one in trouble, once it has watched long enough', () => {
  expect(kinds({ last_poll_at: ago(20) })).toEqual(['fetch'])
  expect(kinds({ last_poll_at: ago(20) }, { watching_since: ago(5) })).toEqual([])
  expect(kinds({ last_poll_at: ago(20), enabled: false })).toEqual([])
  expect(kinds({ last_poll_at: ago(20), is_fetched: false })).toEqual([])
})

it('alerts a week before a sign-in ends, at once when it is refused, and not while somebody sets it up', () => {
  const refused = { failed_step: 'token', failing_since: ago(1) } as const
  expect(kinds({ token_ends_at: new Date('2026-03-17T11:59:00Z') })).toEqual(['token'])
  expect(kinds({ token_ends_at: new Date('2026-03-17T12:01:00Z') })).toEqual([])
  expect(kinds({ ...refused, last_error: 'token_refused: invalid_grant' })).toEqual(['token'])
  expect(kinds({ ...refused, last_error: 'no_token' })).toEqual([])
  expect(kinds({ ...refused, failing_since: ago(16), last_error: 'no_token' })).toEqual(['token'])
  expect(kinds({ ...refused, failing_since: ago(16), last_error: 'silent: timed out' })).toEqual(['fetch'])
})

it('alerts when files wait for the scanner', () => {
  expect(kinds({}, { unscanned: { since: ago(16), said: 'ECONNREFUSED' } })).toEqual(['scanner'])
  expect(kinds({}, { unscanned: { since: ago(14), said: null } })).toEqual([])
})
