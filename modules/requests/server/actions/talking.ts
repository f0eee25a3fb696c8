// The conversation: reading it, answering, noting, and what a message does to the request.
import type { Context } from '#kernel/server/context.ts'
import { notAllowed } from '#kernel/contract/kernel.ts'
import { newId } from '#kernel/server/id.ts'
import { pageOf, placeOf as placeIn } from '#kernel/server/paging.ts'
import type { Actions } from '#kernel/server/module.ts'
import { stopClocks } from '#modules/agreements/server/face.ts'
import * as told from '../../contract.ts'
import { maySeeNotes, takesPart } from '../policy.ts'
import { isFinished, numberText, statusAfterAnswer, statusAfterInbound } from '../rules.ts'
import * as show from '../show.ts'
import * as conversation from '../store/conversation.ts'
import { find, hold, type RequestRow } from '../store/find.ts'
import { addMessage, type Change, change, type NewMessageRow } from '../store/write.ts'
import { attach } from './registering.ts'

type Talking = Pick<Actions<typeof told.contract>, 'listMessages' | 'addMessage'>

export const talking: Talking = {
  async listMessages(ctx, { params: { id }, query: { limit, after } }) {
    const request = await find(ctx, id)
    const rows = await conversation.messages(ctx, request.id, {
      notes: maySeeNotes(ctx.actor, request),
      limit: limit + 1,
      after: after ? placeIn(after, 2) : null,
    })
    const page = pageOf(rows, limit, row => [row.created_key, row.id])
    return { ...page, items: await show.messages(ctx, page.items) }
  },

  async addMessage(ctx, { params: { id }, body }) {
    const request = await hold(ctx, id)
    refuseUnlessOpenForWords(request)
    if (body.kind === 'note' ? !request.may.note : !request.may.reply) throw notAllowed({})
    await refuseIfMovedOn(ctx, request, body.last_seen_message_id)
    const kind = body.kind === 'note' ? 'note' : speaksForRequester(ctx, request) ? 'inbound' : 'answer'
    const message_id = await say(ctx, request, {
      kind,
      text: body.text,
      channel: kind === 'inbound' ? (ctx.actor.via === 'api-key' ? 'api' : 'portal') : 'desk',
      attachments: body.attachments,
      then: kind === 'answer' ? body.then : undefined,
    })
    const [message] = await show.messages(ctx, [await conversation.message(ctx, message_id)])
    return message!
  },
}

export interface Words {
  readonly kind: 'inbound' | 'answer' | 'note'
  readonly text: string
  readonly channel: string
  readonly attachments?: readonly string[] | undefined
  readonly then?: 'open' | 'waiting_requester' | 'waiting_third_party' | 'resolved' | undefined
  /** Who wrote it, when that is not the actor (letters). */
  readonly author_id?: string | null
  readonly letter?: Pick<NewMessageRow, 'hidden_text' | 'html' | 'automatic'> | undefined
}

/** Adds a message to a held request: status, clock and events follow from its kind. Answers the message's id. */
export async function say(ctx: Context, request: RequestRow, words: Words): Promise<string> {
  const id = newId()
  const author_id = words.author_id === undefined ? ctx.actor.id : words.author_id
  await addMessage(ctx, request.id, { id, kind: words.kind, author_id, channel: words.channel, text: words.text, ...words.letter })
  await attach(ctx, id, words.attachments)
  const automatic = words.letter?.automatic ?? false
  const firstAnswer = words.kind === 'answer' && !automatic && request.first_answered_at === null
  ctx.tell(told.messageAdded, {
    request_id: request.id,
    message_id: id,
    kind: words.kind,
    author_id,
    channel: words.channel,
    first_answer: firstAnswer,
  })
  await change(ctx, request.id, {
    ...(firstAnswer ? await answeredFirst(ctx, request) : {}),
    ...statusFields(ctx, request, words, automatic, id),
  })
  return id
}

/** The first answer stops its clock; whether it came in time stays with the request. */
async function answeredFirst(ctx: Context, request: RequestRow): Promise<Change> {
  const stopped = await stopClocks(ctx, request.id, 'first_answer')
  return { first_answered_at: ctx.now, due_at: null, warn_at: null, missed: stopped?.missed ?? request.missed }
}

function statusFields(ctx: Context, request: RequestRow, words: Words, automatic: boolean, message_id: string): Change {
  const from = request.status
  // A machine's letter (an absence note) reopens nothing and moves no ball.
  if (words.kind === 'note' || automatic || words.then === 'resolved') return {}
  const to = words.kind === 'inbound' ? statusAfterInbound(from) : (words.then ?? statusAfterAnswer(from))
  const take = words.kind === 'answer' ? takenByDoing(ctx, request) : {}
  if (from === to) return take
  if (from === 'resolved') {
    ctx.tell(told.requestReopened, { request_id: request.id, from })
    return { ...take, status: to, resolved_at: null, resolved_by: null, closes_at: null, reopened_count: request.reopened_count + 1 }
  }
  ctx.tell(told.statusChanged, { request_id: request.id, from, to })
  return { ...take, status: to }
}

/** Whoever answers or resolves what nobody has, has taken it. */
export function takenByDoing(ctx: Context, request: RequestRow): Pick<Change, 'assignee_id'> {
  if (request.assignee_id !== null || ctx.actor.kind !== 'person') return {}
  ctx.tell(told.requestAssigned, {
    request_id: request.id,
    team_id: request.team_id,
    assignee_id: ctx.actor.id,
    from_team_id: request.team_id,
    from_assignee_id: null,
  })
  return { assignee_id: ctx.actor.id }
}

export function refuseUnlessOpenForWords(request: RequestRow): void {
  if (request.merged_into !== null) throw told.merged({ number: numberText(request.number), into: '' })
  if (isFinished(request.status)) throw told.finished({ number: numberText(request.number), status: request.status })
}

async function refuseIfMovedOn(ctx: Context, request: RequestRow, seen_id: string | undefined): Promise<void> {
  if (!seen_id) return
  const count = await conversation.countNewer(ctx, request.id, seen_id, maySeeNotes(ctx.actor, request))
  if (count > 0) throw told.conversationMovedOn({ count })
}

/** Whoever takes part in a request speaks for the requester's side there, also when he works in the centre elsewhere. */
export const speaksForRequester = (ctx: Context, request: RequestRow): boolean =>
  takesPart(ctx.actor, request) || !request.may.work
