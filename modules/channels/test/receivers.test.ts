// Who gets an answer and why, and what no letter tells of those who work in the centre.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { firstName, speakerName } from '../server/mail/agent-name.ts'
import { type MailWorld, type Relayed, startMailWorld, window } from './mail-world.ts'

let world: MailWorld
beforeAll(async () => {
  world = await startMailWorld()
})
afterAll(() => world.close())

let letters = 0
async function begin(more: object = {}) {
  letters += 1
  const messageId = `<r${letters}@client.test>`
  await world.write({
    from: 'requester@test.okno',
    subject: `Вопрос ${letters}`,
    text: 'Есть вопрос.',
    messageId,
    ...more,
  })
  return { ...(await world.requests()).at(-1)!, messageId }
}

interface Shown {
  address: string | null
  role: string
  gets: string | null
  left_out: string | null
}
const receivers = async (id: string) => (await world.as('agent').get(`/api/requests/${id}/receivers`)).body
const shown = async (id: string) =>
  ((await receivers(id)).items as Shown[]).map(one => [one.address, one.role, one.gets, one.left_out])

describe('who gets the next answer', () => {
  it('is told with the reason, for everybody of the requester’s side', async () => {
    const { id } = await begin({
      to: `${window}, boss@client.test`,
      cc: 'colleague@test.okno, second_agent@test.okno',
    })
    const { people } = world.center
    const agent = world.as('agent')
    await agent.post(`/api/requests/${id}/participants`, { person_id: people.stranger, role: 'watcher' })
    await agent.post(`/api/requests/${id}/participants`, { person_id: people.lead, role: 'copied' })
    expect(await shown(id)).toEqual([
      ['requester@test.okno', 'requester', 'to', null],
      ['boss@client.test', 'copied', 'cc', null],
      ['colleague@test.okno', 'copied', 'cc', null],
      ['stranger@test.okno', 'watcher', null, 'not_copied'],
      ['lead@test.okno', 'copied', null, 'centre'],
    ])
    expect((await receivers(id)).from).toEqual({ name: 'Единое окно', address: window })
  })

  it('is exactly who gets it', async () => {
    const { id } = await begin({ cc: 'colleague@test.okno' })
    const agent = world.as('agent')
    await agent.post(`/api/requests/${id}/participants`, {
      person_id: world.center.people.lead,
      role: 'copied',
    })
    const added = await agent.post(`/api/requests/${id}/copied`, { address: 'Chief@client.test' })
    expect(added.body.person.name).toBe('chief@client.test')
    await agent.del(`/api/requests/${id}/participants/${world.center.people.colleague}`)
    const promised = (await shown(id)).filter(([, , gets]) => gets).map(([address]) => address)
    await world.work()
    const before = world.relay.received.length
    await agent.post(`/api/requests/${id}/messages`, { text: 'Ответ всем.' })
    await world.work()
    const sent = world.relay.received.slice(before)
    expect([...new Set(sent.flatMap(one => one.to))].sort()).toEqual([...promised].sort())
    expect(sent[0]!.letter.to.map(one => one.address)).toEqual(['requester@test.okno'])
    expect(sent[0]!.letter.cc.map(one => one.address)).toEqual(['chief@client.test'])
  })

  it('is neither an address of ours nor a colleague of the centre', async () => {
    const { id } = await begin()
    for (const address of [window, 'help+R-1@window.test', 'lead@test.okno']) {
      const answer = await world.as('agent').post(`/api/requests/${id}/copied`, { address })
      expect(answer.body.type).toBe('/problems/channels.not_for_letters')
    }
    expect(
      (await world.as('agent').post(`/api/requests/${id}/copied`, { address: 'no address' })).status,
    ).toBe(400)
  })

  it('is for those who work on the request to know', async () => {
    const { id } = await begin()
    expect((await world.as('requester').get(`/api/requests/${id}/receivers`)).status).toBe(403)
    expect((await world.as('payroll_agent').get(`/api/requests/${id}/receivers`)).status).toBe(404)
    expect(
      (await world.as('requester').post(`/api/requests/${id}/copied`, { address: 'a@b.test' })).status,
    ).toBe(403)
  })

  it('is asked of the database in a few questions also for twenty people', async () => {
    const { id } = await begin()
    const spy = vi.spyOn(world.okno.pools.read, 'query')
    const questions = async () => {
      spy.mockClear()
      await receivers(id)
      return spy.mock.calls.filter(([asked]) =>
        /participant|person_view|grant_view/.test(JSON.stringify(asked)),
      ).length
    }
    await world.as('agent').post(`/api/requests/${id}/copied`, { address: 'c0@client.test' })
    const few = await questions()
    for (let n = 1; n < 20; n += 1)
      await world.as('agent').post(`/api/requests/${id}/copied`, { address: `c${n}@client.test` })
    // What hears of the changes meanwhile asks a little, too.
    expect(await questions()).toBeLessThan(few + 5)
    spy.mockRestore()
  })
})

