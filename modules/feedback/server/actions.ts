// The use cases of ratings.
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { findRequest, holdRequest, numberText, type RequestRow } from '#modules/requests/server/face.ts'
import { type contract, linkUnknown, notResolved, notYours, ratingGiven } from '../contract.ts'
import { readRatingToken } from './links.ts'
import { figuresOf } from './rules.ts'
import * as store from './store.ts'

const usualDays = 30

export const actions: Actions<typeof contract> = {
  async giveRating(ctx, { params: { id }, body }) {
    const request = await holdRequest(ctx, id)
    if (request.requester_id !== ctx.actor.id) throw notYours({})
    return rate(ctx, request, body, ctx.actor.via === 'api-key' ? 'api' : 'portal')
  },

  async readRating(ctx, { params: { id } }) {
    const request = await findRequest(ctx, id)
    return { rating: (await store.find(ctx, request.id)) ?? null }
  },

  async readInvitation(ctx, { params: { token } }) {
    const { request_id } = invited(ctx, token)
    const request = await findRequest(asOkno(ctx), request_id)
    const rating = await store.find(ctx, request_id)
    return {
      number: numberText(request.number),
      subject: request.subject,
      resolved_at: request.resolved_at,
      rating: rating ?? null,
    }
  },

  async acceptInvitation(ctx, { params: { token }, body }) {
    const { request_id, person_id } = invited(ctx, token)
    const request = await holdRequest(asOkno(ctx), request_id)
    if (request.requester_id !== person_id) throw linkUnknown({})
    return rate(ctx, request, body, 'email')
  },

  async listRatings(ctx, { query: { limit, after, from, to, ...wanted } }) {
    const rows = await store.list(
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
        number: numberText(row.number),
        team: { id: row.team_id, name: row.team_name },
        service:
          row.service_id && row.service_title ? { id: row.service_id, title: row.service_title } : null,
      })),
    }
  },

  async reportRatings(ctx, { query: { by, from, to } }) {
    const within = period(ctx, from, to)
    const marks = await store.countMarks(ctx, by === 'team' ? 'team_id' : 'service_id', within)
    const groups = Map.groupBy(marks, mark => mark.id)
    const ids = [...groups.keys()].filter(id => id !== null)
    const named =
      ids.length === 0
        ? []
        : await (by === 'team' ? store.teamTitles(ctx, ids) : store.serviceTitles(ctx, ids))
    const titles = new Map(named.map(({ id, title }) => [id, title]))
    const items = [...groups]
      .map(([id, some]) => ({
        id,
        title: id === null ? null : (titles.get(id) ?? null),
        ...figuresOf(countsOf(some)),
      }))
      .sort((a, b) => b.count - a.count)
    return { ...within, all: { id: null, title: null, ...figuresOf(countsOf(marks)) }, items }
  },
}

/** Stores the rating of a held request and tells it. */
async function rate(
  ctx: Context,
  request: RequestRow,
  { score, comment }: { score: number; comment?: string | undefined },
  channel: 'portal' | 'email' | 'api',
) {
  if (request.resolved_at === null) throw notResolved({})
  const before = await store.find(ctx, request.id)
  const rating = await store.keep(ctx, {
    request_id: request.id,
    person_id: request.requester_id,
    score,
    comment: comment?.trim() || null,
    channel,
    team_id: request.team_id,
    service_id: request.service_id,
    agent_id: request.resolved_by,
  })
  ctx.tell(ratingGiven, {
    request_id: request.id,
    rating_id: rating.id,
    person_id: request.requester_id,
    score,
    before: before?.score ?? null,
  })
  return rating
}

function invited(ctx: Context, token: string) {
  const read = readRatingToken(ctx.okno, token)
  if (!read) throw linkUnknown({})
  return read
}

/** The signed link stands for the person: what it allows is decided here, not by who happens to be signed in. */
const asOkno = (ctx: Context): Context => ({ ...ctx, ...bySystem(ctx.okno, ctx.request_id, ctx.language) })

/** Local days from and to, both included; the last 30 days unless said. */
function period(ctx: Context, from: string | undefined, to: string | undefined) {
  const today = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime())
    .toZonedDateTimeISO(ctx.actor.time_zone)
    .toPlainDate()
  return { from: from ?? today.subtract({ days: usualDays }).toString(), to: to ?? today.toString() }
}

function countsOf(marks: readonly { score: number; count: number }[]): number[] {
  const counts = [0, 0, 0, 0, 0]
  for (const { score, count } of marks) counts[score - 1]! += count
  return counts
}
