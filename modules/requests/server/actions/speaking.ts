// Saying something in a held request, the same whether it is said at once or at its time.
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import * as told from '../../contract.ts'
import { maySeeNotes } from '../policy.ts'
import * as show from '../show.ts'
import * as conversation from '../store/conversation.ts'
import type { RequestRow } from '../store/find.ts'
import {
  keepPromises,
  refuseUnlessOpenForWords,
  resolve,
  say,
  speaksForRequester,
  type Words,
} from './deeds.ts'

type Spoken = Pick<Words, 'id' | 'text' | 'attachments' | 'next_status' | 'leaves_status'> & {
  readonly kind: 'reply' | 'note'
}

/** Refuses words that the actor may not say in this request, or that nobody may say there any more. */
export async function permitWords(ctx: Context, request: RequestRow, kind: Spoken['kind']): Promise<void> {
  await refuseUnlessOpenForWords(ctx, request)
  if (kind === 'note' ? !request.may.note : !request.may.reply) throw notAllowed({})
}

export async function refuseIfMovedOn(
  ctx: Context,
  request: RequestRow,
  seen_id: string | undefined,
): Promise<void> {
  if (!seen_id) return
  const count = await conversation.countNewer(ctx, request.id, seen_id, maySeeNotes(ctx.actor, request))
  if (count > 0) throw told.conversationMovedOn({ count })
}

/** Says permitted words, with all that follows from them. Answers the message. */
export async function speak(ctx: Context, request: RequestRow, words: Spoken) {
  const kind = words.kind === 'note' ? 'note' : speaksForRequester(ctx, request) ? 'inbound' : 'answer'
  const message_id =
    kind === 'answer' && words.next_status === 'resolved'
      ? await resolve(ctx, request, words)
      : await say(ctx, request, {
          ...words,
          kind,
          channel: kind === 'inbound' ? (ctx.actor.via === 'api-key' ? 'api' : 'portal') : 'desk',
          next_status: kind === 'answer' ? words.next_status : undefined,
        })
  await keepPromises(ctx, request.id)
  const [message] = await show.messages(ctx, [await conversation.message(ctx, message_id!)], {
    inside: false,
  })
  return message!
}
