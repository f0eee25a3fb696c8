// The use cases of promises.
import type { Actions } from '#kernel/server/module.ts'
import type { contract } from '../contract.ts'
import { agreementActions } from './actions/agreements.ts'
import { editionActions } from './actions/editions.ts'
import { partyActions } from './actions/parties.ts'
import { rotaActions } from './actions/rotas.ts'
import { askRecalculation } from './engine/recalculate.ts'
import { objectionActions } from './objections/actions.ts'
import { obligationActions } from './obligations/actions.ts'
import { planActions } from './obligations/plan-actions.ts'
import { requireManager } from './policy.ts'
import { reportActions } from './reports/actions.ts'
import * as recalculations from './store/recalculations.ts'

export const actions: Actions<typeof contract> = {
  ...agreementActions,
  ...editionActions,
  ...partyActions,
  ...rotaActions,
  ...reportActions,
  ...objectionActions,
  ...obligationActions,
  ...planActions,

  listRecalculations: (ctx, { query }) => recalculations.page(ctx, query),

  async rebuildFacts(ctx) {
    requireManager(ctx)
    return recalculations.find(ctx, await askRecalculation(ctx, 'rebuild'))
  },
}
