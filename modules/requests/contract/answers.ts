// Answers of agents: sent and held for a moment in which they can be taken back, and how long that is. Apart from the rest of
// the contract: the first page of the portal loads that one.
import { z } from 'zod'
import { del, get, post, put } from '#kernel/contract/endpoint.ts'
import { FileInfo, notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { Id, Instant, Nothing } from '#kernel/contract/shapes.ts'
import {
  answerGone,
  answerTakenBack,
  conversationMovedOn,
  finished,
  merged,
  unknownFiles,
} from './refusals.ts'
import { ByRequest, Message, NewAnswer, nextStatuses } from './shapes.ts'

/** An answer that has not gone yet. Only its author knows of it. */
export const UnsentAnswer = z.object({
  /** The message will have the same. */
  id: Id,
  request_id: Id,
  text: z.string(),
  attachments: z.array(FileInfo),
  next_status: z.enum(nextStatuses).nullable(),
  created_at: Instant,
  goes_at: Instant,
  /** Until then, when this was answered; for clocks that are not set right. */
  seconds_left: z.number(),
  /** Why it could not go at its time; it stays until its author takes it back or discards it. */
  failed: z.object({ code: z.string(), detail: z.string() }).nullable(),
})
export type UnsentAnswer = z.output<typeof UnsentAnswer>

/** One that could not go, wherever it is; the number is null when its request is hidden from the author now. */
export const FailedAnswer = UnsentAnswer.extend({ number: z.string().nullable() })

const longest_undo_seconds = 60

export const Answering = z.object({
  /** So long an agent can take an answer back; 0: answers go at once. */
  undo_seconds: z.int().min(0).max(longest_undo_seconds),
})

const One = ByRequest.extend({ answer_id: Id })

/** Part of the interface of requests, like `contract` in `../contract.ts`. */
export const answerContract = {
  holdAnswer: post('/requests/:id/answers', {
    can: 'signed-in',
    params: ByRequest,
    body: NewAnswer,
    output: z.object({
      /** It waits and can be taken back; null when it has gone at once. */
      answer: UnsentAnswer.nullable(),
      message: Message.nullable(),
    }),
    status: 201,
    idempotent: true,
    refusals: [notFound, notAllowed, finished, merged, conversationMovedOn, unknownFiles],
    summary:
      'Answer, with some seconds in which it can be taken back; words of the requester’s side go at once',
  }),
  listAnswers: get('/requests/:id/answers', {
    can: 'signed-in',
    params: ByRequest,
    output: z.object({ items: z.array(UnsentAnswer) }),
    refusals: [notFound],
    summary: 'My answers in a request that have not gone yet, in the order in which they go',
  }),
  listFailedAnswers: get('/answers/failed', {
    can: 'signed-in',
    output: z.object({ items: z.array(FailedAnswer) }),
    summary: 'My answers that could not go, in all requests, oldest first; at most 100',
  }),
  takeBackAnswer: post('/requests/:id/answers/:answer_id/take-back', {
    can: 'signed-in',
    params: One,
    output: UnsentAnswer,
    idempotent: true,
    refusals: [notFound, answerGone, answerTakenBack],
    summary: 'Take an answer back before it goes: it becomes the draft of the next answer',
  }),
  sendAnswerNow: post('/requests/:id/answers/:answer_id/send-now', {
    can: 'signed-in',
    params: One,
    output: Message,
    refusals: [notFound, notAllowed, finished, merged, answerGone, answerTakenBack],
    summary: 'Let an answer go without waiting, with those that I sent before it',
  }),
  dropAnswer: del('/requests/:id/answers/:answer_id', {
    can: 'signed-in',
    params: One,
    output: Nothing,
    refusals: [notFound, answerGone],
    summary: 'Discard an answer that has not gone',
  }),
  readAnswering: get('/answering', {
    can: 'organisation.manage',
    output: Answering,
    summary: 'How answers go out of the centre',
  }),
  editAnswering: put('/answering', {
    can: 'organisation.manage',
    body: Answering,
    output: Answering,
    refusals: [notAllowed],
    summary: 'Change how answers go out of the centre',
  }),
}
