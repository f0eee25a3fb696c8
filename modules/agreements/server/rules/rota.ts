// Whose turn it is on a rota.
const msPerDay = 86_400_000

export interface Rota {
  readonly people: readonly string[]
  /** The first day of the first turn, `2026-03-02`. */
  readonly starts_on: string
  readonly turn_days: number
}

/** Who is on duty at an instant; before the first turn it is already the first in the order that continues backwards. */
export function onDuty({ people, starts_on, turn_days }: Rota, at: Date): string {
  const turns = Math.floor((at.getTime() - Date.parse(starts_on)) / (turn_days * msPerDay))
  return people[((turns % people.length) + people.length) % people.length]!
}
