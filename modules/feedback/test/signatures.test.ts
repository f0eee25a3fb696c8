// Signatures with links for rating: issued, pasted, rated by people whom nobody knows, renewed, replaced, withdrawn.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { agentsSignature, cookieOf, look, press, pressBlindly, tokenIn } from './pressing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const day_ms = 86_400_000
const later = (days: number) =>
  okno.setNow(new Date(new Date(tuesdayMorning).getTime() + days * day_ms).toISOString())
/** In the order in which they were given, whatever the clock of the test did meanwhile. */
const ratings = async () => {
  const { body } = await okno.as('quality').get('/api/ratings?kind=signature')
  return body.items.sort((one: { id: string }, other: { id: string }) => (one.id < other.id ? 1 : -1))
}

describe('the snippet', () => {
  it('has five links, in rich and in plain text, in either language', async () => {
    const { id } = await agentsSignature(okno)
    for (const language of ['ru', 'en']) {
      const { body } = await okno
        .as('agent')
        .get(`/api/ratings/signatures/${id}/snippet?language=${language}`)
      const links = [...body.text.matchAll(/\/rate\/([\w-]{46})\?score=([1-5])/g)]
      expect(links.map(link => link[2])).toEqual(['1', '2', '3', '4', '5'])
      expect(body.html.match(/href="[^"]+\/rate\/[\w-]{46}\?score=[1-5]"/g)).toHaveLength(5)
      expect(body.html).not.toMatch(/<(img|style|script)/)
      expect(/[а-я]/i.test(body.text)).toBe(language === 'ru')
    }
  })
})

describe('a mark by a signature', () => {
  it('counts without a name, for the agent and the first of the agent’s teams', async () => {
    const { token } = await agentsSignature(okno)
    const page = await look(okno, token)
    expect(page.body).toMatchObject({ kind: 'signature', agent_name: 'Agent', asks_who: true, number: null })
    const given = await press(okno, token, { score: 5, comment: 'Спасибо' })
    expect(given.body).toMatchObject({ counted: true, rating: { kind: 'signature', score: 5 } })
    const [newest] = await ratings()
    expect(newest).toMatchObject({
      score: 5,
      person_name: null,
      rater: null,
      number: null,
      agent: { id: okno.center.people.agent },
      team: { id: okno.center.teams.window },
    })
  })

  it('carries name and address where they are given', async () => {
    const { token } = await agentsSignature(okno)
    await press(okno, token, { score: 4, name: ' Анна ', address: 'Anna@Partner.example' })
    expect((await ratings())[0].rater).toEqual({ name: 'Анна', address: 'anna@partner.example' })
    const refused = await press(okno, token, { score: 4, address: 'nowhere' })
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'address' }] } })
  })

  it('replaces the one of the same browser within a day, and is another one the day after', async () => {
    const { id, token } = await agentsSignature(okno)
    later(0)
    const headers = cookieOf(await press(okno, token, { score: 5 }))
    expect(headers.cookie).toMatch(/^okno_rater=/)
    later(0.01)
    await press(okno, token, { score: 4 }, { headers })
    const count = async () =>
      (await okno.as('agent').get('/api/ratings/signatures')).body.items.find(
        (item: { id: string }) => item.id === id,
      ).ratings
    expect(await count()).toBe(1)
    expect((await look(okno, token, { headers })).body.rating).toMatchObject({ score: 4 })
    expect((await look(okno, token)).body.rating).toBeNull()
    later(2)
    await press(okno, token, { score: 3 }, { headers })
    expect(await count()).toBe(2)
    later(0)
  })

  it('sets no cookie by looking', async () => {
    const { token } = await agentsSignature(okno)
    expect((await look(okno, token)).headers['set-cookie']).toBeUndefined()
  })

  it('is that of the person who is signed in', async () => {
    const { token } = await agentsSignature(okno)
    const address = `/api/ratings/invitations/${token}`
    const { body } = await okno.as('requester').get(address)
    expect(body.asks_who).toBe(false)
    await okno.as('requester').post(address, { score: 5, visit: body.visit, name: 'Другой' })
    expect((await ratings())[0]).toMatchObject({ person_name: 'Requester', rater: null })
  })

  it('is refused to the agent', async () => {
    const { token } = await agentsSignature(okno)
    const refused = await okno.as('agent').post(`/api/ratings/invitations/${token}`, { score: 5 })
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/feedback.own_signature' } })
  })
})

