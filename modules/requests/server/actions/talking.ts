// The conversation: reading it, answering, noting.
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf as placeIn } from '#kernel/server/paging.ts'
import type { contract } from '../../contract.ts'
import { maySeeNotes } from '../policy.ts'
import * as show from '../show.ts'
import * as conversation from '../store/conversation.ts'
import { find, hold } from '../store/find.ts'
import { permitWords, refuseIfMovedOn, speak } from './speaking.ts'

type Talking = Pick<Actions<typeof contract>, 'listMessages' | 'addMessage'>

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

  async addMessage(ctx, { params: { id }, body: { last_seen_message_id, ...words } }) {
    const request = await hold(ctx, id)
    await permitWords(ctx, request, words.kind)
    await refuseIfMovedOn(ctx, request, last_seen_message_id)
    return speak(ctx, request, words)
  },
}
