// Completeness at first submission: what was said of one thing, and the share that was promised of all.
import type { Moment } from './moments.ts'
import { type Candidate, fits, ranked } from './scope.ts'

/** When a first submission was first judged (milliseconds), and whether it needed no return, by the last word on it. */
export function firstSubmissionOf(
  moments: readonly Moment[],
): { readonly at: number; readonly complete: boolean } | null {
  const said = moments.filter(moment => moment.do === 'checked')
  const first = said[0]
  return first ? { at: first.at, complete: said.at(-1)!.code === 'complete' } : null
}

/** What of a target tells for whom it was promised. */
export interface Promised extends Candidate {
  readonly agreement_id: string
  readonly promiser: string
  readonly promiser_id: string | null
  readonly limit: { readonly unit: string; readonly count: number }
}

export interface Where {
  readonly client_id: string | null
  readonly service_id: string | null
  readonly department_id: string | null
}

/**
 * The least share of complete first submissions in percent that was promised for all of a place at an instant
 * (milliseconds): of the targets that hold for the whole of it the most specific one. Null where none does.
 */
export function promisedShare(targets: readonly Promised[], where: Where, at: number): number | null {
  const holding = targets.filter(
    ({ valid_from, valid_until }) => valid_from <= at && (valid_until === null || at < valid_until),
  )
  const latest = new Map<string, number>()
  for (const { agreement_id, valid_from } of holding)
    latest.set(agreement_id, Math.max(latest.get(agreement_id) ?? -Infinity, valid_from))
  const place = {
    ...{ client: where.client_id, service: where.service_id, department: where.department_id },
    ...{ unit: null, region: null, type: null, priority: null },
  }
  const found = holding.filter(
    rule =>
      rule.metric === 'completeness' &&
      rule.valid_from === latest.get(rule.agreement_id) &&
      (rule.promiser_id === null || rule.promiser_id === where.client_id) &&
      fits(rule.scope, place),
  )
  return ranked(found)[0]?.limit.count ?? null
}
