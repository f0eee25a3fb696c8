// Frozen months: made once by themselves on the third working day, or by hand; read, and counted again to see that they hold.
import { sql } from 'kysely'
import { notFound } from '#kernel/contract/kernel.ts'
import { type Context, inTransaction } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { bySystem, type Okno } from '#kernel/server/okno.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { dueAfter } from '#modules/calendar/server/face.ts'
import { monthFrozen, monthNotOver } from '../../contract.ts'
import { judgeSubject, type SubjectRow } from '../engine/judgement.ts'
import { keptClocks, subjectColumns, writeJudgements } from '../engine/keep.ts'
import { govern, holdThings } from '../engine/meaning.ts'
import { rulebook } from '../rulebook.ts'
import { centerZone } from './center-zone.ts'
import { countMonths, promisedBy } from './counting.ts'
import { assemble } from './joint-index.ts'
import { modeOfView, modes } from './modes.ts'
import { monthOf, monthsUpTo, monthWithin, type Within } from './months.ts'
import { isReportable } from './policy.ts'
import { type Basis, basisNow, digestOf } from './recount.ts'
import { type Counts, qualityOf } from './rules/quality.ts'

const atOnce = 1000
/** By when the papers of a month have come in. */
const frozen_on_working_day = 3

/** What was frozen before first submissions were counted has none. */
export type Figures = Omit<Counts, 'firsts'> & Partial<Pick<Counts, 'firsts'>>

interface SnapshotRow {
  readonly id: string
  readonly month: string
  readonly as_of: Date
  readonly made_by: string | null
  readonly maker: string | null
  readonly figures: Figures
  readonly digest: string
}

/** Freezes a month that is over. Answers null when it was frozen by itself before and is to be again. */
async function freeze(ctx: Context, month: string, made_by: string | null): Promise<string | null> {
  const within = monthWithin(month, await centerZone(ctx))
  if (ctx.now.toISOString() < new Date(within.to).toISOString()) throw monthNotOver({})
  await judgeOpen(ctx, within)
  const [figures, basis] = [await countMonths(ctx, [month], {}), await basisNow(ctx, within)]
  const id = newId()
  const { rows } = await sql<{ id: string }>`
    insert into agreements.snapshot (id, month, as_of, made_by, figures, basis, digest)
    values (${id}, ${`${month}-01`}::date, ${ctx.now}, ${made_by}, ${JSON.stringify(figures)}::jsonb, ${JSON.stringify(basis)}::jsonb,
      ${digestOf(month, figures)})
    on conflict (month) where made_by is null do nothing returning id`.execute(ctx.db)
  if (rows.length === 0) return null
  ctx.tell(monthFrozen, { snapshot_id: id, month })
  return id
}

/** What is open and overdue is judged by how long each side has had it up to now, not up to its last event. */
async function judgeOpen(ctx: Context, { to }: Within): Promise<void> {
  const book = await rulebook(ctx.okno, ctx.db)
  let place: string | null = null
  for (;;) {
    const next: readonly { id: string; kind: string }[] = (
      await sql<{ id: string; kind: string }>`
        select id, kind from agreements.subject
        where ended_at is null and opened_at < ${to}::timestamptz and (${place}::uuid is null or id > ${place}::uuid)
        order by id limit ${atOnce}`.execute(ctx.db)
    ).rows
    await holdThings(ctx, next)
    const { rows } = await sql<SubjectRow>`
      select ${subjectColumns} from agreements.subject
      where ended_at is null and id = any(${next.map(({ id }) => id)}::uuid[]) order by id for update`.execute(
      ctx.db,
    )
    const kept = Map.groupBy(
      await keptClocks(
        ctx,
        rows.map(row => row.id),
      ),
      clock => clock.subject_id,
    )
    const judgements = rows.map(row => judgeSubject(book, row, kept.get(row.id) ?? [], ctx.now.getTime()))
    await writeJudgements(ctx, judgements)
    await govern(ctx, judgements)
    if (next.length < atOnce) return
    place = next.at(-1)!.id
  }
}

/** Freezes a month at the asking of a person. */
export async function makeSnapshot(ctx: Context, month: string) {
  const id = await freeze(ctx, month, ctx.actor.id)
  return summary(ctx, (await find(ctx, id!))!)
}

