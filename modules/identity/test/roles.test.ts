// Roles, who holds them and where, and the log of it all.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
let admin: Caller
beforeAll(async () => {
  okno = await startOkno()
  admin = okno.as('admin')
})
afterAll(() => okno.close())

const roleCalled = async (code: string) =>
  (await admin.get('/api/roles')).body.items.find((role: { code: string }) => role.code === code)
const grant = async (account_id: string, code: string, rest: object = { scope_kind: 'all' }) =>
  admin.post('/api/grants', {
    account_id,
    role_id: (await roleCalled(code)).id,
    starts_on: '2020-01-01',
    ...rest,
  })

describe('roles', () => {
  it('are there for every person of the centre', async () => {
    const { body } = await admin.get('/api/roles')
    const codes = [
      'admin',
      'agent',
      'change',
      'client_lead',
      'client_manager',
      'lead',
      'owner',
      'people',
      'planner',
      'quality',
      'trainer',
    ]
    expect(body.items.map((role: { code: string }) => role.code)).toEqual(codes)
    for (const role of body.items)
      expect(role.title).toMatchObject({ ru: expect.any(String), en: expect.any(String) })
  })

  it('take effect at once when they are changed', async () => {
    const made = await admin.post('/api/roles', {
      code: 'auditor',
      title: { en: 'Auditor' },
      permissions: [],
    })
    expect(made.status).toBe(201)
    await grant(okno.center.people.colleague, 'auditor')
    expect((await okno.as('colleague').get('/api/audit')).status).toBe(403)
    await admin.patch(`/api/roles/${made.body.id}`, { permissions: ['identity.audit'] })
    expect((await okno.as('colleague').get('/api/audit')).status).toBe(200)
  })

  it('have codes of their own', async () => {
    const answer = await admin.post('/api/roles', { code: 'agent', title: { en: 'Again' }, permissions: [] })
    expect(answer.body).toMatchObject({ type: '/problems/identity.role_taken', status: 409, code: 'agent' })
    const other = await roleCalled('trainer')
    expect((await admin.patch(`/api/roles/${other.id}`, { code: 'agent' })).status).toBe(409)
  })

  it('hold only permissions that exist', async () => {
    const answer = await admin.post('/api/roles', {
      code: 'moon',
      title: { en: 'Moon' },
      permissions: ['moon.land'],
    })
    expect(answer.body.type).toBe('/problems/identity.unknown_permission')
  })

  it('are deleted when nobody holds them and they are not shipped', async () => {
    const made = await admin.post('/api/roles', {
      code: 'passing',
      title: { en: 'Passing' },
      permissions: [],
    })
    const given = await grant(okno.center.people.stranger, 'passing')
    const used = await admin.del(`/api/roles/${made.body.id}`)
    expect(used.body).toMatchObject({ type: '/problems/identity.role_in_use', count: 1 })
    await admin.del(`/api/grants/${given.body.id}`)
    expect((await admin.del(`/api/roles/${made.body.id}`)).status).toBe(200)
    expect((await admin.del(`/api/roles/${made.body.id}`)).status).toBe(404)
    const shipped = await admin.del(`/api/roles/${(await roleCalled('planner')).id}`)
    expect(shipped.body.type).toBe('/problems/identity.built_in_role')
  })

  it('are handed out only by who may do so everywhere', async () => {
    expect((await okno.as('agent').get('/api/roles')).status).toBe(403)
    const client = { scope_kind: 'client', scope_id: okno.center.clients.south }
    await grant(okno.center.people.stranger, 'admin', client)
    const limited = okno.as('stranger')
    for (const path of ['/api/roles', '/api/grants', '/api/permissions', '/api/audit'])
      expect((await limited.get(path)).status).toBe(403)
    const attempt = await limited.post('/api/grants', {
      account_id: okno.center.people.stranger,
      role_id: (await roleCalled('admin')).id,
      scope_kind: 'all',
    })
    expect(attempt.status).toBe(403)
  })
})

