// Agreements: listed, read, made, renamed, retired and taken into use again.

import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Actions } from '#kernel/server/module.ts'
import {
  agreementChanged,
  agreementRestored,
  agreementRetired,
  beyondYourServices,
  type contract,
} from '../../contract.ts'
import { requireParties } from '../check/parties.ts'
import { beginningOf, mayPromise, realmOf, refuseIfChanged, requireManagerOf } from '../policy.ts'
import { forget } from '../rulebook.ts'
import { shown, shownPage } from '../show.ts'
import * as agreements from '../store/agreements.ts'
import { insertDraft } from '../store/editions.ts'

export const agreementActions: Pick<
  Actions<typeof contract>,
  | 'listAgreements'
  | 'readAgreement'
  | 'makeAgreement'
  | 'editAgreement'
  | 'retireAgreement'
  | 'restoreAgreement'
> = {
  listAgreements: (ctx, { query }) => shownPage(ctx, query),

  readAgreement: (ctx, { params: { id } }) => shown(ctx, id),

  async makeAgreement(ctx, { body }) {
    const realm = await realmOf(ctx)
    if (!realm.everywhere && realm.departments.length === 0) throw notAllowed({})
    const fields = {
      ...body,
      promiser_id: body.promiser_id ?? null,
      promisee_id: body.promisee_id ?? null,
      supplier: body.supplier ?? null,
    }
    await requireParties(ctx, fields)
    if (!mayPromise(realm, fields)) throw beyondYourServices({})
    const id = await agreements.insert(ctx, fields)
    const scope = beginningOf(realm)
    await insertDraft(ctx, id, 1, { valid_from: ctx.now, covers_open: false, scope, targets: [] })
    ctx.tell(agreementChanged, { agreement_id: id, code: body.code })
    return shown(ctx, id)
  },

  async editAgreement(ctx, { params: { id }, body }) {
    const before = await agreements.hold(ctx, id)
    await requireManagerOf(ctx, id)
    refuseIfChanged(ctx, before)
    const fields = {
      ...before,
      ...body,
      supplier: body.supplier === undefined ? before.supplier : body.supplier,
    }
    if (body.supplier !== undefined) await requireParties(ctx, fields)
    await agreements.change(ctx, id, { code: fields.code, title: fields.title, supplier: fields.supplier })
    ctx.tell(agreementChanged, { agreement_id: id, code: fields.code })
    ctx.afterwards(() => forget(ctx.okno))
    return shown(ctx, id)
  },

  async retireAgreement(ctx, { params: { id } }) {
    const before = await agreements.hold(ctx, id)
    await requireManagerOf(ctx, id)
    if (before.retired_at !== null) return shown(ctx, id)
    refuseIfChanged(ctx, before)
    await agreements.change(ctx, id, { retired_at: ctx.now })
    ctx.tell(agreementRetired, { agreement_id: id, code: before.code })
    ctx.afterwards(() => forget(ctx.okno))
    return shown(ctx, id)
  },

  async restoreAgreement(ctx, { params: { id } }) {
    const before = await agreements.hold(ctx, id)
    await requireManagerOf(ctx, id)
    if (before.retired_at === null) return shown(ctx, id)
    refuseIfChanged(ctx, before)
    await agreements.change(ctx, id, { retired_at: null })
    ctx.tell(agreementRestored, { agreement_id: id, code: before.code })
    ctx.afterwards(() => forget(ctx.okno))
    return shown(ctx, id)
  },
}
