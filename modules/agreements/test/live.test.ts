// Who hears at once of objections and of what clients owe.
import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, nowhere, type Scopes } from '#kernel/contract/access.ts'
import type { LoggedEvent } from '#kernel/server/events.ts'
import { live } from '../server/live.ts'
import { draft, inForce, ofClients, target } from './acting.ts'
import { admin, inSmallCenter, okno } from './center.ts'

inSmallCenter()

let request_id: string
let owed_id: string
beforeAll(async () => {
  const { payslip } = okno.center.services
  const asked = await okno
    .as('requester')
    .post('/api/requests', { text: 'Где расчётка', service_id: payslip })
  request_id = asked.body.id
  const limit = { unit: 'working_days', count: 1 }
  const targets = [target({ metric: 'approval', limit, pauses: [] })]
  await inForce(admin, ofClients('approvals'), draft({ targets }))
  const told = { client: 'north', metric: 'approval', external_id: 'E-1', opened_at: '2026-03-10T06:00:00Z' }
  owed_id = (await admin.post('/api/obligations/events', told)).body.id
})

const holding = (permission: string, held: Partial<Scopes>): Actor =>
  ({ grants: new Map([[permission, { ...nowhere, ...held }]]) }) as unknown as Actor
const hears = async (id: string, actor: Actor) =>
  (await live.audience(okno.okno.readDb, [id])).get(id)?.(actor) ?? false
const subjectOf = (name: string) =>
  live.subject({ name, subject_id: 'thing', payload: {} } as unknown as LoggedEvent)

describe('the live topic of agreements', () => {
  test.each([
    'agreements.objection_raised',
    'agreements.objection_answered',
    'agreements.objection_overdue',
    'agreements.item_delivered',
    'agreements.waiver_asked',
    'agreements.obligation_due',
    'agreements.obligation_fulfilled',
  ])('tells of %s', name => expect(subjectOf(name)).toBe('thing'))

  test.each([
    'agreements.clock_missed',
    'agreements.agreement_changed',
    'agreements.obligation_plan_changed',
    'requests.request_registered',
  ])('does not tell of %s', name => expect(subjectOf(name)).toBeNull())

  test('tells of objections those who follow them where the thing belongs', async () => {
    const { clients, departments } = okno.center
    const heard = async (held: Partial<Scopes>, permission = 'agreements.object') =>
      hears(request_id, holding(permission, held))
    expect(await heard({ all: true })).toBe(true)
    expect(await heard({ departments: [departments.hr] }, 'agreements.manage')).toBe(true)
    expect(await heard({ clients: [clients.north] })).toBe(true)
    expect(await heard({ departments: [departments.it] })).toBe(false)
    expect(await heard({ clients: [clients.south] })).toBe(false)
    expect(await heard({ all: true }, 'requests.see')).toBe(false)
  })

  test('tells of what clients owe the centre, and the client that owes it', async () => {
    const { clients, departments } = okno.center
    const heard = async (held: Partial<Scopes>) => hears(owed_id, holding('agreements.report', held))
    expect(await heard({ departments: [departments.it] })).toBe(true)
    expect(await heard({ clients: [clients.north] })).toBe(true)
    expect(await heard({ clients: [clients.south] })).toBe(false)
  })

  test('tells nobody of what is not there', async () => {
    expect(
      await hears('01900000-0000-7000-8000-000000000000', holding('agreements.object', { all: true })),
    ).toBe(false)
  })
})