/** Everything that somebody who got the letter could read. */
const readable = ({ raw, letter, from }: Relayed): string =>
  [
    from,
    raw.toString('latin1'),
    letter.subject,
    letter.text,
    letter.html,
    ...[letter.from, ...letter.to, ...letter.cc, ...letter.reply_to].map(one => JSON.stringify(one)),
    ...letter.attachments.flatMap(file => [file.name, Buffer.from(file.content).toString('utf8')]),
  ].join('\n')

describe('own addresses of agents', () => {
  it('stand in no letter of ours to anybody else: not in heads, quotes, signatures, names or attached letters', async () => {
    await world.work()
    const before = world.relay.received.length
    const { id, messageId } = await begin({ cc: 'colleague@test.okno' })
    await world.write({
      from: { name: 'Agent <agent@test.okno>', address: 'agent@test.okno' },
      cc: 'second_agent@test.okno',
      subject: 'Re: Вопрос от agent@test.okno',
      inReplyTo: messageId,
      messageId: '<secret.agent@test.okno>',
      text: 'Пишите мне на Agent@test.okno или agent+work@test.okno.\n\n--\nАгент, agent@test.okno\n\n> From: second_agent@test.okno',
      html: '<p>Пишите мне на <a href="mailto:agent@test.okno">agent@test.okno</a></p>',
      attachments: [
        { filename: 'от agent@test.okno.txt', content: 'Памятка' },
        {
          filename: 'letter.eml',
          contentType: 'message/rfc822',
          content: 'From: agent@test.okno\r\nTo: lead@test.okno\r\nSubject: inner\r\n\r\nlead@test.okno',
        },
      ],
    })
    const agent = world.as('agent')
    await agent.post(`/api/requests/${id}/messages`, { text: 'С портала: agent@test.okno, звоните.' })
    await agent.post(`/api/requests/${id}/resolve`, { text: 'Готово. second_agent@test.okno' })
    await world.work()
    const sent = world.relay.received.slice(before)
    expect(sent.length).toBeGreaterThanOrEqual(6)
    expect(sent.some(one => one.letter.text.includes('Пишите мне на help@window.test'))).toBe(true)
    expect(sent.some(one => one.letter.attachments.some(file => file.name === 'letter.eml'))).toBe(true)
    for (const letter of sent) expect(readable(letter)).not.toMatch(/(agent|lead)(\+\w+)?@test\.okno/i)
  })

  it('stay where the agent is the one who asks', async () => {
    await world.write({ from: 'agent@test.okno', subject: 'Мой вопрос', text: 'Где мой пропуск?' })
    await world.work()
    expect(world.relay.received.at(-1)!.to).toEqual(['agent@test.okno'])
  })
})

describe('the name of the agent in the sender', () => {
  const none = { mailbox_id: null, unknown_senders: null, new_matter_days: null, forwards_by_agents: null }
  it.each([
    ['full', 'Agent, Единое окно'],
    ['first', 'Agent, Единое окно'],
    ['team', 'Единое окно'],
  ])('with the policy "%s" is "%s"', async (agent_name, name) => {
    await world.as('admin').put('/api/mail/handling', { ...none, agent_name })
    const { id } = await begin()
    await world.work()
    expect(world.relay.received.at(-1)!.letter.from).toEqual({ name: 'Единое окно', address: window })
    await world.as('agent').post(`/api/requests/${id}/messages`, { text: 'Ответ.' })
    await world.work()
    expect(world.relay.received.at(-1)!.letter.from).toEqual({ name, address: window })
    await world.as('admin').put('/api/mail/handling', { ...none, agent_name: null })
  })

  it.each([
    ['Мария Иванова', 'Мария'],
    ['Иванова Мария', 'Мария'],
    ['Иванова Мария Петровна', 'Мария'],
    ['Мария Петровна Иванова', 'Мария'],
    ['Алиева Лейла Рашид кызы', 'Лейла'],
    ['John Smith', 'John'],
    ['Мария', 'Мария'],
    ['', ''],
  ])('of %s is %s', (name, first) => expect(firstName(name)).toBe(first))

  it('is never an address', () => {
    expect(speakerName('full', 'agent@test.okno', 'Окно')).toBe('Окно')
    expect(speakerName('first', null, 'Окно')).toBe('Окно')
  })
})