describe('an end of a signature', () => {
  const ended = { status: 404, body: { type: '/problems/feedback.link_ended' } }

  it('comes at once when it is withdrawn', async () => {
    const { id, token } = await agentsSignature(okno)
    const { body } = await okno.as('agent').post(`/api/ratings/signatures/${id}/withdraw`)
    expect(body).toMatchObject({ is_valid: false, withdrawn_why: 'withdrawn' })
    expect(await look(okno, token)).toMatchObject(ended)
    expect(await pressBlindly(okno, token, { score: 5 })).toMatchObject(ended)
  })

  it('comes a while after it is replaced, so that letters already sent can be rated', async () => {
    later(0)
    const before = await agentsSignature(okno)
    const after = await agentsSignature(okno)
    expect(after.token).not.toBe(before.token)
    expect((await look(okno, before.token)).status).toBe(200)
    later(31)
    expect(await look(okno, before.token)).toMatchObject(ended)
    expect((await look(okno, after.token)).status).toBe(200)
    later(0)
  })

  it('comes after two years, unless it is renewed', async () => {
    later(0)
    const { id, token } = await agentsSignature(okno)
    later(700)
    await okno.as('agent').post(`/api/ratings/signatures/${id}/renew`)
    later(800)
    expect((await look(okno, token)).status).toBe(200)
    later(1500)
    expect(await look(okno, token)).toMatchObject(ended)
    later(0)
  })

  it('comes when the agent leaves', async () => {
    const { id, token } = await agentsSignature(okno, 'second_agent')
    await okno.as('admin').post(`/api/people/${okno.center.people.second_agent}/block`)
    await okno.work()
    expect(await look(okno, token)).toMatchObject(ended)
    const { body } = await okno.as('quality').get('/api/ratings/signatures')
    expect(body.items.find((item: { id: string }) => item.id === id).withdrawn_why).toBe('left')
  })

  it('is known by a token that was changed or made up', async () => {
    const { token } = await agentsSignature(okno)
    const other = await agentsSignature(okno, 'specialist')
    const mixed = token.slice(0, 22) + other.token.slice(22)
    for (const wrong of [mixed, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 'x'.repeat(46)]) {
      const refused = await look(okno, wrong)
      expect(refused).toMatchObject({ status: 404, body: { type: '/problems/feedback.link_unknown' } })
    }
  })
})

describe('who may', () => {
  it('issue for teams and mailboxes: those who set ratings up', async () => {
    const holder = { kind: 'team', id: okno.center.teams.payroll }
    const { body } = await okno.as('quality').post('/api/ratings/signatures', { holder })
    expect(body.holder).toMatchObject({ kind: 'team', name: { ru: 'Зарплата' } })
    const snippet = await okno.as('quality').get(`/api/ratings/signatures/${body.id}/snippet`)
    const token = tokenIn(snippet.body.text)
    expect((await look(okno, token)).body).toMatchObject({
      agent_name: null,
      holder_name: { ru: 'Зарплата' },
    })
    await press(okno, token, { score: 2 }, { address: '192.0.2.90' })
    expect((await ratings())[0]).toMatchObject({ agent: null, team: { id: okno.center.teams.payroll } })
    const holders = (await okno.as('quality').get('/api/ratings/signature-holders')).body.items
    expect(holders.map((one: { kind: string }) => one.kind)).toEqual(['agent', 'team', 'team', 'team'])
  })

  it('nobody for others: they do not exist', async () => {
    const missing = { status: 404, body: { type: '/problems/kernel.not_found' } }
    const { id } = await agentsSignature(okno)
    const foreign = okno.as('specialist')
    for (const holder of [
      { kind: 'agent', id: okno.center.people.agent },
      { kind: 'team', id: okno.center.teams.it_help },
      { kind: 'mailbox', id: crypto.randomUUID() },
    ])
      expect(await foreign.post('/api/ratings/signatures', { holder })).toMatchObject(missing)
    expect(await foreign.get(`/api/ratings/signatures/${id}/snippet`)).toMatchObject(missing)
    expect(await foreign.post(`/api/ratings/signatures/${id}/withdraw`)).toMatchObject(missing)
    expect(await foreign.post(`/api/ratings/signatures/${id}/renew`)).toMatchObject(missing)
    const { body } = await foreign.get('/api/ratings/signatures')
    expect(JSON.stringify(body)).not.toContain(id)
    expect((await okno.as('requester').get('/api/ratings/signatures')).status).toBe(403)
  })
})
