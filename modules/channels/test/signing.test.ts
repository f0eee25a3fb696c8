// Signed letters: a key for a domain, its record, switching on, and signatures that others can check.
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bytesOf } from '../server/outbound/relay.ts'
import { lookUp, recordOf } from '../server/outbound/signing.ts'
import { type MailWorld, startMailWorld } from './mail-world.ts'

let world: MailWorld

beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

const signing = async () => (await world.as('admin').get('/api/mail/signing')).body.items
const answers: Record<string, string[][]> = {}
const resolveTxt = async (name: string) => {
  const found = answers[name]
  if (!found) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
  return found
}

it('makes a key whose private half is shown nowhere, for domains of mailboxes alone', async () => {
  expect(await signing()).toEqual([{ domain: 'window.test', mailboxes: ['help@window.test'], key: null }])
  expect((await world.as('agent').post('/api/mail/signing/window.test')).status).toBe(403)
  expect((await world.as('admin').post('/api/mail/signing/else.test')).body.type).toBe(
    '/problems/channels.unknown_domain',
  )
  const made = await world.as('admin').post('/api/mail/signing/window.test')
  expect(made.status).toBe(201)
  expect(JSON.stringify(made.body)).not.toContain('PRIVATE')
  expect(JSON.stringify(made.body)).not.toContain('private_key')
  const { record, enabled } = made.body.key
  expect(enabled).toBe(false)
  expect(record.name).toMatch(/^okno[0-9a-z]+\._domainkey\.window\.test$/)
  expect(record.value).toMatch(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/]{300,}=*$/)
  const { rows } = await world.okno.pools.read.query('select private_key from channels.signing_key')
  expect(rows[0].private_key).not.toContain('PRIVATE')
})

it('finds the record in DNS, tells it from a missing one and from another key', async () => {
  const [{ key }] = await signing()
  const public_key = key.record.value.replace(/.*p=/, '')
  const asked = { domain: 'window.test', selector: key.selector, public_key }
  expect(recordOf(asked)).toEqual(key.record)
  expect(await lookUp(asked, resolveTxt)).toEqual({ found: false, said: 'no_record' })
  answers[key.record.name] = [['v=DKIM1; k=rsa; p=AAAA']]
  expect(await lookUp(asked, resolveTxt)).toEqual({ found: false, said: 'other_key' })
  // DNS gives long records in parts.
  answers[key.record.name] = [[key.record.value.slice(0, 200), key.record.value.slice(200)]]
  expect(await lookUp(asked, resolveTxt)).toEqual({ found: true, said: null })
  const failing = async () => {
    throw Object.assign(new Error('no answer'), { code: 'ESERVFAIL' })
  }
  expect(await lookUp(asked, failing)).toEqual({ found: false, said: 'ESERVFAIL' })
})

it('signs only once the record was found', async () => {
  const refused = await world.as('admin').inject({
    method: 'PUT',
    url: '/api/mail/signing/window.test',
    payload: { enabled: true },
  })
  expect(refused.json().type).toBe('/problems/channels.record_missing')
  await world.okno.pools.write.query('update channels.signing_key set found = true')
  const on = await world.as('admin').inject({
    method: 'PUT',
    url: '/api/mail/signing/window.test',
    payload: { enabled: true },
  })
  expect(on.json().key.enabled).toBe(true)
})

it('puts a signature on letters that receivers find good, and bad when a word was changed', async () => {
  const { body } = await world.as('requester').post('/api/requests', { text: 'Подпишите ответ.' })
  await world.as('agent').post(`/api/requests/${body.id}/messages`, { text: 'Подписано.' })
  await world.work()
  const { raw } = world.relay.received.at(-1)!
  const verify = async (letter: Buffer) => {
    const { results } = await dkimVerify(letter, { resolver: async name => answers[name] ?? [] })
    return results.map(one => [one.status.result, one.signingDomain])
  }
  expect(await verify(raw)).toEqual([['pass', 'window.test']])
  const changed = Buffer.from(raw.toString('latin1').replace('X-Okno-Request', 'X-Other'), 'latin1')
  expect(await verify(changed)).toEqual([['pass', 'window.test']])
  const forged = Buffer.from(raw.toString('latin1').replace(/^Subject: .*$/m, 'Subject: other'), 'latin1')
  expect((await verify(forged))[0]![0]).not.toBe('pass')
})

it('waits with the reason when the key cannot be opened any more', async () => {
  const { OKNO_SECRET } = world.okno.config
  const { body } = await world.as('requester').post('/api/requests', { text: 'Другой секрет.' })
  await world.as('agent').post(`/api/requests/${body.id}/messages`, { text: 'Подождёт.' })
  Object.assign(world.okno.config, { OKNO_SECRET: 'another secret that is long enough 123' })
  await world.work()
  Object.assign(world.okno.config, { OKNO_SECRET })
  const { items } = (await world.as('agent').get(`/api/requests/${body.id}/letters`)).body
  expect(items).toMatchObject([{ state: 'waiting', reason: 'signing_key: window.test' }])
})

it('forgets a key', async () => {
  const gone = await world.as('admin').inject({ method: 'DELETE', url: '/api/mail/signing/window.test' })
  expect(gone.statusCode).toBe(200)
  expect((await signing())[0].key).toBeNull()
  const again = await world.as('admin').inject({ method: 'DELETE', url: '/api/mail/signing/window.test' })
  expect(again.json().type).toBe('/problems/channels.no_signing_key')
})

it('composes the same bytes each time, so that every recipient gets one letter', async () => {
  const letter = {
    from: { name: 'Окно', address: 'help@window.test' },
    to: [{ name: '', address: 'a@client.test' }],
    cc: [],
    replyTo: { name: '', address: 'help@window.test' },
    subject: 'Тема',
    messageId: '<one@window.test>',
    text: 'Текст',
    html: '<p>Текст</p>',
    headers: {},
    attachments: [],
    disableFileAccess: true as const,
    disableUrlAccess: true as const,
  }
  const made = { id: '0199b5a0-0000-7000-8000-000000000001', at: new Date('2026-03-10T07:00:00Z') }
  expect((await bytesOf(letter, made)).equals(await bytesOf(letter, made))).toBe(true)
})
