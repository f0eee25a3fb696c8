// The use cases of plans of obligations: what clients owe in every period.
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import {
  beyondYourServices,
  type contract,
  itemRepeated,
  orderReversed,
  planChanged,
  type planEndpoints,
  planRestored,
  planRetired,
  unknownClient,
  unknownService,
} from '../../contract.ts'
import { choicesOf } from '../choices.ts'
import { realmOf, refuseIfChanged } from '../policy.ts'
import { documentTargets, owingBy } from './document-targets.ts'
import { openPeriods } from './opening.ts'
import { nextDues } from './plan-preview.ts'
import * as plans from './plans.ts'

export const planActions: Pick<Actions<typeof contract>, keyof typeof planEndpoints> = {
  listObligationPlans: (ctx, { query }) => plans.page(ctx, query),

  readObligationPlan: (ctx, { params: { id } }) => plans.one(ctx, id),

  listDocumentTargets: async ctx => ({ items: await documentTargets(ctx) }),

  async previewObligationPlan(ctx, { body }) {
    await requireKnown(ctx, body)
    if (body.ends_on !== null && body.ends_on < body.starts_on) throw orderReversed({})
    return nextDues(ctx, body)
  },

  async makeObligationPlan(ctx, { body }) {
    await requireMayKeep(ctx, body.service_id)
    await requireKnown(ctx, body)
    requireOnce(body.items)
    await owingBy(ctx, body.target_id, body.client_ids)
    if (body.ends_on !== null && body.ends_on < body.starts_on) throw orderReversed({})
    const id = await plans.insert(ctx, body)
    ctx.tell(planChanged, { obligation_id: id, code: body.code })
    await openPeriods(ctx)
    ctx.afterwards(ctx.okno.nudge)
    return plans.one(ctx, id)
  },

  async editObligationPlan(ctx, { params: { id }, body }) {
    const plan = await held(ctx, id)
    if (body.service_id !== undefined) await requireMayKeep(ctx, body.service_id)
    await requireKnown(ctx, body)
    if (body.items) requireOnce(body.items)
    if (body.target_id) await owingBy(ctx, body.target_id, null)
    if (body.ends_on && body.ends_on < plan.starts_on) throw orderReversed({})
    await plans.change(ctx, id, body)
    ctx.tell(planChanged, { obligation_id: id, code: plan.code })
    return plans.one(ctx, id)
  },

  async retireObligationPlan(ctx, { params: { id } }) {
    const plan = await held(ctx, id)
    // Whoever clicks twice has retired it once.
    if (plan.retired_at === null) {
      await plans.change(ctx, id, { retired_at: ctx.now })
      ctx.tell(planRetired, { obligation_id: id, code: plan.code })
    }
    return plans.one(ctx, id)
  },

  async restoreObligationPlan(ctx, { params: { id } }) {
    const plan = await held(ctx, id)
    if (plan.retired_at !== null) {
      await plans.change(ctx, id, { retired_at: null })
      ctx.tell(planRestored, { obligation_id: id, code: plan.code })
      await openPeriods(ctx)
      ctx.afterwards(ctx.okno.nudge)
    }
    return plans.one(ctx, id)
  },
}

/** A plan that the asker may change and nobody else changes meanwhile. */
async function held(ctx: Context, id: string): Promise<plans.HeldPlan> {
  const plan = await plans.hold(ctx, id)
  if (!plans.mayKeep(await realmOf(ctx), plan.service_id)) throw notAllowed({})
  refuseIfChanged(ctx, plan)
  return plan
}

async function requireMayKeep(ctx: Context, service_id: string | null): Promise<void> {
  const realm = await realmOf(ctx)
  if (!realm.everywhere && realm.departments.length === 0) throw notAllowed({})
  if (!plans.mayKeep(realm, service_id)) throw beyondYourServices({})
}

interface Named {
  readonly client_ids?: readonly string[] | null | undefined
  readonly contact_ids?: readonly string[] | undefined
  readonly service_id?: string | null | undefined
}

async function requireKnown(ctx: Context, { client_ids, contact_ids, service_id }: Named): Promise<void> {
  const named = [
    ['client', client_ids ?? [], unknownClient],
    ['person', contact_ids ?? [], unknownClient],
    ['service', service_id ? [service_id] : [], unknownService],
  ] as const
  for (const [kind, ids, refusal] of named)
    if ((await choicesOf(ctx, kind, { ids })).length < new Set(ids).size) throw refusal({})
}

/** Evidence names items by their codes. */
function requireOnce(items: readonly { readonly code: string }[]): void {
  const repeated = items.find(({ code }, i) => items.findIndex(one => one.code === code) < i)
  if (repeated) throw itemRepeated({ item: repeated.code })
}
