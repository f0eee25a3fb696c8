// The only clock: use cases take the moment from their context, tests move it.
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that tests set; it runs on from the moment it was set to. */
export function movableClock(): Clock & { set(moment: string | Date | null): void } {
  let offset_ms = 0
  return {
    now: () => new Date(Date.now() + offset_ms),
    set: moment => {
      offset_ms = moment === null ? 0 : new Date(moment).getTime() - Date.now()
    },
  }
}
