// Storing a mark, and taking back one that turns out to be a machine's; with all that follows for low marks.
import type { Context } from '#kernel/server/context.ts'
import {
  answerRated,
  type DropReason,
  fixRated,
  notResolved,
  pressDropped,
  ratingGiven,
  signatureRated,
} from '../contract.ts'
import { dropFollowUp, followUpAfter } from './follow-ups/opening.ts'
import type { Asked } from './invitations/asked.ts'
import * as presses from './store/presses.ts'
import type { RatingRow, Said } from './store/ratings.ts'
import * as ratings from './store/ratings.ts'

/** What is said, and by whom as far as the link does not know. */
export interface Given extends Said {
  readonly person_id: string | null
  readonly rater: string | null
}

/** The rating that a mark by this person would replace. */
export const ratedBefore = async (
  ctx: Context,
  asked: Asked,
  rater: ratings.Rater,
): Promise<RatingRow | undefined> =>
  asked.kind === 'resolution'
    ? ratings.ofRequest(ctx, asked.request!.id)
    : ratings.ofInvitation(ctx, asked.invitation_id!, asked.kind, rater)

/** Stores the mark, or puts it in the place of an earlier one by the same person, and tells it. */
export async function rate(
  ctx: Context,
  asked: Asked,
  { person_id: speaker, rater, ...said }: Given,
): Promise<{ rating: RatingRow; before: RatingRow | undefined }> {
  if (asked.kind === 'resolution' && asked.request!.resolved_at === null) throw notResolved({})
  const person_id = asked.person_id ?? speaker
  const before = await ratedBefore(ctx, asked, { person_id, rater })
  const rating = before
    ? await ratings.change(ctx, before.id, said)
    : await ratings.insert(ctx, {
        rater_name: null,
        rater_address: null,
        ...said,
        kind: asked.kind,
        invitation_id: asked.invitation_id,
        request_id: asked.request?.id ?? null,
        message_id: asked.message_id,
        person_id,
        rater,
        team_id: asked.team_id,
        service_id: asked.service_id,
        agent_id: asked.agent_id,
      })
  tellRated(ctx, rating, asked, before?.score ?? null)
  await followUpAfter(ctx, rating, asked.follow_up_id)
  return { rating, before }
}

function tellRated(ctx: Context, rating: RatingRow, asked: Asked, before: number | null): void {
  const { id: rating_id, score, request_id, agent_id } = rating
  switch (rating.kind) {
    case 'resolution':
      ctx.tell(ratingGiven, {
        request_id: request_id!,
        rating_id,
        person_id: rating.person_id!,
        score,
        before,
      })
      break
    case 'answer':
      ctx.tell(answerRated, {
        request_id: request_id!,
        message_id: rating.message_id!,
        rating_id,
        agent_id,
        score,
        before,
      })
      break
    case 'signature':
      ctx.tell(signatureRated, {
        invitation_id: rating.invitation_id!,
        rating_id,
        agent_id,
        score,
        before,
      })
      break
    case 'after_fix':
      ctx.tell(fixRated, {
        follow_up_id: asked.follow_up_id!,
        rating_id,
        request_id,
        score,
        before,
      })
      break
  }
}

/**
 * Takes back what earlier presses have stored, now that they are seen to be a machine's: the rating is again what it was
 * before the first of them, or is gone. They stay among the dropped ones.
 */
export async function takeBack(
  ctx: Context,
  asked: Asked,
  found: readonly presses.PressRow[],
  reason: DropReason,
): Promise<void> {
  const counted = found.filter(press => press.dropped === null && press.rating_id !== null)
  for (const press of counted) {
    await presses.drop(ctx, press.id, reason)
    ctx.tell(pressDropped, { press_id: press.id, reason, score: press.score, request_id: press.request_id })
  }
  for (const [rating_id, some] of Map.groupBy(counted, press => press.rating_id!)) {
    const { before, at } = some[0]!
    await dropFollowUp(ctx, rating_id, at)
    if (before === null) {
      await ratings.remove(ctx, rating_id)
      continue
    }
    const rating = await ratings.change(ctx, rating_id, before as presses.Before)
    await followUpAfter(ctx, rating, asked.follow_up_id)
  }
}
