// One view of the queue, page after page: the list, and the walk through it from a request's own page.
import type { z } from 'zod'
import { requests } from './calls.ts'
import type { QueueSearch } from './search.ts'

type View = z.output<typeof QueueSearch>['view']

export interface QueueQuery {
  readonly view: View
  readonly q?: string | undefined
  readonly tag?: string | undefined
  readonly priority?: z.output<typeof QueueSearch>['priority']
  readonly requester_id?: string | undefined
  readonly limit: number
}

export const queueOf = ({
  view,
  q,
  tag,
  priority,
  requester_id,
}: Partial<z.output<typeof QueueSearch>>): QueueQuery => ({
  view: view ?? 'my_teams',
  q: q || undefined,
  tag,
  priority,
  requester_id,
  limit: 50,
})

/** Minutes pass without any news: what shows them is asked again on this beat while the page is in sight. */
export const beat_ms = 30_000

export const useQueue = (query: QueueQuery, { enabled = true } = {}) =>
  requests.useInfinite('listRequests', { query }, { keepPrevious: true, every_ms: beat_ms, enabled })

export type Queue = ReturnType<typeof useQueue>
