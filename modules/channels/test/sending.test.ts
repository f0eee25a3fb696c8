// What leaves: when, to whom, once, and what never does.
import { writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '#kernel/server/context.ts'
import { deliverDue } from '#kernel/server/deliveries.ts'
import { workOff } from '#kernel/server/dispatcher.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { findRequest } from '#modules/requests/server/face.ts'
import { sendLetter } from '../server/face.ts'
import { type MailWorld, refusal, startMailWorld, startRelay } from './mail-world.ts'

let world: MailWorld
let minutes = 0

beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.relay.onLetter = async () => {}
})

/** Lets half an hour pass, so that what waits is due. */
const wait = () => {
  minutes += 30
  world.setNow(new Date(Date.parse('2026-03-10T07:00:00Z') + minutes * 60_000).toISOString())
}

const ask = async (text: string) => {
  const { body } = await world.as('requester').post('/api/requests', { text })
  return body.id as string
}
const answer = (id: string, text: string, more: object = {}) =>
  world.as('agent').post(`/api/requests/${id}/messages`, { text, ...more })
const lettersOf = async (id: string) =>
  (await world.as('agent').get(`/api/requests/${id}/letters`)).body.items
const numberOf = async (letter_id: string) => {
  const { rows } = await world.okno.pools.read.query(
    `select number::text from channels.recipient where letter_id = $1`,
    [letter_id],
  )
  return rows[0].number as string
}
const got = (text: string) => world.relay.received.filter(({ letter }) => letter.text.includes(text))

it('sends an answer to a question of the portal, and no receipt for it', async () => {
  const id = await ask('Где моя справка?')
  await world.work()
  expect(world.relay.received).toHaveLength(0)
  await answer(id, 'Справка готова.')
  await world.work()
  expect(got('Справка готова.')).toHaveLength(1)
  expect(await lettersOf(id)).toMatchObject([
    {
      direction: 'out',
      purpose: 'answer',
      state: 'sent',
      to_addresses: ['requester@test.okno'],
      attempts: 1,
    },
  ])
})

it('sends a receipt for what an agent registered on the phone', async () => {
  const { body } = await world.as('agent').post('/api/requests', {
    text: 'Просит перезвонить.',
    requester_id: world.center.people.requester,
    channel: 'phone',
  })
  await world.work()
  expect(got(body.number)).toHaveLength(1)
})

it('takes the attachments of an answer along under their own names', async () => {
  const id = await ask('Пришлите форму.')
  const boundary = 'b'
  const uploaded = await world.as('agent').inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: [
      `--${boundary}`,
      `content-disposition: form-data; name="file"; filename="Форма 1.txt"`,
      'content-type: text/plain',
      '',
      'Содержание формы',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  })
  await answer(id, 'Форма во вложении.', { attachments: [uploaded.json().id] })
  await world.work()
  const [sent] = got('Форма во вложении.')
  expect(sent!.letter.attachments.map(file => file.name)).toEqual(['Форма 1.txt'])
  expect(Buffer.from(sent!.letter.attachments[0]!.content).toString()).toBe('Содержание формы')
})

it('never lets a note out, whoever asks', async () => {
  const id = await ask('Обычный вопрос.')
  const note = await answer(id, 'КАНАРЕЙКА: заявитель скандальный', { kind: 'note' })
  await answer(id, 'Обычный ответ.')
  await world.as('agent').post(`/api/requests/${id}/resolve`, { text: 'Сделано.' })
  await world.work()
  expect(got('Обычный ответ.')).toHaveLength(1)
  expect(world.relay.received.filter(({ raw }) => decoded(raw).includes('КАНАРЕЙКА'))).toHaveLength(0)
  const forced = inTransaction(world.okno, bySystem(world.okno, 'test'), async ctx =>
    sendLetter(ctx, {
      request: await findRequest(ctx, id),
      purpose: 'answer',
      to: [{ name: '', address: 'requester@test.okno' }],
      body: { language: 'ru', subject: 's', text: 't', html: 'h' },
      message_id: note.body.id,
    }),
  )
  await expect(forced).rejects.toThrow()
})

const decoded = (raw: Buffer) =>
  raw.toString().replace(/[A-Za-z0-9+/=\r\n]{40,}/g, part => Buffer.from(part, 'base64').toString())

