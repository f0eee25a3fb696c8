// Looking at requests: lists, counts, one, its requester and its history; and what one has typed and not sent.

import { timeline } from '#kernel/server/events.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf as placeIn } from '#kernel/server/paging.ts'
import { type contract, messageAdded, type View, views } from '../../contract.ts'
import { isAgent, maySeeNotes } from '../policy.ts'
import * as show from '../show.ts'
import * as conversation from '../store/conversation.ts'
import { count, find, mostCounted, page, sortOf, visible } from '../store/find.ts'
import { peopleNames } from '../store/names.ts'
import { requesterCard, requesterFigures } from '../store/requester.ts'

type Reading = Pick<
  Actions<typeof contract>,
  | 'listRequests'
  | 'countRequests'
  | 'nameRequests'
  | 'readRequest'
  | 'readRequester'
  | 'listEvents'
  | 'listDrafts'
  | 'saveDraft'
  | 'dropDraft'
>

/** Notes, warnings and escalations, and what both sides say about whose loss it is. */
const isOfTheCenter = ({ name, payload }: { name: string; payload: { kind?: unknown } }): boolean =>
  name.startsWith('agreements.') || (name === messageAdded.name && payload.kind === 'note')

const deskViews: readonly View[] = views.filter(view => view !== 'asked' && view !== 'finished')

export const reading: Reading = {
  async listRequests(ctx, { query: { limit, after, ...wanted } }) {
    const due = sortOf(wanted) === 'due'
    const rows = await page(ctx, wanted, limit + 1, after ? placeIn(after, 2) : null)
    const { items, next } = pageOf(rows, limit, row => [due ? row.due_key : row.created_key, row.id])
    return { items: await show.summaries(ctx, items), next }
  },

  async countRequests(ctx) {
    const rows = await count(ctx, isAgent(ctx.actor) ? deskViews : ['asked'])
    return {
      items: rows.map(row => ({
        view: row.view,
        count: Math.min(row.count, mostCounted),
        more: row.count > mostCounted,
      })),
    }
  },

  nameRequests: async (ctx, { query: { id } }) => ({ items: (await visible(ctx, id)).map(show.linked) }),

  readRequest: async (ctx, { params: { id } }) => show.whole(ctx, await find(ctx, id)),

  async readRequester(ctx, { params: { id } }) {
    const request = await find(ctx, id)
    const [card, figures] = await Promise.all([
      requesterCard(ctx, request.requester_id),
      requesterFigures(ctx, request.requester_id, request.id),
    ])
    return { ...card, ...figures, recent: figures.recent.map(show.linked) }
  },

  async listEvents(ctx, { params: { id }, query: { limit, after } }) {
    const request = await find(ctx, id)
    const place = after ? Number(placeIn(after, 1)[0]) : 0
    const rows = await timeline(ctx.db, request.id, place, limit + 1)
    const { items, next } = pageOf(rows, limit, row => [row.id])
    const told = maySeeNotes(ctx.actor, request) ? items : items.filter(item => !isOfTheCenter(item))
    const names = await peopleNames(ctx, [...new Set(told.flatMap(item => item.actor_id ?? []))])
    return {
      items: told.map(item => ({
        ...item,
        actor: item.actor_id === null ? null : { id: item.actor_id, name: names.get(item.actor_id) ?? '' },
      })),
      next,
    }
  },

  listDrafts: async ctx => ({ items: await conversation.drafts(ctx) }),

  async saveDraft(ctx, { params: { place }, body: { content } }) {
    await conversation.saveDraft(ctx, place, content)
    return { place, content, updated_at: ctx.now }
  },

  async dropDraft(ctx, { params: { place } }) {
    await conversation.dropDraft(ctx, place)
    return {}
  },
}
