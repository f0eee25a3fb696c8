// Agreements over HTTP: made, named, found, retired, and every refusal of that.
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { draft, expectRefusal, inForce, make, ofCenter, ofClients, read, write } from './acting.ts'
import { admin, codes, inSmallCenter, okno, told } from './center.ts'

inSmallCenter()

describe('an agreement', () => {
  test('begins with an empty draft that holds for nothing', async () => {
    const made = await make(admin, ofCenter('first'))
    expect(made).toMatchObject({
      code: 'first',
      kind: 'sla',
      promiser: 'center',
      promisee: 'client',
      version: 1,
      in_force: null,
      coming: null,
      has_draft: true,
      retired_at: null,
      editions: [{ number: 1, published_at: null, targets: [], scope: {} }],
    })
    expect(await read(admin, made.id)).toEqual(made)
    expect(await told(made.id)).toEqual(['agreements.agreement_changed'])
  })

  test('is made once for one idempotency key', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const [one, other] = await Promise.all([
      admin.post('/api/agreements', ofCenter('once'), key),
      admin.post('/api/agreements', ofCenter('once'), key),
    ])
    expect({ status: other.status, id: other.body.id }).toEqual({ status: 201, id: one.body.id })
  })

  test('shows both sides by name', async () => {
    const { north } = okno.center.clients
    const { hr, it } = okno.center.departments
    const sla = await make(admin, ofCenter('with-north', { promisee_id: north }))
    expect(sla).toMatchObject({ promiser_name: null, promisee_name: { en: 'north' } })
    const ola = await make(
      admin,
      ofCenter('it-to-hr', {
        kind: 'ola',
        promiser: 'department',
        promiser_id: it,
        promisee: 'department',
        promisee_id: hr,
      }),
    )
    expect(ola).toMatchObject({ promiser_name: { en: 'IT' }, promisee_name: { en: 'HR' } })
    const supplier = { ru: 'Связь и провода', en: 'Wires' }
    const outside = await make(
      admin,
      ofCenter('wires', { kind: 'ola', promiser: 'supplier', promisee: 'center', supplier }),
    )
    expect(outside).toMatchObject({ supplier, promiser_name: null })
  })

  test('is renamed, also its supplier', async () => {
    const { id, version } = await make(
      admin,
      ofCenter('old', { kind: 'ola', promiser: 'supplier', promisee: 'center', supplier: { en: 'Old' } }),
    )
    const fields = { code: 'new', title: { en: 'New' }, supplier: { en: 'New one' } }
    const { status, body } = await admin.patch(`/api/agreements/${id}`, fields)
    expect(status).toBe(200)
    expect(body).toMatchObject({ ...fields, version: version + 1 })
    expect(body.has_draft).toBe(true)
  })

  test('is retired and restored once, however often it is asked for', async () => {
    const { id } = await inForce(admin, ofCenter('retiring'))
    for (let i = 0; i < 2; i += 1)
      expect((await admin.post(`/api/agreements/${id}/retire`)).body.retired_at).toMatch(/^2026-03-10T07:00/)
    expect(codes(await admin.get('/api/agreements?q=retiring'))).toEqual([])
    expect(codes(await admin.get('/api/agreements?q=retiring&retired=with'))).toEqual(['retiring'])
    expect(codes(await admin.get('/api/agreements?retired=only'))).toEqual(['retiring'])
    for (let i = 0; i < 2; i += 1)
      expect((await admin.post(`/api/agreements/${id}/restore`)).body.retired_at).toBeNull()
    const names = await told(id)
    expect(names.filter(name => /retired|restored/.test(name))).toEqual([
      'agreements.agreement_restored',
      'agreements.agreement_retired',
    ])
  })

  test('is found by code and by title in both languages, and by kind', async () => {
    await make(admin, ofClients('needle_1', { title: { ru: 'Сроки ДОКУМЕНТОВ', en: 'Documents' } }))
    for (const q of ['NEEDLE_1', 'документов', 'docum'])
      expect(codes(await admin.get(`/api/agreements?q=${encodeURIComponent(q)}`))).toEqual(['needle_1'])
    expect(codes(await admin.get('/api/agreements?q=needle_1&kind=sla'))).toEqual([])
    expect(codes(await admin.get('/api/agreements?q=needle%251'))).toEqual([])
  })

  test('is listed page by page without gaps or repeats', async () => {
    for (const code of ['p1', 'p2', 'p3']) await make(admin, ofCenter(code, { title: { ru: 'Одинаково' } }))
    const all = codes(await admin.get('/api/agreements?limit=200'))
    const paged: string[] = []
    let after = ''
    do {
      const page = await admin.get(`/api/agreements?limit=2${after && `&after=${after}`}`)
      paged.push(...codes(page))
      after = page.body.next ?? ''
    } while (after)
    expect(paged).toEqual(all)
    expect(all).toEqual(expect.arrayContaining(['center', 'p1', 'p2', 'p3']))
    const forged = Buffer.from(JSON.stringify(['x', 'y'])).toString('base64url')
    expectRefusal(await admin.get(`/api/agreements?after=${forged}`), 400, 'kernel.broken_cursor')
  })

  test('has a code of its own', async () => {
    const { id } = await make(admin, ofCenter('taken-1'))
    expectRefusal(await admin.post('/api/agreements', ofCenter('taken-1')), 409, 'agreements.code_taken', {
      code: 'taken-1',
    })
    expectRefusal(
      await admin.patch(`/api/agreements/${id}`, { code: 'center' }),
      409,
      'agreements.code_taken',
    )
  })

  test.each([
    ['an SLA of a department', { promiser: 'department' }],
    ['an SLA of the centre with itself', { promisee: 'center' }],
    ['an OLA of the centre', { kind: 'ola', promisee: 'center' }],
    ['an OLA with a client', { kind: 'ola', promiser: 'client' }],
    ['a department that is not named', { kind: 'ola', promiser: 'department', promisee: 'center' }],
    ['a supplier without a name', { kind: 'ola', promiser: 'supplier', promisee: 'center' }],
    ['a supplier’s name where none promises', { supplier: { en: 'Wires' } }],
    ['a centre with an id', { promiser_id: randomUUID() }],
    ['a receiving department that is not named', { kind: 'ola', promiser: 'client', promisee: 'department' }],
  ])('of sides that cannot agree is refused: %s', async (_, fields) => {
    const given = await admin.post('/api/agreements', ofCenter('unfit', fields))
    expectRefusal(given, 422, 'agreements.parties_unfit')
  })

  test('of a department with itself is refused', async () => {
    const { hr } = okno.center.departments
    const sides = { promiser: 'department', promiser_id: hr, promisee: 'department', promisee_id: hr }
    const given = await admin.post('/api/agreements', ofCenter('self', { kind: 'ola', ...sides }))
    expectRefusal(given, 422, 'agreements.parties_unfit')
  })

  test('keeps the name of its supplier', async () => {
    const { id } = await make(admin, ofCenter('no-supplier'))
    const given = await admin.patch(`/api/agreements/${id}`, { supplier: { en: 'Wires' } })
    expectRefusal(given, 422, 'agreements.parties_unfit')
  })

  test('with a client or department that does not exist is refused', async () => {
    for (const fields of [
      { promisee_id: randomUUID() },
      { promisee_id: okno.center.departments.hr },
      { kind: 'ola', promiser: 'department', promiser_id: randomUUID(), promisee: 'center' },
    ])
      expectRefusal(
        await admin.post('/api/agreements', ofCenter('lost', fields)),
        422,
        'agreements.unknown_party',
      )
  })

  test('that somebody else has changed meanwhile is not changed', async () => {
    const { id, editions } = await make(admin, ofCenter('moved-on'))
    await write(admin, editions[0].id, draft())
    const stale = { 'if-match': '"1"' }
    for (const given of [
      await admin.patch(`/api/agreements/${id}`, { title: { en: 'X' } }, stale),
      await admin.put(`/api/editions/${editions[0].id}`, draft(), stale),
      await admin.post(`/api/editions/${editions[0].id}/publish`, {}, stale),
      await admin.post(`/api/editions/${editions[0].id}/drop`, {}, stale),
      await admin.post(`/api/agreements/${id}/retire`, {}, stale),
    ])
      expectRefusal(given, 412, 'kernel.moved_on')
    const fresh = await admin.post(`/api/editions/${editions[0].id}/publish`, {}, { 'if-match': 'W/"2"' })
    expect(fresh).toMatchObject({ status: 200, body: { version: 3 } })
    await admin.post(`/api/agreements/${id}/retire`)
    expectRefusal(await admin.post(`/api/agreements/${id}/restore`, {}, stale), 412, 'kernel.moved_on')
  })

  test('that does not exist is not found, whatever is asked of it', async () => {
    const id = randomUUID()
    for (const given of [
      await admin.get(`/api/agreements/${id}`),
      await admin.patch(`/api/agreements/${id}`, {}),
      await admin.post(`/api/agreements/${id}/retire`),
      await admin.post(`/api/agreements/${id}/restore`),
      await admin.post(`/api/agreements/${id}/editions`),
      await admin.put(`/api/editions/${id}`, draft()),
      await admin.post(`/api/editions/${id}/preview`),
      await admin.post(`/api/editions/${id}/publish`),
      await admin.post(`/api/editions/${id}/drop`),
    ])
      expectRefusal(given, 404, 'kernel.not_found')
  })

  test('is changed by those who manage agreements everywhere, and by nobody else', async () => {
    const { id, editions } = await make(admin, ofCenter('guarded'))
    for (const who of ['requester', 'agent', 'lead', 'quality', 'client_lead'] as const)
      for (const given of [
        await okno.as(who).post('/api/agreements', ofCenter('mine')),
        await okno.as(who).patch(`/api/agreements/${id}`, {}),
        await okno.as(who).post(`/api/agreements/${id}/retire`),
        await okno.as(who).post(`/api/agreements/${id}/restore`),
        await okno.as(who).post(`/api/agreements/${id}/editions`),
        await okno.as(who).put(`/api/editions/${editions[0].id}`, draft()),
        await okno.as(who).post(`/api/editions/${editions[0].id}/publish`),
        await okno.as(who).post(`/api/editions/${editions[0].id}/recall`),
        await okno.as(who).post(`/api/editions/${editions[0].id}/drop`),
        await okno.as(who).post(`/api/editions/${editions[0].id}/preview`),
      ])
        expectRefusal(given, 403, 'kernel.not_allowed')
    expectRefusal(await okno.as('nobody').get('/api/agreements'), 401, 'kernel.not_signed_in')
  })
})
