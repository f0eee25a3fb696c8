// Pure figures of feedback.

/** Fewer ratings than this say nothing about a team or a service. */
export const leastRatings = 5

export interface Figures {
  readonly count: number
  readonly mean_score: number | null
  readonly csat_percent: number | null
  readonly counts: number[]
}

/** Figures out of how many gave 1, 2, 3, 4 and 5. CSAT is the share of 4 and 5 (domain words, "Feedback"). */
export function figuresOf(counts: readonly number[]): Figures {
  const count = counts.reduce((sum, some) => sum + some, 0)
  const enough = count >= leastRatings
  const points = counts.reduce((sum, some, index) => sum + some * (index + 1), 0)
  return {
    count,
    mean_score: enough ? points / count : null,
    csat_percent: enough ? (100 * (counts[3]! + counts[4]!)) / count : null,
    counts: [...counts],
  }
}
