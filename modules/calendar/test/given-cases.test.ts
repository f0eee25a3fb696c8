// Cases collected from other service desks, kept beside the project: each holds exactly when the collection is there.

import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addWorkingTime } from '../server/rules/arithmetic.ts'
import { checkCalendar } from '../server/rules/check.ts'
import { compileCalendar } from '../server/rules/compile.ts'
import type { CalendarDocument, Interval } from '../server/rules/document.ts'

type GivenCase = {
  id: string
  name: string
  op: string
  tz: string
  start: string
  seconds: number
  expect: string
  calendar: { tz: string; week: { [day: string]: Interval[] }; yearly?: string[]; dates?: string[] }
}

const file = new URL('../../../../shared/data/calendar/working_time_cases.json', import.meta.url)
const here = existsSync(file)
const cases: GivenCase[] = here ? JSON.parse(readFileSync(file, 'utf8')) : []

test.skipIf(!here)(
  `all collected cases hold${here ? '' : ': skipped, shared/data/calendar/working_time_cases.json is not beside the project'}`,
  () => {
    const instant = (local: string, zone: string) =>
      Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds
    const missed = cases.flatMap(given => {
      const document: CalendarDocument = {
        time_zone: given.calendar.tz,
        week: Object.fromEntries(
          Object.entries(given.calendar.week).map(([day, hours]) => [day.toLowerCase(), hours]),
        ),
        yearly_holidays: given.calendar.yearly ?? [],
        days: (given.calendar.dates ?? []).map(date => ({ date, intervals: [] })),
      }
      expect(checkCalendar(document)).toEqual([])
      expect(given.op).toBe('add')
      const year = Number(given.start.slice(0, 4))
      const calendar = compileCalendar(document, { from_year: year, to_year: year })
      const due = addWorkingTime(calendar, instant(given.start, given.tz), given.seconds)
      const shown = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(given.tz).toPlainDateTime()
      return shown.toString().replace('T', ' ') === given.expect
        ? []
        : [{ id: given.id, due: shown.toString(), expected: given.expect }]
    })
    expect(missed).toEqual([])
    expect(cases.length).toBeGreaterThan(0)
  },
)
