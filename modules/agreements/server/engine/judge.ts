// What a thing counts as in the joint quality index, from its clocks and its moments.
import { reachOf } from '../rules/course.ts'
import type { Metric } from '../rules/metrics.ts'
import { type Moment, resolvedAt, type StandingReason, stretchesOf } from '../rules/moments.ts'
import { type Side, sideOf, timesOfSides, type Verdict, verdictOf } from '../rules/verdict.ts'
import type { Derived, Subject } from './derive.ts'

export interface Judged {
  readonly verdict: Verdict | null
  /** When it was finished or overdue; milliseconds. */
  readonly verdict_at: number | null
  readonly seconds: Readonly<Record<Side, number>>
}

/** The verdict on a thing at an instant. `isExcused` tells clocks whose miss was excused. */
export function judge(
  subject: Subject,
  clocks: readonly Derived[],
  isExcused: (clock: Derived) => boolean,
  now: number,
): Judged {
  const stretches = stretchesOf(subject.moments)
  const promise = clocks.find(
    ({ applied }) => applied.rule.kind === 'sla' && applied.rule.metric === 'resolution',
  )
  const main = promise ?? clocks.find(({ applied }) => applied.rule.kind === 'sla')
  if (!main) return { verdict: null, verdict_at: null, seconds: { center: 0, client: 0, outside: 0 } }
  const last = stretches.at(-1)!
  const until = last.to === null && sideOf(last) === null ? last.from : now
  const seconds = timesOfSides(stretches, main.applied.calendar.compiled, until)
  const missed = clocks.filter(
    clock => clock.applied.rule.kind === 'sla' && clock.reading.outcome === 'missed' && !isExcused(clock),
  )
  const own = promise ? { used: promise.reading.used_seconds, limit: limitSeconds(promise) } : null
  const over = promise ? excessOf(clocks, promise, isExcused) : { client: 0, outside: 0, counted: 0 }
  const used = own ? Math.max(0, own.used - over.counted) : 0
  const verdict = verdictOf({
    center: own && { used: isExcused(promise!) ? Math.min(used, own.limit) : used, limit: own.limit },
    // Late with no more than the limit used: the limit ran out with the working hours, and nothing was done after them.
    center_missed: missed.some(clock => clock !== promise || own!.used <= own!.limit),
    client_over: over.client,
    outside_over: over.outside,
    center_error: cameBack(subject.moments),
    client_error: wasIncomplete(subject.moments),
  })
  if (last.state === 'cancelled' || last.state === 'merged')
    return { verdict: null, verdict_at: null, seconds }
  const resolved_at = resolvedAt(stretches)
  if (resolved_at !== null) return { verdict, verdict_at: resolved_at, seconds }
  const overdue = missed.map(({ reading }) => reading.due_at!).sort((one, other) => one - other)[0]
  return overdue === undefined || verdict === 'good'
    ? { verdict: null, verdict_at: null, seconds }
    : { verdict, verdict_at: overdue, seconds }
}

/** The limit in working seconds of its calendar, those of its pauses not among them. */
export const limitSeconds = ({ applied, course }: Derived): number =>
  reachOf(course, { limit: applied.rule.limit, calendar: applied.calendar.compiled }).seconds

/** Whether it came back after it had been resolved; what had been cancelled is not done badly. */
function cameBack(moments: readonly Moment[]): boolean {
  let resolved = false
  for (const moment of moments) {
    if (moment.do === 'reopened' && resolved) return true
    if (moment.do === 'resolved' || moment.do === 'cancelled') resolved = moment.do === 'resolved'
  }
  return false
}

/**
 * How much longer each side held the thing than it had promised, in working seconds: only what its own clocks say, and
 * nothing that was excused. `counted` is the part for which the centre's clock ran all the same. With nothing promised
 * nothing is too long.
 */
function excessOf(
  clocks: readonly Derived[],
  promise: Derived,
  isExcused: (clock: Derived) => boolean,
): { client: number; outside: number; counted: number } {
  const over = { client: 0, outside: 0, counted: 0 }
  for (const clock of clocks) {
    const { rule } = clock.applied
    const side = sideOfPromiser(rule.promiser)
    if (rule.kind !== 'ola' || side === 'center' || isExcused(clock)) continue
    const excess = Math.max(0, clock.reading.used_seconds - limitSeconds(clock))
    over[side] += excess
    if (!stoodFor(promise, awaitedBy[rule.metric] ?? 'requester')) over.counted += excess
  }
  return over
}

const awaitedBy: { readonly [M in Metric]?: StandingReason } = { approval: 'approver', task: 'third_party' }

const stoodFor = (promise: Derived, reason: StandingReason): boolean =>
  promise.applied.rule.pauses.includes(reason)

const sideOfPromiser = (promiser: Derived['applied']['rule']['promiser']): Side =>
  promiser === 'client' ? 'client' : promiser === 'supplier' ? 'outside' : 'center'

/** What was found at the first look; said again, it is the last word that counts. */
function wasIncomplete(moments: readonly Moment[]): boolean {
  const checked = moments.findLast(moment => moment.do === 'checked')
  return checked?.do === 'checked' && checked.code !== 'complete'
}
