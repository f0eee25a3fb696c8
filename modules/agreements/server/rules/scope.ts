// Which target holds for a thing: the most specific one of the agreements in force, and why it and not another.
import type { Metric } from './metrics.ts'

/** What a thing is, as far as agreements tell things apart. Ids, or codes; null where nothing is known. */
export interface Attributes {
  readonly client: string | null
  readonly unit: string | null
  readonly region: string | null
  readonly service: string | null
  readonly department: string | null
  readonly type: string | null
  readonly priority: string | null
}

/** The dimensions of a scope, the most telling first: a rule for one client beats one for a priority. */
export const dimensions = ['client', 'service', 'unit', 'region', 'department', 'priority', 'type'] as const
export type Dimension = (typeof dimensions)[number]

/** For which things an agreement holds: the named values of each named dimension; everything where none is named. */
export type Scope = { readonly [D in Dimension]?: readonly string[] }

export interface InForce {
  readonly valid_from: number
  readonly valid_until: number | null
  /** Whether it also holds for what was open when it came into force. */
  readonly covers_open: boolean
}

export const fits = (scope: Scope, attributes: Attributes): boolean =>
  dimensions.every(dimension => {
    const wanted = scope[dimension]
    const own = attributes[dimension]
    return !wanted || wanted.length === 0 || (own !== null && wanted.includes(own))
  })

/** How specific a scope is: each named dimension outweighs all later ones together. */
export const weightOf = (scope: Scope): number =>
  dimensions.reduce((sum, dimension) => sum * 2 + (scope[dimension]?.length ? 1 : 0), 0)

/** Whether an edition holds for a thing opened at one instant and open until before another; milliseconds, null: for ever. */
export function holdsFor(edition: InForce, opened_at: number, ended_at: number | null): boolean {
  if (edition.valid_from <= opened_at) return edition.valid_until === null || opened_at < edition.valid_until
  return edition.covers_open && (ended_at === null || edition.valid_from < ended_at)
}

export interface Candidate extends InForce {
  readonly target_id: string
  readonly metric: Metric
  readonly scope: Scope
  readonly code: string
}

/**
 * Candidates for one metric, the one that holds first: the most specific scope, then the later edition, then the code, then
 * the target itself, so that there is always an answer and always the same.
 */
export const ranked = <C extends Candidate>(candidates: readonly C[]): C[] =>
  [...candidates].sort(
    (one, other) =>
      weightOf(other.scope) - weightOf(one.scope) ||
      other.valid_from - one.valid_from ||
      compare(one.code, other.code) ||
      compare(one.target_id, other.target_id),
  )

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
