// Machines that open and press links: they are dropped by reason, counted, shown, and can be counted after all.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing, tuesdayMorning } from '#app/testing.ts'
import { ratingToken } from '../server/links.ts'
import { isInside, judge, networkOf } from '../server/machines/rules.ts'
import { agentsSignature, look, press, pressBlindly, resolvedRequest } from './pressing.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const seconds = (count: number) =>
  okno.setNow(new Date(new Date(tuesdayMorning).getTime() + count * 1000).toISOString())

async function linkOfResolution() {
  const { id } = await resolvedRequest(okno)
  return { id, token: ratingToken(okno.okno, id, okno.center.people.requester) }
}
const ratingOf = async (id: string) =>
  (await okno.as('requester').get(`/api/requests/${id}/rating`)).body.rating
const droppedBy = async (): Promise<Record<string, number>> => {
  const { body } = await okno.as('quality').get('/api/ratings/report')
  return Object.fromEntries(
    body.dropped.map(({ reason, count }: { reason: string; count: number }) => [reason, count]),
  )
}

describe('a press', () => {
  it('without a look at the page is not counted', async () => {
    const { id, token } = await linkOfResolution()
    expect(await pressBlindly(okno, token, { score: 5 })).toMatchObject({
      status: 200,
      body: { counted: false, reason: 'no_visit', rating: null },
    })
    const { body: other } = await look(okno, (await linkOfResolution()).token)
    expect((await pressBlindly(okno, token, { score: 5, visit: other.visit })).body.reason).toBe('no_visit')
    expect(await ratingOf(id)).toBeNull()
  })

  it('is described with what it needs in order to count', async () => {
    const { body } = await okno.as('nobody').get('/api/openapi.json')
    const { get, post } = body.paths['/api/ratings/invitations/{token}']
    expect(get.summary).toContain('`visit`')
    expect(post.summary).toMatch(/`visit`.*`counted: false`.*`no_visit`/)
    const { visit } = post.requestBody.content['application/json'].schema.properties
    expect(visit.description).toContain('nothing is counted')
  })

  it('long after the page was opened is not counted', async () => {
    const { token } = await linkOfResolution()
    seconds(0)
    const { body } = await look(okno, token)
    seconds(12 * 3600 + 1)
    expect((await pressBlindly(okno, token, { score: 5, visit: body.visit })).body.reason).toBe('no_visit')
    seconds(0)
  })

  it.each(['curl/8.5.0', 'Barracuda Sentinel (EE)', 'Mozilla/5.0 HeadlessChrome/140.0', ''])(
    'of a program called "%s" is not counted',
    async program => {
      const { id, token } = await linkOfResolution()
      const answer = await press(okno, token, { score: 5 }, { headers: { 'user-agent': program } })
      expect(answer.body).toMatchObject({ counted: false, reason: 'scanner' })
      expect(await ratingOf(id)).toBeNull()
    },
  )

  it('out of a network of machines is not counted', async () => {
    const { token } = await linkOfResolution()
    const answer = await press(okno, token, { score: 5 }, { address: '40.93.1.2' })
    expect(answer.body).toMatchObject({ counted: false, reason: 'range' })
  })

  it('beyond the rate of one address is not counted, and from another address it is', async () => {
    const policy = (await okno.as('quality').get('/api/ratings/policy')).body
    await okno.as('quality').put('/api/ratings/policy', { ...policy, presses_per_place: 2 })
    const reasons: (string | null)[] = []
    for (let i = 0; i < 3; i += 1) {
      const { token } = await linkOfResolution()
      reasons.push((await press(okno, token, { score: 5 }, { address: '192.0.2.7' })).body.reason)
    }
    expect(reasons).toEqual([null, null, 'rate'])
    const { token } = await linkOfResolution()
    expect((await press(okno, token, { score: 5 }, { address: '192.0.2.8' })).body.reason).toBeNull()
    await okno.as('quality').put('/api/ratings/policy', policy)
  })
})

