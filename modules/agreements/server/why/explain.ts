// Why the clocks of a thing are what they are: agreement, calendar, scope, intervals and budgets, with all names.
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { provisionalBetween } from '#modules/calendar/server/face.ts'
import type { ExplainedClock } from '../../contract.ts'
import { type Derived, lifeOf } from '../engine/derive.ts'
import { judgeSubject, type SubjectRow, subjectOf } from '../engine/judgement.ts'
import { shownClocks, subjectRows } from '../engine/keep.ts'
import { candidatesFor, type Rulebook, rulebook } from '../rulebook.ts'
import { budgetsOf } from '../rules/budgets.ts'
import type { Interval } from '../rules/intervals.ts'
import { type Stretch, stretchesOf } from '../rules/moments.ts'
import { dimensions, ranked, type Scope } from '../rules/scope.ts'
import { type Trace, traceOf } from '../rules/trace.ts'
import { isShown, stateOf } from '../state.ts'
import { type Names, namesOf } from './names.ts'

interface Explained {
  readonly clock: Derived
  readonly id: string
  readonly excused: boolean
  readonly trace: Trace
  readonly beaten: readonly string[]
}

/**
 * The clocks of some things with their reasons, by thing. `inside`: for those who work in the centre, with the names of
 * people and teams, with budgets, and with what departments and suppliers promise. Services have no names here: whoever
 * asks knows them.
 */
export async function explainClocks(
  ctx: Context,
  subject_ids: readonly string[],
  { inside }: { inside: boolean },
): Promise<Map<string, ExplainedClock[]>> {
  if (subject_ids.length === 0) return new Map()
  const [rows, clocks] = await Promise.all([subjectRows(ctx, subject_ids), shownClocks(ctx, subject_ids)])
  const book = await rulebook(ctx.okno, ctx.db)
  const keptOf = Map.groupBy(clocks, clock => clock.subject_id)
  const now = ctx.now.getTime()
  const found = rows.map(row => {
    const stretches = inside ? stretchesOf(row.moments) : withoutNames(stretchesOf(row.moments))
    const { derived, clocks } = judgeSubject(book, row, keptOf.get(row.id) ?? [], now)
    const explained = derived.flatMap((clock, i) => {
      const { id, excused } = clocks[i]!
      return isShown(clock, inside)
        ? [
            {
              clock,
              id,
              excused,
              trace: tracedOn(stretches, clock, now),
              beaten: beatenBy(book, row, clock, now),
            },
          ]
        : []
    })
    return { row, explained }
  })
  const names = await namesOf(
    ctx,
    found.map(({ row }) => row),
    found.flatMap(({ explained }) => explained),
  )
  return new Map(
    found.map(
      ({ row, explained }) =>
        [row.id, explained.map(one => shown(row, one, names, { inside, now }))] as const,
    ),
  )
}

const tracedOn = (stretches: readonly Stretch[], { course, applied, reading }: Derived, now: number): Trace =>
  traceOf(stretches, course, applied.calendar.compiled, { due_at: reading.due_at, now })

const withoutNames = (stretches: readonly Stretch[]): Stretch[] =>
  stretches.map(stretch => ({ ...stretch, holder: { ...stretch.holder, team: null, person: null } }))

/** Other agreements that fit the thing as well and gave way, the next best first. */
function beatenBy(book: Rulebook, row: SubjectRow, { applied }: Derived, now: number): string[] {
  const { opened_at, ended_at } = lifeOf(stretchesOf(row.moments))
  const fitting = candidatesFor(book, subjectOf(row).attributes, opened_at, ended_at ?? now + 1)
  const others = ranked(fitting.get(applied.lane) ?? []).filter(
    rule => rule.agreement_id !== applied.rule.agreement_id,
  )
  return [...new Set(others.map(rule => rule.agreement_id))]
}

const seconds = (ms: number): number => ms / 1000

function shown(
  row: SubjectRow,
  { clock, id, excused, trace, beaten }: Explained,
  names: Names,
  { inside, now }: { inside: boolean; now: number },
): ExplainedClock {
  const { rule, calendar } = clock.applied
  const holder = ({ kind, team, person }: Interval['holder']) => ({
    kind,
    team: team === null ? null : { id: team, name: names.teams.get(team) ?? {} },
    person: person === null ? null : { id: person, name: names.people.get(person) ?? '' },
  })
  // Written out by the contract: instants as text.
  return {
    ...(stateOf(clock, { id, excused }, now) as ExplainedClock),
    agreement: { id: rule.agreement_id, name: names.agreements.get(rule.agreement_id) ?? {} },
    promiser: rule.promiser,
    calendar: {
      id: calendar.id,
      name: names.calendars.get(calendar.id) ?? {},
      time_zone: calendar.compiled.document.time_zone,
    },
    provisional_years: provisionalBetween(
      calendar.compiled,
      clock.course.started_at,
      clock.reading.due_at ?? clock.course.started_at,
    ),
    because: becauseOf(row, rule.scope, names.places),
    before: beaten.map(agreement => names.agreements.get(agreement) ?? {}),
    intervals: trace.intervals.map(({ from, to, holder: who, working_ms, counted_ms, skipped, ...told }) => ({
      ...told,
      ...skipped,
      days: [...skipped.days],
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      holder: holder(who),
      working_seconds: seconds(working_ms),
      counted_seconds: seconds(counted_ms),
    })),
    totals: trace.totals.map(total => ({
      holder: holder(total.holder),
      counted_seconds: seconds(total.counted_ms),
      paused_seconds: seconds(total.paused_ms),
    })),
    center_seconds: seconds(trace.sides.center),
    client_seconds: seconds(trace.sides.client),
    outside_seconds: seconds(trace.sides.outside),
    budgets: budgetsOf(trace.totals, inside ? rule.budgets : {}).map(use => ({
      holder: use.holder,
      budget_seconds: seconds(use.budget_ms),
      used_seconds: seconds(use.used_ms),
      over_seconds: seconds(use.over_ms),
      share_percent: use.share_percent,
    })),
  }
}

/** What the thing is in each dimension that the scope names. */
function becauseOf(
  row: SubjectRow,
  scope: Scope,
  places: ReadonlyMap<string, LocalText>,
): ExplainedClock['because'] {
  const { attributes } = subjectOf(row)
  return dimensions.flatMap(dimension => {
    const value = attributes[dimension]
    return scope[dimension]?.length && value !== null
      ? [{ dimension, value, name: places.get(value) ?? null }]
      : []
  })
}
