// Clients, units, regions, departments and teams: listed, made, changed, retired.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
let admin: Caller
beforeAll(async () => {
  okno = await startOkno()
  admin = okno.as('admin')
})
afterAll(() => okno.close())

const codes = (answer: { body: { items: { code: string }[] } }) => answer.body.items.map(item => item.code)

describe('places', () => {
  it.each([
    ['clients', () => ({})],
    ['units', () => ({ client_id: okno.center.clients.north })],
    ['departments', () => ({})],
    ['teams', () => ({ department_id: okno.center.departments.it })],
  ] as const)('%s are made, changed, retired and taken into use again', async (kind, rest) => {
    const made = await admin.post(`/api/${kind}`, { code: 'zeta', name: { ru: 'Зета' }, ...rest() })
    expect(made.status).toBe(201)
    const path = `/api/${kind}/${made.body.id}`
    const changed = await admin.patch(path, { name: { ru: 'Дзета', en: 'Zeta' } })
    expect(changed.body).toMatchObject({ code: 'zeta', name: { ru: 'Дзета', en: 'Zeta' }, retired_at: null })
    expect((await admin.post(`${path}/retire`)).body.retired_at).toMatch(/^2026-03-10T07:00/)
    expect(codes(await admin.get(`/api/${kind}`))).not.toContain('zeta')
    expect(codes(await admin.get(`/api/${kind}?retired=only`))).toEqual(['zeta'])
    expect((await admin.post(`${path}/restore`)).body.retired_at).toBeNull()
    expect(codes(await admin.get(`/api/${kind}?q=ДЗЕ`))).toEqual(['zeta'])
  })

  it('tell what happened once, however often it is asked for', async () => {
    const { body } = await admin.post('/api/departments', { code: 'once', name: { en: 'Once' } })
    await admin.post(`/api/departments/${body.id}/retire`)
    await admin.post(`/api/departments/${body.id}/retire`)
    const log = await admin.get(`/api/audit?subject_id=${body.id}`)
    expect(log.body.items.map((line: { name: string }) => line.name)).toEqual([
      'organisation.place_retired',
      'organisation.place_made',
    ])
  })

  it('have codes of their own', async () => {
    const answer = await admin.post('/api/clients', { code: 'north', name: { en: 'Another' } })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ type: '/problems/organisation.code_taken', code: 'north' })
    const south = await admin.patch(`/api/clients/${okno.center.clients.south}`, { code: 'north' })
    expect(south.status).toBe(409)
  })

  it('have a name in at least one language and a code without spaces', async () => {
    expect((await admin.post('/api/clients', { code: 'ok', name: {} })).status).toBe(400)
    expect((await admin.post('/api/clients', { code: 'not ok', name: { en: 'X' } })).status).toBe(400)
  })

  it('are listed page by page without gaps or repeats, and with a broken cursor not at all', async () => {
    for (const code of ['r1', 'r2', 'r3', 'r4', 'r5'])
      await admin.post('/api/regions', { code, name: { ru: 'Одно и то же' }, time_zone: 'Asia/Omsk' })
    const all = codes(await admin.get('/api/regions'))
    const paged: string[] = []
    let after = ''
    do {
      const page = await admin.get(`/api/regions?limit=2${after && `&after=${after}`}`)
      paged.push(...codes(page))
      after = page.body.next ?? ''
    } while (after)
    expect(paged).toEqual(all)
    expect(all).toHaveLength(6)
    const forged = Buffer.from(JSON.stringify(['x', 'not-an-id'])).toString('base64url')
    expect((await admin.get(`/api/regions?after=${forged}`)).body.type).toBe('/problems/kernel.broken_cursor')
  })

  it('keep a region in a time zone that exists', async () => {
    expect(
      (await admin.post('/api/regions', { code: 'x', name: { en: 'X' }, time_zone: 'Moon/Base' })).status,
    ).toBe(400)
  })

  it('that do not exist cannot be changed', async () => {
    for (const kind of ['clients', 'units', 'regions', 'departments', 'teams'])
      expect((await admin.patch(`/api/${kind}/${crypto.randomUUID()}`, {})).status).toBe(404)
  })

  it('are changed by administrators of everything only', async () => {
    expect((await okno.as('agent').post('/api/clients', { code: 'x', name: { en: 'X' } })).status).toBe(403)
    const roles = (await admin.get('/api/roles')).body.items
    await admin.post('/api/grants', {
      account_id: okno.center.people.stranger,
      role_id: roles.find((role: { code: string }) => role.code === 'admin').id,
      scope_kind: 'client',
      scope_id: okno.center.clients.south,
      starts_on: '2020-01-01',
    })
    expect((await okno.as('stranger').get('/api/me')).body.permissions).toContain('organisation.manage')
    expect((await okno.as('stranger').post('/api/clients', { code: 'x', name: { en: 'X' } })).status).toBe(
      403,
    )
  })
})

