// The conversation: reading it, answering, noting.
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf as placeIn } from '#kernel/server/paging.ts'
import * as told from '../../contract.ts'
import { maySeeNotes } from '../policy.ts'
import * as show from '../show.ts'
import * as conversation from '../store/conversation.ts'
import { find, hold, type RequestRow } from '../store/find.ts'
import { keepPromises, refuseUnlessOpenForWords, resolve, say, speaksForRequester } from './deeds.ts'

type Talking = Pick<Actions<typeof told.contract>, 'listMessages' | 'addMessage'>

export const talking: Talking = {
  async listMessages(ctx, { params: { id }, query: { limit, after } }) {
    const request = await find(ctx, id)
    const inside = maySeeNotes(ctx.actor, request)
    const rows = await conversation.messages(ctx, request.id, {
      notes: inside,
      limit: limit + 1,
      after: after ? placeIn(after, 2) : null,
    })
    const page = pageOf(rows, limit, row => [row.created_key, row.id])
    return { ...page, items: await show.messages(ctx, page.items, { inside }) }
  },

  async addMessage(ctx, { params: { id }, body }) {
    const request = await hold(ctx, id)
    await refuseUnlessOpenForWords(ctx, request)
    if (body.kind === 'note' ? !request.may.note : !request.may.reply) throw notAllowed({})
    await refuseIfMovedOn(ctx, request, body.last_seen_message_id)
    const kind = body.kind === 'note' ? 'note' : speaksForRequester(ctx, request) ? 'inbound' : 'answer'
    const message_id =
      kind === 'answer' && body.next_status === 'resolved'
        ? await resolve(ctx, request, body.text, body.attachments)
        : await say(ctx, request, {
            kind,
            text: body.text,
            channel: kind === 'inbound' ? (ctx.actor.via === 'api-key' ? 'api' : 'portal') : 'desk',
            attachments: body.attachments,
            next_status: kind === 'answer' ? body.next_status : undefined,
          })
    await keepPromises(ctx, request.id)
    const [message] = await show.messages(ctx, [await conversation.message(ctx, message_id!)], {
      inside: false,
    })
    return message!
  },
}

async function refuseIfMovedOn(
  ctx: Context,
  request: RequestRow,
  seen_id: string | undefined,
): Promise<void> {
  if (!seen_id) return
  const count = await conversation.countNewer(ctx, request.id, seen_id, maySeeNotes(ctx.actor, request))
  if (count > 0) throw told.conversationMovedOn({ count })
}
