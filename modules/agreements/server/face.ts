// What other domains may ask of agreements: let clocks follow what happens to a thing, and show how far its promises are.
import type { RawBuilder } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { workingTimeBetween } from '#modules/calendar/server/face.ts'
import type { ClockState } from '../contract.ts'
import { judgeSubject } from './engine/judgement.ts'
import {
  addMoments,
  insertClocks,
  insertSubject,
  shownClocks,
  subjectRows,
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
import { isShown, stateOf } from './state.ts'

export { type Choice, type ChoiceSource, choices } from './choices.ts'
export { makeDefaultAgreements } from './defaults.ts'
export { type Governed, type Governing, type Meaning, type MeasuredKind, measured } from './engine/meaning.ts'
export { type Line, measuredHistory, rebuildSubjects } from './engine/rebuild.ts'
export { objectingTo, raiseObjection } from './objections/raise.ts'
export { measuredObligation } from './obligations/meaning.ts'
export { type ClockNews, clockNews } from './obligations/telling.ts'
export { named, type Shown, shown } from './reports/names.ts'
export { forget, type Rulebook, rulebook } from './rulebook.ts'
export type { Moment, StandingReason } from './rules/moments.ts'
export { owedType } from './rules/owed.ts'
export { days_ahead, periodsFrom, startOfDay } from './rules/periods.ts'
export { explainClocks } from './why/explain.ts'

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
    ((await rebuildSubjects(ctx, kind, [id])).found > 0 && (await addMoments(ctx, book, id, moments, known)))
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

/** How far the promises on some things are, by thing. `inside`: also what departments and suppliers promise the centre. */
export async function clockStates(
  ctx: Context,
  subject_ids: readonly string[],
  { inside = true } = {},
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
        derived.flatMap((clock, i) =>
          isShown(clock, inside) ? [stateOf(clock, clocks[i]!, ctx.now.getTime())] : [],
        ),
      ]
    }),
  )
}
