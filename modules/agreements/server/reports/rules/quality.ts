// The joint quality index from counted verdicts and kept promises: pure sums, the same for today and for a frozen month.
import { type Attained, leastCounted, lossNames, type Quality } from '../../../contract.ts'
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

export interface Counts {
  readonly verdicts: readonly VerdictCount[]
  readonly sides: readonly SideCount[]
}

export type Mode = 'early' | 'mature'

const sum = (rows: readonly { readonly n: number }[]): number => rows.reduce((total, { n }) => total + n, 0)

/** What was kept, with its interval; no share under the least count. */
export function attainedOf({ met, missed, excused }: Pick<Attained, 'met' | 'missed' | 'excused'>): Attained {
  const n = met + missed
  if (n < leastCounted) return { met, missed, excused, percent: null, low: null, high: null }
  const { low, high } = wilson(met, n)
  return { met, missed, excused, percent: inPercent(met / n), low: inPercent(low), high: inPercent(high) }
}

/** The index of what is given, in a mode. */
export function qualityOf({ verdicts, sides }: Counts, mode: Mode): Quality {
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
  }
}

function sideOf(rows: readonly SideCount[], side: 'center' | 'client'): Attained {
  const of = (outcome: SideCount['outcome']) =>
    sum(rows.filter(row => row.side === side && row.outcome === outcome))
  return attainedOf({ met: of('met'), missed: of('missed'), excused: of('excused') })
}

const keyOf = ({ department_id, service_id, client_id }: Place) =>
  `${department_id} ${service_id} ${client_id}`

/** The index of each place, those that lost most first. */
export function cellsOf(
  { verdicts, sides }: Counts,
  modeOf: (client_id: string | null) => Mode,
): (Place & Quality)[] {
  const sidesOf = Map.groupBy(sides, keyOf)
  const verdictsOf = Map.groupBy(verdicts, keyOf)
  const places = new Map([...verdicts, ...sides].map(row => [keyOf(row), row]))
  return [...places]
    .map(([key, { department_id, service_id, client_id }]) => ({
      department_id,
      service_id,
      client_id,
      ...qualityOf({ verdicts: verdictsOf.get(key) ?? [], sides: sidesOf.get(key) ?? [] }, modeOf(client_id)),
    }))
    .sort((one, other) => other.n - other.good - (one.n - one.good) || other.n - one.n)
}

/** What is counted in one month of many. */
export const inMonth = ({ verdicts, sides }: Counts, month: string): Counts => ({
  verdicts: verdicts.filter(row => row.month === month),
  sides: sides.filter(row => row.month === month),
})
