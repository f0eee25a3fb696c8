// A letter that goes on with a conversation: the requester's side, an agent's answer, a stranger who joins.
import { Refusal } from '#kernel/contract/refusal.ts'
import type { Context } from '#kernel/server/context.ts'
import type { KnownPerson } from '#modules/organisation/server/face.ts'
import { findRequest, lastSaid, type RequestRow, say } from '#modules/requests/server/face.ts'
import { sameSubject } from '../mail/threading.ts'
import { handlingOf } from '../store/handling.ts'
import { subjectsOf } from '../store/letters.ts'
import type { Conversation } from './conversation.ts'
import type { Decided } from './decide.ts'
import type { Arrived } from './letter-in.ts'
import { addCopied, addFollower } from './participants.ts'
import { firstWriter } from './passed-on.ts'
import { type Earlier, register } from './register.ts'
import { asOfTheCentre, wordsOf } from './words.ts'

/** Adds the letter to a held request, or begins one beside it. The one who acts is the writer. */
export async function join(
  ctx: Context,
  arrived: Arrived,
  conversation: Conversation,
  person: KnownPerson,
): Promise<Decided> {
  const { request } = conversation
  const { automatic } = arrived.letter
  const machine = automatic.kind !== 'no'
  const finished = request.status === 'closed' || request.status === 'cancelled'
  if (machine && (finished || conversation.closed_to_writer))
    return { outcome: 'automatic', reason: automatic.reason, request_id: request.id }
  const standing = await standingOf(ctx, request, person)
  const apart = await whyApart(ctx, arrived, conversation, { finished, machine, standing })
  if (apart) return register(ctx, arrived, person, { request, why: apart })
  const by_agent = standing === 'agent' && !machine
  const forged = arrived.proof?.verdict === 'failed'
  const message_id = await say(ctx, request, {
    ...(await wordsOf(ctx, by_agent ? await asOfTheCentre(ctx, arrived) : arrived, { by_agent })),
    kind: by_agent ? 'answer' : 'inbound',
    channel: 'email',
    author_id: person.id,
  })
  let copied_left_out = 0
  if (!machine) {
    // Whoever forges an address brings nobody in.
    if (standing === 'stranger' && !forged) await addFollower(ctx, request, person.id, 'observer')
    copied_left_out = await addCopied(ctx, arrived, request)
  }
  const forwarded = machine || by_agent ? null : await firstWriter(arrived, person)
  return {
    outcome: 'joined',
    reason: machine ? automatic.reason : standing === 'stranger' ? (forged ? 'disproven' : 'observer') : null,
    request_id: request.id,
    message_id,
    original_sender: forwarded?.from ?? null,
    from_centre: by_agent,
    copied_left_out,
  }
}

interface Circumstances {
  readonly finished: boolean
  readonly machine: boolean
  readonly standing: Standing
}

/** Why the letter begins a request of its own; null when it goes on with this one. */
async function whyApart(
  ctx: Context,
  arrived: Arrived,
  { request, by, closed_to_writer }: Conversation,
  { finished, machine, standing }: Circumstances,
): Promise<Earlier['why'] | null> {
  if (closed_to_writer) return 'own_matter'
  if (finished) return 'follow_up'
  // A machine has no matters, an agent answers, and whoever kept our mark in the subject or named the number means it.
  if (machine || standing === 'agent' || by === 'subject' || by === 'number') return null
  return (await isNewMatter(ctx, arrived, request)) ? 'new_matter' : null
}

const day_ms = 24 * 3_600_000

/** People take an old letter, write another subject over it and ask something new. */
async function isNewMatter(ctx: Context, arrived: Arrived, request: RequestRow): Promise<boolean> {
  const { new_matter_days } = await handlingOf(ctx, arrived.mailbox?.id ?? null)
  const { subject } = arrived.letter
  if (new_matter_days === 0 || sameSubject(subject, request.subject)) return false
  const last = await lastSaid(ctx, request.id)
  if (!last || ctx.now.getTime() - last.getTime() < new_matter_days * day_ms) return false
  return !(await subjectsOf(ctx, request.id)).some(before => sameSubject(subject, before))
}

type Standing = 'requester' | 'agent' | 'stranger'

/** What the writer is to this request: its requester's side, an agent who may work on it, or neither. */
async function standingOf(ctx: Context, request: RequestRow, person: KnownPerson): Promise<Standing> {
  const seen = await seenBy(ctx, request.id)
  // Whoever reported it for another and works in the centre answers for the centre.
  if (person.id === request.requester_id) return 'requester'
  if (seen?.may.work) return 'agent'
  return person.id === request.reported_by || seen?.follows ? 'requester' : 'stranger'
}

async function seenBy(ctx: Context, request_id: string): Promise<RequestRow | null> {
  try {
    return await findRequest(ctx, request_id)
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null
    throw error
  }
}
