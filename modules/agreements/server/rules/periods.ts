// Months, quarters and years: which begin between two days, what they are called, and when they begin in a time zone.

export type Period = 'month' | 'quarter' | 'year'

/** How long before its period begins what is owed in it is there to be seen. */
export const days_ahead = 14

export interface PeriodStart {
  /** 2026-03, 2026-Q1 or 2026. */
  readonly key: string
  readonly first_day: string
}

const months: Readonly<Record<Period, number>> = { month: 1, quarter: 3, year: 12 }

/** The periods that begin on or after one day and not after another (`2026-03-12`), oldest first. */
export function periodsFrom(period: Period, from: string, until: string): PeriodStart[] {
  const step = months[period]
  const begin = Temporal.PlainDate.from(from)
  let first = begin.with({ day: 1, month: begin.month - ((begin.month - 1) % step) })
  if (Temporal.PlainDate.compare(first, begin) < 0) first = first.add({ months: step })
  const found: PeriodStart[] = []
  for (
    ;
    Temporal.PlainDate.compare(first, Temporal.PlainDate.from(until)) <= 0;
    first = first.add({ months: step })
  )
    found.push({ key: keyOf(period, first), first_day: first.toString() })
  return found
}

function keyOf(period: Period, first: Temporal.PlainDate): string {
  if (period === 'year') return String(first.year)
  return period === 'quarter' ? `${first.year}-Q${(first.month + 2) / 3}` : first.toString().slice(0, 7)
}

/** When a day begins in a zone; milliseconds. */
export const startOfDay = (day: string, time_zone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(time_zone).epochMilliseconds

/** The day on the wall of a zone. */
export const dayIn = (instant: Date, time_zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(time_zone)
    .toPlainDate()
    .toString()

/** The later of two days. */
export const laterDay = (one: string, other: string): string => (one < other ? other : one)
