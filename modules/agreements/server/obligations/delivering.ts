// Handing over what is owed: items ticked once, the whole done with the last of them, taken back, or waived by two people.
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import {
  deliveredBeforeOpening,
  deliveredInFuture,
  isWaived,
  itemDelivered,
  itemWithdrawn,
  nothingOwed,
  noWaiverAsked,
  obligationFulfilled,
  obligationWaived,
  ownWaiver,
  ownWordCountsNow,
  unknownItem,
  waiverAsked,
  waiverRefused,
} from '../../contract.ts'
import { followClocks } from '../face.ts'
import { measuredObligation } from './meaning.ts'
import { namesPast, speaksFor } from './policy.ts'
import * as store from './store.ts'

interface Delivery {
  readonly item: string
  readonly document: string | null
  /** Null: now. */
  readonly delivered_at: Date | null
  readonly source: store.EvidenceRow['source']
}

/** From when a hand-over counts. Refuses the future, a time before it was owed, and any past that the owing side names itself. */
export function countedFrom(
  ctx: Context,
  { client_id, opened_at }: Pick<store.OwedRow, 'client_id' | 'opened_at'>,
  said: Date | null,
): Date {
  if (said === null || said.getTime() === ctx.now.getTime()) return ctx.now
  if (said > ctx.now) throw deliveredInFuture({})
  if (!namesPast(ctx.actor, client_id)) throw ownWordCountsNow({})
  if (said < opened_at) throw deliveredBeforeOpening({})
  return said
}

/** Keeps that an item was handed over; false when that is known already, and nothing changes. */
export async function deliver(ctx: Context, id: string, delivery: Delivery): Promise<boolean> {
  const owed = await store.hold(ctx, id)
  if (!speaksFor(ctx.actor, owed.client_id)) throw notAllowed({})
  if (!owed.items.some(({ code }) => code === delivery.item)) throw unknownItem({ item: delivery.item })
  const delivered_at = countedFrom(ctx, owed, delivery.delivered_at)
  if (owed.waived_at !== null) throw isWaived({})
  if (!(await store.addEvidence(ctx, id, { ...delivery, delivered_at }))) return false
  ctx.tell(itemDelivered, {
    owed_id: id,
    item: delivery.item,
    delivered_at: delivered_at.toISOString(),
    source: delivery.source,
  })
  const given = await store.evidenceOf(ctx, id)
  const last = Math.max(...given.map(({ delivered_at }) => delivered_at.getTime()))
  await finish(ctx, owed, given.length === owed.items.length ? new Date(last) : null)
  return true
}

/** Says that it is done, and lets its clock follow. `said_at`: what was said of when, where that does not count. */
export async function finish(
  ctx: Context,
  { id }: Pick<store.OwedRow, 'id'>,
  done_at: Date | null,
  said_at: Date | null = done_at,
): Promise<void> {
  await store.change(ctx, id, { done_at })
  if (done_at === null) return
  ctx.tell(obligationFulfilled, {
    owed_id: id,
    done_at: done_at.toISOString(),
    ...(said_at === null || said_at.getTime() === done_at.getTime()
      ? {}
      : { said_at: said_at.toISOString() }),
  })
  await followClocks(ctx, measuredObligation, id)
}

/** Takes back that an item was handed over. Time goes on as if it had stood since; the same said again at once changes nothing. */
export async function withdraw(ctx: Context, id: string, item: string): Promise<void> {
  const owed = await store.hold(ctx, id)
  if (!speaksFor(ctx.actor, owed.client_id)) throw notAllowed({})
  if (owed.waived_at !== null) throw isWaived({})
  if (!(await store.dropEvidence(ctx, id, item))) return
  const reopens = owed.done_at !== null
  ctx.tell(itemWithdrawn, { owed_id: id, item, reopens, metric: owed.metric })
  await store.change(ctx, id, { done_at: null })
  if (reopens) await followClocks(ctx, measuredObligation, id)
}

export async function askWaiver(ctx: Context, id: string, reason: string): Promise<void> {
  const owed = await store.hold(ctx, id)
  if (!speaksFor(ctx.actor, owed.client_id)) throw notAllowed({})
  if (owed.done_at !== null || owed.waived_at !== null || owed.waiver_asked_at !== null) throw nothingOwed({})
  ctx.tell(waiverAsked, { owed_id: id, reason })
  await store.change(ctx, id, {
    waiver_reason: reason,
    waiver_asked_by: ctx.actor.id,
    waiver_asked_at: ctx.now,
  })
}

/** Approves or refuses a waiver. What is waived is owed no more, and counts against nobody, also when it was overdue. */
export async function answerWaiver(ctx: Context, id: string, approve: boolean): Promise<void> {
  const owed = await store.hold(ctx, id)
  if (owed.waiver_asked_at === null || owed.waived_at !== null || owed.done_at !== null)
    throw noWaiverAsked({})
  if (owed.waiver_asked_by === ctx.actor.id) throw ownWaiver({})
  if (!approve) {
    ctx.tell(waiverRefused, { owed_id: id })
    await store.change(ctx, id, { waiver_reason: null, waiver_asked_by: null, waiver_asked_at: null })
    return
  }
  ctx.tell(obligationWaived, { owed_id: id })
  await store.change(ctx, id, { waived_by: ctx.actor.id, waived_at: ctx.now })
  await followClocks(ctx, measuredObligation, id)
  await ctx.db.updateTable('agreements.clock').set({ excused: true }).where('subject_id', '=', id).execute()
}
