// The figures that operators watch: how mail comes, how it leaves, and that every letter names its thread.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { countFetchFailure } from '../server/health/prometheus.ts'
import { addMailbox, type MailWorld, startMailWorld } from './mail-world.ts'

let world: MailWorld

beforeAll(async () => {
  world = await startMailWorld()
  await addMailbox(world, 'payroll@window.test', {
    imap: JSON.stringify({
      host: 'mail.window.test',
      port: 993,
      secure: true,
      user: 'p',
      folders: ['INBOX'],
    }),
    last_poll_at: '2026-03-10T06:59:00Z',
    token_ends_at: '2026-03-11T07:00:00Z',
  })
})
afterAll(() => world.close())

const metrics = async () => (await world.as('nobody').get('/metrics')).body as string
const figure = async (line: string) => {
  const found = (await metrics()).split('\n').find(one => one.startsWith(`${line} `))
  return found === undefined ? undefined : Number(found.slice(line.length + 1))
}

it('tells of each mailbox when it was last fetched and how long its sign-in lasts', async () => {
  const box = '{mailbox="payroll@window.test"}'
  const age = await figure(`okno_mailbox_last_poll_age_seconds${box}`)
  expect(age).toBeGreaterThanOrEqual(60)
  expect(age).toBeLessThan(120)
  expect(await figure(`okno_mailbox_token_seconds_left${box}`)).toBeGreaterThan(86_000)
  expect(await figure(`okno_mailbox_lag_seconds${box}`)).toBe(0)
})

it('counts letters in and out, and that none of ours is without its thread', async () => {
  await world.write({ from: 'requester@test.okno', subject: 'Вопрос', text: 'Когда выплата?' })
  await world.work()
  const { id } = (await world.requests())[0]!
  await world.as('agent').post(`/api/requests/${id}/messages`, { text: 'Завтра.' })
  await world.work()
  expect(await figure('okno_letters_in_last_day{outcome="registered"}')).toBe(1)
  expect(await figure('okno_letters_out_last_day{state="sent"}')).toBe(2)
  expect(await figure('okno_letters_unthreaded_last_day')).toBe(0)
  await world.okno.pools.write.query(
    `update channels.letter set composed = composed - 'references' where purpose = 'answer'`,
  )
  expect(await figure('okno_letters_unthreaded_last_day')).toBe(1)
})

it('counts failures by their step', async () => {
  countFetchFailure(world.okno, 'box', 'login')
  countFetchFailure(world.okno, 'box', 'login')
  expect(await figure('okno_mail_fetch_failures_total{mailbox="box",step="login"}')).toBe(2)
})
