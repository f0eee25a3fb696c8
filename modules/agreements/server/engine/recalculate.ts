// Deriving clocks anew after a change of the rules: a walk over things in the order of their ids that goes on where it was.
import { setImmediate as sent } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { countSubjects, subjectsOf } from '#kernel/server/events.ts'
import { newId } from '#kernel/server/id.ts'
import { forget, rulebook } from '../rulebook.ts'
import {
  isAsKept,
  type Judgement,
  judgeSubject,
  keptClocks,
  type SubjectRow,
  subjectColumns,
  writeJudgements,
} from './keep.ts'
import { govern, holdThings, measured } from './meaning.ts'
import { rebuildSubjects } from './rebuild.ts'

export type Reason = 'agreement' | 'calendar' | 'rebuild'

interface Walk {
  readonly id: string
  readonly reason: Reason
  readonly open_only: boolean
  readonly place: string | null
  readonly asked_at: Date
  readonly total: number | null
}

/** Other processes forget the old rules a moment after the change; what they write until then is derived anew too. */
const settling_seconds = 2
const atOnce = 2000
const piece = 250

/**
 * Asks for a walk in the transaction of what changed the rules, or, when these change later, for one at that time.
 * Answers its id.
 */
export async function askRecalculation(ctx: Context, reason: Reason, changes_at = ctx.now): Promise<string> {
  const id = newId()
  const begins_at = Math.max(ctx.now.getTime(), changes_at.getTime())
  await ctx.db
    .insertInto('agreements.recalculation')
    .values({
      id,
      reason,
      asked_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      asked_at: ctx.now,
      not_before: new Date(begins_at + (reason === 'rebuild' ? 0 : settling_seconds * 1000)),
      open_only: reason !== 'rebuild',
    })
    .execute()
  ctx.afterwards(ctx.okno.nudge)
  return id
}

/** One stride of the oldest walk that is due, over `most` things. Answers how many it looked at; 0 when there is no walk. */
export async function stride(ctx: Context, most = atOnce): Promise<number> {
  const walk = await dueWalk(ctx)
  if (!walk) return 0
  // A stride begins with the rules as they are now, whatever this process remembers.
  if (walk.place === null) forget(ctx.okno)
  const total = walk.total ?? (await countOf(ctx, walk))
  const { ids, changed } =
    walk.reason === 'rebuild' ? await reread(ctx, walk, most) : await rederive(ctx, walk, most)
  await ctx.db
    .updateTable('agreements.recalculation')
    .set(eb => ({
      total,
      place: ids.at(-1) ?? walk.place,
      done: eb('done', '+', ids.length),
      changed: eb('changed', '+', changed),
      ...(ids.length < most ? { finished_at: ctx.now } : {}),
    }))
    .where('id', '=', walk.id)
    .execute()
  return Math.max(ids.length, 1)
}

const dueWalk = (ctx: Context): Promise<Walk | undefined> =>
  ctx.db
    .selectFrom('agreements.recalculation')
    .select(['id', 'reason', 'open_only', 'place', 'asked_at', 'total'])
    .where('finished_at', 'is', null)
    .where('not_before', '<=', ctx.now)
    .orderBy('asked_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

async function countOf(ctx: Context, walk: Walk): Promise<number> {
  if (walk.reason === 'rebuild') return countSubjects(ctx.db, openings(ctx))
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from agreements.subject where ended_at is null`.execute(ctx.db)
  return rows[0]!.count
}

/** Names of the events by which measured things begin. */
const openings = (ctx: Context): string[] => measured.all(ctx.okno).map(kind => kind.events[0]!)

/** Open things after the walk's place, derived anew; only what came out different is written. */
async function rederive(ctx: Context, walk: Walk, most: number): Promise<{ ids: string[]; changed: number }> {
  const { rows: next } = await sql<{ id: string; kind: string }>`
    select id, kind from agreements.subject
    where ended_at is null and (${walk.place}::uuid is null or id > ${walk.place}::uuid)
    order by id limit ${most}`.execute(ctx.db)
  const ids = next.map(row => row.id)
  await holdThings(ctx, next)
  const { rows } = await sql<SubjectRow>`
    select ${subjectColumns} from agreements.subject where ended_at is null and id = any(${ids}::uuid[])
    order by id for update`.execute(ctx.db)
  const kept = Map.groupBy(
    await keptClocks(
      ctx,
      rows.map(row => row.id),
    ),
    clock => clock.subject_id,
  )
  const book = await rulebook(ctx.okno, ctx.db)
  const judge = (some: readonly SubjectRow[]): Judgement[] =>
    some.flatMap(row => {
      const own = kept.get(row.id) ?? []
      const judgement = judgeSubject(book, row, own, ctx.now.getTime())
      return isAsKept(judgement, own) ? [] : [judgement]
    })
  let changed = 0
  let writing: Promise<unknown> = Promise.resolve()
  // The database writes one piece while the next one is derived.
  for (let from = 0; from < rows.length; from += piece) {
    const judgements = judge(rows.slice(from, from + piece))
    changed += judgements.length
    await writing
    writing = Promise.all([writeJudgements(ctx, judgements), govern(ctx, judgements)])
    await sent()
  }
  await writing
  return { ids, changed }
}

/** Things of the log after the walk's place, read anew. */
async function reread(ctx: Context, walk: Walk, most: number): Promise<{ ids: string[]; changed: number }> {
  const ids = await subjectsOf(ctx.db, openings(ctx), walk.place, most)
  let changed = 0
  for (const kind of measured.all(ctx.okno)) changed += (await rebuildSubjects(ctx, kind, ids)).length
  return { ids, changed }
}
