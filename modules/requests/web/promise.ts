// Small sums on promised times.
const minute_ms = 60_000

/** How many minutes before its end a promise is shown as urgent; unknown: a quarter of an hour. */
export function soonMinutes({ due_at, warn_at }: { due_at: string | null; warn_at: string | null }): number {
  if (!due_at || !warn_at) return 15
  return Math.max(0, Math.round((Date.parse(due_at) - Date.parse(warn_at)) / minute_ms))
}
