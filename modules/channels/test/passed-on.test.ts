// Letters that somebody passed on: in whose name the request is, and who sees what of them.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailWorld, startMailWorld } from './mail-world.ts'

let world: MailWorld
beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

const read = async (id: string) => (await world.as('agent').get(`/api/requests/${id}`)).body
const messagesOf = async (id: string, who: 'agent' | 'colleague' | 'requester' = 'agent') =>
  (await world.as(who).get(`/api/requests/${id}/messages`)).body.items
const newest = async () => (await world.requests()).at(-1)!
const lettersOf = async (id: string) =>
  (await world.as('agent').get(`/api/requests/${id}/letters`)).body.items

const forwarded = (from: string) =>
  [
    'Разберитесь, пожалуйста, он опять недоволен.',
    '',
    '---------- Forwarded message ---------',
    `От: Colleague <${from}>`,
    'Date: вт, 10 мар. 2026 г. в 09:00',
    'Subject: Не пришла зарплата',
    'To: Agent <agent@test.okno>',
    '',
    'Здравствуйте, не пришла зарплата за февраль.',
  ].join('\n')

it('registers what an agent passes on in the name of who wrote it, with the agent as the one who reported it', async () => {
  await world.write({
    from: 'agent@test.okno',
    subject: 'Fwd: Не пришла зарплата',
    text: forwarded('colleague@test.okno'),
  })
  const request = await newest()
  const { people } = world.center
  expect(await read(request.id)).toMatchObject({
    subject: 'Не пришла зарплата',
    requester: { id: people.colleague },
    reported_by: { id: people.agent },
    client: { id: world.center.clients.north },
  })
  const [first, note] = await messagesOf(request.id)
  expect(first).toMatchObject({
    direction: 'in',
    text: 'Здравствуйте, не пришла зарплата за февраль.',
    html: null,
  })
  expect(note).toMatchObject({ kind: 'note', text: 'Разберитесь, пожалуйста, он опять недоволен.' })
})

it('shows the requester neither the agent’s remark nor the agent’s address', async () => {
  const request = await newest()
  const seen = JSON.stringify(await messagesOf(request.id, 'colleague'))
  expect(seen).toContain('не пришла зарплата')
  expect(seen).not.toContain('недоволен')
  expect(seen).not.toContain('agent@test.okno')
})

it('sends the receipt to the first writer, without the agent’s Message-ID', async () => {
  await world.work()
  const { to, raw, letter } = world.relay.received.at(-1)!
  expect(to).toEqual(['colleague@test.okno'])
  expect(letter.subject).toContain('Не пришла зарплата')
  expect(letter.in_reply_to).toEqual([])
  expect(raw.toString()).not.toContain('agent@test.okno')
})

it('shows the requester no address of an agent in what an agent wrote from the own mailbox', async () => {
  await world.write({
    from: 'requester@test.okno',
    subject: 'Пишу',
    text: 'Вопрос.',
    messageId: '<seen@client.test>',
  })
  await world.write({
    from: 'agent@test.okno',
    subject: 'Re: Пишу',
    inReplyTo: '<seen@client.test>',
    text: 'Ответ. Мой адрес agent+x@test.okno.\n\n-- \nАгент, agent@test.okno\n\n> Кому: second_agent@test.okno',
    html: '<p>Ответ. <a href="mailto:agent@test.okno">agent@test.okno</a></p><blockquote>second_agent@test.okno</blockquote>',
    attachments: [
      { filename: 'agent@test.okno.txt', content: 'Памятка' },
      {
        filename: 'x.eml',
        contentType: 'message/rfc822',
        content: 'From: agent@test.okno\r\nSubject: s\r\n\r\nText.',
      },
    ],
  })
  const { id } = await newest()
  const answer = (await messagesOf(id, 'requester')).at(-1)
  expect(answer).toMatchObject({
    direction: 'out',
    attachments: [{ name: 'help@window.test.txt' }, { name: 'x.eml' }],
  })
  expect(JSON.stringify(answer)).not.toContain('agent@test.okno')
  const [, attached] = answer.attachments
  const file = await world.as('requester').inject({ method: 'GET', url: `/api/files/${attached.id}` })
  expect(file.body).toContain('From: help@window.test')
})

it('takes the agent’s next letter on it as the answer of the centre', async () => {
  const request = (await world.requests())[0]!
  const receipt = world.relay.received.at(-1)!.letter
  await world.write({
    from: 'agent@test.okno',
    subject: `Re: ${receipt.subject}`,
    text: 'Деньги придут завтра.',
    inReplyTo: `<${receipt.message_id}>`,
  })
  expect((await messagesOf(request.id)).at(-1)).toMatchObject({ kind: 'reply', direction: 'out' })
})

it('reads the words of a letter that an agent attached whole, and knows its id', async () => {
  const inner = [
    'From: Colleague <colleague@test.okno>',
    'Subject: Attached matter',
    'Message-ID: <inner@client.test>',
    '',
    'The inner words.',
  ].join('\r\n')
  await world.write({
    from: 'agent@test.okno',
    subject: 'Fwd: Attached matter',
    text: '',
    attachments: [{ filename: 'letter.eml', contentType: 'message/rfc822', content: inner }],
  })
  const request = await newest()
  expect(await read(request.id)).toMatchObject({ requester: { id: world.center.people.colleague } })
  expect((await messagesOf(request.id))[0].text).toBe('The inner words.')
  await world.write({
    from: 'colleague@test.okno',
    subject: 'More',
    text: 'More.',
    inReplyTo: '<inner@client.test>',
  })
  expect((await world.intake()).at(-1)).toMatchObject({ outcome: 'joined', request_id: request.id })
})

