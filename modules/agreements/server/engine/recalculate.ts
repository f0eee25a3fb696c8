// Deriving clocks anew after a change of the rules: a walk over things in the order of their ids, in parts that several hands
// take at once, each of which goes on where it was.
import { setImmediate as sent } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { countSubjects, subjectsOf } from '#kernel/server/events.ts'
import { newId } from '#kernel/server/id.ts'
import { forget, rulebook } from '../rulebook.ts'
import { isAsKept, isSeenAsKept } from './compare.ts'
import { type Judgement, judgeSubject, type SubjectRow } from './judgement.ts'
import { keptClocks, subjectColumns, writeJudgements } from './keep.ts'
import { govern, holdThings, measured } from './meaning.ts'
import { rebuildSubjects } from './rebuild.ts'

export type Reason = 'agreement' | 'calendar' | 'rebuild'

/** A part of a walk. */
interface Part {
  readonly id: string
  readonly number: number
  readonly reason: Reason
  /** How many things the walk is about; null before its first stride. */
  readonly total: number | null
  /** After which thing it goes on, and the last one it is about. */
  readonly place: string | null
  readonly until: string | null
}

/** Other processes forget the old rules a moment after the change; what they write until then is derived anew too. */
const settling_seconds = 2
const atOnce = 2000
const piece = 250
/** More than hands are ever at a walk, so that nobody is done long before the others. */
const most_parts = 16

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
  await ctx.db
    .insertInto('agreements.recalculation_part')
    .values({ recalculation_id: id, number: 1 })
    .execute()
  ctx.afterwards(ctx.okno.nudge)
  return id
}

/**
 * One stride of the oldest walk that is due, over `most` things of a part that nobody else is at. Answers how many it looked
 * at; 0 when there is nothing to do.
 */
export async function stride(ctx: Context, most = atOnce): Promise<number> {
  const free = await freePart(ctx)
  if (!free) return 0
  const part = free.total === null ? await begin(ctx, free, most) : free
  const { ids, changed } =
    part.reason === 'rebuild' ? await reread(ctx, part, most) : await rederive(ctx, part, most)
  const place = ids.at(-1) ?? part.place
  const isOver = ids.length < most || place === part.until
  await (isOver ? drop(ctx, part) : moveTo(ctx, part, place))
  // Last of all: only here do hands at the same walk wait for each other.
  await sql`
    update agreements.recalculation set done = done + ${ids.length}, changed = changed + ${changed} where id = ${part.id}`.execute(
    ctx.db,
  )
  // Asked after that wait: whoever ended another part meanwhile is seen.
  if (isOver)
    await sql`
      update agreements.recalculation set finished_at = ${ctx.now}
      where id = ${part.id} and not exists (select from agreements.recalculation_part where recalculation_id = ${part.id})`.execute(
      ctx.db,
    )
  return Math.max(ids.length, 1)
}

/** The walk is held too, against being called off meanwhile. */
async function freePart(ctx: Context): Promise<Part | undefined> {
  const { rows } = await sql<Part>`
    select walk.id, part.number, walk.reason, walk.total, part.place, part.until
    from agreements.recalculation as walk join agreements.recalculation_part as part on part.recalculation_id = walk.id
    where walk.finished_at is null and walk.not_before <= ${ctx.now}
    order by walk.asked_at, walk.id, part.number limit 1
    for update of part skip locked for key share of walk skip locked`.execute(ctx.db)
  return rows[0]
}

const moveTo = (ctx: Context, { id, number }: Part, place: string | null) =>
  sql`update agreements.recalculation_part set place = ${place}::uuid where recalculation_id = ${id} and number = ${number}`.execute(
    ctx.db,
  )

const drop = (ctx: Context, { id, number }: Part) =>
  sql`delete from agreements.recalculation_part where recalculation_id = ${id} and number = ${number}`.execute(
    ctx.db,
  )

/** Counts what the walk is about and divides it; the first part stays with whoever begins. */
async function begin(ctx: Context, part: Part, most: number): Promise<Part> {
  // A walk begins with the rules as they are now, whatever this process remembers.
  forget(ctx.okno)
  const total = await countOf(ctx, part)
  await sql`update agreements.recalculation set total = ${total} where id = ${part.id}`.execute(ctx.db)
  const parts = part.reason === 'rebuild' ? 1 : Math.min(most_parts, Math.ceil(total / most))
  if (parts < 2) return part
  const { rows } = await sql<{ until: string }>`
    with bound as (
      select until, row_number() over (order by until) as number
      from (select distinct unnest((
        select percentile_disc(${Array.from({ length: parts - 1 }, (_, i) => (i + 1) / parts)}::float8[]) within group (order by id)
        from agreements.subject where ended_at is null)) as until) as bounds
    ), others as (
      insert into agreements.recalculation_part (recalculation_id, number, place, until)
      select ${part.id}::uuid, number + 1, until, lead(until) over (order by until) from bound
    )
    update agreements.recalculation_part as part set until = bound.until from bound
    where part.recalculation_id = ${part.id} and part.number = ${part.number} and bound.number = 1
    returning part.until`.execute(ctx.db)
  return { ...part, until: rows[0]?.until ?? null }
}

async function countOf(ctx: Context, { reason }: Part): Promise<number> {
  if (reason === 'rebuild') return countSubjects(ctx.db, openings(ctx))
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from agreements.subject where ended_at is null`.execute(ctx.db)
  return rows[0]!.count
}

/** Names of the events by which measured things begin. */
const openings = (ctx: Context): string[] => measured.all(ctx.okno).map(kind => kind.events[0]!)

/** Open things after the part's place, derived anew; only what came out different is written. */
async function rederive(
  ctx: Context,
  { place, until }: Part,
  most: number,
): Promise<{ ids: string[]; changed: number }> {
  const { rows: next } = await sql<{ id: string; kind: string }>`
    select id, kind from agreements.subject
    where ended_at is null
      ${place === null ? sql`` : sql`and id > ${place}::uuid`}
      ${until === null ? sql`` : sql`and id <= ${until}::uuid`}
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
  let changed = 0
  const judge = (row: SubjectRow): Judgement[] => {
    const own = kept.get(row.id) ?? []
    const judgement = judgeSubject(book, row, own, ctx.now.getTime())
    if (!isSeenAsKept(judgement, own)) changed += 1
    return isAsKept(judgement, own) ? [] : [judgement]
  }
  let writing: Promise<unknown> = Promise.resolve()
  // The database writes one piece while the next one is derived.
  for (let from = 0; from < rows.length; from += piece) {
    const judgements = rows.slice(from, from + piece).flatMap(judge)
    await writing
    writing = Promise.all([writeJudgements(ctx, judgements), govern(ctx, judgements)])
    // Whoever waits for it below hears that it failed; until then nobody does.
    writing.catch(() => {})
    await sent()
  }
  await writing
  return { ids, changed }
}

/** Things of the log after the part's place, read anew. */
async function reread(
  ctx: Context,
  { place }: Part,
  most: number,
): Promise<{ ids: string[]; changed: number }> {
  const ids = await subjectsOf(ctx.db, openings(ctx), place, most)
  let changed = 0
  for (const kind of measured.all(ctx.okno)) changed += (await rebuildSubjects(ctx, kind, ids)).changed
  return { ids, changed }
}
