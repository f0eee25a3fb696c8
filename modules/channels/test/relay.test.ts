// The talk with the relay: what it may have taken and what it cannot have.
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { PermanentFailure } from '#kernel/server/deliveries.ts'
import type { ComposedLetter } from '../server/mail/compose.ts'
import { handToRelay, Unheard } from '../server/outbound/relay.ts'
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
  envelope: { from: '', to: ['a@client.test'] },
  disableFileAccess: true,
  disableUrlAccess: true,
}
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
  await expect(handToRelay(`smtp://127.0.0.1:${relay.port}`, letter, talk)).rejects.toThrow(
    'the database is away',
  )
  await relay.stop()
  expect(said).toEqual(['received 0'])
  expect(relay.received).toHaveLength(0)
})

it('hears the yes in the same turn, and keeps the letter as it was composed', async () => {
  const relay = await startRelay()
  const heard: string[] = []
  const taken = await handToRelay(`smtp://127.0.0.1:${relay.port}`, letter, {
    ...quiet,
    onTaken: said => heard.push(said),
  })
  expect(heard).toEqual([taken.said])
  expect(relay.received[0]).toMatchObject({ from: '', to: ['a@client.test'] })
  expect(relay.received[0]!.letter).toMatchObject({
    message_id: 'one@window.test',
    subject: 'Тема',
    text: 'Текст\n.\nпосле точки',
  })
  await relay.stop()
})

it('tells a refusal of the letter from one of the moment', async () => {
  const relay = await startRelay()
  const speak = () => handToRelay(`smtp://127.0.0.1:${relay.port}`, letter, quiet)
  relay.onLetter = async () => {
    throw refusal(550, 'never')
  }
  await expect(speak()).rejects.toBeInstanceOf(PermanentFailure)
  relay.onLetter = async () => {
    throw refusal(450, 'later')
  }
  const later = await speak().catch(error => error)
  expect(later).not.toBeInstanceOf(PermanentFailure)
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
  await expect(handToRelay(`smtp://127.0.0.1:${port}`, letter, quiet)).rejects.toBeInstanceOf(Unheard)
  await new Promise(resolve => server.close(resolve))
})
