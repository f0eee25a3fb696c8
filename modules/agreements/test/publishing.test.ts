import { describe, expect, test } from 'vitest'
import {
  draft,
  expectRefusal,
  inForce,
  inForceNext,
  make,
  ofCenter,
  ofClients,
  publish,
  read,
  target,
  write,
} from './acting.ts'
import { admin, codes, inSmallCenter, okno, told } from './center.ts'

inSmallCenter()

describe('publishing', () => {
  test('brings a draft into force once, however often one clicks', async () => {
    const { id, editions } = await make(admin, ofCenter('clicked'))
    await write(admin, editions[0].id, draft())
    const given = await Promise.all(
      [1, 2, 3].map(() => admin.post(`/api/editions/${editions[0].id}/publish`)),
    )
    expect(given.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await read(admin, id)).toMatchObject({
      version: 3,
      has_draft: false,
      in_force: { number: 1, targets: 1, valid_from: '2026-01-01T00:00:00.000Z' },
    })
    expect((await told(id)).filter(name => name === 'agreements.edition_published')).toHaveLength(1)
  })

  test('ends the edition before on the day on which the new one begins', async () => {
    const { id } = await inForce(admin, ofCenter('followed'))
    const { editions, in_force, coming } = await inForceNext(
      admin,
      id,
      draft({ valid_from: '2026-04-01T00:00:00+03:00' }),
    )
    expect(editions).toMatchObject([
      { number: 2, valid_from: '2026-03-31T21:00:00.000Z', valid_until: null },
      { number: 1, valid_until: '2026-03-31T21:00:00.000Z' },
    ])
    expect({ in_force, coming }).toMatchObject({ in_force: { number: 1 }, coming: { number: 2 } })
    okno.setNow('2026-04-01T07:00:00Z')
    expect(await read(admin, id)).toMatchObject({ in_force: { number: 2 }, coming: null })
    const { body } = await admin.get('/api/agreements?q=followed')
    expect(body.items).toMatchObject([{ in_force: { number: 2, targets: 1 }, has_draft: false }])
    expect(body.items[0].editions).toBeUndefined()
  })

  test('before the last edition, or with it, is refused', async () => {
    const { id } = await inForce(admin, ofCenter('backwards'))
    const { body } = await admin.post(`/api/agreements/${id}/editions`)
    const edition_id = body.editions[0].id
    for (const valid_from of ['2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z']) {
      await write(admin, edition_id, draft({ valid_from }))
      expectRefusal(await admin.post(`/api/editions/${edition_id}/publish`), 422, 'agreements.before_last')
    }
    await write(admin, edition_id, draft({ valid_from: '2026-01-01T00:00:01Z' }))
    await publish(admin, edition_id)
  })

  test('nothing is refused', async () => {
    const { editions } = await make(admin, ofCenter('nothing'))
    const given = await admin.post(`/api/editions/${editions[0].id}/publish`)
    expectRefusal(given, 422, 'agreements.nothing_promised')
  })

  test('what has become impossible since it was written is refused', async () => {
    const { editions } = await make(admin, ofCenter('faded'))
    const rota = await admin.post('/api/rotas', {
      code: 'fading',
      title: { en: 'Fading' },
      people: [okno.center.people.lead],
      starts_on: '2026-01-01',
      turn_days: 7,
    })
    const to = [{ kind: 'rota', id: rota.body.id }]
    const steps = [{ key: 'a', when: { percent: 50 }, level: 1, to }]
    await write(admin, editions[0].id, draft({ targets: [target({ steps })] }))
    await okno.okno.pools.write.query('delete from agreements.rota where id = $1', [rota.body.id])
    const given = await admin.post(`/api/editions/${editions[0].id}/publish`)
    expectRefusal(given, 422, 'agreements.unfit_target', { problem: 'receiver_unknown' })
  })
})

