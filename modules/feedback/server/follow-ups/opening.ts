// Opening a follow-up when a mark is low, closing it when the mark is raised, opening it again when the fix was not enough.
import type { Context } from '#kernel/server/context.ts'
import { followUpClosed, followUpOpened } from '../../contract.ts'
import * as store from '../store/follow-ups.ts'
import { readPolicy } from '../store/policy.ts'
import type { RatingRow } from '../store/ratings.ts'
import { dueIn } from './due.ts'

/** What follows from a mark that was stored or changed just now. */
export async function followUpAfter(
  ctx: Context,
  rating: RatingRow,
  follow_up_id: string | null,
): Promise<void> {
  const policy = await readPolicy(ctx)
  const is_low = rating.score <= policy.low_mark
  if (rating.kind === 'after_fix') return answerToFix(ctx, rating, follow_up_id!, is_low, policy.contact_days)
  const card = await store.holdOf(ctx, rating.id)
  if (is_low && !card) {
    const made = await store.insert(ctx, rating, await dueIn(ctx, policy.contact_days))
    return tellOpened(ctx, made, false)
  }
  if (is_low && card?.closed_why === 'raised') return openAgain(ctx, card, rating.score, policy.contact_days)
  if (!is_low && card?.state === 'open' && card.contacted_at === null) return close(ctx, card, 'raised')
}

/** The person says whether it is good now: then it is over, or begins anew. */
async function answerToFix(
  ctx: Context,
  { score }: RatingRow,
  id: string,
  is_low: boolean,
  contact_days: number,
): Promise<void> {
  const card = await store.holdById(ctx, id)
  if (!card) return
  const second = { second_score: score, second_at: ctx.now }
  if (is_low && (card.state === 'told' || card.closed_why === 'good_now' || card.closed_why === 'no_answer'))
    return openAgain(ctx, await store.change(ctx, id, second), score, contact_days)
  const answered = await store.change(ctx, id, second)
  // A better second thought before anybody has come again counts as the answer.
  const waits_anew = card.state === 'open' && card.reopened_count > 0 && card.contacted_at === null
  if (!is_low && (card.state === 'told' || waits_anew)) await close(ctx, answered, 'good_now')
}

async function openAgain(
  ctx: Context,
  card: store.FollowUpRow,
  score: number,
  contact_days: number,
): Promise<void> {
  const changed = await store.change(ctx, card.id, {
    ...nothingDone,
    state: 'open',
    score,
    due_at: await dueIn(ctx, contact_days),
    reopened_count: card.reopened_count + 1,
  })
  tellOpened(ctx, changed, true)
}

/** What was done before stays in the log of events. */
const nothingDone = {
  overdue_at: null,
  contacted_at: null,
  contacted_by: null,
  contacted_how: null,
  contact_note: null,
  cause: null,
  changed: null,
  fixed_at: null,
  fixed_by: null,
  told_at: null,
  told_by: null,
  told_how: null,
  told_text: null,
  letter_id: null,
  closed_at: null,
  closed_by: null,
  closed_why: null,
  closed_note: null,
}

async function close(ctx: Context, card: store.FollowUpRow, why: 'raised' | 'good_now'): Promise<void> {
  await store.change(ctx, card.id, { state: 'closed', closed_at: ctx.now, closed_why: why })
  ctx.tell(followUpClosed, { follow_up_id: card.id, request_id: card.request_id, why })
}

/**
 * Forgets a follow-up that only a machine's mark has opened since a moment. One on which somebody has worked stays, and so
 * does one that is older; the mark that is put back decides about it.
 */
export async function dropFollowUp(ctx: Context, rating_id: string, since: Date): Promise<void> {
  const card = await store.holdOf(ctx, rating_id)
  if (!card || card.opened_at < since || card.contacted_at !== null || card.cause !== null) return
  await store.remove(ctx, card.id)
  ctx.tell(followUpClosed, { follow_up_id: card.id, request_id: card.request_id, why: 'machine' })
}

function tellOpened(ctx: Context, card: store.FollowUpRow, again: boolean): void {
  ctx.tell(followUpOpened, {
    follow_up_id: card.id,
    request_id: card.request_id,
    rating_id: card.rating_id,
    score: card.score,
    team_id: card.team_id,
    agent_id: card.agent_id,
    due_at: card.due_at.toISOString(),
    again,
  })
}
