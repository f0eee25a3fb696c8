// Which of several conversations a letter belongs to when its marks are weak, old, copied or sent at the same moment.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBeside } from '#app/testing.ts'
import { takeIn } from '../server/intake/take-in.ts'
import { type MailWorld, startMailWorld, window } from './mail-world.ts'

let world: MailWorld
beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

let letters = 0
const newId = () => `<which-${++letters}@client.test>`
const count = async () => (await world.requests()).length
const read = async (id: string) => (await world.as('agent').get(`/api/requests/${id}`)).body
const newest = async () => (await world.requests()).at(-1)!
/** The letter that came last, whatever the tests' clock said. */
const last = async () => {
  const { rows } = await world.okno.pools.read.query(
    `select outcome, reason, request_id from channels.letter where direction = 'in' order by id desc limit 1`,
  )
  return rows[0]
}

async function begin(more: object = {}) {
  const messageId = newId()
  await world.write({
    from: 'requester@test.okno',
    subject: `Отпуск в декабре ${letters}`,
    text: 'Когда можно?',
    messageId,
    ...more,
  })
  return { ...(await newest()), messageId }
}

it('knows the letters of a conversation by any id in the whole list of references', async () => {
  const { id, messageId } = await begin()
  const before = await count()
  await world.write({
    from: 'requester@test.okno',
    subject: 'Re: Отпуск в декабре',
    text: 'Ещё вопрос.',
    inReplyTo: '<never-seen@client.test>',
    references: [messageId, '<never-seen@client.test>'],
  })
  expect(await count()).toBe(before)
  expect(await last()).toMatchObject({ outcome: 'joined', request_id: id })
})

it('looks at a bounded part of a list of a thousand references, its first id included', async () => {
  const { id, messageId } = await begin()
  const many = Array.from({ length: 1000 }, (_, at) => `<r${at}.${letters}@client.test>`)
  await world.write({
    from: 'requester@test.okno',
    subject: 'Re: x',
    text: 'y',
    references: [messageId, ...many],
  })
  expect(await last()).toMatchObject({ outcome: 'joined', request_id: id })
  const { rows } = await world.okno.pools.read.query(
    'select count(*)::int as known from channels.known_id where request_id = $1',
    [id],
  )
  expect(rows[0].known).toBeLessThan(70)
})

it('lets a copied colleague answer a letter that the window never got, and joins', async () => {
  const first = newId()
  const { id } = await begin({ from: 'requester@test.okno', cc: 'colleague@test.okno', inReplyTo: first })
  await world.write({
    from: 'colleague@test.okno',
    subject: 'Re: своё',
    text: 'Тоже хочу.',
    inReplyTo: first,
  })
  expect(await last()).toMatchObject({ outcome: 'joined', request_id: id })
})

it('keeps two people apart who both answer an announcement that went to everybody', async () => {
  const announcement = newId()
  const one = await begin({ subject: 'Re: Новый порядок отпусков', inReplyTo: announcement })
  await world.write({
    from: 'stranger@test.okno',
    subject: 'Re: Новый порядок отпусков',
    text: 'У меня свой вопрос, личный.',
    inReplyTo: announcement,
  })
  const other = await newest()
  expect(other.id).not.toBe(one.id)
  expect((await world.as('stranger').get(`/api/requests/${one.id}`)).status).toBe(404)
})

it('joins the answer to a mentioned letter when it also goes to the one who asked', async () => {
  const first = newId()
  const { id } = await begin({ inReplyTo: first })
  await world.write({
    from: 'stranger@test.okno',
    to: ['requester@test.okno', window],
    envelope: { from: 'stranger@test.okno', to: [window] },
    subject: 'Re: всё',
    text: 'Отвечаю вам обоим.',
    inReplyTo: first,
  })
  expect(await last()).toMatchObject({ outcome: 'joined', reason: 'observer', request_id: id })
})

