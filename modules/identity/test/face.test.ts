// What other domains and the program rely on: accounts, keys, grants, and that processes forget what others changed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import type { LoggedEvent } from '#kernel/server/events.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import {
  ensureDefaultRoles,
  findAccountByEmail,
  forgetsActors,
  grantRoleByCode,
  grantsOf,
  makeAccount,
  makeApiKey,
} from '../server/face.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const act = <T>(useCase: (ctx: Context) => Promise<T>) =>
  inTransaction(okno.okno, bySystem(okno.okno, 'test'), useCase)

describe('an account', () => {
  it('is found by its address in any case, and no other may have it', async () => {
    const id = await act(ctx => makeAccount(ctx, { name: 'New', email: 'New@Faces.example' }))
    expect(await act(ctx => findAccountByEmail(ctx, ' NEW@faces.example '))).toMatchObject({
      id,
      email: 'new@faces.example',
    })
    const again = act(ctx => makeAccount(ctx, { name: 'Other', email: 'new@faces.example' }))
    await expect(again).rejects.toMatchObject({ code: 'identity.email_taken', status: 409 })
  })

  it('needs no address', async () => {
    const ids = await act(async ctx => [
      await makeAccount(ctx, { name: 'By phone', email: null }),
      await makeAccount(ctx, { name: 'By phone', email: null }),
    ])
    expect(new Set(ids).size).toBe(2)
  })
})

it('a key made by the program works and is kept as a hash only', async () => {
  const { key } = await act(ctx =>
    makeApiKey(ctx, { account_id: okno.center.people.agent, name: 'command line' }),
  )
  expect((await okno.with({ authorization: `Bearer ${key}` }).get('/api/me')).body.name).toBe('Agent')
  const { rows } = await okno.okno.pools.read.query(
    `select k::text as line from identity.api_key k where name = 'command line'`,
  )
  expect(rows[0].line).not.toContain(key.slice(5))
})

describe('roles', () => {
  it('granted twice are held once', async () => {
    const id = okno.center.people.requester
    await act(ctx => grantRoleByCode(ctx, id, 'trainer', { kind: 'all' }))
    await act(ctx => grantRoleByCode(ctx, id, 'trainer', { kind: 'all' }))
    expect(await act(ctx => grantsOf(ctx, id))).toMatchObject([
      { role_code: 'trainer', scope_kind: 'all', ends_on: null },
    ])
  })

  it('that do not exist are not granted', async () => {
    const granting = act(ctx => grantRoleByCode(ctx, okno.center.people.requester, 'king', { kind: 'all' }))
    await expect(granting).rejects.toMatchObject({ code: 'kernel.not_found' })
  })

  it('that were changed stay so when the shipped ones are made sure of', async () => {
    await okno.okno.pools.write.query(
      `update identity.role set permissions = '{kernel.operate}' where code = 'people'`,
    )
    await act(ensureDefaultRoles)
    const { rows } = await okno.okno.pools.read.query(
      `select permissions from identity.role where code = 'people'`,
    )
    expect(rows).toEqual([{ permissions: ['kernel.operate'] }])
  })
})

it.each([
  ['organisation.person_changed', 1],
  ['identity.role_withdrawn', 1],
  ['identity.signed_in', 0],
  ['requests.request_registered', 0],
])('after %s everybody is looked up anew %d times', (name, times) => {
  let forgotten = 0
  const watched = { ...okno.okno, recognition: { ...okno.okno.recognition, forget: () => (forgotten += 1) } }
  forgetsActors(watched as Okno, [{ name } as LoggedEvent])
  expect(forgotten).toBe(times)
})
