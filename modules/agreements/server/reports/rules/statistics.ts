// Shares with their uncertainty, and shares that add up.

/** The two-sided 95 % point of the normal distribution. */
const z = 1.959963984540054

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The 95 % score interval of a share `hits / n`, without continuity correction; 0 to 1.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
 */
export function wilson(hits: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 }
  const share = hits / n
  const center = share + (z * z) / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const whole = 1 + (z * z) / n
  return { low: Math.max(0, (center - half) / whole), high: Math.min(1, (center + half) / whole) }
}

/**
 * Percentages with one decimal that add up to exactly 100.0, by largest remainder; equal remainders go to the earlier one.
 * All zero when nothing was counted.
 */
export function percentages(counts: readonly number[]): number[] {
  const n = counts.reduce((sum, count) => sum + count, 0)
  if (n === 0) return counts.map(() => 0)
  const tenths = counts.map(count => Math.floor((count * 1000) / n))
  const left = 1000 - tenths.reduce((sum, part) => sum + part, 0)
  const byRemainder = counts
    .map((count, i) => ({ i, remainder: (count * 1000) % n }))
    .sort((one, other) => other.remainder - one.remainder || one.i - other.i)
  for (const { i } of byRemainder.slice(0, left)) tenths[i]! += 1
  return tenths.map(part => part / 10)
}

/** A share 0 to 1 in percent with one decimal. */
export const inPercent = (share: number): number => Math.round(share * 1000) / 10
