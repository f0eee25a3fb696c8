// The use cases of what clients owe.
import { sql } from 'kysely'
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import {
  type contract,
  deliveredInFuture,
  type obligationEndpoints,
  orderReversed,
  unknownClient,
} from '../../contract.ts'
import { rulebook } from '../rulebook.ts'
import { owedType } from '../rules/owed.ts'
import { answerWaiver, askWaiver, deliver, finish, withdraw } from './delivering.ts'
import { readEvidenceList } from './evidence-list.ts'
import { open } from './opening.ts'
import { approves, namesPast, sourceOf, speaksFor } from './policy.ts'
import * as show from './show.ts'
import * as store from './store.ts'

export const obligationActions: Pick<Actions<typeof contract>, keyof typeof obligationEndpoints> = {
  async listObligations(ctx, { query: { limit, after, ...wanted } }) {
    const rows = await store.page(ctx, wanted, limit + 1, after ? placeOf(after, 2) : null)
    const { items, next } = pageOf(rows, limit, row => [row.opened_at.toISOString(), row.id])
    return { items: items.map(show.summary), next }
  },

  readObligation: (ctx, { params: { id } }) => show.whole(ctx, id),

  async listObligationEvents(ctx, { params: { id }, query: { limit, after } }) {
    const lines = await show.history(ctx, id, after ? Number(placeOf(after, 1)[0]) : 0, limit + 1)
    return pageOf(lines, limit, line => [line.id])
  },

  async deliverItem(ctx, { params: { id }, body: { item, document, delivered_at } }) {
    await deliver(ctx, id, {
      item,
      document: document?.trim() || null,
      delivered_at: delivered_at ? new Date(delivered_at) : null,
      source: sourceOf(ctx.actor),
    })
    return show.whole(ctx, id)
  },

  async withdrawItem(ctx, { params: { id, item } }) {
    await withdraw(ctx, id, item)
    return show.whole(ctx, id)
  },

  async askWaiver(ctx, { params: { id }, body: { reason } }) {
    await askWaiver(ctx, id, reason.trim())
    return show.whole(ctx, id)
  },

  async answerWaiver(ctx, { params: { id }, body: { approve } }) {
    if (!approves(ctx.actor)) throw notAllowed({})
    await answerWaiver(ctx, id, approve)
    return show.whole(ctx, id)
  },

  async tellOwedEvent(ctx, { body: { client, metric, external_id, title, opened_at, done_at } }) {
    const client_id = await clientCalled(ctx, client)
    if (client_id === null) throw unknownClient({})
    if (!speaksFor(ctx.actor, client_id)) throw notAllowed({})
    const [opens, done] = [new Date(opened_at), done_at ? new Date(done_at) : null]
    if (opens > ctx.now || (done !== null && done > ctx.now)) throw deliveredInFuture({})
    if (done !== null && done < opens) throw orderReversed({})
    await open(ctx, await rulebook(ctx.okno, ctx.db), {
      obligation_id: null,
      client_id,
      metric,
      measured_by: owedType(metric),
      period: null,
      external_id,
      title: title ?? { ru: external_id, en: external_id },
      items: [],
      opens_at: opens,
      service: null,
    })
    const id = await store.called(ctx, client_id, metric, external_id)
    const owed = await store.hold(ctx, id)
    if (done !== null && done < owed.opened_at) throw orderReversed({})
    if (done !== null && owed.done_at === null && owed.waived_at === null)
      await finish(ctx, owed, namesPast(ctx.actor, client_id) ? done : ctx.now, done)
    return show.summary(await store.find(ctx, id))
  },

  readEvidenceList: (ctx, { query: { apply } }) => readEvidenceList(ctx, apply === 'yes'),
}

async function clientCalled(ctx: Context, client: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from organisation.client_view where id::text = lower(${client}) or code = ${client} limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.id ?? null
}
