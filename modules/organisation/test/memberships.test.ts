// Who is in which team, and when that counts.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
let admin: Caller
beforeAll(async () => {
  okno = await startOkno()
  admin = okno.as('admin')
})
afterAll(() => okno.close())

const join = (rest: object = {}) =>
  admin.post('/api/memberships', {
    team_id: okno.center.teams.payroll,
    person_id: okno.center.people.quality,
    starts_on: '2020-01-01',
    ...rest,
  })
const teams = async () => (await okno.as('quality').get('/api/me')).body.teams

it('a member belongs to the team at once, and not any more when the period is over', async () => {
  expect(await teams()).toEqual([])
  const made = await join({ is_lead: true })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ person_name: 'Quality', is_lead: true, ends_on: null })
  expect(await teams()).toEqual([okno.center.teams.payroll])
  const ended = await admin.patch(`/api/memberships/${made.body.id}`, { ends_on: '2020-12-31' })
  expect(ended.body.ends_on).toBe('2020-12-31')
  expect(await teams()).toEqual([])
  const path = `/api/memberships?person_id=${okno.center.people.quality}`
  expect((await okno.as('agent').get(path)).body.items).toEqual([])
  expect((await okno.as('agent').get(`${path}&when=any`)).body.items).toHaveLength(1)
  expect((await admin.del(`/api/memberships/${made.body.id}`)).status).toBe(200)
  expect((await admin.del(`/api/memberships/${made.body.id}`)).status).toBe(404)
  expect((await okno.as('agent').get(`${path}&when=any`)).body.items).toEqual([])
})

it('nobody is in a team twice at the same time', async () => {
  const first = await join({ starts_on: '2021-01-01', ends_on: '2021-06-30' })
  expect((await join({ starts_on: '2021-06-30' })).body.type).toBe('/problems/organisation.already_member')
  const second = await join({ starts_on: '2021-07-01', ends_on: '2021-12-31' })
  expect(second.status).toBe(201)
  const stretched = await admin.patch(`/api/memberships/${first.body.id}`, { ends_on: null })
  expect(stretched.body.type).toBe('/problems/organisation.already_member')
})

it('of many who make the same member at once, one does', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => join({ starts_on: '2019-01-01', ends_on: '2019-02-01' })),
  )
  expect(answers.filter(answer => answer.status === 201)).toHaveLength(1)
  expect(answers.filter(answer => answer.status === 409)).toHaveLength(7)
})

it('a period does not end before it begins', async () => {
  expect((await join({ ends_on: '2019-12-31' })).body.type).toBe('/problems/identity.period_reversed')
})

it('teams and people exist, and a retired team takes nobody', async () => {
  expect((await join({ team_id: crypto.randomUUID() })).body).toMatchObject({
    type: '/problems/organisation.unknown_place',
    field: 'team_id',
  })
  expect((await join({ person_id: crypto.randomUUID() })).body.field).toBe('person_id')
  const { body } = await admin.post('/api/teams', {
    code: 'old',
    name: { en: 'Old' },
    department_id: okno.center.departments.it,
  })
  await admin.post(`/api/teams/${body.id}/retire`)
  expect((await join({ team_id: body.id })).body.field).toBe('team_id')
  expect((await admin.patch(`/api/memberships/${crypto.randomUUID()}`, {})).status).toBe(404)
})

it('is arranged by administrators', async () => {
  const body = { team_id: okno.center.teams.window, person_id: okno.center.people.requester }
  expect((await okno.as('lead').post('/api/memberships', body)).status).toBe(403)
})

it('a client lead sees only the memberships of the client’s people', async () => {
  expect((await okno.as('client_lead').get('/api/memberships')).body.items).toEqual([])
})
