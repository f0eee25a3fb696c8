// Mail domains of clients: who may name them, whose they are, and whom they bring to a client.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { domainsOfAddress, isEverybodys, mailDomain } from '../server/domains.ts'
import { clientOfAddress, meetByMail } from '../server/face.ts'

let okno: Testing
let admin: Caller
let north: string
let south: string
beforeAll(async () => {
  okno = await startOkno()
  admin = okno.as('admin')
  north = okno.center.clients.north
  south = okno.center.clients.south
})
afterAll(() => okno.close())

const add = (client: string, domain: string, with_subdomains = true) =>
  admin.post(`/api/clients/${client}/domains`, { domain, with_subdomains })
const meet = (email: string) =>
  inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx => meetByMail(ctx, { email }))

describe('a mail domain', () => {
  it.each([
    ['Company.RU', 'company.ru'],
    ['@company.ru', 'company.ru'],
    ['boss@shop.company.ru', 'shop.company.ru'],
    ['почта.рф', 'xn--80a1acny.xn--p1ai'],
    ['company.ru.', 'company.ru'],
  ])('%s is kept as %s', (written, kept) => expect(mailDomain(written)).toBe(kept))

  it.each(['', 'company', 'a b.ru', '-a.ru', '1.2.3.4', 'https://a.ru', 'a..ru', `${'x'.repeat(64)}.ru`])(
    '"%s" is none',
    written => expect(mailDomain(written)).toBeNull(),
  )

  it('of any address leads from the whole to its parts, and never to the highest level', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/)
    fc.assert(
      fc.property(fc.array(label, { minLength: 2, maxLength: 6 }), labels => {
        const domains = domainsOfAddress(`someone@${labels.join('.')}`)
        expect(domains).toHaveLength(labels.length - 1)
        expect(domains[0]).toBe(labels.join('.'))
        expect(domains.every(one => one.includes('.'))).toBe(true)
      }),
    )
  })

  it('where anybody may have an address says nothing', () => {
    expect(['gmail.com', 'mail.ru', 'yandex.ru', 'co.uk', 'com.ru'].every(isEverybodys)).toBe(true)
    expect(isEverybodys('company.ru')).toBe(false)
  })
})

describe('domains of clients', () => {
  it('bring new people to the client, those below it too', async () => {
    expect((await add(north, 'North.example')).body).toMatchObject({
      domain: 'north.example',
      with_subdomains: true,
      people_without_client: 0,
    })
    expect(await meet('new@north.example')).toMatchObject({ client_id: north })
    expect(await meet('new@plant.north.example')).toMatchObject({ client_id: north })
    expect(await meet('new@notnorth.example')).toMatchObject({ client_id: null })
  })

  it('the longer one goes before, and one without those below it is only itself', async () => {
    await add(south, 'shop.north.example', false)
    expect(await meet('a@shop.north.example')).toMatchObject({ client_id: south })
    expect(await meet('a@cash.shop.north.example')).toMatchObject({ client_id: north })
  })

  it('people who are known stay where they are until an administrator lets them join', async () => {
    const before = await meet('early@late.example')
    expect(before.client_id).toBeNull()
    expect((await add(north, 'late.example')).body.people_without_client).toBe(1)
    expect((await admin.get(`/api/people/${before.id}`)).body.client_id).toBeNull()
    expect((await admin.post(`/api/clients/${north}/domains/late.example/people`)).body).toEqual({ count: 1 })
    expect((await admin.get(`/api/people/${before.id}`)).body.client_id).toBe(north)
    expect((await admin.post(`/api/clients/${north}/domains/late.example/people`)).body).toEqual({ count: 0 })
  })

  it('agents join no client by their domain', async () => {
    const { body } = await add(south, 'test.okno')
    expect(body.people_without_client).toBe(0)
    await admin.del(`/api/clients/${south}/domains/test.okno`)
  })

  it('belong to one client only, and are refused with a reason', async () => {
    const taken = await add(south, 'north.example')
    expect(taken.status).toBe(409)
    expect(taken.body).toMatchObject({ type: '/problems/organisation.domain_taken', domain: 'north.example' })
    expect((await add(north, 'gmail.com')).body.type).toBe('/problems/organisation.public_domain')
    expect((await add(north, 'not a domain')).body.type).toBe('/problems/organisation.bad_domain')
    expect((await add(crypto.randomUUID(), 'x.example')).status).toBe(404)
  })

  it('given to two clients at once end with one', async () => {
    const answers = await Promise.all([add(north, 'race.example'), add(south, 'race.example')])
    expect(answers.map(one => one.status).sort()).toEqual([201, 409])
  })

  it('are listed, changed and taken away by administrators only', async () => {
    expect((await add(north, 'north.example', false)).body.with_subdomains).toBe(false)
    const { body } = await admin.get(`/api/clients/${north}/domains`)
    expect(body.items.map((one: { domain: string }) => one.domain)).toContain('north.example')
    expect((await okno.as('agent').get(`/api/clients/${north}/domains`)).status).toBe(403)
    expect(
      (await okno.as('agent').post(`/api/clients/${north}/domains`, { domain: 'x.example' })).status,
    ).toBe(403)
    expect((await admin.del(`/api/clients/${north}/domains/north.example`)).status).toBe(200)
    expect((await admin.del(`/api/clients/${north}/domains/north.example`)).status).toBe(404)
  })

  it('of a retired client bring nobody', async () => {
    const made = await admin.post('/api/clients', { code: 'gone', name: { en: 'Gone' } })
    await add(made.body.id, 'gone.example')
    await admin.post(`/api/clients/${made.body.id}/retire`)
    expect(await clientOfAddress({ db: okno.okno.readDb }, 'a@gone.example')).toBeNull()
  })
})
