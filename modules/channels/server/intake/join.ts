// A letter that goes on with a conversation: the requester's side, an agent's answer, a stranger who joins.
import { Refusal } from '#kernel/contract/refusal.ts'
import type { Context } from '#kernel/server/context.ts'
import type { KnownPerson } from '#modules/organisation/server/face.ts'
import { findRequest, type RequestRow, say } from '#modules/requests/server/face.ts'
import type { Decided } from './decide.ts'
import type { Arrived } from './letter-in.ts'
import { addCopied, addFollower } from './participants.ts'
import { register } from './register.ts'
import { wordsOf } from './words.ts'

/** Adds the letter to a held request. The one who acts is the writer. */
export async function join(
  ctx: Context,
  arrived: Arrived,
  request: RequestRow,
  person: KnownPerson,
): Promise<Decided> {
  const { automatic } = arrived.letter
  const machine = automatic.kind !== 'no'
  if (request.status === 'closed' || request.status === 'cancelled') {
    if (machine) return { outcome: 'automatic', reason: automatic.reason, request_id: request.id }
    return register(ctx, arrived, person, request)
  }
  const standing = await standingOf(ctx, request, person)
  const message_id = await say(ctx, request, {
    ...(await wordsOf(ctx, arrived)),
    kind: standing === 'agent' && !machine ? 'answer' : 'inbound',
    channel: 'email',
    author_id: person.id,
  })
  if (!machine) {
    if (standing === 'stranger') await addFollower(ctx, request, person.id, 'observer')
    await addCopied(ctx, arrived, request)
  }
  const reason = machine ? automatic.reason : standing === 'stranger' ? 'observer' : null
  return { outcome: 'joined', reason, request_id: request.id, message_id }
}

/** What the writer is to this request: its requester's side, an agent who may work on it, or neither. */
async function standingOf(
  ctx: Context,
  request: RequestRow,
  person: KnownPerson,
): Promise<'requester' | 'agent' | 'stranger'> {
  if (person.id === request.requester_id || person.id === request.reported_by) return 'requester'
  const seen = await seenBy(ctx, request.id)
  if (seen?.may.work) return 'agent'
  return seen?.follows ? 'requester' : 'stranger'
}

async function seenBy(ctx: Context, request_id: string): Promise<RequestRow | null> {
  try {
    return await findRequest(ctx, request_id)
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null
    throw error
  }
}
