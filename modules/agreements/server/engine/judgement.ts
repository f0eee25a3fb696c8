// What a measured thing and its clocks come to at an instant: derived, judged, and beside what was kept before.
import { newId } from '#kernel/server/id.ts'
import type { Rulebook } from '../rulebook.ts'
import type { Moment } from '../rules/moments.ts'
import { stretchesOf } from '../rules/moments.ts'
import type { Verdict } from '../rules/verdict.ts'
import { type Derived, deriveClocks, lifeOf, type Subject } from './derive.ts'
import { judge } from './judge.ts'

/** A kept clock, as far as deriving it anew needs it. */
export interface KeptClock {
  readonly id: string
  readonly subject_id: string
  readonly lane: string
  readonly occurrence: number
  readonly target_id: string
  readonly due_at: Date | string | null
  readonly next_step_at: Date | string | null
  readonly limit_count: number
  readonly outcome: string
  readonly fired: readonly string[]
  readonly excused: boolean
}

export interface SubjectRow {
  readonly id: string
  readonly kind: string
  readonly client_id: string | null
  readonly unit_id: string | null
  readonly region_id: string | null
  readonly service_id: string | null
  readonly department_id: string | null
  readonly team_id: string | null
  readonly type: string | null
  readonly priority: string | null
  readonly moments: readonly Moment[]
  readonly ruled: Verdict | null
}

export const subjectOf = (row: SubjectRow): Subject => ({
  id: row.id,
  kind: row.kind,
  attributes: {
    client: row.client_id,
    unit: row.unit_id,
    region: row.region_id,
    service: row.service_id,
    department: row.department_id,
    type: row.type,
    priority: row.priority,
  },
  moments: row.moments,
})

export interface Judgement {
  readonly kind: string
  readonly clocks: readonly ClockRow[]
  readonly subject: SubjectFacts
  readonly derived: readonly Derived[]
  /** Clocks that were not kept before. */
  readonly begun: readonly string[]
  /** Kept clocks that run no longer. */
  readonly gone: readonly string[]
}

export interface ClockRow {
  readonly id: string
  readonly subject_id: string
  readonly subject_kind: string
  readonly lane: string
  readonly occurrence: number
  readonly target_id: string
  readonly kind: string
  readonly metric: string
  readonly calendar_id: string
  readonly limit_unit: string
  readonly limit_count: number
  readonly started_at: string
  readonly due_at: string | null
  readonly warn_at: string | null
  readonly stopped_at: string | null
  readonly missed_at: string | null
  readonly used_seconds: number | null
  readonly outcome: string
  readonly counted_at: string | null
  readonly next_step_at: string | null
  readonly next_step: string | null
  readonly fired: readonly string[]
  readonly excused: boolean
  readonly client_id: string | null
  readonly service_id: string | null
  readonly department_id: string | null
  readonly team_id: string | null
}

export interface SubjectFacts {
  readonly id: string
  readonly ended_at: string | null
  readonly verdict: Verdict | null
  readonly verdict_at: string | null
  readonly center_seconds: number
  readonly client_seconds: number
  readonly outside_seconds: number
}

const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString()

/**
 * What a thing and its clocks come to now. `silent`: steps whose time is over count as taken, as when history is read in.
 */
export function judgeSubject(
  book: Rulebook,
  row: SubjectRow,
  kept: readonly KeptClock[],
  now: number,
  { silent = false } = {},
): Judgement {
  const subject = subjectOf(row)
  const derived = deriveClocks(book, subject, now)
  const before = new Map(kept.map(clock => [`${clock.lane} ${clock.occurrence}`, clock]))
  const keptOf = (clock: Derived) => before.get(`${clock.applied.lane} ${clock.occurrence}`)
  const judged = judge(subject, derived, clock => keptOf(clock)?.excused ?? false, now)
  const { ended_at } = lifeOf(stretchesOf(subject.moments))
  const clocks = derived.map(clock => clockRow(row, clock, keptOf(clock), now, silent))
  const known = new Set(kept.map(({ id }) => id))
  const still = new Set(clocks.map(({ id }) => id))
  return {
    kind: row.kind,
    derived,
    clocks,
    begun: clocks.flatMap(({ id }) => (known.has(id) ? [] : [id])),
    gone: kept.flatMap(({ id }) => (still.has(id) ? [] : [id])),
    subject: {
      id: row.id,
      ended_at: iso(ended_at),
      verdict: judged.verdict && (row.ruled ?? judged.verdict),
      verdict_at: iso(judged.verdict_at),
      center_seconds: Math.round(judged.seconds.center),
      client_seconds: Math.round(judged.seconds.client),
      outside_seconds: Math.round(judged.seconds.outside),
    },
  }
}

function clockRow(
  subject: SubjectRow,
  clock: Derived,
  kept: KeptClock | undefined,
  now: number,
  silent: boolean,
): ClockRow {
  const { applied, course, reading } = clock
  const { rule } = applied
  const missed = reading.outcome === 'missed'
  const taken = silent
    ? clock.steps.filter(step => step.at <= now).map(step => step.key)
    : (kept?.fired ?? [])
  // A promise that is not broken after all may be broken again, and is told again.
  const fired = missed ? taken : taken.filter(key => key !== 'missed')
  const next = clock.steps.find(step => !fired.includes(step.key))
  const ended_at = course.stopped_at ?? course.withdrawn_at
  const due_at = iso(reading.due_at)
  return {
    id: kept?.id ?? newId(),
    subject_id: subject.id,
    subject_kind: subject.kind,
    lane: applied.lane,
    occurrence: clock.occurrence,
    target_id: rule.target_id,
    kind: rule.kind,
    metric: rule.metric,
    calendar_id: applied.calendar.id,
    limit_unit: rule.limit.unit,
    limit_count: rule.limit.count,
    started_at: iso(course.started_at)!,
    due_at,
    warn_at: iso(clock.warn_at),
    stopped_at: iso(ended_at),
    missed_at: missed ? due_at : null,
    used_seconds: ended_at === null ? null : reading.used_seconds,
    outcome: reading.outcome,
    counted_at: missed ? due_at : reading.outcome === 'met' ? iso(course.stopped_at) : null,
    next_step_at: iso(next?.at ?? null),
    next_step: next?.key ?? null,
    fired,
    excused: kept?.excused ?? false,
    client_id: subject.client_id,
    service_id: subject.service_id,
    department_id: subject.department_id,
    team_id: subject.team_id,
  }
}
