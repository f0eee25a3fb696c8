// The talk with the relay: what it may have taken and what it cannot have.
import { createServer } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import type { ComposedLetter } from '../server/mail/compose.ts'
import { openConnections, relayAt } from '../server/outbound/connections.ts'
import { bytesOf, handToRelay, Rejected, type Talk, Unheard } from '../server/outbound/relay.ts'
import { refusal, startRelay } from './mail-world.ts'

const letter: ComposedLetter = {
  from: { name: 'Окно', address: 'help@window.test' },
  to: [{ name: '', address: 'a@client.test' }],
  cc: [],
  replyTo: { name: '', address: 'help@window.test' },
  subject: 'Тема',
  messageId: '<one@window.test>',
  text: 'Текст\n.\nпосле точки\n',
  html: '<p>Текст</p>',
  headers: { 'X-Okno-Request': 'R-1' },
  attachments: [],
  disableFileAccess: true,
  disableUrlAccess: true,
}
const connections = openConnections()
const envelope = { from: 'help+B-1.x@window.test', to: 'a@client.test' }
const made = { id: '0199b5a0-0000-7000-8000-000000000001', at: new Date('2026-03-10T07:00:00Z') }
const hand = async (port: number, talk: Talk, to = envelope.to) =>
  handToRelay(
    connections,
    relayAt(`smtp://127.0.0.1:${port}`),
    { envelope: { ...envelope, to }, bytes: await bytesOf(letter, made) },
    talk,
  )
afterAll(() => connections.closeAll())

const quiet = { beforeLastLine: async () => {}, onTaken: () => {} }

it('cannot have given the letter away while the last line waits', async () => {
  const relay = await startRelay()
  const said: string[] = []
  const talk = {
    beforeLastLine: async () => {
      said.push(`received ${relay.received.length}`)
      throw new Error('the database is away')
    },
    onTaken: () => said.push('taken'),
  }
  await expect(hand(relay.port, talk)).rejects.toThrow('the database is away')
  await relay.stop()
  expect(said).toEqual(['received 0'])
  expect(relay.received).toHaveLength(0)
})

it('hears the yes in the same turn, and keeps the letter as it was composed', async () => {
  const relay = await startRelay()
  const heard: string[] = []
  const said = await hand(relay.port, { ...quiet, onTaken: words => heard.push(words) })
  expect(heard).toEqual([said])
  expect(relay.received[0]).toMatchObject({ from: envelope.from, to: ['a@client.test'] })
  expect(relay.received[0]!.letter).toMatchObject({
    message_id: 'one@window.test',
    subject: 'Тема',
    text: 'Текст\n.\nпосле точки',
  })
  await relay.stop()
})

it('tells a refusal of the letter from one of the moment', async () => {
  const relay = await startRelay()
  const speak = () => hand(relay.port, quiet)
  relay.onLetter = async () => {
    throw refusal(550, 'never')
  }
  await expect(speak()).rejects.toBeInstanceOf(Rejected)
  relay.onLetter = async () => {
    throw refusal(450, 'later')
  }
  const later = await speak().catch(error => error)
  expect(later).not.toBeInstanceOf(Rejected)
  expect(later).not.toBeInstanceOf(Unheard)
  await relay.stop()
})

it('says so when the relay falls silent after the last line', async () => {
  const server = createServer(socket => {
    socket.write('220 relay\r\n')
    let inLetter = false
    socket.on('error', () => {})
    socket.on('data', chunk => {
      const text = chunk.toString()
      if (inLetter) return text.includes('\r\n.\r\n') ? socket.destroy() : undefined
      if (/^DATA/im.test(text)) {
        inLetter = true
        socket.write('354 go on\r\n')
      } else socket.write('250 ok\r\n')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(hand(port, quiet)).rejects.toBeInstanceOf(Unheard)
  await new Promise(resolve => server.close(resolve))
})

it('does not wait again for a relay that has just kept silent', async () => {
  let calls = 0
  const server = createServer(socket => {
    calls += 1
    socket.on('error', () => {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const relay = relayAt(`smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
  const impatient = openConnections({ connectionTimeout: 100, greetingTimeout: 100, socketTimeout: 100 })
  await expect(impatient.borrow(relay)).rejects.toThrow()
  await expect(impatient.borrow(relay)).rejects.toThrow()
  expect(calls).toBe(1)
  await new Promise(resolve => server.close(resolve))
})

it('logs in with a password or a token, and keeps connections of different logins apart', async () => {
  const logins: string[] = []
  const relay = await startRelay(0, {
    authOptional: false,
    authMethods: ['PLAIN', 'XOAUTH2'],
    onAuth: ({ method, username, password, accessToken }, _session, callback) => {
      logins.push(`${method} ${username} ${password || accessToken}`)
      callback(null, password === 'right' || accessToken === 'fresh' ? { user: username ?? '' } : {})
    },
  })
  const at = { host: '127.0.0.1', port: relay.port, secure: false }
  const bytes = await bytesOf(letter, made)
  const tokens: boolean[] = []
  const token = async (renew: boolean) => {
    tokens.push(renew)
    return renew ? 'fresh' : 'stale'
  }
  await handToRelay(
    connections,
    { ...at, login: { user: 'one', password: 'right' } },
    { envelope, bytes },
    quiet,
  )
  await handToRelay(
    connections,
    { ...at, login: { user: 'one', password: 'right' } },
    { envelope, bytes },
    quiet,
  )
  await handToRelay(connections, { ...at, login: { user: 'two', token } }, { envelope, bytes }, quiet)
  const wrong = handToRelay(
    connections,
    { ...at, login: { user: 'one', password: 'wrong' } },
    { envelope, bytes },
    quiet,
  ).catch(error => error)
  // A wrong password is mended in the settings: the letter waits.
  expect(await wrong).not.toBeInstanceOf(Rejected)
  expect(await wrong).toBeInstanceOf(Error)
  expect(logins).toEqual(['PLAIN one right', 'XOAUTH2 two stale', 'XOAUTH2 two fresh', 'PLAIN one wrong'])
  expect(tokens).toEqual([false, true])
  expect(relay.received).toHaveLength(3)
  await relay.stop()
})
