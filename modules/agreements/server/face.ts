// What other domains may ask of agreements: let clocks follow what happens to a thing, and show how far its promises are.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { workingTimeBetween } from '#modules/calendar/server/face.ts'
import type { ClockState } from '../contract.ts'
import type { Derived } from './engine/derive.ts'
import {
  addMoments,
  insertClocks,
  insertSubject,
  judgeSubject,
  type SubjectRow,
  shownClocks,
  subjectColumns,
  writeJudgements,
} from './engine/keep.ts'
import {
  blankSubject,
  type Governing,
  governingOf,
  type Known,
  type Meaning,
  type MeasuredKind,
  placed,
} from './engine/meaning.ts'
import { rebuildSubjects } from './engine/rebuild.ts'
import { rulebook } from './rulebook.ts'

export { type Choice, type ChoiceSource, choices } from './choices.ts'
export { makeDefaultAgreements } from './defaults.ts'
export { type Governed, type Governing, type Meaning, type MeasuredKind, measured } from './engine/meaning.ts'
export { type Line, measuredHistory, rebuildSubjects } from './engine/rebuild.ts'
export { forget, type Rulebook, rulebook } from './rulebook.ts'
export type { Moment, StandingReason } from './rules/moments.ts'

export interface Born extends Governing {
  /** To be put into the statement that makes the thing, each as a part of its own. */
  readonly inserts: readonly RawBuilder<unknown>[]
}

/** The clocks of a thing that begins now. */
export async function startClocks(
  ctx: Context,
  subject: { readonly kind: string; readonly id: string },
  meaning: Meaning,
): Promise<Born> {
  // Beside the transaction, which need not begin before the thing is written.
  const book = await rulebook(ctx.okno, ctx.okno.readDb)
  const row = placed(
    { ...blankSubject, ...subject, moments: meaning.moments },
    meaning.attributes,
    unit => book.regions.get(unit) ?? null,
  )
  const { clocks, derived, subject: facts } = judgeSubject(book, row, [], ctx.now.getTime())
  return {
    ...governingOf(derived),
    inserts: [insertSubject(row, ctx.now, facts), ...(clocks.length > 0 ? [insertClocks(clocks)] : [])],
  }
}

/** Lets the clocks of a thing follow what this use case has told about it. Answers the promise that governs it now. */
export async function followClocks(ctx: Context, kind: MeasuredKind, id: string): Promise<Governing | null> {
  const at = ctx.now.getTime()
  const meanings = ctx.told
    .filter(event => event.subject_id === id)
    .flatMap(event => kind.meaning(event, at) ?? [])
  if (meanings.length === 0) return null
  const moments = meanings.flatMap(meaning => meaning.moments)
  const known: Known = Object.assign({}, ...meanings.map(meaning => meaning.attributes))
  const book = await rulebook(ctx.okno, ctx.db)
  // A thing from before clocks were derived is read from the log first.
  const found =
    (await addMoments(ctx, book, id, moments, known)) ??
    ((await rebuildSubjects(ctx, kind, [id])).length > 0 && (await addMoments(ctx, book, id, moments, known)))
  if (!found) return null
  const judgement = judgeSubject(book, found.row, found.kept, at)
  await writeJudgements(ctx, [judgement])
  const governing = governingOf(judgement.derived)
  await kind.govern(ctx, [{ id, ...governing }])
  return governing
}

/** Working minutes from now to due instants on their calendars, negative when they have passed. */
export async function minutesLeft(
  ctx: Context,
): Promise<(due_at: Date | null, calendar_id: string | null) => number | null> {
  const book = await rulebook(ctx.okno, ctx.okno.readDb)
  const compiled = new Map([...book.calendars.values()].map(({ id, compiled }) => [id, compiled]))
  return (due_at, calendar_id) => {
    const calendar = compiled.get(calendar_id ?? '') ?? book.calendars.get('center')?.compiled
    if (due_at === null || !calendar) return null
    return Math.ceil(workingTimeBetween(calendar, ctx.now.getTime(), due_at.getTime()) / 60)
  }
}

/** How far the promises on some things are, by thing. */
export async function clockStates(
  ctx: Context,
  subject_ids: readonly string[],
): Promise<Map<string, ClockState[]>> {
  if (subject_ids.length === 0) return new Map()
  const [subjects, clocks] = await Promise.all([subjectRows(ctx, subject_ids), shownClocks(ctx, subject_ids)])
  const book = await rulebook(ctx.okno, ctx.db)
  const keptOf = Map.groupBy(clocks, clock => clock.subject_id)
  return new Map(
    subjects.map(row => {
      const { clocks, derived } = judgeSubject(book, row, keptOf.get(row.id) ?? [], ctx.now.getTime())
      return [
        row.id,
        derived.map((clock, i) => stateOf(clock, clocks[i]!, ctx.now.getTime())).filter(isShown),
      ]
    }),
  )
}

const isShown = ({ outcome }: ClockState): boolean => outcome !== 'withdrawn'

const stateOf = (clock: Derived, row: { id: string; excused: boolean }, now: number): ClockState => {
  const { applied, course, occurrence, reading } = clock
  return {
    id: row.id,
    kind: applied.rule.kind,
    metric: applied.rule.metric,
    occurrence,
    title: applied.rule.title,
    limit: applied.rule.limit,
    started_at: new Date(course.started_at),
    due_at: reading.due_at === null ? null : new Date(reading.due_at),
    stopped_at: course.stopped_at === null ? null : new Date(course.stopped_at),
    minutes_left: leftOf(clock, now),
    used_seconds: reading.used_seconds,
    outcome: reading.outcome,
    excused: row.excused,
  }
}

function leftOf({ applied, course, reading }: Derived, now: number): number | null {
  const { limit } = applied.rule
  if (course.stopped_at !== null || course.withdrawn_at !== null) return null
  if (reading.due_at !== null)
    return Math.ceil(workingTimeBetween(applied.calendar.compiled, now, reading.due_at) / 60)
  return limit.unit === 'working_minutes' ? Math.ceil(limit.count - reading.used_seconds / 60) : null
}

async function subjectRows(ctx: Context, ids: readonly string[]): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`
    select ${subjectColumns} from agreements.subject where id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  return rows
}
