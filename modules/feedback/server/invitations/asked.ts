// What a link asks about: from its token, or from what was kept of it.
import type { Context } from '#kernel/server/context.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { findRequest, holdRequest, type RequestRow } from '#modules/requests/server/face.ts'
import { linkEnded, linkUnknown, type RatingKind } from '../../contract.ts'
import { readRatingToken } from '../links.ts'
import * as followUps from '../store/follow-ups.ts'
import { byId, type InvitationRow } from '../store/invitations.ts'
import { teamOf } from '../store/people.ts'
import { byId as ratingById } from '../store/ratings.ts'
import { isSigned, namedInvitation } from './tokens.ts'

export interface Asked {
  readonly kind: RatingKind
  /** Names what was asked, and of whom: links in different letters that ask the same share it. */
  readonly about: string
  readonly invitation_id: string | null
  readonly request: RequestRow | null
  readonly message_id: string | null
  readonly team_id: string | null
  readonly service_id: string | null
  readonly agent_id: string | null
  /** To whom the letter went; null where nobody knows. */
  readonly person_id: string | null
  readonly follow_up_id: string | null
}

/** The signed link stands for the person: what it allows is decided here, not by who happens to be signed in. */
const asOkno = (ctx: Context): Context => ({ ...ctx, ...bySystem(ctx.okno, ctx.request_id, ctx.language) })

/** What a token asks. `hold` keeps others from the request until the use case ends. Refuses what is not ours or over. */
export async function askedBy(ctx: Context, token: string, { hold }: { hold: boolean }): Promise<Asked> {
  const id = namedInvitation(token)
  if (id === null) {
    const read = readRatingToken(ctx.okno, token)
    if (!read) throw linkUnknown({})
    return askedOnResolution(ctx, read.request_id, read.person_id, hold)
  }
  const row = await byId(ctx, id)
  if (!row || !isSigned(ctx.okno, token, row)) throw linkUnknown({})
  if (!isValid(row, ctx.now)) throw linkEnded({})
  return askedByInvitation(ctx, row, hold)
}

/** May its links be used at this moment? */
export const isValid = (row: Pick<InvitationRow, 'expires_at' | 'withdrawn_at'>, now: Date): boolean =>
  row.expires_at > now && (row.withdrawn_at === null || row.withdrawn_at > now)

export async function askedOnResolution(
  ctx: Context,
  request_id: string,
  person_id: string,
  hold: boolean,
): Promise<Asked> {
  const request = await (hold ? holdRequest : findRequest)(asOkno(ctx), request_id)
  if (request.requester_id !== person_id) throw linkUnknown({})
  return {
    ...nothing,
    kind: 'resolution',
    about: `resolution:${request_id}:${person_id}`,
    request,
    team_id: request.team_id,
    service_id: request.service_id,
    agent_id: request.resolved_by,
    person_id,
  }
}

export async function askedByInvitation(ctx: Context, row: InvitationRow, hold: boolean): Promise<Asked> {
  const request = row.request_id
    ? await (hold ? holdRequest : findRequest)(asOkno(ctx), row.request_id)
    : null
  const asked = { ...nothing, kind: row.kind, about: `${row.kind}:${row.id}`, invitation_id: row.id, request }
  switch (row.kind) {
    case 'answer':
      return {
        ...asked,
        message_id: row.message_id,
        team_id: request!.team_id,
        service_id: request!.service_id,
        agent_id: row.agent_id,
        person_id: row.person_id,
      }
    case 'signature':
      return { ...asked, agent_id: row.agent_id, team_id: await teamOf(ctx, row) }
    case 'after_fix': {
      const card = await followUps.byId(ctx, row.follow_up_id!)
      const rating = card && (await ratingById(ctx, card.rating_id))
      if (!rating) throw linkEnded({})
      return {
        ...asked,
        team_id: rating.team_id,
        service_id: rating.service_id,
        agent_id: rating.agent_id,
        person_id: row.person_id,
        follow_up_id: row.follow_up_id,
      }
    }
  }
}

const nothing = {
  invitation_id: null,
  request: null,
  message_id: null,
  team_id: null,
  service_id: null,
  agent_id: null,
  person_id: null,
  follow_up_id: null,
} as const
