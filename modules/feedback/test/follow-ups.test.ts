// Low marks: a follow-up with its deadline, its steps, word to the author, and the question whether it is good now.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { ratingToken } from '../server/links.ts'
import {
  agentsSignature,
  letterSaying,
  look,
  makeMailbox,
  press,
  resolvedRequest,
  tokenIn,
} from './pressing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno({ environment: { OKNO_DEMO: 'on' } })
  await makeMailbox(okno)
})
afterAll(() => okno.close())

const at = (moment: string) => okno.setNow(moment)
const cards = async (query = '') =>
  (await okno.as('quality').get(`/api/ratings/follow-ups?limit=200${query}`)).body.items
const cardOf = async (request_id: string, query = '') =>
  (await cards(query)).find(
    (card: { rating: { request_id: string } }) => card.rating.request_id === request_id,
  )
const quality = () => okno.as('quality')

async function lowMark(score = 1) {
  at(tuesdayMorning)
  const { id, number } = await resolvedRequest(okno)
  await okno.as('requester').post(`/api/requests/${id}/rating`, { score, comment: 'Не помогло' })
  return { id, number, card: await cardOf(id) }
}
const step = (id: string, name: string, body: object) =>
  quality().post(`/api/ratings/follow-ups/${id}/${name}`, body)

async function walkToFixed(id: string) {
  await step(id, 'contact', { how: 'phone', note: 'Листок не открывается' })
  await step(id, 'cause', { cause: 'incomplete', changed: 'Листок теперь в PDF' })
}

describe('a low mark', () => {
  it.each([1, 2])('of %s opens a follow-up, due at the end of the next working day', async score => {
    const { number, card } = await lowMark(score)
    expect(card).toMatchObject({
      state: 'open',
      score,
      number,
      owner: null,
      due_at: '2026-03-11T15:00:00.000Z',
      is_overdue: false,
      author: { name: 'Requester', is_known: true },
      agent: { id: okno.center.people.agent },
      rating: { kind: 'resolution', comment: 'Не помогло' },
    })
  })

  it('of three opens none', async () => {
    expect((await lowMark(3)).card).toBeUndefined()
  })

  it('that is raised before anybody has come closes it; lowered again, it opens again', async () => {
    const { id, card } = await lowMark()
    await okno.as('requester').post(`/api/requests/${id}/rating`, { score: 5 })
    expect(await cardOf(id, '&state=closed')).toMatchObject({ id: card.id, closed: { why: 'raised' } })
    await okno.as('requester').post(`/api/requests/${id}/rating`, { score: 2 })
    expect(await cardOf(id)).toMatchObject({ id: card.id, state: 'open', reopened_count: 1, closed: null })
  })

  it('that is raised after the contact leaves it: somebody is at work', async () => {
    const { id, card } = await lowMark()
    await step(card.id, 'contact', { how: 'phone' })
    await okno.as('requester').post(`/api/requests/${id}/rating`, { score: 5 })
    expect(await cardOf(id)).toMatchObject({ state: 'contacted', rating: { score: 5 } })
  })
})

