// Concluding a use case: its last statement carries the events, alone it is the whole transaction, and nothing may follow.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOkno, type Testing } from '#app/testing.ts'
import { deliveryDone } from '#kernel/contract/kernel.ts'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { bySystem } from '#kernel/server/okno.ts'

let okno: Testing
beforeAll(async () => {
  okno = await startOkno()
})
afterAll(() => okno.close())

const act = <T>(useCase: (ctx: Context) => Promise<T>) =>
  inTransaction(okno.okno, bySystem(okno.okno, 'test'), useCase)

/** Keeps a setting and tells an event about it, in one statement. */
const keep = (ctx: Context, name: string, id: string, value = '1') => {
  ctx.tell(deliveryDone, { subject_id: id, delivery_id: id, kind: 'test' })
  return ctx.conclude(
    events => sql<{ name: string }>`
      with told as (${events})
      insert into kernel.setting (name, value) values (${name}, ${value}::jsonb) returning name`,
  )
}

async function found(name: string, id: string) {
  const { rows } = await okno.okno.pools.read.query(
    `select (select count(*)::int from kernel.setting where name = $1) as settings,
            (select count(*)::int from kernel.event where subject_id = $2) as events`,
    [name, id],
  )
  return rows[0]
}

it('keeps the row and its event, alone and after another statement', async () => {
  const [alone, after] = [newId(), newId()]
  expect(await act(ctx => keep(ctx, 'alone', alone))).toEqual([{ name: 'alone' }])
  await act(async ctx => {
    await sql`select 1`.execute(ctx.db)
    return keep(ctx, 'after', after)
  })
  expect(await found('alone', alone)).toEqual({ settings: 1, events: 1 })
  expect(await found('after', after)).toEqual({ settings: 1, events: 1 })
})

it('keeps nothing when the statement is refused, and leaves the connection usable', async () => {
  const id = newId()
  await expect(act(ctx => keep(ctx, 'refused', id, 'not json'))).rejects.toThrow('invalid input syntax')
  expect(await found('refused', id)).toEqual({ settings: 0, events: 0 })
  await act(ctx => keep(ctx, 'refused', id))
  expect(await found('refused', id)).toEqual({ settings: 1, events: 1 })
})

it('undoes what came before when the use case fails after the last statement of an open transaction', async () => {
  const id = newId()
  const failing = act(async ctx => {
    await sql`select 1`.execute(ctx.db)
    await keep(ctx, 'undone', id)
    throw new Error('too late')
  })
  await expect(failing).rejects.toThrow('too late')
  expect(await found('undone', id)).toEqual({ settings: 0, events: 0 })
})

it('lets nothing be asked or told afterwards', async () => {
  const id = newId()
  const asking = act(async ctx => {
    await keep(ctx, 'asked after', id)
    await sql`select 1`.execute(ctx.db)
  })
  await expect(asking).rejects.toThrow('nothing may follow')
  const telling = act(async ctx => {
    await keep(ctx, 'told after', newId())
    ctx.tell(deliveryDone, { subject_id: id, delivery_id: id, kind: 'test' })
  })
  await expect(telling).rejects.toThrow('cannot be told any more')
})
