// Days and times on the wall of a time zone, as fields take them, and the instants that they stand for.

/** `{ day: '2026-03-12', time: '09:00' }` of an instant in a zone. */
export function wallOf(instant: string | number, time_zone: string): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: time_zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(new Date(instant))
    .split(' ')
  return { day: parts[0]!, time: parts[1]! }
}

/** The instant of a day and a time in a zone, ISO 8601 in UTC; null when they are not whole. In a gap of the clocks: the time after it. */
export function instantAt(day: string, time: string, time_zone: string): string | null {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  if (!Number.isFinite(wanted) || !/^\d{4}-/.test(day)) return null
  let instant = wanted
  // Twice, as the distance from UTC may differ between the guess and what it leads to.
  for (let step = 0; step < 2; step++) instant += wanted - shownAs(instant, time_zone)
  return new Date(instant).toISOString()
}

function shownAs(instant: number, time_zone: string): number {
  const { day, time } = wallOf(instant, time_zone)
  return Date.parse(`${day}T${time}:00Z`)
}
