// The use cases of ratings given in the portal, of lists of ratings, and of presses that were dropped.
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { findRequest, holdRequest, numberText } from '#modules/requests/server/face.ts'
import {
  alreadyCounted,
  droppedCounted,
  linkEnded,
  notYours,
  policyChanged,
  type ratingEndpoints,
} from '../../contract.ts'
import { askedByInvitation, askedOnResolution } from '../invitations/asked.ts'
import { isRange } from '../machines/rules.ts'
import { period } from '../period.ts'
import { seesAgents } from '../policy.ts'
import { rate } from '../rate.ts'
import { byId as invitationById } from '../store/invitations.ts'
import { readPolicy, writePolicy } from '../store/policy.ts'
import * as presses from '../store/presses.ts'
import * as ratings from '../store/ratings.ts'

export const ratingActions: Omit<
  Actions<typeof ratingEndpoints>,
  | 'readInvitation'
  | 'acceptInvitation'
  | 'readRatingForm'
  | 'sendRatingForm'
  | 'reportRatings'
  | 'readMyRatings'
> = {
  async giveRating(ctx, { params: { id }, body: { score, comment, theme } }) {
    const request = await holdRequest(ctx, id)
    if (request.requester_id !== ctx.actor.id) throw notYours({})
    const asked = await askedOnResolution(ctx, request.id, ctx.actor.id, false)
    const { rating } = await rate(ctx, asked, {
      score,
      comment: comment?.trim() || null,
      theme: theme ?? null,
      channel: ctx.actor.via === 'api-key' ? 'api' : 'portal',
      person_id: ctx.actor.id,
      rater: null,
    })
    return rating
  },

  async readRating(ctx, { params: { id } }) {
    const request = await findRequest(ctx, id)
    return { rating: (await ratings.ofRequest(ctx, request.id)) ?? null }
  },

  async listRatings(ctx, { query: { limit, after, from, to, ...wanted } }) {
    const agents = seesAgents(ctx.actor)
    if (wanted.agent_id && !agents) throw notAllowed({})
    const rows = await ratings.list(
      ctx,
      { ...wanted, ...period(ctx, from, to) },
      limit + 1,
      after ? placeOf(after, 2) : null,
    )
    const page = pageOf(rows, limit, row => [row.created_key, row.id])
    return {
      ...page,
      items: page.items.map(row => ({
        ...row,
        number: row.number === null ? null : numberText(row.number),
        rater:
          row.rater_name || row.rater_address ? { name: row.rater_name, address: row.rater_address } : null,
        team: row.team_id && row.team_name ? { id: row.team_id, name: row.team_name } : null,
        agent: agents && row.agent_id && row.agent_name ? { id: row.agent_id, name: row.agent_name } : null,
        service:
          row.service_id && row.service_title ? { id: row.service_id, title: row.service_title } : null,
        follow_up_id: row.follow_up_id ?? null,
      })),
    }
  },

  async listDropped(ctx, { query: { limit, after, from, to, reason } }) {
    const rows = await presses.listDropped(
      ctx,
      { ...period(ctx, from, to), reason },
      limit + 1,
      after ? placeOf(after, 2) : null,
    )
    const page = pageOf(rows, limit, row => [row.at_key, row.id])
    return {
      ...page,
      items: page.items.map(row => ({
        ...row,
        reason: row.dropped!,
        kind: row.kind ?? ('resolution' as const),
        number: row.number === null ? null : numberText(row.number),
        counted: row.counted_at ? { at: row.counted_at, by: row.counted_by_name ?? '' } : null,
      })),
    }
  },

  async countDropped(ctx, { params: { id } }) {
    const press = await presses.hold(ctx, id)
    if (!press) throw notFound({})
    if (press.counted_at) throw alreadyCounted({})
    const { rating } = await rate(ctx, await askedOf(ctx, press), {
      score: press.score,
      comment: press.comment,
      theme: press.theme as never,
      channel: 'email',
      person_id: press.person_id,
      rater: press.rater,
      rater_name: press.rater_name,
      rater_address: press.rater_address,
    })
    await presses.markCounted(ctx, id, rating.id)
    ctx.tell(droppedCounted, { press_id: id, rating_id: rating.id })
    return rating
  },

  readPolicy: ctx => readPolicy(ctx),

  async changePolicy(ctx, { body }) {
    const before = await readPolicy(ctx)
    const wanted = {
      ...body,
      ranges: [...new Set(body.ranges)].filter(isRange),
      programs: [...new Set(body.programs)],
    }
    const after = await writePolicy(ctx, wanted)
    const fields = Object.keys(after).filter(
      key =>
        JSON.stringify(after[key as keyof typeof after]) !==
        JSON.stringify(before[key as keyof typeof before]),
    )
    if (fields.length > 0) ctx.tell(policyChanged, { actor_id: ctx.actor.id, fields })
    return after
  },
}

/** What a dropped press was about, also when its link is over by now. */
async function askedOf(ctx: Context, press: NonNullable<Awaited<ReturnType<typeof presses.hold>>>) {
  if (press.invitation_id === null) return askedOnResolution(ctx, press.request_id!, press.person_id!, true)
  const invitation = await invitationById(ctx, press.invitation_id)
  if (!invitation) throw linkEnded({})
  return askedByInvitation(ctx, invitation, true)
}