describe('grants', () => {
  it('name the place they hold in', async () => {
    const without = await grant(okno.center.people.requester, 'agent', { scope_kind: 'team' })
    expect(without.body.type).toBe('/problems/identity.scope_missing')
    const surplus = await grant(okno.center.people.requester, 'agent', {
      scope_kind: 'all',
      scope_id: okno.center.teams.window,
    })
    expect(surplus.body.type).toBe('/problems/identity.scope_missing')
  })

  it('are given once', async () => {
    const team = { scope_kind: 'team', scope_id: okno.center.teams.payroll }
    expect((await grant(okno.center.people.second_agent, 'lead', team)).status).toBe(201)
    expect((await grant(okno.center.people.second_agent, 'lead', team)).body.type).toBe(
      '/problems/identity.already_granted',
    )
  })

  it('hold in their period only', async () => {
    const period = { scope_kind: 'all', starts_on: '2020-01-01', ends_on: '2020-12-31' }
    expect((await grant(okno.center.people.quality, 'admin', period)).status).toBe(201)
    expect((await okno.as('quality').get('/api/roles')).status).toBe(403)
    const reversed = await grant(okno.center.people.quality, 'admin', { ...period, ends_on: '2019-12-31' })
    expect(reversed.body.type).toBe('/problems/identity.period_reversed')
  })

  it('go to people and of roles that exist', async () => {
    expect((await grant(crypto.randomUUID(), 'agent')).status).toBe(404)
    const answer = await admin.post('/api/grants', {
      account_id: okno.center.people.agent,
      role_id: crypto.randomUUID(),
      scope_kind: 'all',
    })
    expect(answer.status).toBe(404)
    expect((await admin.del(`/api/grants/${crypto.randomUUID()}`)).status).toBe(404)
  })

  it('are felt at once when given and when withdrawn', async () => {
    const lead = okno.as('lead')
    expect((await lead.get('/api/roles')).status).toBe(403)
    const given = await grant(okno.center.people.lead, 'admin')
    expect(given.body).toMatchObject({
      role_code: 'admin',
      account_name: 'Lead',
      scope_kind: 'all',
      scope_id: null,
    })
    expect((await lead.get('/api/roles')).status).toBe(200)
    await admin.del(`/api/grants/${given.body.id}`)
    expect((await lead.get('/api/roles')).status).toBe(403)
  })
})

describe('the last administrator', () => {
  it('cannot be lost by withdrawing, by emptying the role or by blocking', async () => {
    const { body } = await admin.get(`/api/grants?account_id=${okno.center.people.admin}`)
    const withdrawn = await admin.del(`/api/grants/${body.items[0].id}`)
    expect(withdrawn.body.type).toBe('/problems/identity.last_administrator')
    const emptied = await admin.patch(`/api/roles/${body.items[0].role_id}`, {
      permissions: ['identity.audit'],
    })
    expect(emptied.body.type).toBe('/problems/identity.last_administrator')
    const blocked = await admin.post(`/api/people/${okno.center.people.admin}/block`)
    expect(blocked.body.type).toBe('/problems/identity.last_administrator')
    expect((await admin.get('/api/roles')).status).toBe(200)
  })

  it('remains when two administrators withdraw each other at the same moment', async () => {
    const second = await grant(okno.center.people.lead, 'admin')
    const { body } = await admin.get(`/api/grants?account_id=${okno.center.people.admin}`)
    const first = body.items.find((held: { role_code: string }) => held.role_code === 'admin')
    const answers = await Promise.all([
      okno.as('lead').del(`/api/grants/${first.id}`),
      admin.del(`/api/grants/${second.body.id}`),
    ])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    const { rows } = await okno.okno.pools.read.query(
      `select count(*) from identity.role_grant g join identity.role r on r.id = g.role_id
       where r.code = 'admin' and g.scope_kind = 'all' and g.ends_on is null`,
    )
    expect(rows[0].count).toBe(1)
  })
})
