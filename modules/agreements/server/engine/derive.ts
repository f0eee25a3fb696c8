// Clocks derived from what the log says: the same moments and rules give the same clocks, whenever they are asked.
import type { Applied, Rulebook, Step, TargetRule } from '../rulebook.ts'
import { targetsFor } from '../rulebook.ts'
import { type Course, type Reading, readCourse } from '../rules/course.ts'
import { coursesOf, type Story, storyOf } from '../rules/metrics.ts'
import { endedAt, type Moment, type Stretch } from '../rules/moments.ts'
import type { Attributes } from '../rules/scope.ts'
import { missedKey, stepInstant, warnedKey } from '../rules/steps.ts'

/** A measured thing with all that its clocks depend on. */
export interface Subject {
  readonly id: string
  readonly kind: string
  readonly attributes: Attributes
  readonly moments: readonly Moment[]
}

/** A clock as the moments say. Instants in milliseconds. */
export interface Derived {
  readonly applied: Applied
  readonly occurrence: number
  readonly course: Course
  readonly reading: Reading
  readonly warn_at: number | null
  /** Its steps that lie ahead or behind, the breach among them, in the order of time. */
  readonly steps: readonly { readonly key: string; readonly at: number; readonly step: Step | null }[]
}

/** When a thing was opened and ended, by its stretches; milliseconds. */
export function lifeOf(stretches: readonly Stretch[]): { opened_at: number; ended_at: number | null } {
  return { opened_at: stretches[0]!.from, ended_at: endedAt(stretches) }
}

/** All clocks of a thing at an instant. */
export function deriveClocks(book: Rulebook, subject: Subject, now: number): Derived[] {
  const story = storyOf(subject.moments)
  if (story.stretches.length === 0) return []
  const { opened_at, ended_at } = lifeOf(story.stretches)
  // What is open is open now and not for ever: an edition that comes into force tomorrow holds for it tomorrow.
  const open_until = ended_at ?? now + 1
  return targetsFor(book, subject.attributes, opened_at, open_until).flatMap(applied =>
    coursesFor(book, applied.rule, subject.moments, story).map((course, i) =>
      clockOf(applied, course, i + 1, now),
    ),
  )
}

/** All runnings of a target on a thing, oldest first. */
export const coursesFor = (
  book: Rulebook,
  rule: TargetRule,
  moments: readonly Moment[],
  story: Story = storyOf(moments),
): Course[] =>
  coursesOf(
    moments,
    {
      metric: rule.metric,
      pauses: rule.pauses,
      ...(rule.promiser === 'department'
        ? { teams: book.teams.get(rule.promiser_id!) ?? new Set<string>() }
        : {}),
    },
    story,
  )

function clockOf(applied: Applied, course: Course, occurrence: number, now: number): Derived {
  const { rule, calendar } = applied
  const measure = { limit: rule.limit, calendar: calendar.compiled }
  const reading = readCourse(course, measure, now)
  const warn_at = stepInstant(course, measure, reading, { minutes_before: rule.warn_minutes })
  const steps = rule.steps.flatMap(step => {
    const at = stepInstant(course, measure, reading, step.when)
    return at === null || isAfterEnd(course, at) ? [] : [{ key: step.key, at, step }]
  })
  // What was met or withdrawn in time is never missed, and nobody needs a warning any more.
  const ahead = reading.outcome === 'met' || reading.outcome === 'withdrawn' ? null : reading.due_at
  const own = (key: string, at: number | null) => (at === null ? [] : [{ key, at, step: null }])
  const warned = ahead !== null && rule.warn_minutes > 0 ? own(warnedKey, warn_at) : []
  return {
    applied,
    occurrence,
    course,
    reading,
    warn_at,
    steps: [...warned, ...own(missedKey, ahead), ...steps].sort((one, other) => one.at - other.at),
  }
}

const isAfterEnd = ({ stopped_at, withdrawn_at }: Course, at: number): boolean => {
  const end = stopped_at ?? withdrawn_at
  return end !== null && at > end
}

/** The promise of the centre that ends first: what lists are sorted by and people see as minutes left. */
export function governing(clocks: readonly Derived[]): Derived | null {
  let first: Derived | null = null
  for (const clock of clocks) {
    const { outcome, due_at, running } = clock.reading
    if (clock.applied.rule.kind !== 'sla' || !(running || (outcome === 'missed' && isOwed(clock)))) continue
    if (due_at === null) continue
    if (!first || due_at < first.reading.due_at!) first = clock
  }
  return first
}

const isOwed = ({ course }: Derived): boolean => course.stopped_at === null && course.withdrawn_at === null