describe('seeing agreements', () => {
  const step = {
    key: 'lead',
    when: { percent: 50 },
    level: 1,
    to: [{ kind: 'role', id: 'lead' }],
  }

  test('clients’ people see what is published and concerns them, without drafts and without the inner side', async () => {
    const { north, south } = okno.center.clients
    const withSteps = draft({ targets: [target({ steps: [step], budgets: { queue: 10 } })] })
    await make(admin, ofCenter('see-draft'))
    const everybody = await inForce(admin, ofCenter('see-all'), withSteps)
    await inForce(admin, ofCenter('see-north', { promisee_id: north }))
    await inForce(admin, ofCenter('see-south', { promisee_id: south }))
    await inForce(admin, ofClients('see-own', { promiser_id: north }), {
      ...draft(),
      targets: [target({ metric: 'clarification' })],
    })
    const both = await inForce(admin, ofCenter('see-both'), draft({ scope: { client: [north, south] } }))
    const foreign = await inForce(admin, ofCenter('see-other'), draft({ scope: { client: [south] } }))
    const retired = await inForce(admin, ofCenter('see-retired'))
    await admin.post(`/api/agreements/${retired.id}/retire`)
    await inForce(
      admin,
      ofCenter('see-inner', {
        kind: 'ola',
        promiser: 'department',
        promiser_id: okno.center.departments.it,
        promisee: 'center',
      }),
      draft({ targets: [target({ metric: 'task' })] }),
    )
    await inForce(
      admin,
      ofCenter('see-wires', { kind: 'ola', promiser: 'supplier', promisee: 'center', supplier: { en: 'W' } }),
      draft({ targets: [target({ metric: 'task' })] }),
    )
    await admin.post(`/api/agreements/${everybody.id}/editions`)

    const seen = async (who: 'requester' | 'client_lead' | 'stranger' | 'specialist' | 'quality' | 'admin') =>
      codes(await okno.as(who).get('/api/agreements?limit=200&q=see-&retired=with')).sort()
    expect(await seen('requester')).toEqual(['see-all', 'see-both', 'see-north', 'see-own'])
    expect(await seen('client_lead')).toEqual(['see-all', 'see-both', 'see-north', 'see-own'])
    expect(await seen('stranger')).toEqual(['see-all', 'see-both', 'see-other', 'see-south'])
    // A department sees what it promises itself.
    expect(await seen('specialist')).toEqual(['see-inner'])
    expect(await seen('quality')).toEqual((await seen('admin')).filter(code => code !== 'see-draft'))
    expect(await seen('admin')).toHaveLength(10)

    const own = await read(okno.as('requester'), everybody.id)
    expect(own).toMatchObject({
      has_draft: false,
      editions: [{ number: 1, targets: [{ steps: [], budgets: {} }] }],
    })
    expect(own.editions).toHaveLength(1)
    expect(own.names).toEqual({})
    const shared = await read(okno.as('requester'), both.id)
    expect(shared.editions[0].scope).toEqual({ client: [north] })
    expect(Object.keys(shared.names)).toEqual([`client:${north}`])
    expectRefusal(await okno.as('requester').get(`/api/agreements/${foreign.id}`), 404, 'kernel.not_found')
    const inner = await read(okno.as('quality'), everybody.id)
    expect(inner).toMatchObject({ has_draft: false, editions: [{ number: 1, targets: [{ steps: [step] }] }] })
  })

  test('units of others are not shown, and an agreement for them alone is not there', async () => {
    const unitOf = async (client: 'north' | 'south') =>
      (await admin.get(`/api/units?client_id=${okno.center.clients[client]}`)).body.items[0].id
    const [mine, other] = [await unitOf('north'), await unitOf('south')]
    const both = await inForce(admin, ofCenter('units-both'), draft({ scope: { unit: [mine, other] } }))
    const foreign = await inForce(admin, ofCenter('units-other'), draft({ scope: { unit: [other] } }))
    expect((await read(okno.as('requester'), both.id)).editions[0].scope).toEqual({ unit: [mine] })
    expectRefusal(await okno.as('requester').get(`/api/agreements/${foreign.id}`), 404, 'kernel.not_found')
  })
})
