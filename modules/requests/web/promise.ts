// Small sums on promised times.
const minute_ms = 60_000

// A warning that stretches over a night or a weekend is not urgent by the clock on the wall.
const longest_soon_minutes = 12 * 60

/** How many minutes before its end a promise is shown as urgent; unknown: a quarter of an hour. */
export function soonMinutes({ due_at, warn_at }: { due_at: string | null; warn_at: string | null }): number {
  if (!due_at || !warn_at) return 15
  const minutes = Math.round((Date.parse(due_at) - Date.parse(warn_at)) / minute_ms)
  return Math.min(Math.max(0, minutes), longest_soon_minutes)
}