describe('the steps', () => {
  it('lead from contact to word, each with who and when', async () => {
    const { id, card } = await lowMark()
    const contacted = await step(card.id, 'contact', { how: 'phone', note: 'Листок не открывается' })
    expect(contacted.body).toMatchObject({
      state: 'contacted',
      owner: { id: okno.center.people.quality },
      due_at: '2026-03-17T15:00:00.000Z',
      contacted: { how: 'phone', note: 'Листок не открывается', by: 'Quality' },
    })
    const fixed = await step(card.id, 'cause', { cause: 'incomplete', changed: 'Листок теперь в PDF' })
    expect(fixed.body).toMatchObject({ state: 'fixed', fixed: { cause: 'incomplete', by: 'Quality' } })
    const told = await step(card.id, 'tell', { how: 'letter', text: 'Теперь листок в PDF.\n\nПростите.' })
    expect(told.body).toMatchObject({ state: 'told', told: { how: 'letter', by_letter: true }, due_at: null })
    const letter = await letterSaying(okno, 'Теперь листок в PDF.\n\nПростите.')
    expect(letter).toMatchObject({ request_id: id, to_addresses: ['requester@test.okno'], purpose: 'answer' })
    expect(letter.text).toContain('Теперь листок в PDF.')
    const links = letter.html.match(/\/rate\/[\w-]{46}\?score=[1-5]/g)
    expect(links).toHaveLength(5)
  })

  it('tell that the person could not be reached, and wait on', async () => {
    const { card } = await lowMark()
    const { body } = await step(card.id, 'contact', { how: 'not_reached', note: 'Не берёт трубку' })
    expect(body).toMatchObject({ state: 'open', due_at: card.due_at, contacted: { how: 'not_reached' } })
  })

  it('are refused out of their order', async () => {
    const { card } = await lowMark()
    const early = await step(card.id, 'tell', { how: 'phone', text: 'Всё хорошо' })
    expect(early).toMatchObject({ status: 409, body: { type: '/problems/feedback.step_not_due' } })
    await walkToFixed(card.id)
    await step(card.id, 'tell', { how: 'phone', text: 'Всё хорошо' })
    for (const [name, body] of [
      ['contact', { how: 'phone' }],
      ['cause', { cause: 'late', changed: 'Раньше' }],
      ['tell', { how: 'phone', text: 'Ещё раз' }],
      ['close', { why: 'not_needed', note: 'Хватит' }],
    ] as const)
      expect((await step(card.id, name, body)).status, name).toBe(409)
  })

  it.each([
    ['cause', { cause: 'weather', changed: 'Ничего' }, 'cause'],
    ['cause', { cause: 'late', changed: '  ' }, 'changed'],
    ['contact', { how: 'pigeon' }, 'how'],
    ['tell', { how: 'letter', text: '' }, 'text'],
    ['close', { why: 'not_needed', note: '' }, 'note'],
  ])('%s refuses what does not say enough', async (name, body, path) => {
    const { card } = await lowMark()
    expect(await step(card.id, name, body)).toMatchObject({ status: 400, body: { errors: [{ path }] } })
  })

  it('stand in its history', async () => {
    const { card } = await lowMark()
    await walkToFixed(card.id)
    const { body } = await quality().get(`/api/ratings/follow-ups/${card.id}/events`)
    expect(body.items.map((item: { name: string; by: string | null }) => [item.name, item.by])).toEqual([
      ['feedback.follow_up_opened', 'Requester'],
      ['feedback.author_contacted', 'Quality'],
      ['feedback.cause_found', 'Quality'],
    ])
  })

  it('may be left out with a reason: nobody to tell', async () => {
    const { token } = await agentsSignature(okno)
    await press(okno, token, { score: 1 }, { address: '192.0.2.61' })
    const card = (await cards()).find((one: { rating: { kind: string } }) => one.rating.kind === 'signature')
    expect(card.author).toBeNull()
    await step(card.id, 'cause', { cause: 'manner', changed: 'Поговорили' })
    const refused = await step(card.id, 'tell', { how: 'letter', text: 'Простите' })
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/feedback.nobody_to_tell' } })
    const { body } = await step(card.id, 'close', { why: 'nobody_to_tell', note: 'Имя не указано' })
    expect(body).toMatchObject({ state: 'closed', closed: { why: 'nobody_to_tell', by: 'Quality' } })
  })
})

describe('an owner', () => {
  it('takes it, gives it on and back', async () => {
    const { card } = await lowMark()
    const lead = okno.center.people.lead
    expect((await step(card.id, 'owner', { owner_id: lead })).body.owner.id).toBe(lead)
    expect((await okno.as('lead').get('/api/ratings/follow-ups?mine=1')).body.items[0].id).toBe(card.id)
    expect((await step(card.id, 'owner', { owner_id: null })).body.owner).toBeNull()
    expect((await okno.as('lead').get('/api/ratings/follow-ups?mine=1')).body.items).toEqual([])
  })

  it('is somebody who may follow up', async () => {
    const { card } = await lowMark()
    const refused = await step(card.id, 'owner', { owner_id: okno.center.people.agent })
    expect(refused).toMatchObject({ status: 422, body: { type: '/problems/feedback.not_an_owner' } })
    const { body } = await quality().get('/api/ratings/follow-up-owners')
    expect(body.items.map((one: { name: string }) => one.name)).toEqual(['Admin', 'Lead', 'Quality'])
  })
})

describe('the question after the fix', () => {
  async function told() {
    const { id, number, card } = await lowMark()
    await walkToFixed(card.id)
    const text = `Теперь листок ${number} в PDF.`
    await step(card.id, 'tell', { how: 'letter', text })
    return { id, card, token: tokenIn((await letterSaying(okno, text)).text) }
  }

  it('closes it when it is good now, and is in no other figure', async () => {
    const before = (await quality().get('/api/ratings/report')).body
    const { id, token } = await told()
    expect((await look(okno, token)).body).toMatchObject({ kind: 'after_fix', asks_who: false, rating: null })
    await press(okno, token, { score: 5, comment: 'Теперь да' })
    expect(await cardOf(id, '&state=closed')).toMatchObject({
      second: { score: 5 },
      closed: { why: 'good_now', by: null },
    })
    const after = (await quality().get('/api/ratings/report')).body
    expect(after.all.count).toBe(before.all.count + 1)
    expect(after.after_fix.count).toBe(before.after_fix.count + 1)
    expect(after.all.loop.told).toBe(before.all.loop.told + 1)
  })

  it('opens it again when it is not', async () => {
    const { id, token } = await told()
    await press(okno, token, { score: 2 })
    expect(await cardOf(id)).toMatchObject({
      state: 'open',
      reopened_count: 1,
      second: { score: 2 },
      told: null,
      due_at: '2026-03-11T15:00:00.000Z',
    })
    at('2026-03-10T08:00:00Z')
    await press(okno, token, { score: 4 })
    expect(await cardOf(id, '&state=closed')).toMatchObject({ closed: { why: 'good_now' } })
  })

  it('closes it without an answer after two weeks', async () => {
    const { id } = await told()
    at('2026-03-24T06:00:00Z')
    await okno.runPeriodic('close_silent_follow_ups')
    expect(await cardOf(id)).toMatchObject({ state: 'told' })
    at('2026-03-24T08:00:00Z')
    await okno.runPeriodic('close_silent_follow_ups')
    expect(await cardOf(id, '&state=closed')).toMatchObject({ closed: { why: 'no_answer' } })
  })

  it('goes to the address that somebody unknown has given, in a letter of its own', async () => {
    const { token } = await agentsSignature(okno)
    await press(
      okno,
      token,
      { score: 2, name: 'Анна', address: 'anna@partner.example' },
      { address: '192.0.2.63' },
    )
    const card = (await cards()).find(
      (one: { author: { address: string } | null }) => one.author?.address === 'anna@partner.example',
    )
    expect(card).toMatchObject({ number: null, author: { name: 'Анна', is_known: false } })
    await walkToFixed(card.id)
    expect((await step(card.id, 'tell', { how: 'letter', text: 'Исправили.' })).status).toBe(200)
    await okno.work()
    const letter = await letterSaying(okno, 'Исправили.')
    expect(letter).toMatchObject({ request_id: null, to_addresses: ['anna@partner.example'] })
    expect(letter.text).toContain('Здравствуйте, Анна.')
    await press(okno, tokenIn(letter.text), { score: 5 })
    const { body } = await quality().get(`/api/ratings/follow-ups/${card.id}`)
    expect(body).toMatchObject({ state: 'closed', second: { score: 5 } })
  })
})

