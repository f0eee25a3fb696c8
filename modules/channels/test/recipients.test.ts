// Each of those a letter goes to is spoken to alone: what became of it there is known and shown, and it is sent once.
import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { readBounceAddress } from '../server/mail/threading.ts'
import { type MailWorld, refusal, startMailWorld, window } from './mail-world.ts'

let world: MailWorld
let minutes = 0
let asked = 0

beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.relay.onRecipient = async () => {}
  world.relay.onLetter = async () => {}
})

const wait = () => {
  minutes += 30
  world.setNow(new Date(Date.parse('2026-03-10T07:00:00Z') + minutes * 60_000).toISOString())
}

/** A request by letter with two people on copy; its receipt is sent. */
const ask = async (subject: string, cc = ['first@client.test', 'second@client.test']) => {
  asked += 1
  await world.write({ from: `asks-${asked}@client.test`, cc, subject, text: 'Вопрос с копиями.' })
  await world.work()
  const { id } = (await world.requests()).at(-1)!
  return { id, from: `asks-${asked}@client.test` }
}
const answer = (id: string, text: string) => world.as('agent').post(`/api/requests/${id}/messages`, { text })
const answerTo = async (id: string) =>
  (await world.as('agent').get(`/api/requests/${id}/letters`)).body.items.find(
    (one: { purpose: string }) => one.purpose === 'answer',
  )
const statesOf = async (id: string) =>
  Object.fromEntries(
    (await answerTo(id)).recipients.map((one: { address: string; state: string }) => [
      one.address,
      one.state,
    ]),
  )
const got = (text: string) => world.relay.received.filter(({ letter }) => letter.text.includes(text))

it('gives everybody the same letter but for rating links, and each its own signed address for reports', async () => {
  const { id, from } = await ask('Один текст')
  await answer(id, 'Одинаково для всех.')
  await world.work()
  const sent = got('Одинаково для всех.')
  expect(sent.map(one => one.to)).toHaveLength(3)
  expect(sent.flatMap(one => one.to).sort()).toEqual(['first@client.test', 'second@client.test', from].sort())
  const said = sent.map(({ letter: { message_id, subject, text } }) => ({
    ...{ message_id, subject },
    text: text.replaceAll(/\/rate\/\S+/g, '/rate/'),
  }))
  expect(said).toEqual(said.map(() => said[0]))
  const secret = world.okno.config.OKNO_SECRET
  const numbers = sent.map(one => readBounceAddress(one.from, secret))
  expect(new Set(numbers).size).toBe(3)
  expect(numbers).not.toContain(null)
  for (const { from: path } of sent) expect(path.replace(/\+[^@]+/, '')).toBe(window)
  expect(Buffer.from(sent[0]!.from.split('@')[0]!).byteLength).toBeLessThanOrEqual(64)
  expect(await answerTo(id)).toMatchObject({ state: 'sent', to_addresses: [from] })
})

it('asks for answers and reports at the mailbox itself where its server takes no tags', async () => {
  const switched = (plus_addresses: boolean) =>
    world.as('admin').inject({
      method: 'PATCH',
      url: `/api/mailboxes/${world.mailbox_id}`,
      payload: { plus_addresses },
    })
  expect((await switched(false)).json()).toMatchObject({ plus_addresses: false })
  const { id, from } = await ask('Без меток', [])
  await answer(id, 'Просто адрес.')
  await world.work()
  const [sent] = got('Просто адрес.')
  expect(sent!.from).toBe(window)
  expect(sent!.letter.reply_to).toMatchObject([{ address: window }])
  await world.writeRaw(
    [
      'From: MAILER-DAEMON@relay.test',
      `To: ${window}`,
      'Subject: Undelivered Mail Returned to Sender',
      '',
      `<${from}>: 550 5.1.1 User unknown`,
      '',
      'Message headers follow:',
      `Message-ID: <${sent!.letter.message_id}>`,
      '',
    ].join('\r\n'),
    { from: '', to: [window] },
  )
  expect(await statesOf(id)).toEqual({ [from]: 'returned' })
  await switched(true)
})

it('tells which one the relay refuses, and sends to the others once', async () => {
  const { id, from } = await ask('Один отказ')
  world.relay.onRecipient = async address => {
    if (address === 'second@client.test') throw refusal(550, '5.7.0 policy says no')
  }
  await answer(id, 'Двое получат.')
  await world.work()
  wait()
  await world.work()
  expect(await statesOf(id)).toEqual({
    [from]: 'sent',
    'first@client.test': 'sent',
    'second@client.test': 'rejected',
  })
  expect(
    got('Двое получат.')
      .flatMap(one => one.to)
      .sort(),
  ).toEqual(['first@client.test', from].sort())
  const letter = await answerTo(id)
  expect(letter.state).toBe('failed')
  expect(letter.reason).toContain('5.7.0 policy says no')
  const { body } = await world.as('agent').get(`/api/requests/${id}/events`)
  expect(body.items.map((one: { name: string }) => one.name)).toContain('channels.letter_not_sent')
})

