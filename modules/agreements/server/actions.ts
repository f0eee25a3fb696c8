// The use cases of promises.
import { notFound } from '#kernel/contract/kernel.ts'
import { violatedConstraint } from '#kernel/server/database.ts'
import type { Actions } from '#kernel/server/module.ts'
import { type contract, targetChanged, unknownCalendar } from '../contract.ts'
import { forget } from './face.ts'
import * as store from './store.ts'

const refuseUnknownCalendar = (error: unknown) => {
  if (violatedConstraint(error) === 'target_calendar_id_fkey') throw unknownCalendar({})
  throw error
}

export const actions: Actions<typeof contract> = {
  listTargets: async ctx => ({ items: await store.listTargets(ctx) }),

  async editTarget(ctx, { params: { id }, body }) {
    const before = await store.findTarget(ctx.db, id)
    if (!before) throw notFound({})
    const target = { ...before, ...body }
    if (Object.keys(body).length > 0) await store.updateTarget(ctx, id, body).catch(refuseUnknownCalendar)
    ctx.tell(targetChanged, { target_id: id, limit_minutes: target.limit_minutes })
    ctx.afterwards(() => forget(ctx.okno))
    return target
  },
}
