// What other domains rely on: who calls, who somebody is, and that a letter's sender is met once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { folded } from '../server/actor.ts'
import {
  actorOf,
  clientOf,
  findPersonByAddress,
  firstLineTeam,
  isMember,
  meetByMail,
  membersOf,
  peopleByIds,
  personToRegisterFor,
  teamById,
  teamsByIds,
} from '../server/face.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const ask = () => ({ db: okno.okno.readDb })

describe('an actor', () => {
  it('has the places of today and permissions where they hold', async () => {
    const actor = await actorOf(okno.okno, okno.center.people.specialist)
    expect(actor).toMatchObject({
      name: 'Specialist',
      kind: 'person',
      teams: [okno.center.teams.it_help],
      departments: [okno.center.departments.it],
      client_id: null,
    })
    expect(actor!.grants.get('requests.work')).toEqual({
      all: false,
      departments: [okno.center.departments.it],
      teams: [],
      clients: [],
    })
    expect(actor!.grants.has('organisation.manage')).toBe(false)
  })

  it('is nobody without an account', async () => {
    expect(await actorOf(okno.okno, crypto.randomUUID())).toBeNull()
  })

  it('holds a permission wherever any of its roles gives it', () => {
    const held = folded([
      { permissions: ['a', 'b'], scope_kind: 'team', scope_id: 't1' },
      { permissions: ['b'], scope_kind: 'client', scope_id: 'c1' },
      { permissions: ['b'], scope_kind: 'all', scope_id: null },
    ])
    expect(held.get('a')).toEqual({ all: false, departments: [], teams: ['t1'], clients: [] })
    expect(held.get('b')).toEqual({ all: true, departments: [], teams: ['t1'], clients: ['c1'] })
  })
})

describe('people and teams', () => {
  it('are found by id and by address, however it is written', async () => {
    const { requester, agent } = okno.center.people
    expect((await findPersonByAddress(ask(), 'email', ' REQUESTER@test.okno'))?.id).toBe(requester)
    expect(await findPersonByAddress(ask(), 'email', 'no address at all')).toBeUndefined()
    const people = await peopleByIds(ask(), [requester, agent, crypto.randomUUID()])
    expect([...people.keys()].sort()).toEqual([requester, agent].sort())
    expect((await clientOf(ask(), requester))?.code).toBe('north')
    expect(await clientOf(ask(), agent)).toBeUndefined()
  })

  it('are in teams, of which one is the first line', async () => {
    const { window, payroll } = okno.center.teams
    expect((await firstLineTeam(ask()))?.id).toBe(window)
    expect((await teamById(ask(), payroll))?.code).toBe('payroll')
    expect((await teamsByIds(ask(), [window, payroll])).size).toBe(2)
    expect((await membersOf(ask(), window)).map(member => member.name)).toEqual([
      'Lead',
      'Agent',
      'Second agent',
    ])
    expect(await isMember(ask(), window, okno.center.people.agent)).toBe(true)
    expect(await isMember(ask(), payroll, okno.center.people.agent)).toBe(false)
  })
})

describe('acting for another', () => {
  const register = async (who: 'agent' | 'client_lead' | 'requester', whom: string) => {
    const actor = (await actorOf(okno.okno, okno.center.people[who]))!
    const asking = { ...bySystem(okno.okno, 'test'), actor }
    return inTransaction(okno.okno, asking, ctx => personToRegisterFor(ctx, whom)).then(
      person => person.name,
      error => error.code,
    )
  }

  it('is for agents, for a client lead among his people, and for everybody himself', async () => {
    const { requester, stranger, colleague } = okno.center.people
    expect(await register('agent', stranger)).toBe('Stranger')
    expect(await register('client_lead', colleague)).toBe('Colleague')
    expect(await register('client_lead', stranger)).toBe('kernel.not_found')
    expect(await register('requester', requester)).toBe('Requester')
    expect(await register('requester', colleague)).toBe('kernel.not_found')
    expect(await register('agent', crypto.randomUUID())).toBe('kernel.not_found')
  })
})

describe('the sender of a letter', () => {
  const meet = (email: string, name?: string) =>
    inTransaction(okno.okno, bySystem(okno.okno, 'test'), ctx => meetByMail(ctx, { email, name }))

  it('is who has the address, or somebody new with the name of the letter', async () => {
    expect((await meet('Requester@test.okno', 'Somebody Else')).id).toBe(okno.center.people.requester)
    expect(await meet('new@letters.example', 'Новый Автор')).toMatchObject({
      name: 'Новый Автор',
      email: 'new@letters.example',
    })
    expect((await meet('nameless@letters.example')).name).toBe('nameless@letters.example')
  })

  it('is met once, however many letters come at the same moment', async () => {
    const met = await Promise.all(Array.from({ length: 6 }, () => meet('many@letters.example', 'Many')))
    expect(new Set(met.map(person => person.id)).size).toBe(1)
  })

  it('is refused when it is no address', async () => {
    await expect(meet('not an address')).rejects.toMatchObject({ code: 'organisation.bad_address' })
  })
})
