// People: found by those who may, added, changed, reached by several addresses, kept out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answered, type Caller, startOkno, type Testing } from '#app/testing.ts'

let okno: Testing
let admin: Caller
beforeAll(async () => {
  okno = await startOkno()
  admin = okno.as('admin')
})
afterAll(() => okno.close())

const names = ({ body }: Answered) => body.items.map((person: { name: string }) => person.name)
const find = (caller: Caller, q: string) => caller.get(`/api/people?q=${encodeURIComponent(q)}`)
const add = (name: string, rest: object = {}) => admin.post('/api/people', { name, ...rest })

describe('who sees whom', () => {
  it('agents of any team see everybody, to find a requester', async () => {
    expect(names(await okno.as('payroll_agent').get('/api/people')).length).toBe(11)
  })

  it('a client lead sees the people of the client', async () => {
    expect(names(await okno.as('client_lead').get('/api/people'))).toEqual([
      'Client lead',
      'Colleague',
      'Requester',
    ])
    const { stranger, requester } = okno.center.people
    expect((await okno.as('client_lead').get(`/api/people/${requester}`)).body.may).toEqual({
      edit: false,
      see_roles: false,
      register_for: true,
    })
    expect((await okno.as('client_lead').get(`/api/people/${stranger}`)).status).toBe(404)
  })

  it('a requester sees nobody else: a hidden person and a missing one are the same', async () => {
    const requester = okno.as('requester')
    expect(names(await requester.get('/api/people'))).toEqual(['Requester'])
    const hidden = await requester.get(`/api/people/${okno.center.people.colleague}`)
    const missing = await requester.get(`/api/people/${crypto.randomUUID()}`)
    expect(hidden.status).toBe(404)
    expect({ ...hidden.body, request_id: '' }).toEqual({ ...missing.body, request_id: '' })
    expect(names(await find(requester, 'Colleague'))).toEqual([])
    expect((await requester.get('/api/memberships')).status).toBe(403)
    expect((await okno.as('nobody').get('/api/people')).status).toBe(401)
  })

  it('roles are shown to those who hand them out', async () => {
    const path = `/api/people/${okno.center.people.agent}`
    expect((await admin.get(path)).body.roles).toMatchObject([{ role_code: 'agent', scope_kind: 'all' }])
    expect((await okno.as('lead').get(path)).body.roles).toEqual([])
  })
})

describe('finding', () => {
  beforeAll(async () => {
    await add('Ёлкин Пётр Андреевич', {
      emails: ['p.elkin@plant.example'],
      phones: ['8 (912) 345-67-89'],
      staff_no: 'T-007',
    })
    await add('Петрова Анна', { emails: ['petrova@plant.example'], client_id: okno.center.clients.south })
  })

  it.each([
    'Ёлкин',
    'елкин петр',
    'пётр ёлкин',
    'p.elkin@plant.example',
    'elkin@pl',
    '+7 912 345-67-89',
    '89123456789',
    '345-67-89',
    't-007',
    'Ёлкинн',
  ])('%s finds the person', async q => {
    expect(names(await find(okno.as('agent'), q))).toEqual(['Ёлкин Пётр Андреевич'])
  })

  it.each(['%', '%_%_%', '\\', "'", '" or 1=1', '😀'])('%s is only a text', async q => {
    expect((await find(okno.as('agent'), q)).body.items).toEqual([])
  })

  it('narrows to client and team and goes on page by page', async () => {
    const south = await okno.as('agent').get(`/api/people?client_id=${okno.center.clients.south}`)
    expect(names(south)).toEqual(['Stranger', 'Петрова Анна'])
    const team = await okno.as('agent').get(`/api/people?team_id=${okno.center.teams.window}`)
    expect(names(team)).toEqual(['Agent', 'Lead', 'Second agent'])
    const first = await okno.as('agent').get(`/api/people?team_id=${okno.center.teams.window}&limit=2`)
    const second = await okno
      .as('agent')
      .get(`/api/people?team_id=${okno.center.teams.window}&limit=2&after=${first.body.next}`)
    expect([...names(first), ...names(second)]).toEqual(['Agent', 'Lead', 'Second agent'])
    expect(second.body.next).toBeNull()
  })
})

