// Letters as they come in fact: without a sender, in old charsets, with lying attachments, too large, to nobody.
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { takeIn } from '../server/intake/take-in.ts'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

let world: MailWorld
let seen = 0

beforeAll(async () => {
  world = await startMailWorld({ OKNO_FILE_LIMIT_MB: '1' })
})
afterAll(() => world.close())
beforeEach(async () => {
  seen = (await world.requests()).length
})

const newest = async () => {
  const all = await world.requests()
  expect(all).toHaveLength(seen + 1)
  const { body } = await world.as('agent').get(`/api/requests/${all.at(-1)!.id}/messages`)
  const request = await world.as('agent').get(`/api/requests/${all.at(-1)!.id}`)
  return { request: request.body, message: body.items[0] }
}

const raw = (head: string[], body: string | Buffer) =>
  Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)])

it('registers a letter with no From in the name of the envelope', async () => {
  await world.writeRaw(raw([`To: ${window}`, 'Subject: no sender', 'Message-ID: <a@b.test>'], 'Who am I?'), {
    from: 'requester@test.okno',
  })
  const { request, message } = await newest()
  expect(request.requester.id).toBe(world.center.people.requester)
  expect(message.text).toBe('Who am I?')
})

it('registers a letter that names nobody at all, and writes nothing back', async () => {
  await world.work()
  const before = world.relay.received.length
  // As it is fetched from a folder, where no envelope is left.
  const letter = raw([`To: ${window}`, 'Message-ID: <c@b.test>'], 'Аноним пишет в окно.')
  await takeIn(world.okno, letter, { mailbox_id: world.mailbox_id, envelope: { from: '', to: [] } })
  const { request } = await newest()
  expect(request.requester.name).toBe('Отправитель неизвестен')
  await world.work()
  expect(world.relay.received).toHaveLength(before)
})

it('registers an empty letter with the original attached', async () => {
  await world.writeRaw('\r\n', { from: 'requester@test.okno' })
  const { request } = await newest()
  expect(request.subject).toBe('Письмо без темы и текста')
  expect((await world.intake()).at(-1)!.reason).toContain('problem: empty')
})

it('keeps every file of a letter with many', async () => {
  const part = (index: number) =>
    `--b\r\nContent-Disposition: attachment; filename="${index}.txt"\r\n\r\n${index}\r\n`
  const body = `${Array.from({ length: 130 }, (_, index) => part(index)).join('')}--b--\r\n`
  const head = [`To: ${window}`, 'Message-ID: <many@b.test>', 'Content-Type: multipart/mixed; boundary=b']
  await world.writeRaw(raw(head, body), { from: 'requester@test.okno' })
  expect((await newest()).message.attachments).toHaveLength(130)
})

it('reads KOI8-R and windows-1251 as what they are', async () => {
  await world.writeRaw(
    raw(
      [
        'From: requester@test.okno',
        'Subject: =?koi8-r?B?8NLJ18XU?=',
        'Content-Type: text/plain; charset=koi8-r',
      ],
      Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4, 0x2c, 0x20, 0xcd, 0xc9, 0xd2]),
    ),
  )
  const { request, message } = await newest()
  expect(request.subject).toBe('Привет')
  expect(message.text).toBe('Привет, мир')
})

it('keeps a Russian file name, and the type that the bytes have', async () => {
  await world.write({
    from: 'requester@test.okno',
    subject: 'Вложения',
    text: 'См. вложения.',
    attachments: [
      { filename: 'Заявление на отпуск — Иванова.pdf', content: '%PDF-1.4\n%âãÏÓ\n1 0 obj\n' },
      { filename: 'kitten.png', contentType: 'image/png', content: Buffer.from(`MZ${'\0'.repeat(200)}`) },
    ],
  })
  const { message } = await newest()
  const [application, kitten] = message.attachments
  expect(application).toMatchObject({ name: 'Заявление на отпуск — Иванова.pdf', type: 'application/pdf' })
  expect(kitten.name).toBe('kitten.png')
  expect(kitten.type).not.toBe('image/png')
  const file = await world.as('agent').inject({ method: 'GET', url: `/api/files/${kitten.id}?inline=1` })
  expect(file.headers['content-disposition']).toMatch(/^attachment/)
  expect((await world.as('stranger').get(`/api/files/${kitten.id}`)).status).toBe(404)
})