describe('units', () => {
  it('of other clients are not seen by requesters', async () => {
    expect(codes(await okno.as('requester').get('/api/clients'))).toEqual(['north'])
    expect(codes(await okno.as('requester').get('/api/units'))).toContain('north-1')
    expect(codes(await okno.as('requester').get('/api/units'))).not.toContain('south-1')
    const asked = await okno.as('requester').get(`/api/units?client_id=${okno.center.clients.south}`)
    expect(asked.body.items).toEqual([])
    expect(codes(await okno.as('agent').get('/api/units'))).toEqual(
      expect.arrayContaining(['north-1', 'south-1']),
    )
  })

  it('stand below units of the same client and never in a circle', async () => {
    const unit = async (code: string, client: 'north' | 'south', parent_id?: string) =>
      (
        await admin.post('/api/units', {
          code,
          name: { en: code },
          client_id: okno.center.clients[client],
          parent_id,
        })
      ).body
    const top = await unit('top', 'north')
    const middle = await unit('middle', 'north', top.id)
    const low = await unit('low', 'north', middle.id)
    const around = await admin.patch(`/api/units/${top.id}`, { parent_id: low.id })
    expect(around.body.type).toBe('/problems/organisation.circle')
    expect((await admin.patch(`/api/units/${top.id}`, { parent_id: top.id })).body.type).toBe(
      '/problems/organisation.circle',
    )
    expect((await unit('far', 'south', top.id)).type).toBe('/problems/organisation.unit_of_other')
    expect((await admin.post(`/api/units/${top.id}/retire`)).body).toMatchObject({
      type: '/problems/organisation.still_used',
      count: 1,
    })
  })

  it('belong to clients and regions that exist', async () => {
    const unknown = { code: 'lost', name: { en: 'Lost' }, client_id: crypto.randomUUID() }
    expect((await admin.post('/api/units', unknown)).body).toMatchObject({
      type: '/problems/organisation.unknown_place',
      field: 'client_id',
    })
    const nowhere = { ...unknown, client_id: okno.center.clients.north, region_id: crypto.randomUUID() }
    expect((await admin.post('/api/units', nowhere)).body.field).toBe('region_id')
    expect(
      (await admin.post('/api/units', { ...nowhere, region_id: null, parent_id: crypto.randomUUID() })).body
        .field,
    ).toBe('parent_id')
  })

  it('keep their client in use', async () => {
    const answer = await admin.post(`/api/clients/${okno.center.clients.south}/retire`)
    expect(answer.body).toMatchObject({ type: '/problems/organisation.still_used', count: 1 })
  })
})

describe('teams', () => {
  const firstLines = async () =>
    (await admin.get('/api/teams?retired=with')).body.items.filter(
      (team: { first_line: boolean }) => team.first_line,
    )

  it('always have exactly one first line', async () => {
    const { window, payroll } = okno.center.teams
    const refused = await admin.patch(`/api/teams/${window}`, { first_line: false })
    expect(refused.body.type).toBe('/problems/organisation.first_line_needed')
    expect((await admin.post(`/api/teams/${window}/retire`)).body.type).toBe(
      '/problems/organisation.first_line_needed',
    )
    await admin.patch(`/api/teams/${payroll}`, { first_line: true })
    expect((await firstLines()).map((team: { id: string }) => team.id)).toEqual([payroll])
    await Promise.all(
      [window, okno.center.teams.it_help].map(id => admin.patch(`/api/teams/${id}`, { first_line: true })),
    )
    expect(await firstLines()).toHaveLength(1)
    await admin.patch(`/api/teams/${window}`, { first_line: true })
  })

  it('with members are not retired, nor departments with teams', async () => {
    const team = await admin.post(`/api/teams/${okno.center.teams.payroll}/retire`)
    expect(team.body).toMatchObject({ type: '/problems/organisation.still_used', count: 1 })
    const department = await admin.post(`/api/departments/${okno.center.departments.hr}/retire`)
    expect(department.body).toMatchObject({ type: '/problems/organisation.still_used', count: 2 })
  })

  it('are listed by department', async () => {
    expect(
      codes(await okno.as('agent').get(`/api/teams?department_id=${okno.center.departments.hr}`)).sort(),
    ).toEqual(['payroll', 'window'])
  })
})