it('only offers the first writer where somebody else passed it on, and takes it with one press', async () => {
  await world.write({
    from: 'requester@test.okno',
    subject: 'Fwd: Не пришла зарплата',
    text: forwarded('new.person@client.test'),
  })
  const request = await newest()
  expect(await read(request.id)).toMatchObject({ requester: { id: world.center.people.requester } })
  const [letter] = await lettersOf(request.id)
  expect(letter.original_sender).toEqual({ name: 'Colleague', address: 'new.person@client.test' })
  const agent = world.as('agent')
  const taken = await agent.post(`/api/letters/${letter.id}/original-sender`)
  expect(taken.body).toMatchObject({ person: { name: 'Colleague' }, before: world.center.people.requester })
  expect(await read(request.id)).toMatchObject({
    requester: { id: taken.body.person.id },
    reported_by: { id: world.center.people.requester },
    client: null,
  })
  const events = (await agent.get(`/api/requests/${request.id}/events`)).body.items
  expect(events.at(-1)).toMatchObject({
    name: 'requests.requester_changed',
    payload: { from_requester_id: world.center.people.requester },
  })
  const back = await agent.post(`/api/requests/${request.id}/requester`, { person_id: taken.body.before })
  expect(back.body).toMatchObject({
    requester: { id: taken.body.before },
    client: { id: world.center.clients.north },
  })
})

it('refuses to change the requester to those who do not work on it, and to nobody', async () => {
  const request = await newest()
  const [letter] = await lettersOf(request.id)
  const person_id = world.center.people.colleague
  expect(
    (await world.as('requester').post(`/api/requests/${request.id}/requester`, { person_id })).status,
  ).toBe(403)
  expect((await world.as('payroll_agent').post(`/api/letters/${letter.id}/original-sender`)).status).toBe(404)
  const nobody = await world
    .as('agent')
    .post(`/api/requests/${request.id}/requester`, { person_id: crypto.randomUUID() })
  expect(nobody.body.type).toBe('/problems/requests.unknown_person')
  await world.write({ from: 'requester@test.okno', subject: 'Просто вопрос', text: 'Сам спрашиваю.' })
  const [plain] = await lettersOf((await newest()).id)
  expect((await world.as('agent').post(`/api/letters/${plain.id}/original-sender`)).body.type).toBe(
    '/problems/channels.nothing_forwarded',
  )
})

it('leaves an agent’s forward in the agent’s name where the rules say so', async () => {
  const rule = { mailbox_id: null, unknown_senders: null, new_matter_days: null, agent_name: null }
  await world.as('admin').put('/api/mail/handling', { ...rule, forwards_by_agents: 'offer' })
  await world.write({
    from: 'agent@test.okno',
    subject: 'Fwd: Не пришла зарплата',
    text: forwarded('colleague@test.okno'),
  })
  await world.as('admin').put('/api/mail/handling', { ...rule, forwards_by_agents: null })
  expect(await read((await newest()).id)).toMatchObject({ requester: { id: world.center.people.agent } })
})

it('registers what an assistant sends on behalf of somebody in that person’s name, reported by the assistant', async () => {
  await world.write({
    from: 'requester@test.okno',
    sender: 'colleague@test.okno',
    subject: 'По поручению',
    text: 'Вопрос.',
  })
  expect(await read((await newest()).id)).toMatchObject({
    requester: { id: world.center.people.requester },
    reported_by: { id: world.center.people.colleague },
  })
})

it('takes Sender of a list for no assistant', async () => {
  await world.write({
    from: 'requester@test.okno',
    sender: 'colleague@test.okno',
    subject: 'Через рассылку',
    text: 'Вопрос.',
    list: { id: 'all.client.test' },
  })
  expect(await read((await newest()).id)).toMatchObject({
    reported_by: { id: world.center.people.requester },
  })
})

it('knows a person by a tagged form of the own address', async () => {
  await world.write({ from: 'requester+phone@test.okno', subject: 'С телефона', text: 'Вопрос.' })
  expect(await read((await newest()).id)).toMatchObject({ requester: { id: world.center.people.requester } })
})

it('knows an agent by a second address and takes the letter as the answer of the centre', async () => {
  const { agent } = world.center.people
  await world
    .as('admin')
    .post(`/api/people/${agent}/addresses`, { kind: 'email', value: 'alias.agent@test.okno' })
  await world.write({
    from: 'requester@test.okno',
    subject: 'Алиас',
    text: 'Вопрос.',
    messageId: '<alias@client.test>',
  })
  await world.write({
    from: 'alias.agent+tag@test.okno',
    subject: 'Re: Алиас',
    text: 'Ответ.',
    inReplyTo: '<alias@client.test>',
  })
  expect((await messagesOf((await newest()).id)).at(-1)).toMatchObject({
    direction: 'out',
    author: { id: agent },
  })
})

it('takes what an agent sends from the window’s own address as the agent’s answer', async () => {
  await world.write({
    from: 'requester@test.okno',
    subject: 'От окна',
    text: 'Вопрос.',
    messageId: '<box@client.test>',
  })
  await world.write({
    from: 'help@window.test',
    sender: 'agent@test.okno',
    subject: 'Re: От окна',
    text: 'Ответ.',
    inReplyTo: '<box@client.test>',
  })
  expect((await messagesOf((await newest()).id)).at(-1)).toMatchObject({
    direction: 'out',
    author: { id: world.center.people.agent },
  })
})