describe('several marks of one link', () => {
  it('within seconds are a machine’s, the first of them too: the rating is again as before', async () => {
    const { id, token } = await linkOfResolution()
    seconds(0)
    await press(okno, token, { score: 4, comment: 'Хорошо' })
    seconds(3600)
    expect((await press(okno, token, { score: 1 })).body.counted).toBe(true)
    seconds(3601)
    expect((await press(okno, token, { score: 3 })).body).toMatchObject({ counted: false, reason: 'burst' })
    expect(await ratingOf(id)).toMatchObject({ score: 4, comment: 'Хорошо' })
    seconds(0)
  })

  it('one after the other, all five, are a machine’s and leave nothing behind', async () => {
    const { id, token } = await linkOfResolution()
    const reasons: (string | null)[] = []
    for (const score of [1, 2, 3, 4, 5]) {
      seconds(score * 60)
      reasons.push((await press(okno, token, { score })).body.reason)
    }
    expect(reasons).toEqual([null, null, null, null, 'all_marks'])
    expect(await ratingOf(id)).toBeNull()
    const { body } = await okno.as('quality').get('/api/ratings/follow-ups?state=open')
    expect(
      body.items.filter((item: { rating: { request_id: string } }) => item.rating.request_id === id),
    ).toEqual([])
    seconds(0)
  })

  it('are a person’s when there is time between them', async () => {
    const { id, token } = await linkOfResolution()
    seconds(0)
    await press(okno, token, { score: 2 })
    seconds(20)
    expect((await press(okno, token, { score: 4 })).body.counted).toBe(true)
    expect(await ratingOf(id)).toMatchObject({ score: 4 })
    seconds(0)
  })

  it('of a signature count when they come from different places', async () => {
    const { token } = await agentsSignature(okno)
    const first = await press(okno, token, { score: 5 }, { address: '192.0.2.21' })
    const second = await press(okno, token, { score: 3 }, { address: '192.0.2.22' })
    expect([first.body.counted, second.body.counted]).toEqual([true, true])
    const third = await press(okno, token, { score: 1 }, { address: '192.0.2.22' })
    expect(third.body).toMatchObject({ counted: false, reason: 'burst' })
  })
})

describe('what was dropped', () => {
  it('is counted by reason in the report, and listed with all that was said', async () => {
    const before = (await droppedBy()).scanner ?? 0
    const { token } = await linkOfResolution()
    const scanner = { headers: { 'user-agent': 'LinkScanner 1.0' }, address: '203.0.113.77' }
    await press(okno, token, { score: 1, comment: 'Плохо' }, scanner)
    expect((await droppedBy()).scanner).toBe(before + 1)
    const { body } = await okno.as('quality').get('/api/ratings/dropped?reason=scanner')
    expect(body.items.find((item: { program: string }) => item.program === 'LinkScanner 1.0')).toMatchObject({
      score: 1,
      comment: 'Плохо',
      program: 'LinkScanner 1.0',
      network: '203.0.113.0/24',
      counted: null,
    })
    expect(JSON.stringify(body)).not.toContain('203.0.113.77')
  })

  it('can be counted after all, once', async () => {
    const { id, token } = await linkOfResolution()
    await pressBlindly(okno, token, { score: 2, comment: 'Ждал неделю' })
    const { body } = await okno.as('quality').get('/api/ratings/dropped?reason=no_visit')
    const dropped = body.items.find((item: { comment: string }) => item.comment === 'Ждал неделю')
    const address = `/api/ratings/dropped/${dropped.id}/count`
    const before = (await droppedBy()).no_visit!
    expect(await okno.as('quality').post(address)).toMatchObject({ status: 200, body: { score: 2 } })
    expect(await ratingOf(id)).toMatchObject({ score: 2, comment: 'Ждал неделю' })
    expect((await droppedBy()).no_visit ?? 0).toBe(before - 1)
    expect(await okno.as('quality').post(address)).toMatchObject({
      status: 409,
      body: { type: '/problems/feedback.already_counted' },
    })
  })

  it('is told in the log', async () => {
    const { rows } = await okno.okno.pools.read.query(
      `select count(*)::int as told, (select count(*)::int from feedback.press where dropped is not null) as kept
       from kernel.event where name = 'feedback.press_dropped'`,
    )
    expect(rows[0].told).toBe(rows[0].kept)
    expect(rows[0].kept).toBeGreaterThan(5)
  })

  it('is shown to those who follow up, within their teams', async () => {
    expect((await okno.as('agent').get('/api/ratings/dropped')).status).toBe(403)
    expect((await okno.as('client_lead').get('/api/ratings/dropped')).status).toBe(403)
    const { body } = await okno.as('quality').get('/api/ratings/dropped')
    await okno.okno.pools.write.query(
      `update identity.role_grant set scope_kind = 'team', scope_id = $2 where account_id = $1`,
      [okno.center.people.lead, okno.center.teams.it_help],
    )
    okno.okno.recognition.forget()
    expect((await okno.as('lead').get('/api/ratings/dropped')).body.items).toEqual([])
    const foreign = await okno.as('lead').post(`/api/ratings/dropped/${body.items[0].id}/count`)
    expect(foreign).toMatchObject({ status: 404, body: { type: '/problems/kernel.not_found' } })
  })
})

