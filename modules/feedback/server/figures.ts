// Pure figures of feedback: means, shares with their intervals, and the index of an agent.

/** Fewer ratings than this say nothing about a team or a service. */
export const leastRatings = 5

/** How many ratings of the usual mean an agent begins with (`m` of the index). */
export const index_weight = 20

/** Two-sided 95 %. */
const z = 1.96

export interface Figures {
  readonly count: number
  readonly mean_score: number | null
  readonly csat_percent: number | null
  readonly csat_low: number | null
  readonly csat_high: number | null
  readonly counts: number[]
}

/** Figures out of how many gave 1, 2, 3, 4 and 5. CSAT is the share of 4 and 5 (domain words, "Feedback"). */
export function figuresOf(counts: readonly number[]): Figures {
  const count = counts.reduce((sum, some) => sum + some, 0)
  const enough = count >= leastRatings
  const points = counts.reduce((sum, some, index) => sum + some * (index + 1), 0)
  const good = counts[3]! + counts[4]!
  const interval = enough ? shareInterval(good, count) : null
  return {
    count,
    mean_score: enough ? points / count : null,
    csat_percent: enough ? (100 * good) / count : null,
    csat_low: interval && 100 * interval.low,
    csat_high: interval && 100 * interval.high,
    counts: [...counts],
  }
}

/** The 95 % interval of a share, 0 to 1 (E. B. Wilson, Probable inference, JASA 22, 1927). Of nothing: all is possible. */
export function shareInterval(some: number, all: number): { low: number; high: number } {
  if (all === 0) return { low: 0, high: 1 }
  const share = some / all
  const middle = (share + z ** 2 / (2 * all)) / (1 + z ** 2 / all)
  const half = (z / (1 + z ** 2 / all)) * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

export interface Marks {
  readonly count: number
  readonly sum: number
}

/** The sum of marks drawn towards a usual mean as if `index_weight` more marks had been just that. */
export const drawn = ({ count, sum }: Marks, usual: number): number =>
  (sum + index_weight * usual) / (count + index_weight)

export interface Index {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly usual: number
}

/**
 * The index of an agent: (sum + m·mu) / (n + m), where mu is the usual mean of the services that the agent's ratings are
 * about, so that nobody loses by taking the hard ones, and m = 20. Shrinkage towards the group: B. Efron, C. Morris, Data
 * analysis using Stein's estimator and its generalizations, JASA 70, 1975. The interval is 1.96·s / √(n + m), with s the
 * deviation of single marks; all of it from 1 to 5. Null under `leastRatings`.
 */
export function indexOf(marks: Marks, usual: number, deviation: number): Index | null {
  if (marks.count < leastRatings) return null
  const value = drawn(marks, usual)
  const half = (z * deviation) / Math.sqrt(marks.count + index_weight)
  return { value, low: Math.max(1, value - half), high: Math.min(5, value + half), usual }
}

/** How many who gave a low mark were told what was done; the share is null where there were none. */
export const loopOf = (low: number, told: number) => ({
  low,
  told,
  percent: low === 0 ? null : (100 * told) / low,
})
