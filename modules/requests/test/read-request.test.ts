// readRequest, readRequester and the number people call it by: who sees a request, and what of it.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import type { Who } from '#app/testing-center.ts'
import { ask, expectRefusal, read, say, upload } from './acting.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

/** Everything that hangs on a request and must be hidden with it. */
const partsOf = (id: string) => [
  `/api/requests/${id}`,
  `/api/requests/${id}/messages`,
  `/api/requests/${id}/events`,
]

describe('who sees it', () => {
  test.each([
    ['window', {}, ['requester', 'agent', 'second_agent', 'lead', 'quality', 'client_lead', 'admin']],
    [
      'the IT department',
      { service: 'vpn' },
      ['requester', 'specialist', 'agent', 'second_agent', 'lead', 'quality', 'client_lead', 'admin'],
    ],
    [
      'the payroll team',
      { service: 'payslip' },
      ['requester', 'payroll_agent', 'agent', 'second_agent', 'lead', 'quality', 'client_lead', 'admin'],
    ],
  ] as const)('a request in %s', async (_, { service }: { service?: 'vpn' | 'payslip' }, seers) => {
    const fields = service ? { service_id: okno.center.services[service] } : {}
    const { id, number } = await ask(okno, 'requester', fields)
    const file = await upload(okno, 'requester')
    await say(okno, 'requester', id, 'Вот файл', { attachments: [file] })
    for (const who of Object.keys(okno.center.people) as Who[]) {
      const sees = (seers as readonly string[]).includes(who)
      for (const url of [...partsOf(id), ...partsOf(number), `/api/files/${file}`]) {
        const given = await okno.as(who).get(url)
        expect({ who, url, status: given.status }).toEqual({ who, url, status: sees ? 200 : 404 })
      }
    }
  })

  test('a participant sees it from then on and no longer afterwards; the one who reported it always', async () => {
    const { id } = await ask(okno, 'client_lead', { requester_id: okno.center.people.requester })
    const person_id = okno.center.people.stranger
    expectRefusal(await okno.as('stranger').get(`/api/requests/${id}`), 404, 'kernel.not_found')
    await okno.as('requester').post(`/api/requests/${id}/participants`, { person_id })
    expect((await read(okno, 'stranger', id)).may).toMatchObject({ reply: true, note: false, work: false })
    await okno.as('requester').del(`/api/requests/${id}/participants/${person_id}`)
    expectRefusal(await okno.as('stranger').get(`/api/requests/${id}`), 404, 'kernel.not_found')
    expect((await read(okno, 'client_lead', id)).may).toMatchObject({ reply: true })
  })

  test('a hidden request and one that never was answer alike', async () => {
    const { id, number } = await ask(okno, 'requester')
    for (const [hidden, missing] of [
      [id, randomUUID()],
      [number, 'R-99999999'],
    ] as const) {
      const one = await okno.as('stranger').get(`/api/requests/${hidden}`)
      const other = await okno.as('stranger').get(`/api/requests/${missing}`)
      expectRefusal(one, 404, 'kernel.not_found')
      expect({ ...one.body, request_id: '' }).toEqual({ ...other.body, request_id: '' })
    }
  })
})

describe('what may be done', () => {
  test.each([
    [
      'requester',
      { reply: true, note: false, work: false, reopen: false, close: false, cancel: true, rate: false },
    ],
    [
      'agent',
      { reply: true, note: true, work: true, reopen: false, close: false, cancel: true, rate: false },
    ],
    [
      'client_lead',
      { reply: false, note: false, work: false, reopen: false, close: false, cancel: false, rate: false },
    ],
    [
      'quality',
      { reply: false, note: false, work: false, reopen: false, close: false, cancel: false, rate: false },
    ],
  ] as const)('%s is told what he may do', async (who, may) => {
    const { id } = await ask(okno, 'requester')
    expect((await read(okno, who, id)).may).toEqual(may)
  })
})

describe('by its number', () => {
  test('in any spelling', async () => {
    const { id, number } = await ask(okno, 'requester')
    for (const called of [number, number.toLowerCase()])
      expect((await read(okno, 'requester', called)).id).toBe(id)
  })

  test.each(['R-', 'R-12a', '12', 'R--1', 'R-9999999999999999', 'R-1%00', '%27', '..%2F..'])(
    '%s is no way to call one',
    async called => {
      const { status } = await okno.as('agent').get(`/api/requests/${called}`)
      expect([400, 404]).toContain(status)
    },
  )
})

describe('the person behind it', () => {
  test('agents see the place, the contacts and earlier requests that they may see', async () => {
    const earlier = await ask(okno, 'colleague', { text: 'Раньше' })
    const { id } = await ask(okno, 'colleague', { service_id: okno.center.services.vpn })
    const { status, body } = await okno.as('agent').get(`/api/requests/${id}/requester`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      id: okno.center.people.colleague,
      name: 'Colleague',
      email: 'colleague@test.okno',
      client: { name: { en: 'north' } },
      unit: { name: { en: 'Plant north' } },
      requests_total: 2,
      requests_open: 2,
      recent: [{ id: earlier.id, number: earlier.number }],
    })
    const { body: narrow } = await okno.as('specialist').get(`/api/requests/${id}/requester`)
    expect(narrow).toMatchObject({ requests_total: 1, recent: [] })
  })

  test('requesters and those without the work do not get the card', async () => {
    const { id } = await ask(okno, 'requester')
    for (const who of ['requester', 'quality', 'client_lead'] as const)
      expectRefusal(await okno.as(who).get(`/api/requests/${id}/requester`), 403, 'kernel.not_allowed')
    expectRefusal(await okno.as('specialist').get(`/api/requests/${id}/requester`), 404, 'kernel.not_found')
  })
})
