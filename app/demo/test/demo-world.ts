// A small demo company in memory, for tests that need no database.
import { productionYears, russianProductionDays } from '#modules/calendar/server/production/russia.ts'
import { compileCalendar } from '#modules/calendar/server/rules/compile.ts'
import { crewOf } from '../crew.ts'
import { type Span, spanUntil } from '../days.ts'
import { type History, writeHistory } from '../history.ts'
import { planPeople } from '../people.ts'
import { chanceOf } from '../random.ts'
import { planStructure } from '../structure.ts'
import type { World } from '../world.ts'

/** A Wednesday, 11:20 in Moscow. */
export const wednesday = new Date('2026-06-10T08:20:00Z')
/** A Sunday morning. */
export const sunday = new Date('2026-11-22T04:00:00Z')

const hours: [string, string][] = [['09:00', '18:00']]

export interface SmallDemo {
  readonly world: World
  readonly span: Span
  readonly history: History
}

export function smallDemo(now: Date, requests: number): SmallDemo {
  const chance = chanceOf(1)
  const span = spanUntil(now)
  const structure = planStructure(span.from_ms - 86_400_000, chance)
  const people = planPeople(structure, { requesters: 120, agents: 60 }, chance)
  const calendar = compileCalendar(
    {
      time_zone: 'Europe/Moscow',
      week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
      days: productionYears
        .filter(year => year >= 2025)
        .flatMap(year => russianProductionDays(year, { week: 'five', hours })),
    },
    { from_year: 2025, to_year: 2027 },
  )
  const world: World = {
    structure,
    crew: crewOf(structure, people),
    promised: { limit_minutes: 30, calendar },
    now_ms: now.getTime(),
    people: new Map(people.map(person => [person.id, person])),
  }
  return { world, span, history: writeHistory(world, span, requests, chance) }
}
