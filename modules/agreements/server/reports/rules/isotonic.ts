// Isotonic regression: the non-decreasing course that lies nearest to what was seen.

export interface Seen {
  /** What was seen at this place, such as a share. */
  readonly value: number
  /** On how much it rests; more than 0. */
  readonly weight: number
}

/**
 * The non-decreasing values with the least sum of weighted squares of differences from what was seen, by pooling adjacent
 * violators: neighbours that fall are put together at their weighted mean until none falls. In linear time.
 * Source: M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid, E. Silverman, An empirical distribution function for sampling with
 * incomplete information, Annals of Mathematical Statistics 26 (1955), 641-647.
 */
export function isotonic(seen: readonly Seen[]): number[] {
  const pools: { value: number; weight: number; size: number }[] = []
  for (const { value, weight } of seen) {
    let pool = { value, weight, size: 1 }
    for (let last = pools.at(-1); last && last.value >= pool.value; last = pools.at(-1)) {
      pools.pop()
      const sum = last.weight + pool.weight
      pool = {
        value: (last.value * last.weight + pool.value * pool.weight) / sum,
        weight: sum,
        size: last.size + pool.size,
      }
    }
    pools.push(pool)
  }
  return pools.flatMap(({ value, size }) => Array.from({ length: size }, () => value))
}
