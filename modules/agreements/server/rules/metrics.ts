// What each metric measures: where its clocks start, stand and stop in the moments of a thing.
import { type Metric, metricNames } from '../../contract/shapes.ts'
import type { Course, Span } from './course.ts'
import {
  endedAt,
  inOrder,
  isOpen,
  type Moment,
  resolvedAt,
  type StandingReason,
  type Stretch,
  stretchesOf,
} from './moments.ts'

export { type Metric, metricNames as metrics }

/** What a metric needs to know of its target. */
export interface Measured {
  readonly metric: Metric
  /** While the thing stands for one of these reasons, the clock stands too. */
  readonly pauses: readonly StandingReason[]
  /** For tasks of a department: its teams. Without them a task is what a third party was asked for. */
  readonly teams?: ReadonlySet<string>
}

/** The moments of a thing in their order, and the stretches between them: read once for all its clocks. */
export interface Story {
  readonly ordered: readonly Moment[]
  readonly stretches: readonly Stretch[]
}

export function storyOf(moments: readonly Moment[]): Story {
  const ordered = inOrder(moments)
  return { ordered, stretches: stretchesOf(ordered) }
}

/** All runnings of a metric on one thing, oldest first; most metrics have one at the most. */
export function coursesOf(
  moments: readonly Moment[],
  measured: Measured,
  { ordered, stretches }: Story = storyOf(moments),
): Course[] {
  const opened = stretches[0]
  if (!opened) return []
  switch (measured.metric) {
    case 'first_answer':
      return [between(stretches, measured, opened.from, ordered.find(isAnswer)?.at ?? null)]
    case 'next_answer':
      return nextAnswers(ordered, stretches, measured)
    case 'resolution':
    case 'document':
      // What is reopened goes on, it does not begin again.
      return [between(stretches, measured, opened.from, resolvedAt(stretches))]
    case 'promised_date':
      return promises(ordered, stretches, measured)
    case 'task':
      return measured.teams
        ? staysWith(stretches, measured, measured.teams)
        : waits(stretches, measured, 'third_party')
    case 'clarification':
      return waits(stretches, measured, 'requester')
    case 'approval':
      return waits(stretches, measured, 'approver')
    case 'completeness':
      // A share of all requests of a month: nothing runs on a single one.
      return []
  }
}

const isAnswer = (moment: Moment): boolean => moment.do === 'answered' || moment.do === 'resolved'

/** Whoever writes again after an answer waits for the next one. */
function nextAnswers(
  moments: readonly Moment[],
  stretches: readonly Stretch[],
  measured: Measured,
): Course[] {
  const courses: Course[] = []
  let answered = false
  let asked_at: number | null = null
  for (const moment of moments) {
    if (isAnswer(moment)) {
      if (asked_at !== null) courses.push(between(stretches, measured, asked_at, moment.at))
      asked_at = null
      answered = true
    } else if (moment.do === 'asked' && answered) asked_at ??= moment.at
  }
  if (asked_at !== null) courses.push(between(stretches, measured, asked_at, null))
  return courses
}

/**
 * One course for each date that was promised while another was not. A date that is replaced or taken back is withdrawn
 * then: if it was broken before, it stays broken. The same date promised again is the same promise, and a date promised
 * of what has ended counts once it is open again.
 */
function promises(moments: readonly Moment[], stretches: readonly Stretch[], measured: Measured): Course[] {
  const said = moments.filter(moment => moment.do === 'promised')
  const changes = said
    // What is said at one instant counts as the last of it says.
    .filter(({ at }, i) => said[i + 1]?.at !== at)
    .filter(({ by }, i, all) => by !== (i === 0 ? null : all[i - 1]!.by))
  return changes.flatMap(({ at, by }, i) => {
    if (by === null) return []
    const course = promise(stretches, measured, at, changes[i + 1]?.at ?? null)
    return course ? [{ ...course, due_at: by }] : []
  })
}

function promise(
  stretches: readonly Stretch[],
  measured: Measured,
  started_at: number,
  replaced_at: number | null,
): Course | null {
  const seen = replaced_at === null ? stretches : upTo(stretches, replaced_at)
  const ended_at = endedAt(seen)
  if (ended_at !== null && ended_at < started_at) return null
  const course = between(seen, measured, started_at, resolvedAt(seen))
  if (replaced_at === null || ended_at !== null) return course
  return between(stretches, measured, started_at, replaced_at, 'withdrawn')
}

/** The stretches as they were known before an instant. */
const upTo = (stretches: readonly Stretch[], instant: number): Stretch[] =>
  stretches
    .filter(({ from }) => from < instant)
    .map(stretch => (stretch.to !== null && stretch.to >= instant ? { ...stretch, to: null } : stretch))

/** One course for each time that a team of the department has the thing in hand. */
const staysWith = (stretches: readonly Stretch[], measured: Measured, teams: ReadonlySet<string>): Course[] =>
  stays(stretches, measured, stretch =>
    isOpen(stretch) && stretch.holder.team !== null && teams.has(stretch.holder.team)
      ? stretch.holder.team
      : null,
  )

/** One course for each time that the other side holds the thing: from the question to the end of the wait. */
const waits = (stretches: readonly Stretch[], measured: Measured, awaited: StandingReason): Course[] =>
  stays(
    stretches,
    { ...measured, pauses: measured.pauses.filter(reason => reason !== awaited) },
    ({ state, reason }) => (state === 'standing' && reason === awaited ? awaited : null),
  )

/** One course for each unbroken run of stretches with the same key; null is none. A merge that is undone breaks no run. */
function stays(
  stretches: readonly Stretch[],
  measured: Measured,
  keyOf: (stretch: Stretch) => string | null,
): Course[] {
  const courses: Course[] = []
  let key: string | null = null
  let since = 0
  for (const stretch of stretches) {
    if (stretch.state === 'merged') continue
    const next = keyOf(stretch)
    if (next === key) continue
    if (key !== null) {
      const end = stretch.state === 'cancelled' ? 'withdrawn' : 'stopped'
      courses.push(between(stretches, measured, since, stretch.from, end))
    }
    key = next
    since = stretch.from
  }
  if (key !== null) courses.push(between(stretches, measured, since, null))
  return courses
}

/**
 * A course from its start to its end, or on and on. It counts while the thing is active, or stands for a reason that is
 * no pause of this target; never while it is resolved, cancelled or gone into another thing. What has ended without the
 * word that this metric waits for is withdrawn: nobody waits for it any more.
 */
function between(
  stretches: readonly Stretch[],
  { pauses }: Measured,
  started_at: number,
  ends_at: number | null,
  end: 'stopped' | 'withdrawn' = 'stopped',
): Course {
  const closed_at = ends_at === null ? endedAt(stretches) : null
  const counting: Span[] = []
  for (const { from, to, state, reason } of stretches) {
    const span = { from: Math.max(from, started_at), to: earlier(to, ends_at) }
    if (span.to !== null && span.to <= span.from) continue
    if (state !== 'active' && (state !== 'standing' || pauses.includes(reason!))) continue
    const last = counting.at(-1)
    if (last?.to === span.from) counting[counting.length - 1] = { from: last.from, to: span.to }
    else counting.push(span)
  }
  return {
    started_at,
    stopped_at: end === 'stopped' ? ends_at : null,
    withdrawn_at: closed_at !== null ? Math.max(closed_at, started_at) : end === 'withdrawn' ? ends_at : null,
    counting,
  }
}

const earlier = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other)