describe('settings', () => {
  it('take ranges and programs, and tell what has changed', async () => {
    const policy = (await okno.as('quality').get('/api/ratings/policy')).body
    const changed = { ...policy, ranges: [...policy.ranges, '198.51.100.0/24'], programs: ['checker'] }
    expect((await okno.as('quality').put('/api/ratings/policy', changed)).body).toEqual(changed)
    const { token } = await linkOfResolution()
    expect((await press(okno, token, { score: 5 }, { address: '198.51.100.9' })).body.reason).toBe('range')
    const named = { headers: { 'user-agent': 'Link-Checker' } }
    expect((await press(okno, token, { score: 5 }, named)).body.reason).toBe('scanner')
    await okno.as('quality').put('/api/ratings/policy', policy)
  })

  it.each([
    ['ranges', ['not a network']],
    ['ranges', ['10.0.0.0/33']],
    ['low_mark', 5],
    ['programs', ['x']],
    ['presses_per_place', 0],
  ])('refuse %s %s', async (field, value) => {
    const policy = (await okno.as('quality').get('/api/ratings/policy')).body
    const refused = await okno.as('quality').put('/api/ratings/policy', { ...policy, [field]: value })
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0].path).toMatch(new RegExp(`^${field}`))
  })

  it('are for those who set ratings up', async () => {
    expect((await okno.as('agent').get('/api/ratings/policy')).status).toBe(403)
    expect((await okno.as('lead').put('/api/ratings/policy', {})).status).toBe(403)
  })
})

describe('rules', () => {
  it('know networks in both notations, and an address that hides in the other', () => {
    expect(isInside('40.92.0.1', ['40.92.0.0/15'])).toBe(true)
    expect(isInside('::ffff:40.93.255.255', ['40.92.0.0/15'])).toBe(true)
    expect(isInside('40.94.0.0', ['40.92.0.0/15'])).toBe(false)
    expect(isInside('2a01:111:f400::1', ['2a01:111::/32'])).toBe(true)
    expect(isInside('nonsense', ['0.0.0.0/0'])).toBe(false)
  })

  it('show a network without the last part of the address', () => {
    expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24')
    expect(networkOf('2001:db8:1:2::3')).toBe('2001:db8:1::/48')
    expect(networkOf('nonsense')).toBeNull()
  })

  it('take the same mark twice for a double click', () => {
    const usual = {
      score: 5,
      at_ms: 1000,
      visited: true,
      program: 'Firefox',
      address: '192.0.2.1',
      from_place: 0,
    }
    const rules = { ranges: [], programs: ['bot'], presses_per_place: 10 }
    expect(judge({ ...usual, earlier: [{ id: 'a', at_ms: 900, score: 5 }] }, rules)).toBeNull()
    expect(judge({ ...usual, earlier: [{ id: 'a', at_ms: 900, score: 4 }] }, rules)).toEqual({
      reason: 'burst',
      also: ['a'],
    })
  })
})
