// The use cases of promises.
import type { Actions } from '#kernel/server/module.ts'
import type { contract } from '../contract.ts'
import { askRecalculation } from './engine/recalculate.ts'
import * as recalculations from './store/recalculations.ts'

export const actions: Actions<typeof contract> = {
  listRecalculations: (ctx, { query }) => recalculations.page(ctx, query),

  async rebuildFacts(ctx) {
    return recalculations.find(ctx, await askRecalculation(ctx, 'rebuild'))
  },
}
