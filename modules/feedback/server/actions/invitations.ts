// The use cases behind links in letters: looking, which stores nothing, and pressing, which is judged first.
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import { shortSignature } from '#kernel/server/signing.ts'
import { numberText } from '#modules/requests/server/face.ts'
import { ownSignature, pressDropped, type ratingEndpoints, type Theme } from '../../contract.ts'
import { type Asked, askedBy } from '../invitations/asked.ts'
import { isVisit, visitOf } from '../invitations/tokens.ts'
import { judge, networkOf } from '../machines/rules.ts'
import { rate, ratedBefore, takeBack } from '../rate.ts'
import { byId } from '../store/invitations.ts'
import { nameOf } from '../store/people.ts'
import { readPolicy } from '../store/policy.ts'
import * as presses from '../store/presses.ts'
import { holderName } from './signatures.ts'

const cookie = 'okno_rater'
const cookie_seconds = 365 * 86_400

export const invitationActions: Pick<
  Actions<typeof ratingEndpoints>,
  'readInvitation' | 'acceptInvitation'
> = {
  readInvitation: (ctx, { params: { token } }) => readAsked(ctx, token),

  acceptInvitation: (ctx, { params: { token }, body }) => acceptPress(ctx, token, body),
}

/** What the page of a link shows; looking stores nothing. Refuses with `linkUnknown` and `linkEnded`. */
export async function readAsked(ctx: Context, token: string) {
  const asked = await askedBy(ctx, token, { hold: false })
  const rating = await ratedBefore(ctx, asked, raterOf(ctx, asked))
  const { request } = asked
  return {
    kind: asked.kind,
    number: request && numberText(request.number),
    subject: request?.subject ?? null,
    resolved_at: request?.resolved_at ?? null,
    agent_name: asked.kind === 'resolution' ? null : await nameOf(ctx, asked.agent_id),
    holder_name: await holderOf(ctx, asked),
    asks_who: asksWho(ctx, asked),
    rating: rating ?? null,
    visit: visitOf(ctx.okno, asked.about, ctx.now),
  }
}

/** What was pressed, with the proof that the page was opened. */
export interface Pressed {
  readonly score: number
  readonly comment?: string | undefined
  readonly theme?: Theme | undefined
  readonly name?: string | undefined
  readonly address?: string | undefined
  readonly visit?: string | undefined
}

/** Judges a press and stores its mark. Refuses as `acceptInvitation` does. */
export async function acceptPress(ctx: Context, token: string, { visit, name, address, ...said }: Pressed) {
  const asked = await askedBy(ctx, token, { hold: true })
  if (asked.kind === 'signature' && asked.agent_id === ctx.actor.id) throw ownSignature({})
  await presses.queueUp(ctx, asked.about)
  const from = placeOf(ctx)
  const rater = raterOf(ctx, asked, { make: true })
  const known = !asksWho(ctx, asked)
  const given = {
    score: said.score,
    comment: said.comment?.trim() || null,
    theme: said.theme ?? null,
    channel: 'email' as const,
    ...rater,
    rater_name: known ? null : name?.trim() || null,
    rater_address: known ? null : (address ?? null),
  }
  const earlier = await presses.recent(ctx, asked.about, asked.kind === 'signature' ? from.came_from : null)
  const verdict = judge(
    {
      score: said.score,
      at_ms: ctx.now.getTime(),
      visited: isVisit(ctx.okno, asked.about, visit, ctx.now),
      program: from.program,
      address: from.address,
      earlier: earlier.map(({ id, at, score }) => ({ id, at_ms: at.getTime(), score })),
      from_place: await presses.countFrom(ctx, from.came_from),
    },
    await readPolicy(ctx),
  )
  const press: Omit<presses.NewPress, 'dropped' | 'rating_id' | 'before' | 'network'> = {
    id: newId(),
    about: asked.about,
    invitation_id: asked.invitation_id,
    request_id: asked.request?.id ?? null,
    team_id: asked.team_id,
    score: given.score,
    comment: given.comment,
    theme: given.theme,
    person_id: asked.person_id ?? given.person_id,
    rater: given.rater,
    rater_name: given.rater_name,
    rater_address: given.rater_address,
    came_from: from.came_from,
    program: from.program.slice(0, 300) || null,
  }
  if (verdict) {
    await takeBack(
      ctx,
      asked,
      earlier.filter(one => verdict.also.includes(one.id)),
      verdict.reason,
    )
    const network = networkOf(from.address)
    await presses.insert(ctx, { ...press, network, dropped: verdict.reason, rating_id: null, before: null })
    const { id: press_id, score, request_id } = press
    ctx.tell(pressDropped, { press_id, reason: verdict.reason, score, request_id })
    return { counted: false, reason: verdict.reason, rating: null }
  }
  const { rating, before } = await rate(ctx, asked, given)
  await presses.insert(ctx, {
    ...press,
    network: null,
    dropped: null,
    rating_id: rating.id,
    before: before
      ? { score: before.score, comment: before.comment, theme: before.theme, channel: before.channel }
      : null,
  })
  return { counted: true, reason: null, rating }
}

/** Nobody knows who rates a signature, unless the person is signed in. */
const asksWho = (ctx: Context, asked: Asked): boolean =>
  asked.person_id === null && ctx.actor.kind !== 'person'

/** Whose signature it is, where it is not an agent's own. */
async function holderOf(ctx: Context, { kind, agent_id, invitation_id }: Asked) {
  if (kind !== 'signature' || agent_id !== null) return null
  const row = await byId(ctx, invitation_id!)
  return row ? holderName(ctx, row) : null
}

/**
 * Who rates where the link does not know: the person who is signed in, or this browser by a cookie that is set with the
 * first mark, not by looking.
 */
function raterOf(ctx: Context, asked: Asked, { make = false } = {}) {
  if (asked.person_id !== null) return { person_id: asked.person_id, rater: null }
  if (ctx.actor.kind === 'person') return { person_id: ctx.actor.id, rater: null }
  const { request, reply } = ctx.http!
  const known = request.cookies[cookie]
  const mark = known && /^[\w-]{36}$/.test(known) ? known : make ? crypto.randomUUID() : null
  if (mark !== null && make)
    reply.setCookie(cookie, mark, {
      path: '/api/ratings/invitations',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: cookie_seconds,
      secure: ctx.okno.config.OKNO_URL.startsWith('https:'),
    })
  return { person_id: null, rater: mark && hashed(ctx, mark) }
}

/** Where a press comes from: the address itself is not kept, only what tells it from others. */
function placeOf(ctx: Context) {
  const { ip, headers } = ctx.http!.request
  return { address: ip, came_from: hashed(ctx, ip), program: headers['user-agent'] ?? '' }
}

const hashed = (ctx: Context, text: string): string =>
  shortSignature(ctx.okno.config.OKNO_SECRET, `place:${text}`)