describe('adding and changing', () => {
  it('completes the place: a unit brings its client and region, the region its time zone', async () => {
    const units = (await admin.get(`/api/units?client_id=${okno.center.clients.north}`)).body.items
    const { body, status } = await add('Новый Человек', {
      unit_id: units[0].id,
      position: { ru: 'Мастер' },
      emails: ['New@Plant.example'],
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      client_id: okno.center.clients.north,
      region_id: units[0].region_id,
      time_zone: 'Europe/Moscow',
      email: 'new@plant.example',
      addresses: [{ kind: 'email', value: 'new@plant.example', main: true }],
    })
    const away = await admin.patch(`/api/people/${body.id}`, { client_id: okno.center.clients.south })
    expect(away.body).toMatchObject({ client_id: okno.center.clients.south, unit_id: null })
    const back = await admin.patch(`/api/people/${body.id}`, { unit_id: units[0].id, name: 'Иначе' })
    expect(back.body).toMatchObject({
      client_id: okno.center.clients.north,
      unit_id: units[0].id,
      name: 'Иначе',
      position: { ru: 'Мастер' },
    })
  })

  it('refuses what does not fit together', async () => {
    const [unit] = (await admin.get(`/api/units?client_id=${okno.center.clients.north}`)).body.items
    const other = await add('X', { unit_id: unit.id, client_id: okno.center.clients.south })
    expect(other.body.type).toBe('/problems/organisation.unit_of_other')
    for (const field of ['client_id', 'unit_id', 'region_id', 'manager_id'])
      expect((await add('X', { [field]: crypto.randomUUID() })).body).toMatchObject({
        type: '/problems/organisation.unknown_place',
        field,
      })
    expect((await add('X', { emails: ['not an address'] })).body).toMatchObject({
      type: '/problems/organisation.bad_address',
      value: 'not an address',
    })
    expect((await add('X', { emails: ['AGENT@test.okno'] })).body.type).toBe(
      '/problems/organisation.address_taken',
    )
    await add('First', { staff_no: '42' })
    expect((await add('Second', { staff_no: '42' })).body).toMatchObject({
      type: '/problems/organisation.staff_no_taken',
      staff_no: '42',
    })
    expect((await add('   ')).status).toBe(400)
  })

  it('adds one person when the same call is repeated', async () => {
    const key = { 'idempotency-key': 'add-once' }
    const first = await admin.post('/api/people', { name: 'Only Once' }, key)
    const second = await admin.post('/api/people', { name: 'Only Once' }, key)
    expect(second.body.id).toBe(first.body.id)
    expect(names(await find(admin, 'Only Once'))).toEqual(['Only Once'])
  })

  it('never puts a manager below the people managed', async () => {
    const boss = (await add('Boss')).body.id
    const worker = (await add('Worker', { manager_id: boss })).body
    expect(worker.manager_name).toBe('Boss')
    const answer = await admin.patch(`/api/people/${boss}`, { manager_id: worker.id })
    expect(answer.body.type).toBe('/problems/organisation.circle')
  })

  it('is for administrators', async () => {
    expect((await okno.as('agent').post('/api/people', { name: 'X' })).status).toBe(403)
    expect(
      (await okno.as('agent').patch(`/api/people/${okno.center.people.requester}`, { name: 'X' })).status,
    ).toBe(403)
  })
})

describe('addresses', () => {
  const to = (id: string, body: object) => admin.post(`/api/people/${id}/addresses`, body)

  it('are several; the main one is for signing in, and another takes its place when it goes', async () => {
    const { id } = (await add('Many Addresses', { emails: ['one@many.example'] })).body
    await to(id, { kind: 'phone', value: '8 495 123-45-67' })
    const { body } = await to(id, { kind: 'email', value: 'TWO@many.example', main: true })
    expect(body.email).toBe('two@many.example')
    expect(body.addresses.map((one: { value: string }) => one.value)).toEqual([
      'one@many.example',
      'two@many.example',
      '+74951234567',
    ])
    const main = body.addresses.find((one: { main: boolean }) => one.main)
    const after = await admin.del(`/api/people/${id}/addresses/${main.id}`)
    expect(after.body.email).toBe('one@many.example')
    expect((await admin.del(`/api/people/${id}/addresses/${main.id}`)).status).toBe(404)
  })

  it('belong to one person each', async () => {
    const { id } = (await add('Greedy')).body
    expect((await to(id, { kind: 'email', value: 'agent@test.okno' })).body.type).toBe(
      '/problems/organisation.address_taken',
    )
    expect((await to(id, { kind: 'phone', value: 'call me' })).body.type).toBe(
      '/problems/organisation.bad_address',
    )
    expect((await to(crypto.randomUUID(), { kind: 'email', value: 'x@x.example' })).status).toBe(404)
  })
})

describe('blocking', () => {
  it('keeps a person out at once, hides it from choice, and can be undone', async () => {
    const colleague = okno.as('colleague')
    expect((await colleague.get('/api/me')).status).toBe(200)
    const path = `/api/people/${okno.center.people.colleague}`
    expect((await admin.post(`${path}/block`)).body.is_blocked).toBe(true)
    await admin.post(`${path}/block`)
    expect((await colleague.get('/api/me')).status).toBe(401)
    expect(names(await find(okno.as('agent'), 'Colleague'))).toEqual([])
    expect(names(await okno.as('agent').get('/api/people?blocked=only'))).toEqual(['Colleague'])
    await admin.post(`${path}/unblock`)
    expect((await colleague.get('/api/me')).status).toBe(200)
    const log = await admin.get(
      `/api/audit?subject_id=${okno.center.people.colleague}&name=organisation.person_`,
    )
    expect(log.body.items.map((line: { name: string }) => line.name)).toEqual([
      'organisation.person_unblocked',
      'organisation.person_blocked',
    ])
  })

  it('is for people who exist', async () => {
    expect((await admin.post(`/api/people/${crypto.randomUUID()}/block`)).status).toBe(404)
    expect((await admin.post(`/api/people/${crypto.randomUUID()}/unblock`)).status).toBe(404)
  })
})
