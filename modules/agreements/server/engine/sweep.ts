// Warnings, breaches and escalations: each told once, at its moment or as soon as a process is there again.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { clockEscalated, clockMissed, clockWarned } from '../../contract.ts'
import { rulebook, type Step } from '../rulebook.ts'
import { stretchesOf } from '../rules/moments.ts'
import { isAsWanted, missedKey, warnedKey } from '../rules/steps.ts'
import type { Derived } from './derive.ts'
import { judgeSubject, type KeptClock, type SubjectRow } from './judgement.ts'
import { keptClocks, subjectColumns, writeJudgements } from './keep.ts'
import { govern, holdThings, vanishedAmong } from './meaning.ts'
import { peopleFor } from './people.ts'

/** Takes the steps that are due on up to `most` things. Answers how many things there were. */
export async function takeSteps(ctx: Context, most: number): Promise<number> {
  const due = await sql<{ id: string; kind: string }>`
    select distinct subject_id as id, subject_kind as kind from (
      select subject_id, subject_kind from agreements.clock
      where next_step_at <= ${ctx.now} order by next_step_at limit ${most}) as step`.execute(ctx.db)
  if (due.rows.length === 0) return 0
  // Things are held before their clocks, as by whoever changes them; those in use have their turn at the next look.
  const held = await holdThings(ctx, due.rows, { at_once: true })
  const { rows } = await sql<SubjectRow>`
    select ${subjectColumns} from agreements.subject where id = any(${held}::uuid[])
    order by id for update skip locked`.execute(ctx.db)
  const there = new Set(rows.map(row => row.id))
  const forgotten = await forgetVanished(
    ctx,
    due.rows.filter(({ id }) => !there.has(id)),
  )
  if (rows.length === 0) return forgotten
  const book = await rulebook(ctx.okno, ctx.db)
  const kept = Map.groupBy(
    await keptClocks(
      ctx,
      rows.map(row => row.id),
    ),
    clock => clock.subject_id,
  )
  const now = ctx.now.getTime()
  const judgements = []
  for (const row of rows) {
    const own = kept.get(row.id) ?? []
    const before = judgeSubject(book, row, own, now)
    const taken = new Map<string, string[]>()
    for (const [i, clock] of before.derived.entries()) {
      const { id, fired } = before.clocks[i]!
      const due = clock.steps.filter(step => step.at <= now && !fired.includes(step.key))
      const isMissed = due.some(step => step.key === missedKey)
      // A warning that comes with the breach itself warns nobody.
      for (const { key, step } of due.filter(({ key }) => !(isMissed && key === warnedKey)))
        await takeStep(ctx, row, clock, id, key, step)
      taken.set(id, [...fired, ...due.map(step => step.key)])
    }
    const after = before.clocks.map((clock): KeptClock => ({ ...clock, fired: taken.get(clock.id)! }))
    judgements.push({ ...judgeSubject(book, row, after, now), begun: before.begun, gone: before.gone })
  }
  await writeJudgements(ctx, judgements)
  await govern(ctx, judgements)
  return rows.length + forgotten
}

/**
 * Clocks of things that are not there any more have no steps: nobody is told, and they do not stand in the way of others.
 * Answers how many things had vanished; what is only in use by somebody has its turn later.
 */
async function forgetVanished(
  ctx: Context,
  things: readonly { readonly id: string; readonly kind: string }[],
): Promise<number> {
  if (things.length === 0) return 0
  const vanished = await vanishedAmong(ctx, things)
  const { rows } = await sql<{ subject_id: string }>`
    update agreements.clock set next_step_at = null, next_step = null
    where subject_id = any(${things.map(({ id }) => id)}::uuid[]) and next_step_at is not null
      and (subject_id = any(${vanished}::uuid[]) or not exists (select from agreements.subject where id = subject_id))
    returning subject_id`.execute(ctx.db)
  return new Set(rows.map(row => row.subject_id)).size
}

async function takeStep(
  ctx: Context,
  subject: SubjectRow,
  { applied, reading }: Derived,
  clock_id: string,
  key: string,
  step: Step | null,
): Promise<void> {
  const about = {
    subject_id: subject.id,
    subject_kind: subject.kind,
    clock_id,
    kind: applied.rule.kind,
    metric: applied.rule.metric,
    due_at: reading.due_at === null ? null : new Date(reading.due_at).toISOString(),
  }
  if (key === missedKey) ctx.tell(clockMissed, about)
  else if (key === warnedKey) ctx.tell(clockWarned, about)
  else if (step) {
    if (!isAsWanted(step.if ?? {}, subject)) return
    const { holder } = stretchesOf(subject.moments).at(-1)!
    const people = await peopleFor(ctx, step.to, subject, holder)
    ctx.tell(clockEscalated, { ...about, step: key, level: step.level, people })
  }
}
