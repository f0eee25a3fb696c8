// Who takes part because a letter named them: copied people, and strangers who joined by answering.
import { holds } from '#kernel/contract/access.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { actorOf } from '#modules/organisation/server/face.ts'
import { participantAdded } from '#modules/requests/contract.ts'
import { addParticipant, turnedAway } from '#modules/requests/server/face.ts'
import { isOwnAddress } from '../store/mailboxes.ts'
import type { Arrived } from './letter-in.ts'
import { isDisproven, letterLanguage, meet } from './writer.ts'

interface Followed {
  readonly id: string
  readonly requester_id: string
  readonly reported_by: string
}

/** A letter to a whole company makes nobody follow but the first. */
const mostCopied = 50

/**
 * Everybody on copy follows the request, except our own addresses, the people who work in the centre anyway and those who
 * were taken out of it. Returns how many addresses were too many to be looked at; they stay in the letter.
 */
export async function addCopied(ctx: Context, arrived: Arrived, request: Followed): Promise<number> {
  const { letter, boxes } = arrived
  const language = letterLanguage(arrived, ctx.okno.config.OKNO_LANGUAGE as Language)
  const others = [...letter.to, ...letter.cc].filter(other => !isOwnAddress(boxes, other.address))
  for (const other of others.slice(0, mostCopied)) {
    const person = await meet(ctx, other, language, { join_client: !isDisproven(arrived) })
    if (!person || (await worksInTheCentre(ctx, person.id))) continue
    if (await turnedAway(ctx, request.id, person.id)) continue
    await addFollower(ctx, request, person.id, 'copied')
  }
  return Math.max(0, others.length - mostCopied)
}

export async function addFollower(
  ctx: Context,
  request: Followed,
  person_id: string,
  role: 'copied' | 'observer',
): Promise<void> {
  if (person_id === request.requester_id || person_id === request.reported_by) return
  if (await addParticipant(ctx, request.id, person_id, role))
    ctx.tell(participantAdded, { request_id: request.id, person_id, role })
}

/** Has the person a desk, so that its own address is nobody's business? */
export async function worksInTheCentre(ctx: Context, person_id: string): Promise<boolean> {
  const actor = await actorOf(ctx.okno, person_id)
  return actor !== null && holds(actor, 'requests.work')
}
