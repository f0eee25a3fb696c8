// Hands the domain of requests to the kernel.
import { words } from '#kernel/contract/words.ts'
import type { Context } from '#kernel/server/context.ts'
import { defineModule } from '#kernel/server/module.ts'
import { choices, measured, shown } from '#modules/agreements/server/face.ts'
import { contract, events, permissions } from '../contract.ts'
import en from '../text/en.ts'
import ru from '../text/ru.ts'
import { actions } from './actions/all.ts'
import { servicesToName, typesToName } from './choices.ts'
import { follow } from './first-line.ts'
import { live } from './live.ts'
import { measuredRequest } from './meaning.ts'
import { showMeasured } from './measured.ts'
import { maySeeNotes } from './policy.ts'
import { periodic, reactions } from './reactions.ts'
import { placesOf } from './store/conversation.ts'
import { find, visible } from './store/find.ts'

/** Files hang on messages: whoever may read the message may have its files. */
async function readableMessages(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
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

export const requestsModule = defineModule({
  name: 'requests',
  contract,
  actions,
  words: words(en, ru),
  permissions,
  events,
  reactions,
  periodic,
  live: [live],
  follow,
  fills: [
    measured.fill(measuredRequest),
    shown.fill({ kind: 'request', show: showMeasured }),
    choices.fill(servicesToName),
    choices.fill(typesToName),
  ],
  holders: { 'requests.message': readableMessages },
})
