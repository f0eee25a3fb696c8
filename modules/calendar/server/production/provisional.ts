// Years whose decree is not known yet: until somebody puts them in, what the Labour Code alone says of them holds.

import { type CalendarDocument, dayOf, isYearlyHoliday, type Plan, readPlan } from '../rules/document.ts'
import { lacksYear } from './missing.ts'
import { type Follows, productionDays } from './put.ts'
import { productionYears } from './russia.ts'

/** Years for which the document is completed, from the present one on; nothing is promised for longer. */
const ahead = 5

/** The years from a first to a last whose decree is not known and that nobody has put into the document. */
function undecided(plan: Plan, follows: Follows | null, first: number, last: number): number[] {
  if (!follows) return []
  const from = Math.max(first, productionYears.at(-1)! + 1)
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => from + i).filter(year =>
    lacksYear(plan, year),
  )
}

/** The present year and the next, as far as they are provisional. */
export function provisionalYears(
  document: CalendarDocument,
  follows: Follows | null,
  today: string,
): number[] {
  const year = Number(today.slice(0, 4))
  return undecided(readPlan(document), follows, year, year + 1)
}

/**
 * The document with the days that hold for the time being in years whose decree is not known: holidays of article 112,
 * the days off that make up for those on a weekend, eves an hour shorter, fixed holidays of the region. Days and yearly
 * holidays of its own stay as they are. `year` is the present one.
 */
export function withProvisionalDays(
  document: CalendarDocument,
  follows: Follows | null,
  year: number,
): CalendarDocument {
  const plan = readPlan(document)
  const years = undecided(plan, follows, year, year + ahead)
  if (!follows || years.length === 0) return document
  const added = years.flatMap(one =>
    productionDays(document, one, follows)
      .filter(({ date }) => !plan.days.has(dayOf(date)!) && !isYearlyHoliday(plan, dayOf(date)!))
      .map(day => ({ ...day, provisional: true as const })),
  )
  return { ...document, days: [...(document.days ?? []), ...added] }
}