it('makes one conversation of a letter and its answer that come at the same moment', async () => {
  for (let round = 0; round < 8; round += 1) {
    const before = await count()
    const messageId = newId()
    await Promise.all([
      world.write({ from: 'requester@test.okno', subject: `Гонка ${round}`, text: 'Письмо.', messageId }),
      world.write({
        from: 'colleague@test.okno',
        to: ['requester@test.okno', window],
        envelope: { from: 'colleague@test.okno', to: [window] },
        subject: `Re: Гонка ${round}`,
        text: 'Ответ.',
        inReplyTo: messageId,
        messageId: newId(),
      }),
    ])
    expect(await count()).toBe(before + 1)
  }
})

it('does so in two programs on one database, whichever comes first', async () => {
  const other = openBeside(world.okno)
  const envelope = (from: string) => ({ envelope: { from, to: [window] } })
  for (let round = 0; round < 10; round += 1) {
    const before = await count()
    const id = newId()
    const letter = `From: requester@test.okno\r\nTo: ${window}\r\nMessage-ID: ${id}\r\nSubject: Two ${round}\r\n\r\nLetter.`
    const answer = `From: colleague@test.okno\r\nTo: requester@test.okno, ${window}\r\nMessage-ID: ${newId()}\r\nIn-Reply-To: ${id}\r\nSubject: Re: Two ${round}\r\n\r\nAnswer.`
    const [here, there] = round % 2 === 0 ? [letter, answer] : [answer, letter]
    const sender = (raw: string) => (raw === letter ? 'requester@test.okno' : 'colleague@test.okno')
    const taken = await Promise.all([
      takeIn(world.okno, Buffer.from(here), envelope(sender(here))),
      takeIn(other, Buffer.from(there), envelope(sender(there))),
    ])
    expect(await count()).toBe(before + 1)
    expect(taken.map(one => one.outcome).sort()).toEqual(['joined', 'registered'])
    expect(taken[0]!.request_id).toBe(taken[1]!.request_id)
  }
  await other.close()
})

const threadIndex = (topic: number, answers = 0) =>
  Buffer.concat([Buffer.alloc(22, topic), Buffer.alloc(5 * answers, 7)]).toString('base64')

it('follows Outlook’s Thread-Index only with the same people and the same topic', async () => {
  const headers = { 'Thread-Index': threadIndex(1), 'Thread-Topic': 'Доступ к складу' }
  const { id } = await begin({ subject: 'Доступ к складу', headers })
  const answer = (from: string, subject: string, answers = 1) =>
    world.write({
      from,
      subject,
      text: 'Без References.',
      headers: { 'Thread-Index': threadIndex(1, answers), 'Thread-Topic': subject.replace(/^RE: /, '') },
    })
  await answer('requester@test.okno', 'RE: Доступ к складу')
  expect(await last()).toMatchObject({ outcome: 'joined', request_id: id })
  for (const [from, subject] of [
    ['stranger@test.okno', 'RE: Доступ к складу'],
    ['requester@test.okno', 'Совсем другое дело'],
  ] as const) {
    const before = await count()
    await answer(from, subject)
    expect(await count()).toBe(before + 1)
  }
})

it('begins a linked request when an old letter is answered under another subject', async () => {
  world.setNow('2026-03-10T07:00:00Z')
  const { id, number, messageId } = await begin({ subject: 'Справка о доходах за февраль' })
  const reply = (subject: string) =>
    world.write({
      from: 'requester@test.okno',
      subject,
      text: 'Текст.',
      inReplyTo: messageId,
      messageId: newId(),
    })
  await reply('Замена пропуска на завод')
  expect(await last()).toMatchObject({ outcome: 'joined', request_id: id })
  world.setNow('2026-04-20T07:00:00Z')
  await reply('Re: Справка о доходах за февраль')
  expect(await last()).toMatchObject({ outcome: 'joined', request_id: id })
  world.setNow('2026-06-01T07:00:00Z')
  await reply('Прошу оформить командировку в Казань')
  expect(await last()).toMatchObject({ outcome: 'registered', reason: `new_matter: ${number}` })
  const next = await newest()
  expect(next.subject).toBe('Прошу оформить командировку в Казань')
  expect((await read(next.id)).links).toMatchObject([{ number, kind: 'follow_up' }])
  world.setNow('2026-03-10T07:00:00Z')
})

