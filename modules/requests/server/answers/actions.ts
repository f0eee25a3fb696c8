// The use cases of answers that can be taken back: hold one, list mine, take one back, let it go now, discard it.
import { holdsEverywhere } from '#kernel/contract/access.ts'
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { cancelDeliveries, requestDelivery } from '#kernel/server/deliveries.ts'
import { forgetFiles, giveFiles, passFiles } from '#kernel/server/files.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import type { answerContract } from '../../contract/answers.ts'
import * as told from '../../contract.ts'
import { speaksForRequester } from '../actions/deeds.ts'
import { permitWords, refuseIfMovedOn, speak } from '../actions/speaking.ts'
import { numberText } from '../rules.ts'
import * as conversation from '../store/conversation.ts'
import { find, hold, type RequestRow, visible } from '../store/find.ts'
import { delivery_kind, type Going, go } from './going.ts'
import * as show from './show.ts'
import * as store from './store.ts'

export const answering: Actions<typeof answerContract> = {
  async holdAnswer(ctx, { params: { id }, body: { last_seen_message_id, ...words } }) {
    const request = await hold(ctx, id)
    await permitWords(ctx, request, 'reply')
    await refuseIfMovedOn(ctx, request, last_seen_message_id)
    const goes_at = speaksForRequester(ctx, request) ? ctx.now : await whenItGoes(ctx, request)
    if (goes_at <= ctx.now) {
      const message = await speak(ctx, request, { ...words, kind: 'reply' })
      return { answer: null, message }
    }
    const [answer] = await show.answers(ctx, [await wait(ctx, request, words, goes_at)])
    return { answer: answer!, message: null }
  },

  async listAnswers(ctx, { params: { id } }) {
    await find(ctx, id)
    return { items: await show.answers(ctx, await store.ownIn(ctx, id)) }
  },

  async listFailedAnswers(ctx) {
    const rows = await store.ownFailed(ctx)
    const seen = new Map(
      (await visible(ctx, [...new Set(rows.map(row => row.request_id))])).map(one => [one.id, one]),
    )
    return {
      items: (await show.answers(ctx, rows)).map(answer => {
        const request = seen.get(answer.request_id)
        return { ...answer, number: request ? numberText(request.number) : null }
      }),
    }
  },

  async takeBackAnswer(ctx, { params: { id, answer_id } }) {
    const answer = await ownOne(ctx, id, answer_id)
    const [shown] = await show.answers(ctx, [answer])
    await takeOut(ctx, answer)
    await passFiles(ctx, answer_id, null)
    await becomeDraft(ctx, answer.request_id, shown!)
    return shown!
  },

  async sendAnswerNow(ctx, { params: { id, answer_id } }) {
    const { request_id } = await ownOne(ctx, id, answer_id)
    const request = await hold(ctx, request_id)
    const line = await store.inLineUpTo(ctx, answer_id)
    let message: Awaited<ReturnType<typeof go>> = null
    for (const answer of line) message = await go(ctx, request, answer)
    if (!message) throw await whyNot(ctx, id, answer_id)
    await cancelDeliveries(
      ctx,
      line.map(answer => answer.delivery_id),
    )
    return message
  },

  async dropAnswer(ctx, { params: { id, answer_id } }) {
    const answer = await store.own(ctx, id, answer_id)
    if (answer) {
      await takeOut(ctx, answer)
      await forgetFiles(ctx, [answer_id])
    } else {
      if (await store.hasGone(ctx, answer_id)) throw told.answerGone({})
      await find(ctx, id)
    }
    return {}
  },

  async readAnswering(ctx) {
    return store.answering(ctx)
  },

  async editAnswering(ctx, { body: { undo_seconds } }) {
    if (!holdsEverywhere(ctx.actor, 'organisation.manage')) throw notAllowed({})
    const before = await store.answering(ctx)
    if (before.undo_seconds !== undo_seconds) {
      await store.setAnswering(ctx, undo_seconds)
      ctx.tell(told.answeringChanged, { answering_id: before.id, undo_seconds })
    }
    return { undo_seconds }
  },
}

/** After the time to take it back, and never before what its author has sent already. */
async function whenItGoes(ctx: Context, request: RequestRow): Promise<Date> {
  const [{ undo_seconds }, last] = [await store.answering(ctx), await store.lastGoesAt(ctx, request.id)]
  const goes_at = new Date(ctx.now.getTime() + undo_seconds * 1000)
  return last && last > goes_at ? last : goes_at
}

async function wait(
  ctx: Context,
  request: RequestRow,
  { text, next_status, attachments = [] }: told.NewAnswer,
  goes_at: Date,
): Promise<store.UnsentRow> {
  const id = newId()
  const going: Going = { answer_id: id }
  const delivery_id = await requestDelivery(ctx, {
    kind: delivery_kind,
    // Not about the request: nothing is to be seen there of an answer that has not gone.
    subject_id: id,
    payload: going,
    not_before: goes_at,
  })
  const body = { text, next_status, status: request.status }
  const row: store.UnsentRow = {
    ...{ id, request_id: request.id, author_id: ctx.actor.id, body },
    ...{ created_at: ctx.now, goes_at, delivery_id, failed: null },
  }
  await store.keep(ctx, row)
  const wanted = new Set(attachments)
  const taken = await giveFiles(ctx, [...wanted], { kind: store.unsent_holder, id })
  if (taken !== wanted.size) throw told.unknownFiles({})
  return row
}

async function ownOne(ctx: Context, id: string, answer_id: string): Promise<store.UnsentRow> {
  const answer = await store.own(ctx, id, answer_id)
  if (!answer) throw await whyNot(ctx, id, answer_id)
  return answer
}

/** Takes an answer out of waiting; it may be going at this very moment, and then it is gone. */
async function takeOut(ctx: Context, { id, delivery_id, request_id }: store.UnsentRow): Promise<void> {
  if (!(await store.take(ctx, id))) throw await whyNot(ctx, request_id, id)
  await cancelDeliveries(ctx, [delivery_id])
}

/** Why an answer waits no longer. */
async function whyNot(ctx: Context, id: string, answer_id: string) {
  if (await store.hasGone(ctx, answer_id)) return told.answerGone({})
  await find(ctx, id)
  return told.answerTakenBack({})
}

/** Kept as a draft by the server, so that it is not lost with the answer to this call; before what was typed since. */
async function becomeDraft(
  ctx: Context,
  request_id: string,
  { text, next_status, attachments }: Awaited<ReturnType<typeof show.answers>>[number],
): Promise<void> {
  const place = `request:${await store.whereAnswered(ctx, request_id)}:reply`
  const typed = (await conversation.draftAt(ctx, place)) as { text?: string; files?: unknown[] } | undefined
  await conversation.saveDraft(ctx, place, {
    text: [text, typed?.text].filter(Boolean).join('\n\n'),
    files: [...attachments, ...(typed?.files ?? [])],
    ...(next_status ? { next: next_status } : {}),
  })
}
