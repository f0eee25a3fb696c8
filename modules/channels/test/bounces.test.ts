// Reports about letters, as many mail systems word them: none opens a request, none causes a letter.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

const corpus = new URL('../../../../shared/data/mail/bounces/flufl/', import.meta.url)
const here = existsSync(corpus)
const missing = here ? '' : ': skipped, shared/data/mail/bounces is not beside the project'

let world: MailWorld
let path: string
let request_id: string

beforeAll(async () => {
  world = await startMailWorld()
  await world.write({ from: 'reader@client.test', subject: 'Вопрос', text: 'Прошу ответить.' })
  await world.work()
  path = world.relay.received.at(-1)!.from
  request_id = (await world.requests())[0]!.id
})
afterAll(() => world.close())

const expected: { file: string; failed_addresses: string[] }[] = here
  ? JSON.parse(readFileSync(new URL('../bounces_expected.json', corpus), 'utf8'))
  : []
const files = here ? readdirSync(corpus).filter(name => name.endsWith('.txt')) : []

it.skipIf(!here)(
  `all collected reports open no request and cause no letter${missing}`,
  async () => {
    const sent = world.relay.received.length
    for (const name of files)
      await world.writeRaw(readFileSync(new URL(name, corpus)), { from: '', to: [path] })
    await world.work()
    expect(await world.requests()).toHaveLength(1)
    expect(world.relay.received).toHaveLength(sent)
    const taken = (await world.intake()).slice(1)
    expect(taken).toHaveLength(files.length)
    const opened = taken.filter(
      ({ outcome }) => !['bounce', 'automatic', 'joined', 'duplicate'].includes(outcome),
    )
    expect(opened).toEqual([])
    expect(new Set(taken.map(one => one.request_id))).toEqual(new Set([request_id]))
    // A report that says so of its own accord; the others are judged by where they came.
    expect(taken.filter(({ outcome }) => outcome === 'bounce').length).toBeGreaterThanOrEqual(110)
  },
  120_000,
)

it('a reason names the failed address, and no other that was said about it', async () => {
  await world.writeRaw(
    Buffer.from(
      `From: Mailer-Daemon <>\nTo: ${window}\nSubject: Mail delivery failed\nMessage-ID: <said@mx.test>\n\n` +
        'The following address failed:\n\n<gone@client.test>: No account (gone@client.test), ask help@mx.test\n',
    ),
    { from: '', to: [window] },
  )
  const { body } = await world.as('admin').get('/api/mail/intake?limit=1')
  const [line] = body.items
  expect(line).toMatchObject({ outcome: 'bounce', failed_addresses: ['gone@client.test'] })
  expect(line.reason.match(/\S+@\S+/g)).toEqual(['gone@client.test'])
})

it.skipIf(!here)(
  `neither do they when they come to the mailbox itself${missing}`,
  async () => {
    const other = await startMailWorld()
    for (const name of files)
      await other.writeRaw(readFileSync(new URL(name, corpus)), { from: '', to: [window] })
    await other.work()
    expect(await other.requests()).toEqual([])
    expect(other.relay.received).toEqual([])
    const { body } = await other.as('admin').get('/api/mail/intake?limit=200')
    const log = body.items.toReversed() as { failed_addresses: string[]; reason: string; outcome: string }[]
    const right = files.filter((name, index) => {
      const told = expected.filter(one => one.file === name).flatMap(one => one.failed_addresses)
      return (
        `${log[index]!.failed_addresses.toSorted()}` === `${told.map(one => one.toLowerCase()).toSorted()}`
      )
    })
    expect(right.length).toBeGreaterThanOrEqual(files.length - 4)
    await other.close()
  },
  120_000,
)