it('waits while the relay is down and sends once when it is back', async () => {
  await world.relay.stop()
  const id = await ask('Почта лежит?')
  await answer(id, 'Письмо подождёт.')
  await world.work()
  const [waiting] = await lettersOf(id)
  expect(waiting.state).toBe('waiting')
  expect(waiting.reason).toMatch(/ECONNREFUSED/)
  const before = world.relay.received
  const relay = await startRelay(world.relay.port)
  Object.assign(world, { relay: { ...relay, received: relay.received } })
  wait()
  await world.work()
  wait()
  await world.work()
  expect(before.filter(({ letter }) => letter.text.includes('Письмо подождёт.'))).toHaveLength(0)
  expect(got('Письмо подождёт.')).toHaveLength(1)
  expect(await lettersOf(id)).toMatchObject([{ state: 'sent', reason: null, perhaps_twice: false }])
})

it('tries again after 4xx and gives up after 5xx, telling why', async () => {
  const [later, never] = [await ask('Позже'), await ask('Никогда')]
  const relay = await startRelay()
  Object.assign(world.okno.config, { OKNO_MAIL_RELAY: `smtp://127.0.0.1:${relay.port}` })
  relay.onLetter = async ({ letter }) => {
    throw letter.text.includes('Никогда.') ? refusal(554, 'policy says no') : refusal(451, 'come later')
  }
  await answer(later, 'Позже.')
  await answer(never, 'Никогда.')
  await world.work()
  expect(await lettersOf(later)).toMatchObject([{ state: 'waiting' }])
  expect(await lettersOf(never)).toMatchObject([{ state: 'failed' }])
  expect((await lettersOf(never))[0].reason).toContain('policy says no')
  relay.onLetter = async () => {}
  wait()
  await world.work()
  expect(await lettersOf(later)).toMatchObject([{ state: 'sent', attempts: 2 }])
  expect(relay.received).toHaveLength(1)
  await relay.stop()
  Object.assign(world.okno.config, { OKNO_MAIL_RELAY: `smtp://127.0.0.1:${world.relay.port}` })
})

it('does not send again what the relay took before the process died without telling the database', async () => {
  const id = await ask('Убитый процесс')
  await answer(id, 'Ровно один раз.')
  await workOff(world.okno)
  const [letter] = await lettersOf(id)
  // As a process leaves things that was killed right after the relay's yes: leased, spoken, marked on disk.
  await world.okno.pools.write.query(
    `update channels.recipient set spoken_at = now(), attempts = 1 where letter_id = $1`,
    [letter.id],
  )
  const marks = path.join(world.okno.config.OKNO_DATA, 'mail', 'handed-over')
  await mkdir(marks, { recursive: true })
  writeFileSync(path.join(marks, await numberOf(letter.id)), '250 queued as 77')
  await world.work()
  expect(got('Ровно один раз.')).toHaveLength(0)
  expect(await lettersOf(id)).toMatchObject([{ state: 'sent', perhaps_twice: false }])
})

it('sends with the same Message-ID and says so when a talk broke off unheard', async () => {
  const id = await ask('Обрыв')
  await answer(id, 'Может быть, дважды.')
  await workOff(world.okno)
  const [letter] = await lettersOf(id)
  await world.okno.pools.write.query(`update channels.recipient set spoken_at = now() where letter_id = $1`, [
    letter.id,
  ])
  await world.work()
  const [sent] = got('Может быть, дважды.')
  expect(sent!.letter.message_id).toBe(letter.header_id)
  expect(await lettersOf(id)).toMatchObject([{ state: 'sent', perhaps_twice: true }])
})

it('sends the receipt when the process that registered died before it', async () => {
  await world.write({ from: 'colleague@test.okno', subject: 'Квитанция', text: 'Придёт позже.' })
  const before = world.relay.received.length
  await workOff(world.okno)
  await workOff(world.okno)
  while (await deliverDue(world.okno)) {
    // A full handful: there may be more.
  }
  expect(world.relay.received).toHaveLength(before + 1)
})

it('waits with a plain reason where no relay is set', async () => {
  const { OKNO_MAIL_RELAY } = world.okno.config
  Object.assign(world.okno.config, { OKNO_MAIL_RELAY: undefined })
  const id = await ask('Некуда')
  await answer(id, 'Подождёт настройки.')
  await world.work()
  expect(await lettersOf(id)).toMatchObject([
    { state: 'waiting', reason: 'no_relay: OKNO_MAIL_RELAY is not set, letters wait until it is' },
  ])
  Object.assign(world.okno.config, { OKNO_MAIL_RELAY })
  wait()
  await world.work()
  expect(await lettersOf(id)).toMatchObject([{ state: 'sent' }])
})