it('shows inline pictures from its own store and loads nothing from outside', async () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await world.write({
    from: 'requester@test.okno',
    subject: 'Снимок экрана',
    html: '<p>Вот <img src="cid:shot@x"><img src="http://spy.test/p.gif"><script>alert(1)</script></p>',
    attachments: [{ filename: 'shot.png', content: pixel, cid: 'shot@x' }],
  })
  const { message } = await newest()
  const [shot] = message.attachments
  expect(shot.inline).toBe(true)
  expect(message.html).toContain(`src="/api/files/${shot.id}?inline=1"`)
  expect(message.html).not.toMatch(/ src="http:|<script/)
})

it('refuses an unknown recipient with 550 and a letter over the limit with 552', async () => {
  await expect(
    world.write({ from: 'requester@test.okno', to: 'nobody@window.test', text: 'x' }),
  ).rejects.toMatchObject({
    responseCode: 550,
  })
  const large = Buffer.alloc(1_200_000, 'a\r\n')
  await expect(world.writeRaw(large, { from: 'requester@test.okno' })).rejects.toMatchObject({
    responseCode: 552,
  })
  expect(await world.requests()).toHaveLength(seen)
})

it('reads a large letter in a thread of its own', async () => {
  await world.write({ from: 'requester@test.okno', subject: 'Большое', text: 'слово '.repeat(60_000) })
  const { message } = await newest()
  expect(message.text.length).toBeGreaterThan(300_000)
})

it('holds a letter that no rule could deal with, and answers yes because it is kept', async () => {
  await world.okno.pools.write.query('alter table channels.known_id rename to away')
  const said = await world.write({ from: 'requester@test.okno', subject: 'Held', text: 'kept all the same' })
  await world.okno.pools.write.query('alter table channels.away rename to known_id')
  expect(said).toContain('held')
  expect((await world.intake()).at(-1)).toMatchObject({ outcome: 'held' })
})

it('calls a letter without words by its file', async () => {
  await world.write({
    from: 'requester@test.okno',
    text: '',
    attachments: [{ filename: 'Приказ № 7.pdf', content: '%PDF-1.4\n1 0 obj\n' }],
  })
  expect((await newest()).request.subject).toBe('Приказ № 7.pdf')
})

it('takes a held letter in again once what hindered it is mended, by an administrator and once', async () => {
  await world.okno.pools.write.query('alter table channels.known_id rename to away')
  await world.write({
    from: 'requester@test.okno',
    subject: 'Held',
    text: 'at last',
    messageId: '<h@c.test>',
  })
  const admin = world.as('admin')
  const [held] = (await admin.get('/api/mail/intake?outcome=held')).body.items
  const again = `/api/mail/intake/${held.id}/again`
  expect((await admin.post(again)).body).toMatchObject({
    type: '/problems/channels.still_held',
    said: expect.stringContaining('known_id'),
  })
  await world.okno.pools.write.query('alter table channels.away rename to known_id')
  expect((await world.as('agent').post(again)).status).toBe(403)
  const [one, other] = await Promise.all([admin.post(again), admin.post(again)])
  expect([one.status, other.status].sort()).toEqual([200, 409])
  expect((await newest()).message.text).toBe('at last')
  const [taken] = (await admin.get('/api/mail/intake?limit=1')).body.items
  expect(taken).toMatchObject({ id: held.id, outcome: 'registered', has_original: true })
  const answer = { from: 'requester@test.okno', text: 'and more', inReplyTo: '<h@c.test>' }
  expect(await world.write(answer)).toContain('joined')
})

it('takes a letter with zero bytes in its ids, subject and text, and finds its request by such an id', async () => {
  const head = [
    `To: ${window}`,
    'From: requester@test.okno',
    'Subject: ze\0ro',
    'Message-ID: <ze\0ro@b.test>',
  ]
  await world.writeRaw(raw(head, 'Zero \0 bytes'))
  expect((await newest()).message.text).toBe('Zero  bytes')
  const reply = [...head.slice(0, 2), 'Message-ID: <answer@b.test>', 'In-Reply-To: <\0zero@b.test>']
  expect(await world.writeRaw(raw(reply, 'And more'))).toContain('joined')
})

it('asks to come again while the database is away, and registers then', async () => {
  const url = new URL(world.okno.pools.write.options.connectionString!)
  const database = url.pathname.slice(1)
  const outside = new pg.Client({ connectionString: new URL('/postgres', url).href })
  await outside.connect()
  const letter = {
    from: 'requester@test.okno',
    subject: 'Later',
    text: 'again',
    messageId: '<later@client.test>',
  }
  await outside.query(`alter database ${database} allow_connections false`)
  await outside.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database])
  await expect(world.write(letter)).rejects.toMatchObject({ responseCode: 451 })
  await outside.query(`alter database ${database} allow_connections true`)
  await outside.end()
  await world.write(letter)
  expect((await newest()).message.text).toBe('again')
})