/** Freezes last month when the third working day of this one is over; once, and nothing where nothing was counted. */
export const freezeLastMonth = (okno: Okno): Promise<number> =>
  inTransaction(okno, bySystem(okno, 'freeze_month'), async ctx => {
    const center = (await rulebook(okno, ctx.db)).calendars.get('center')
    if (!center) return 0
    const zone = await centerZone(ctx)
    const [last, current] = monthsUpTo(monthOf(ctx.now, zone), 2) as [string, string]
    const begun = Date.parse(monthWithin(current, zone).from)
    const due = dueAfter(center.compiled, begun, { working_day_of_month: frozen_on_working_day })
    if (ctx.now.getTime() < due) return 0
    const { rows } = await sql<{ frozen: boolean; counted: boolean }>`
      select exists (select from agreements.snapshot where month = ${`${last}-01`}::date and made_by is null) as frozen,
             exists (select from agreements.subject where verdict is not null
               and verdict_at >= ${monthWithin(last, zone).from}::timestamptz
               and verdict_at < ${monthWithin(last, zone).to}::timestamptz) as counted`.execute(ctx.db)
    if (rows[0]!.frozen || !rows[0]!.counted) return 0
    return (await freeze(ctx, last, null)) === null ? 0 : 1
  })

const all = (ctx: Context) =>
  ctx.db
    .selectFrom('agreements.snapshot as snapshot')
    .leftJoin('organisation.person_view as person', 'person.id', 'snapshot.made_by')
    .select(['snapshot.id', 'as_of', 'made_by', 'person.name as maker', 'figures', 'digest'])
    .select(sql<string>`to_char(month, 'YYYY-MM')`.as('month'))

const find = (ctx: Context, id: string): Promise<SnapshotRow | undefined> =>
  all(ctx).where('snapshot.id', '=', id).executeTakeFirst() as Promise<SnapshotRow | undefined>

/** What of a frozen month a reader may see. */
const seenBy = (ctx: Context, { verdicts, sides, firsts = [] }: Figures): Counts => ({
  verdicts: verdicts.filter(row => isReportable(ctx.actor, row)),
  sides: sides.filter(row => isReportable(ctx.actor, row)),
  firsts: firsts.filter(row => isReportable(ctx.actor, row)),
})

/** The targets that were in force when it was frozen. */
async function frozenTargets(ctx: Context, id: string): Promise<Basis['targets']> {
  const { rows } = await sql<{ targets: Basis['targets'] }>`
    select basis -> 'targets' as targets from agreements.snapshot where id = ${id}`.execute(ctx.db)
  return rows[0]!.targets
}

async function summary(ctx: Context, { id, month, as_of, digest, made_by, maker, figures }: SnapshotRow) {
  return {
    ...{ id, month, as_of, digest },
    made_by: made_by === null ? null : { id: made_by, name: maker ?? '' },
    total: qualityOf(seenBy(ctx, figures), modeOfView(await modes(ctx), ctx.actor, undefined), null),
  }
}

/** Newest month first, and of one month the newest first. */
export async function listSnapshots(
  ctx: Context,
  { month, limit, after }: { month?: string | undefined; limit: number; after?: string | undefined },
) {
  const place = after ? placeOf(after, 2) : null
  const rows = (await all(ctx)
    .$if(month !== undefined, query => query.where(sql<boolean>`month = ${`${month}-01`}::date`))
    .$if(place !== null, query =>
      query.where(sql<boolean>`(month, snapshot.id) < (${`${place?.[0]}-01`}::date, ${place?.[1]}::uuid)`),
    )
    .orderBy('snapshot.month', 'desc')
    .orderBy('snapshot.id', 'desc')
    .limit(limit + 1)
    .execute()) as SnapshotRow[]
  const page = pageOf(rows, limit, row => [row.month, row.id])
  return { next: page.next, items: await Promise.all(page.items.map(row => summary(ctx, row))) }
}

export async function readSnapshot(ctx: Context, id: string) {
  const row = await find(ctx, id)
  if (!row) throw notFound({})
  const zone = await centerZone(ctx)
  const modeOf = await modes(ctx)
  const index = await assemble(ctx, {
    ...{ cut: {}, month: row.month, months: [row.month], zone, modeOf },
    counts: seenBy(ctx, row.figures),
    mode: modeOfView(modeOf, ctx.actor, undefined),
    promised: promisedBy(await frozenTargets(ctx, id), zone),
  })
  return { ...(await summary(ctx, row)), total: index.total, index }
}

/** What was frozen last of a month for one client; null when it was not. */
export async function frozenCounts(ctx: Context, month: string, client_id: string) {
  const row = (await all(ctx)
    .where(sql<boolean>`month = ${`${month}-01`}::date`)
    .orderBy('snapshot.id', 'desc')
    .limit(1)
    .executeTakeFirst()) as SnapshotRow | undefined
  if (!row) return null
  const own = (place: { readonly client_id: string | null }) => place.client_id === client_id
  return {
    ...{ id: row.id, as_of: row.as_of },
    targets: await frozenTargets(ctx, row.id),
    counts: {
      verdicts: row.figures.verdicts.filter(own),
      sides: row.figures.sides.filter(own),
      firsts: (row.figures.firsts ?? []).filter(own),
    },
  }
}