describe('overdue', () => {
  it('is told once for each step, and shown', async () => {
    const { card } = await lowMark()
    const told = async () => {
      await okno.runPeriodic('tell_overdue_follow_ups')
      const { body } = await quality().get(`/api/ratings/follow-ups/${card.id}/events`)
      return body.items.filter((item: { name: string }) => item.name === 'feedback.follow_up_overdue').length
    }
    at('2026-03-11T14:59:00Z')
    expect(await told()).toBe(0)
    at('2026-03-11T15:01:00Z')
    expect(await told()).toBe(1)
    expect(await told()).toBe(1)
    expect((await quality().get(`/api/ratings/follow-ups/${card.id}`)).body.is_overdue).toBe(true)
    const overdue = (await cards('&state=overdue')).map((one: { id: string }) => one.id)
    expect(overdue).toContain(card.id)
    await step(card.id, 'contact', { how: 'chat' })
    expect((await quality().get(`/api/ratings/follow-ups/${card.id}`)).body.is_overdue).toBe(false)
    at('2026-03-25T15:01:00Z')
    expect(await told()).toBe(2)
  })
})

describe('the list', () => {
  it('pages by due time without gaps, and counts as the steps stand', async () => {
    at(tuesdayMorning)
    const ids: string[] = []
    let after: string | null = null
    do {
      const page: { items: { id: string; due_at: string | null }[]; next: string | null } = (
        await quality().get(`/api/ratings/follow-ups?limit=3${after ? `&after=${after}` : ''}`)
      ).body
      ids.push(...page.items.map(item => item.id))
      after = page.next
    } while (after)
    const { body: counts } = await quality().get('/api/ratings/follow-ups/counts')
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(counts.open + counts.contacted + counts.fixed + counts.told)
    expect(ids.length).toBeGreaterThan(6)
  })

  it('is for quality control and leads, within their teams; others get nothing', async () => {
    const { card } = await lowMark()
    for (const who of ['agent', 'client_lead', 'requester'] as const)
      expect((await okno.as(who).get('/api/ratings/follow-ups')).status, who).toBe(403)
    await okno.okno.pools.write.query(
      `update identity.role_grant set scope_kind = 'team', scope_id = $2 where account_id = $1`,
      [okno.center.people.lead, okno.center.teams.it_help],
    )
    okno.okno.recognition.forget()
    const lead = okno.as('lead')
    expect((await lead.get('/api/ratings/follow-ups')).body.items).toEqual([])
    expect((await lead.get('/api/ratings/follow-ups/counts')).body.open).toBe(0)
    const missing = { status: 404, body: { type: '/problems/kernel.not_found' } }
    const address = `/api/ratings/follow-ups/${card.id}`
    expect(await lead.get(address)).toMatchObject(missing)
    expect(await lead.get(`${address}/events`)).toMatchObject(missing)
    expect(await lead.post(`${address}/contact`, { how: 'phone' })).toMatchObject(missing)
    expect(await lead.post(`${address}/owner`, { owner_id: null })).toMatchObject(missing)
    expect(await lead.post(`${address}/close`, { why: 'not_needed', note: 'x' })).toMatchObject(missing)
  })
})

it('takes back the follow-up that a machine’s mark has opened', async () => {
  at(tuesdayMorning)
  const { id } = await resolvedRequest(okno)
  const token = ratingToken(okno.okno, id, okno.center.people.requester)
  await press(okno, token, { score: 1 }, { address: '192.0.2.64' })
  expect(await cardOf(id)).toBeDefined()
  expect((await press(okno, token, { score: 2 }, { address: '192.0.2.64' })).body.reason).toBe('burst')
  expect(await cardOf(id)).toBeUndefined()
})
