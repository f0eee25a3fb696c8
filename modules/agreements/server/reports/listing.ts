// Lists that are counted out in memory, as pages: each thing has a number to sort by, and the id decides between equals.
import type { Context } from '#kernel/server/context.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { showBehind } from './names.ts'

export interface Listed {
  readonly id: string
  readonly kind: string
  readonly service_id: string | null
  readonly client_id: string | null
  /** Smaller comes first. */
  readonly rank: number
  /** What tells lines of one thing apart, where it may have several. */
  readonly clock_id?: string
}

const keyOf = ({ clock_id, id }: Listed): string => clock_id ?? id

/** One page of them with numbers and names; the total is that of all pages. */
export async function pageOfAll<R extends Listed>(
  ctx: Context,
  all: readonly R[],
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
) {
  const sorted = [...all].sort((one, other) => one.rank - other.rank || (keyOf(one) < keyOf(other) ? -1 : 1))
  const place = after ? placeOf(after, 2) : null
  const rest = place
    ? sorted.filter(
        row => row.rank > Number(place[0]) || (row.rank === place[0] && keyOf(row) > String(place[1])),
      )
    : sorted
  const page = pageOf(rest.slice(0, limit + 1), limit, row => [row.rank, keyOf(row)])
  const shown = await showBehind(ctx, page.items)
  return { ...shown, next: page.next, total: all.length }
}
