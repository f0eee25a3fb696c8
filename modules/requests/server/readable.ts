// Which messages the one who asks may read.
import type { Context } from '#kernel/server/context.ts'
import { maySeeNotes } from './policy.ts'
import { placesOf } from './store/conversation.ts'
import { find, visible } from './store/find.ts'

/** Files hang on messages: whoever may read the message may have its files. */
export async function readableMessages(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const places = await placesOf(ctx, ids)
  const requests = await visible(ctx, [
    ...new Set(places.flatMap(({ request_id, merged_into }) => [request_id, merged_into ?? []].flat())),
  ])
  const seen = new Set(requests.map(({ id }) => id))
  const readable = new Set<string>()
  for (const { id, kind, request_id, merged_into } of places) {
    // Messages of a merged request are read in the one that took it in.
    const place = [request_id, merged_into].find(one => one !== null && seen.has(one))
    if (!place) continue
    if (kind !== 'note' || maySeeNotes(ctx.actor, await find(ctx, place))) readable.add(id)
  }
  return readable
}
