// How an answer goes at its time: written once, as its author, with the rights that the author has then.
import { notAllowed } from '#kernel/contract/kernel.ts'
import { Refusal } from '#kernel/contract/refusal.ts'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import { kyselyOn } from '#kernel/server/database.ts'
import { passFiles } from '#kernel/server/files.ts'
import type { Deliver } from '#kernel/server/module.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { actorOf } from '#modules/organisation/server/face.ts'
import { message_holder } from '../actions/past.ts'
import { permitWords, speak } from '../actions/speaking.ts'
import { hold, type RequestRow } from '../store/find.ts'
import * as store from './store.ts'

export const delivery_kind = 'answer'

/** What a delivery of an answer carries. */
export interface Going {
  readonly answer_id: string
}

/** Lets an answer go, after those that its author sent before it. What is not there any more was taken back or has gone. */
export const goOut: Deliver = async (okno, { payload }) => {
  const line = await store.inLineUpTo({ db: kyselyOn(okno.pools.write) }, (payload as Going).answer_id)
  for (const answer of line) if (answer.failed === null) await goAsAuthor(okno, answer)
  return {}
}

async function goAsAuthor(okno: Okno, answer: store.UnsentRow): Promise<void> {
  const request_id = `answer:${answer.id}`
  try {
    const actor = await actorOf(okno, answer.author_id)
    if (!actor) throw notAllowed({})
    await inTransaction(okno, { actor, language: actor.language, request_id }, async ctx => {
      await go(ctx, await hold(ctx, answer.request_id), answer)
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await inTransaction(okno, bySystem(okno, request_id), ctx => store.fail(ctx, answer.id, error))
  }
}

/**
 * Says an answer in its held request. Answers the message; null when somebody else took the answer out of waiting. The
 * request is always held before its answers are touched.
 */
export async function go(ctx: Context, request: RequestRow, { id, body, created_at }: store.UnsentRow) {
  if (!(await store.take(ctx, id))) return null
  await permitWords(ctx, request, 'reply')
  await passFiles(ctx, id, { kind: message_holder, id })
  const { text, next_status } = body
  // Had it gone at once, what was done since would stand: a status set meanwhile, a requester who has written again.
  const changed = request.status !== body.status
  const later = changed || (await store.wroteSince(ctx, request.id, created_at))
  return speak(ctx, request, {
    id,
    kind: 'reply',
    text,
    next_status: later ? undefined : next_status,
    leaves_status: changed && request.status === 'resolved',
  })
}
