// Whose loss it is: the verdict of the joint quality index on one thing, by asking what would have happened otherwise.
import { type CompiledCalendar, workingTimeBetween } from '#modules/calendar/server/face.ts'
import type { StandingReason, Stretch } from './moments.ts'

export const verdicts = ['good', 'client', 'center', 'both', 'outside'] as const
export type Verdict = (typeof verdicts)[number]

export const sides = ['center', 'client', 'outside'] as const
export type Side = (typeof sides)[number]

const sideOfReason: Readonly<Record<StandingReason, Side>> = {
  requester: 'client',
  approver: 'client',
  unit: 'client',
  third_party: 'outside',
  scheduled: 'center',
}

/** On whose side a thing is during a stretch; null when nobody owes anything. */
export function sideOf({ state, reason }: Stretch): Side | null {
  if (state === 'active') return 'center'
  return state === 'standing' ? sideOfReason[reason!] : null
}

/** Working seconds in the hands of each side, up to an instant. */
export function timesOfSides(
  stretches: readonly Stretch[],
  calendar: CompiledCalendar,
  until: number,
): Record<Side, number> {
  const times = { center: 0, client: 0, outside: 0 }
  for (const stretch of stretches) {
    const side = sideOf(stretch)
    const to = Math.min(stretch.to ?? Infinity, until)
    if (side && to > stretch.from) times[side] += workingTimeBetween(calendar, stretch.from, to)
  }
  return times
}

/** What is known of a finished or overdue thing. Working seconds. */
export interface Case {
  /**
   * Time used of the centre's promise, without what is over below, and the promise; null where no time to the result was
   * promised.
   */
  readonly center: { readonly used: number; readonly limit: number } | null
  /** A promise of the centre was broken that more time of the other sides could not have broken, and not excused. */
  readonly center_missed: boolean
  /** Time of the client's side beyond what it had promised. */
  readonly client_over: number
  /** The same of third parties. */
  readonly outside_over: number
  /** Rework: it came back after it had been resolved. */
  readonly center_error: boolean
  /** What was submitted at first was not complete or not right. */
  readonly client_error: boolean
}

/**
 * Counterfactual attribution. All time above what each side promised is put on the centre's clock: the thing is late when
 * that exceeds the centre's limit. It is the client's loss if it would have been on time had the client kept its promise,
 * the centre's if it would have been had the centre kept its own, of a third party likewise, and of both if neither alone
 * would have sufficed. An error of a side is its loss also when time was kept. A side that kept its promise and made no
 * error has no part in a loss: what a third party shares with one side is the loss of that side.
 * Source: the definition of the joint quality index in docs/guide; an unused allowance of one side is not given to the other.
 */
export function verdictOf(found: Case): Verdict {
  const lost = new Set<Side>(lateBy(found))
  if (found.center_missed || found.center_error) lost.add('center')
  if (found.client_error) lost.add('client')
  if (lost.has('center')) return lost.has('client') ? 'both' : 'center'
  if (lost.has('client')) return 'client'
  return lost.has('outside') ? 'outside' : 'good'
}

/** Those without whose excess it would not have been late, or, when that is none alone, all who have one. */
function lateBy({ center, client_over, outside_over }: Case): Side[] {
  if (!center) return []
  const late = (used: number, client: number, outside: number) => used + client + outside > center.limit
  if (!late(center.used, client_over, outside_over)) return []
  if (!late(center.used, 0, outside_over)) return ['client']
  if (!late(Math.min(center.used, center.limit), client_over, outside_over)) return ['center']
  if (!late(center.used, client_over, 0)) return ['outside']
  const over: Record<Side, boolean> = {
    center: center.used > center.limit,
    client: client_over > 0,
    outside: outside_over > 0,
  }
  return sides.filter(side => over[side])
}