it('does so after as many days as an administrator says, or never', async () => {
  const admin = world.as('admin')
  const rule = { mailbox_id: null, unknown_senders: null, forwards_by_agents: null, agent_name: null }
  const { id, messageId } = await begin({ subject: 'Пропуск на стоянку у склада' })
  const reply = (subject: string) =>
    world.write({
      from: 'requester@test.okno',
      subject,
      text: 'Текст.',
      inReplyTo: messageId,
      messageId: newId(),
    })
  expect((await admin.put('/api/mail/handling', { ...rule, new_matter_days: 0 })).status).toBe(200)
  world.setNow('2027-03-10T07:00:00Z')
  await reply('Замена картриджа в принтере')
  expect(await last()).toMatchObject({ outcome: 'joined', request_id: id })
  await admin.put('/api/mail/handling', { ...rule, mailbox_id: world.mailbox_id, new_matter_days: 5 })
  world.setNow('2027-03-16T07:00:00Z')
  await reply('Обучение по охране труда')
  expect(await last()).toMatchObject({ outcome: 'registered' })
  await admin.put('/api/mail/handling', { ...rule, mailbox_id: world.mailbox_id, new_matter_days: null })
  await admin.put('/api/mail/handling', { ...rule, new_matter_days: null })
  world.setNow('2026-03-10T07:00:00Z')
  expect((await world.as('agent').put('/api/mail/handling', { ...rule, new_matter_days: 1 })).status).toBe(
    403,
  )
})

it('starts a matter of its own for a stranger who was taken out, and lets the stranger back in when vouched for', async () => {
  const { id, messageId } = await begin()
  const reply = () =>
    world.write({
      from: 'stranger@test.okno',
      subject: 'Re: Отпуск в декабре',
      text: 'И мне скажите.',
      inReplyTo: messageId,
      messageId: newId(),
    })
  await reply()
  const stranger = world.center.people.stranger
  expect((await read(id)).participants).toMatchObject([{ person: { id: stranger }, role: 'observer' }])
  await world.as('agent').del(`/api/requests/${id}/participants/${stranger}`)
  await reply()
  expect(await last()).toMatchObject({
    outcome: 'registered',
    reason: expect.stringMatching(/^own_matter: R-/),
  })
  expect((await world.as('stranger').get(`/api/requests/${id}`)).status).toBe(404)
  expect((await read((await newest()).id)).links).toMatchObject([{ id, kind: 'related' }])
  const vouched = await world
    .as('agent')
    .post(`/api/requests/${id}/participants`, { person_id: stranger, role: 'copied' })
  expect(vouched.body.participants).toMatchObject([{ person: { id: stranger }, role: 'copied' }])
  await reply()
  expect(await last()).toMatchObject({ outcome: 'joined', request_id: id, reason: null })
})

it('turns an observer into a colleague on copy, and back into one who only watches', async () => {
  const { id, messageId } = await begin()
  await world.write({ from: 'stranger@test.okno', subject: 'Re: x', text: 'Я тоже.', inReplyTo: messageId })
  const agent = world.as('agent')
  for (const role of ['copied', 'watcher', 'copied'] as const) {
    const answer = await agent.post(`/api/requests/${id}/participants`, {
      person_id: world.center.people.stranger,
      role,
    })
    expect(answer.body.participants).toMatchObject([{ role }])
  }
})

it('finds a conversation among two hundred thousand known ids by the index', async () => {
  const { id } = await begin()
  const db = world.okno.pools.write
  await db.query(
    `insert into channels.known_id (header_id, request_id, kind)
     select 'load-' || n || '@client.test', $1, 'reference' from generate_series(1, 200000) as n`,
    [id],
  )
  await db.query('analyze channels.known_id')
  const { rows } = await db.query(
    `explain (format json) select known.* from unnest(array['load-7@client.test', 'no@such.test']) with ordinality as asked (id, place)
     cross join lateral (select header_id, request_id, kind from channels.known_id
       where header_id = asked.id order by header_id desc, request_id desc limit 5) as known`,
  )
  const plan = JSON.stringify(rows[0]['QUERY PLAN'])
  expect(plan).toContain('known_id_pkey')
  expect(plan).not.toContain('Seq Scan')
})
