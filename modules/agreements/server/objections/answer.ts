// Answering an objection or taking it back: an accepted one changes what the thing counts as at once.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import {
  notYoursToAnswer,
  notYoursToWithdraw,
  type Objection,
  type ObjectionAnswer,
  objectionAnswered,
  objectionClosed,
  objectionOverdue,
  objectionWithdrawn,
  type Verdict,
  verdictSame,
} from '../../contract.ts'
import { judgeSubject } from '../engine/judgement.ts'
import { keptClocks, subjectRows, writeJudgements } from '../engine/keep.ts'
import { holdThings } from '../engine/meaning.ts'
import { rulebook } from '../rulebook.ts'
import { mayAnswer } from './policy.ts'
import { isOpen, shown } from './show.ts'
import * as store from './store.ts'

export async function answerObjection(
  ctx: Context,
  id: string,
  { answer, text, verdict }: ObjectionAnswer,
): Promise<Objection> {
  const row = await store.hold(ctx, id)
  if (!mayAnswer(ctx.actor, row)) throw notYoursToAnswer({})
  if (!isOpen(row)) throw objectionClosed({})
  const verdict_before = await verdictOf(ctx, row.subject_id)
  const ruling = row.kind === 'dispute' && answer === 'accepted' ? (verdict ?? row.verdict_wanted) : null
  if (ruling !== null && ruling === verdict_before) throw verdictSame({})
  await store.change(ctx, id, {
    answer,
    answer_text: text,
    answered_by: ctx.actor.id,
    answered_at: ctx.now,
    verdict_given: ruling,
  })
  if (answer === 'accepted') await settle(ctx, row, ruling)
  ctx.tell(objectionAnswered, {
    ...aboutOf(row),
    answer,
    verdict_before,
    verdict_after: await verdictOf(ctx, row.subject_id),
  })
  return (await shown(ctx, [await store.find(ctx, id)]))[0]!
}

/** The ruling goes before the derived verdict; an excused miss counts against nobody. Then the thing is judged anew. */
async function settle(
  ctx: Context,
  { subject_id, subject_kind, clock_id }: store.ObjectionRow,
  ruling: Verdict | null,
): Promise<void> {
  // In the order in which everybody holds them: the thing, what is known of it, its clocks.
  await holdThings(ctx, [{ id: subject_id, kind: subject_kind }])
  await sql`select from agreements.subject where id = ${subject_id} for update`.execute(ctx.db)
  await keptClocks(ctx, [subject_id])
  if (ruling !== null)
    await sql`update agreements.subject set ruled = ${ruling} where id = ${subject_id}`.execute(ctx.db)
  else await sql`update agreements.clock set excused = true where id = ${clock_id}`.execute(ctx.db)
  const book = await rulebook(ctx.okno, ctx.db)
  const [row] = await subjectRows(ctx, [subject_id])
  await writeJudgements(ctx, [
    judgeSubject(book, row!, await keptClocks(ctx, [subject_id]), ctx.now.getTime()),
  ])
}

async function verdictOf(ctx: Context, subject_id: string): Promise<Verdict | null> {
  const { rows } = await sql<{ verdict: Verdict | null }>`
    select verdict from agreements.subject where id = ${subject_id}`.execute(ctx.db)
  return rows[0]?.verdict ?? null
}

export async function withdrawObjection(ctx: Context, id: string): Promise<Objection> {
  const row = await store.hold(ctx, id)
  if (row.raised_by !== ctx.actor.id) throw notYoursToWithdraw({})
  if (!isOpen(row)) throw objectionClosed({})
  await store.change(ctx, id, { withdrawn_at: ctx.now })
  ctx.tell(objectionWithdrawn, aboutOf(row))
  return (await shown(ctx, [await store.find(ctx, id)]))[0]!
}

/** Tells of up to `most` objections that nobody has answered in time, each once. Answers how many there were. */
export async function tellOverdue(ctx: Context, most: number): Promise<number> {
  const rows = await store.markOverdue(ctx, most)
  for (const row of rows)
    ctx.tell(objectionOverdue, { ...aboutOf(row), answer_due_at: row.answer_due_at.toISOString() })
  return rows.length
}

const aboutOf = ({ subject_id, subject_kind, id, kind, side }: store.ObjectionRow) => ({
  subject_id,
  subject_kind,
  objection_id: id,
  kind,
  side,
})
