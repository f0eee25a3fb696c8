// What people do to a held request, shared by several use cases: say something, resolve, take by doing.
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { followClocks, type Governing } from '#modules/agreements/server/face.ts'
import { compiledCalendar, dueAfter } from '#modules/calendar/server/face.ts'
import * as told from '../../contract.ts'
import { dropApprovals, tellStatus } from '../approvals/deeds.ts'
import { measuredRequest } from '../meaning.ts'
import { daysToObject, isFinished, numberText, statusAfterAnswer, statusAfterInbound } from '../rules.ts'
import { numberOfRequest } from '../store/conversation.ts'
import type { RequestRow } from '../store/find.ts'
import { addMessage, type Change, change, type NewMessageRow } from '../store/write.ts'
import { attach } from './registering.ts'

export interface Words {
  /** The message's id, where it is known before. */
  readonly id?: string | undefined
  readonly kind: 'inbound' | 'answer' | 'note'
  readonly text: string
  readonly channel: string
  readonly attachments?: readonly string[] | undefined
  readonly next_status?: 'open' | 'waiting_requester' | 'waiting_third_party' | 'resolved' | undefined
  /** Nothing becomes of the request with it: where the ball is was said meanwhile. */
  readonly leaves_status?: boolean | undefined
  /** Who wrote it, when that is not the actor (letters). */
  readonly author_id?: string | null
  readonly letter?: Pick<NewMessageRow, 'hidden_text' | 'html' | 'automatic'> | undefined
}

/** Adds a message to a held request: status, clock and events follow from its kind. Answers the message's id. */
export async function say(ctx: Context, request: RequestRow, words: Words): Promise<string> {
  const id = words.id ?? newId()
  const author_id = words.author_id === undefined ? ctx.actor.id : words.author_id
  await addMessage(ctx, request.id, {
    id,
    kind: words.kind,
    author_id,
    channel: words.channel,
    text: words.text,
    ...words.letter,
  })
  await attach(ctx, id, words.attachments)
  const automatic = words.letter?.automatic ?? false
  const firstAnswer = words.kind === 'answer' && !automatic && request.first_answered_at === null
  ctx.tell(told.messageAdded, {
    request_id: request.id,
    message_id: id,
    kind: words.kind,
    author_id,
    channel: words.channel,
    automatic,
    first_answer: firstAnswer,
    resolves: words.next_status === 'resolved',
  })
  await change(ctx, request.id, {
    ...(firstAnswer ? { first_answered_at: ctx.now } : {}),
    ...(await statusFields(ctx, request, words, automatic)),
  })
  return id
}

async function statusFields(
  ctx: Context,
  request: RequestRow,
  words: Words,
  automatic: boolean,
): Promise<Change> {
  const from = request.status
  // A machine's letter (an absence note) reopens nothing and moves no ball.
  if (words.kind === 'note' || automatic || words.next_status === 'resolved') return {}
  const to =
    words.kind === 'inbound' ? statusAfterInbound(from) : (words.next_status ?? statusAfterAnswer(from))
  const take = words.kind === 'answer' ? takenByDoing(ctx, request) : {}
  if (from === to || words.leaves_status) return take
  if (from === 'resolved') {
    ctx.tell(told.requestReopened, { request_id: request.id, from })
    return {
      ...take,
      status: to,
      resolved_at: null,
      resolved_by: null,
      closes_at: null,
      reopened_count: request.reopened_count + 1,
    }
  }
  await tellStatus(ctx, request, to)
  return { ...take, status: to }
}

/** Whoever answers or resolves what nobody has, has taken it. */
export function takenByDoing(ctx: Context, request: RequestRow): Pick<Change, 'assignee_id'> {
  if (request.assignee_id !== null || ctx.actor.kind !== 'person') return {}
  ctx.tell(told.requestAssigned, {
    request_id: request.id,
    team_id: request.team_id,
    department_id: request.department_id,
    assignee_id: ctx.actor.id,
    from_team_id: request.team_id,
    from_assignee_id: null,
  })
  return { assignee_id: ctx.actor.id }
}

export async function refuseUnlessOpenForWords(ctx: Context, request: RequestRow): Promise<void> {
  await refuseMerged(ctx, request)
  if (isFinished(request.status))
    throw told.finished({ number: numberText(request.number), request_status: request.status })
}

/** A merged request goes on in the one that took it in. */
export async function refuseMerged(ctx: Context, request: RequestRow): Promise<void> {
  if (request.merged_into === null) return
  const into = await numberOfRequest(ctx, request.merged_into)
  throw told.merged({ number: numberText(request.number), into: numberText(into) })
}

/**
 * The requester speaks for the own side, also when working in the centre. Whoever else works on the request speaks for
 * the centre, also who registered it on the phone or follows it.
 */
export const speaksForRequester = (ctx: Context, request: RequestRow): boolean =>
  request.requester_id === ctx.actor.id || !request.may.work

/** Resolves a held request, with a last answer if there is one; answers that message's id. */
export async function resolve(
  ctx: Context,
  request: RequestRow,
  words: Partial<Pick<Words, 'id' | 'text' | 'attachments'>> = {},
): Promise<string | null> {
  const { text } = words
  const message_id = text
    ? await say(ctx, request, { ...words, text, kind: 'answer', channel: 'desk', next_status: 'resolved' })
    : null
  const calendar = await compiledCalendar(ctx.okno, ctx.db, 'default')
  const closes_at = new Date(dueAfter(calendar, ctx.now.getTime(), { working_days: daysToObject }))
  await dropApprovals(ctx, request)
  ctx.tell(told.requestResolved, { request_id: request.id, message_id, from: request.status })
  await change(ctx, request.id, {
    status: 'resolved',
    resolved_at: ctx.now,
    resolved_by: ctx.actor.id,
    closes_at,
    // Fulfilled without words (a thing was done, a call was made): that was the first answer.
    ...(request.first_answered_at === null ? { first_answered_at: ctx.now } : {}),
    ...takenByDoing(ctx, request),
  })
  return message_id
}

/**
 * Lets the promises on a request follow what this use case has told about it: to be called once, when all is told. Answers
 * what has changed for the request.
 */
export async function keepPromises(ctx: Context, request_id: string): Promise<Partial<Governing>> {
  return (await followClocks(ctx, measuredRequest, request_id)) ?? {}
}