it('comes again to one that is put off for a while, and not to the others', async () => {
  const { id } = await ask('Серый список')
  world.relay.onRecipient = async address => {
    if (address === 'first@client.test') throw refusal(451, '4.7.1 greylisted, come again')
  }
  await answer(id, 'Серый список пройден.')
  await world.work()
  expect(await answerTo(id)).toMatchObject({ state: 'waiting' })
  expect((await statesOf(id))['first@client.test']).toBe('waiting')
  expect(got('Серый список пройден.')).toHaveLength(2)
  world.relay.onRecipient = async () => {}
  wait()
  await world.work()
  expect(await answerTo(id)).toMatchObject({ state: 'sent', attempts: 2 })
  expect(got('Серый список пройден.')).toHaveLength(3)
})

it('speaks no more to one whose letter is handed over, though its delivery comes again', async () => {
  const { id } = await ask('Отметка')
  await answer(id, 'По одному разу.')
  await world.work()
  // As a process leaves things that was killed after it noted the relay's yes, before the delivery was done.
  await world.okno.pools.write.query(
    `update kernel.delivery set state = 'waiting', next_at = $1
     where id in (select delivery_id from channels.recipient where address = 'first@client.test' and letter_id =
       (select id from channels.letter where request_id = $2 and purpose = 'answer'))`,
    [world.okno.clock.now(), id],
  )
  await world.work()
  expect(got('По одному разу.')).toHaveLength(3)
})

it('sends again only to the one whose talk broke off after the last line', async () => {
  const { id } = await ask('Обрыв после DATA')
  const broken = await startBreaking('second@client.test')
  const { OKNO_MAIL_RELAY } = world.okno.config
  Object.assign(world.okno.config, { OKNO_MAIL_RELAY: `smtp://127.0.0.1:${broken.port}` })
  await answer(id, 'Оборвётся у одного.')
  await world.work()
  Object.assign(world.okno.config, { OKNO_MAIL_RELAY })
  await broken.stop()
  expect(broken.taken.sort()).toHaveLength(2)
  expect((await statesOf(id))['second@client.test']).toBe('waiting')
  wait()
  await world.work()
  expect(got('Оборвётся у одного.').flatMap(one => one.to)).toEqual(['second@client.test'])
  const { recipients, perhaps_twice } = await answerTo(id)
  expect(perhaps_twice).toBe(true)
  const unsure = recipients.filter((one: { perhaps_twice: boolean }) => one.perhaps_twice)
  expect(unsure.map((one: { address: string }) => one.address)).toEqual(['second@client.test'])
})

it('speaks on one connection for many letters, and opens another when the relay has closed it', async () => {
  const { id } = await ask('Одно соединение', [])
  let connections = 0
  const counted = await startBreaking('nobody@client.test', () => {
    connections += 1
  })
  const { OKNO_MAIL_RELAY } = world.okno.config
  Object.assign(world.okno.config, { OKNO_MAIL_RELAY: `smtp://127.0.0.1:${counted.port}` })
  for (const text of ['Первое.', 'Второе.', 'Третье.']) {
    await answer(id, text)
    await world.work()
  }
  expect(counted.taken).toHaveLength(3)
  expect(connections).toBe(1)
  counted.closeIdle()
  await answer(id, 'Четвёртое.')
  await world.work()
  expect(counted.taken).toHaveLength(4)
  expect(connections).toBe(2)
  Object.assign(world.okno.config, { OKNO_MAIL_RELAY })
  await counted.stop()
})

/** An SMTP server that takes letters, but for one recipient breaks off when the last line was spoken. */
async function startBreaking(breaksFor: string, onConnection = () => {}) {
  const taken: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer(socket => {
    onConnection()
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    socket.write('220 relay\r\n')
    let to = ''
    let letter = ''
    let inLetter = false
    socket.on('data', chunk => {
      const text = chunk.toString('latin1')
      if (inLetter) {
        letter += text
        if (!letter.endsWith('\r\n.\r\n')) return
        inLetter = false
        if (to === breaksFor) return socket.destroy()
        taken.push(to)
        return socket.write('250 2.0.0 queued\r\n')
      }
      if (/^RCPT/i.test(text)) to = /<([^>]*)>/.exec(text)?.[1] ?? ''
      if (!/^DATA/i.test(text)) return socket.write('250 ok\r\n')
      inLetter = true
      letter = ''
      return socket.write('354 go on\r\n')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const closeIdle = () => {
    for (const socket of sockets) socket.end()
  }
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    taken,
    closeIdle,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise(resolve => server.close(resolve))
    },
  }
}
