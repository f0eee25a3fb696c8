// Whoever manages the promises of one department makes and changes those for its services, sees their drafts, and no others.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#app/testing.ts'
import {
  draft,
  expectRefusal,
  inForce,
  make,
  ofCenter,
  ofClients,
  publish,
  read,
  target,
  write,
} from './acting.ts'
import { admin, codes, inSmallCenter, makeOwner, okno } from './center.ts'

inSmallCenter()

let owner: Caller
beforeAll(async () => {
  owner = await makeOwner('colleague', 'hr')
})

const ofDepartment = (code: string, department: 'hr' | 'it') =>
  ofCenter(code, {
    kind: 'ola',
    promiser: 'department',
    promiser_id: okno.center.departments[department],
    promisee: 'center',
  })
const mayChange = async (who: Caller, id: string) => (await read(who, id)).may.change

describe('an owner of services', () => {
  test('is told how far the right goes', async () => {
    expect((await owner.get('/api/promises/managing')).body).toEqual({
      everywhere: false,
      departments: [{ id: okno.center.departments.hr, name: { ru: 'Кадры', en: 'HR' } }],
    })
    expect((await admin.get('/api/promises/managing')).body).toEqual({ everywhere: true, departments: [] })
    expectRefusal(await okno.as('agent').get('/api/promises/managing'), 403, 'kernel.not_allowed')
  })

  test('makes an agreement, which begins with the own department, and brings it into force', async () => {
    const { id, editions, may } = await make(owner, ofCenter('own'))
    expect({ may, scope: editions[0].scope }).toEqual({
      may: { change: true },
      scope: { department: [okno.center.departments.hr] },
    })
    await write(owner, editions[0].id, draft({ scope: { service: [okno.center.services.payslip] } }))
    expect((await publish(owner, editions[0].id)).in_force).toMatchObject({ number: 1 })
    const next = (await owner.post(`/api/agreements/${id}/editions`)).body
    expect(next).toMatchObject({ has_draft: true, editions: [{ number: 2 }, { number: 1 }] })
    expect((await owner.post(`/api/editions/${next.editions[0].id}/preview`)).status).toBe(200)
    expect((await owner.patch(`/api/agreements/${id}`, { code: 'own-two' })).status).toBe(200)
    expect((await owner.post(`/api/agreements/${id}/retire`)).body).toMatchObject({ may: { change: true } })
    expect(codes(await owner.get('/api/agreements?retired=only'))).toEqual(['own-two'])
    expect((await owner.post(`/api/agreements/${id}/restore`)).status).toBe(200)
  })

  test.each([
    ['everything', {}],
    ['the services of another department', { service: ['vpn'] }],
    ['own services together with others', { service: ['payslip', 'vpn'] }],
    ['another department', { department: ['it'] }],
  ] as const)(
    'cannot promise for %s',
    async (name, wanted: { service?: readonly ('payslip' | 'vpn')[]; department?: readonly 'it'[] }) => {
      const { editions } = await make(owner, ofCenter(`beyond-${name.replaceAll(' ', '-')}`))
      const scope = {
        ...(wanted.service ? { service: wanted.service.map(one => okno.center.services[one]) } : {}),
        ...(wanted.department
          ? { department: wanted.department.map(one => okno.center.departments[one]) }
          : {}),
      }
      expectRefusal(
        await owner.put(`/api/editions/${editions[0].id}`, draft({ scope })),
        403,
        'agreements.beyond_your_services',
      )
    },
  )

  test('sees others’ agreements with no way to change them, and none of their drafts', async () => {
    const { payslip, vpn } = okno.center.services
    const whole = await inForce(admin, ofClients('of-all'), {
      ...draft(),
      targets: [target({ metric: 'clarification' })],
    })
    const other = await inForce(admin, ofCenter('of-it'), draft({ scope: { service: [vpn] } }))
    const both = await inForce(admin, ofCenter('of-both'), draft({ scope: { service: [payslip, vpn] } }))
    const own = codes(await owner.get('/api/agreements?mine=yes&limit=200'))
    expect(own).toContain('own-two')
    for (const { id, editions } of [whole, other, both]) {
      expect(await mayChange(owner, id)).toBe(false)
      expect(codes(await owner.get('/api/agreements?mine=yes&limit=200'))).toEqual(own)
      await admin.post(`/api/agreements/${id}/editions`)
      expect(await read(owner, id)).toMatchObject({ has_draft: false, editions: [{ number: 1 }] })
      for (const given of [
        await owner.patch(`/api/agreements/${id}`, {}),
        await owner.post(`/api/agreements/${id}/retire`),
        await owner.post(`/api/agreements/${id}/editions`),
        await owner.put(`/api/editions/${editions[0].id}`, draft()),
        await owner.post(`/api/editions/${editions[0].id}/publish`),
        await owner.post(`/api/editions/${editions[0].id}/recall`),
        await owner.post(`/api/editions/${editions[0].id}/preview`),
      ])
        expectRefusal(given, 403, 'kernel.not_allowed')
    }
  })

  test('keeps what the own department promises, and cannot promise for another', async () => {
    const own = await make(owner, ofDepartment('hr-tasks', 'hr'))
    await write(owner, own.editions[0].id, draft({ targets: [target({ metric: 'task' })] }))
    expect((await publish(owner, own.editions[0].id)).may.change).toBe(true)
    expectRefusal(
      await owner.post('/api/agreements', ofDepartment('it-tasks', 'it')),
      403,
      'agreements.beyond_your_services',
    )
  })

  test('goes on with an agreement whose only draft was thrown away', async () => {
    const { id, editions } = await make(owner, ofCenter('empty'))
    expect((await owner.post(`/api/editions/${editions[0].id}/drop`)).body.editions).toEqual([])
    const again = (await owner.post(`/api/agreements/${id}/editions`)).body
    expect(again.editions).toMatchObject([{ scope: { department: [okno.center.departments.hr] } }])
  })

  test('chooses among the own services and departments', async () => {
    const names = async (who: Caller, query: string) =>
      (await who.get(`/api/promises/choices?${query}`)).body.items.map(({ id }: { id: string }) => id)
    const { services, departments } = okno.center
    expect(await names(owner, 'kind=service&mine=yes')).toEqual([services.payslip])
    expect(await names(owner, 'kind=department&mine=yes')).toEqual([departments.hr])
    expect((await names(owner, 'kind=service')).sort()).toEqual([services.payslip, services.vpn].sort())
    expect((await names(admin, 'kind=service&mine=yes')).sort()).toEqual(
      [services.payslip, services.vpn].sort(),
    )
  })

  test('does not touch what stands for the whole centre', async () => {
    const rota = {
      code: 'duty',
      title: { en: 'Duty' },
      people: [okno.center.people.lead],
      starts_on: '2026-01-01',
      turn_days: 7,
    }
    for (const given of [
      await owner.post('/api/rotas', rota),
      await owner.put(`/api/party-calendars/client/${okno.center.clients.north}`, { calendar_id: null }),
      await owner.post('/api/recalculations'),
      await owner.put('/api/quality-index/modes', { client_id: null, mode: 'early' }),
      await owner.post('/api/quality-snapshots', { month: '2026-01' }),
      await owner.post(`/api/quality-snapshots/${okno.center.clients.north}/verify`),
      await owner.get(`/api/quality-snapshots/${okno.center.clients.north}/checks`),
    ])
      expectRefusal(given, 403, 'kernel.not_allowed')
  })
})
