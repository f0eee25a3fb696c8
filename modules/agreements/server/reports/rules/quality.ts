// The joint quality index from counted verdicts and kept promises: pure sums, the same for today and for a frozen month.
import { type Attained, type Completeness, leastCounted, lossNames, type Quality } from '../../../contract.ts'
import type { Verdict } from '../../rules/verdict.ts'
import { inPercent, percentages, wilson } from './statistics.ts'

export interface Place {
  readonly department_id: string | null
  readonly service_id: string | null
  readonly client_id: string | null
}

/** So many things of one place with this verdict in a month. */
export interface VerdictCount extends Place {
  readonly month: string
  readonly verdict: Verdict
  readonly n: number
}

/** So many promises of one side that were met, missed, or missed and excused. */
export interface SideCount extends Place {
  readonly month: string
  readonly side: 'center' | 'client'
  readonly outcome: 'met' | 'missed' | 'excused'
  readonly n: number
}

/** So many first submissions that were judged, complete or not. */
export interface FirstCount extends Place {
  readonly month: string
  readonly complete: boolean
  readonly n: number
}

export interface Counts {
  readonly verdicts: readonly VerdictCount[]
  readonly sides: readonly SideCount[]
  readonly firsts: readonly FirstCount[]
}

/** The share of complete first submissions that was promised for a place at the end of a month; null for none. */
export type PromisedAt = (place: Place, month: string) => number | null

export type Mode = 'early' | 'mature'

const sum = (rows: readonly { readonly n: number }[]): number => rows.reduce((total, { n }) => total + n, 0)

/** What was kept, with its interval; no share under the least count. */
export function attainedOf({ met, missed, excused }: Pick<Attained, 'met' | 'missed' | 'excused'>): Attained {
  const n = met + missed
  if (n < leastCounted) return { met, missed, excused, percent: null, low: null, high: null }
  const { low, high } = wilson(met, n)
  return { met, missed, excused, percent: inPercent(met / n), low: inPercent(low), high: inPercent(high) }
}

/** Complete of all that were judged, beside what was promised. */
export function completenessOf(
  firsts: readonly Pick<FirstCount, 'complete' | 'n'>[],
  promised_percent: number | null,
): Completeness {
  const complete = sum(firsts.filter(row => row.complete))
  const judged = sum(firsts)
  const { percent, low, high } = attainedOf({ met: complete, missed: judged - complete, excused: 0 })
  return { judged, complete, percent, low, high, promised_percent }
}

/** The index of what is given, in a mode. `promised`: the share of complete first submissions that was promised. */
export function qualityOf({ verdicts, sides, firsts }: Counts, mode: Mode, promised: number | null): Quality {
  const of = (verdict: Verdict) => sum(verdicts.filter(row => row.verdict === verdict))
  const good = of('good')
  const lost = lossNames.map(of)
  const n = good + lost.reduce((total, some) => total + some, 0)
  const enough = n >= leastCounted
  const [percent = 0, ...shares] = percentages([good, ...lost])
  const { low, high } = wilson(good, n)
  const loss = (i: number) => ({ n: lost[i]!, percent: enough ? shares[i]! : null })
  const mature = mode === 'mature'
  return {
    n,
    good,
    enough,
    index: enough ? { percent, low: inPercent(low), high: inPercent(high) } : null,
    losses: mature ? { client: loss(0), center: loss(1), both: loss(2), outside: loss(3) } : null,
    sla: mature ? sideOf(sides, 'center') : null,
    ola: mature ? sideOf(sides, 'client') : null,
    completeness: mature ? completenessOf(firsts, promised) : null,
  }
}

function sideOf(rows: readonly SideCount[], side: 'center' | 'client'): Attained {
  const of = (outcome: SideCount['outcome']) =>
    sum(rows.filter(row => row.side === side && row.outcome === outcome))
  return attainedOf({ met: of('met'), missed: of('missed'), excused: of('excused') })
}

const keyOf = ({ department_id, service_id, client_id }: Place) =>
  `${department_id} ${service_id} ${client_id}`

/** The index of each place, those that lost most first, in the same order however they were counted. */
export function cellsOf(
  { verdicts, sides, firsts }: Counts,
  modeOf: (client_id: string | null) => Mode,
  promised: (place: Place) => number | null,
): (Place & Quality)[] {
  const firstsOf = Map.groupBy(firsts, keyOf)
  const sidesOf = Map.groupBy(sides, keyOf)
  const verdictsOf = Map.groupBy(verdicts, keyOf)
  const places = new Map([...verdicts, ...sides, ...firsts].map((row: Place) => [keyOf(row), row]))
  return [...places]
    .map(([key, { department_id, service_id, client_id }]) => {
      const place = { department_id, service_id, client_id }
      const own = {
        verdicts: verdictsOf.get(key) ?? [],
        sides: sidesOf.get(key) ?? [],
        firsts: firstsOf.get(key) ?? [],
      }
      return { ...place, ...qualityOf(own, modeOf(client_id), promised(place)) }
    })
    .sort(
      (one, other) =>
        other.n - other.good - (one.n - one.good) ||
        other.n - one.n ||
        keyOf(one).localeCompare(keyOf(other)),
    )
}

/** What is counted in one month of many. */
export const inMonth = ({ verdicts, sides, firsts }: Counts, month: string): Counts => ({
  verdicts: verdicts.filter(row => row.month === month),
  sides: sides.filter(row => row.month === month),
  firsts: firsts.filter(row => row.month === month),
})
