// Months and periods as the centre's calendar sees them: from local midnight to local midnight.

/** Instants in ISO 8601; `to` is the first that does not belong to it. */
export interface Within {
  readonly from: string
  readonly to: string
}

const midnight = (day: Temporal.PlainDate, time_zone: string): string =>
  day.toZonedDateTime({ timeZone: time_zone }).toInstant().toString()

/** A month such as `2026-03`. */
export function monthWithin(month: string, time_zone: string): Within {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  return { from: midnight(first, time_zone), to: midnight(first.add({ months: 1 }), time_zone) }
}

/** So many months up to this one, oldest first. */
export const monthsUpTo = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) =>
    Temporal.PlainYearMonth.from(month)
      .subtract({ months: count - 1 - i })
      .toString(),
  )

/** The months that touch a period of days, both included. */
export function monthsBetween(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from).toPlainYearMonth()
  const last = Temporal.PlainDate.from(to).toPlainYearMonth()
  const count = first.until(last, { largestUnit: 'month' }).months
  return monthsUpTo(last.toString(), Math.max(count, 0) + 1)
}

const today = (now: Date, time_zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(time_zone).toPlainDate()

export const monthOf = (now: Date, time_zone: string): string =>
  today(now, time_zone).toPlainYearMonth().toString()

/** The local day of an instant. */
export function dayOf(instant: Date, time_zone: string): Within {
  const day = today(instant, time_zone)
  return { from: midnight(day, time_zone), to: midnight(day.add({ days: 1 }), time_zone) }
}

export interface Days extends Within {
  /** Local days, both included. */
  readonly first: string
  readonly last: string
}

/** The days that were asked for, both included; the last 30 unless said. */
export function daysWithin(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
  time_zone: string,
): Days {
  const last = asked.to ? Temporal.PlainDate.from(asked.to) : today(now, time_zone)
  const first = asked.from ? Temporal.PlainDate.from(asked.from) : last.subtract({ days: 29 })
  return {
    first: first.toString(),
    last: last.toString(),
    from: midnight(first, time_zone),
    to: midnight(last.add({ days: 1 }), time_zone),
  }
}
