// Moments on the clock of another time zone, as the browser's date and time fields write them.

/** What clocks in the zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(zone: string, ms: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ms)
  const part = (name: string) => Number(parts.find(({ type }) => type === name)?.value)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(ms / 1000) * 1000
}

/** The instant at which clocks in the zone show `2026-03-10T09:00`; null for what is no moment. */
export function instantIn(zone: string, local: string): string | null {
  const wall = Date.parse(`${local}Z`)
  if (Number.isNaN(wall)) return null
  const guess = wall - offsetAt(zone, wall)
  return new Date(wall - offsetAt(zone, guess)).toISOString()
}

/** `2026-03-10T09:00` of an instant in the zone. */
export const localIn = (zone: string, ms: number): string =>
  new Date(Math.floor(ms / 60_000) * 60_000 + offsetAt(zone, ms)).toISOString().slice(0, 16)
