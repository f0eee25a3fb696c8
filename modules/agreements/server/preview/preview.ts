// A dry run of other rules: what they would have given on what was measured, and what they would do to what is open.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { CompiledCalendar } from '#modules/calendar/server/face.ts'
import { type SubjectRow, subjectOf } from '../engine/judgement.ts'
import { subjectColumns } from '../engine/keep.ts'
import { type Applied, type Rulebook, rulebook } from '../rulebook.ts'
import { metrics } from '../rules/metrics.ts'
import type { EditionRow } from '../store/editions.ts'
import { type Drafted, rulesWith } from './rules.ts'
import { compare, count, effectOn, percentOf, type Tally } from './tally.ts'

/** Of more things than these an even choice is looked at, always the same. */
export const most_looked_at = 20_000
const atOnce = 500
const months_by_default = 3

interface Period {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The last three months unless said. */
const datesOf = (ctx: Context, { from, to }: Period) => {
  const end = to ? new Date(to) : ctx.now
  return { from: from ? new Date(from) : monthsBefore(end, months_by_default), to: end }
}

/** With a draft in force. */
export async function preview(ctx: Context, edition: EditionRow, period: Period, most = most_looked_at) {
  const dates = datesOf(ctx, period)
  const book = await rulebook(ctx.okno, ctx.db)
  const drafted = await rulesWith(ctx, book, edition, dates.from.getTime())
  const isOwn = ({ rule }: Applied) => rule.agreement_id === edition.agreement_id
  return dryRun(ctx, { book, ...drafted, isConcerned: isOwn }, dates, most)
}

/** With another calendar in place of one that promises count on. */
export async function previewCalendar(ctx: Context, id: string, compiled: CompiledCalendar) {
  const book = await rulebook(ctx.okno, ctx.db)
  const calendars = new Map(
    [...book.calendars].map(([name, kept]) => [name, kept.id === id ? { id, compiled } : kept]),
  )
  const changed = { ...book, calendars }
  const countsOnIt = ({ calendar }: Applied) => calendar.id === id
  const found = await dryRun(
    ctx,
    { book, ever: changed, next: changed, isConcerned: countsOnIt },
    datesOf(ctx, {}),
    most_looked_at,
  )
  const wereMeasured = found.metrics.filter(
    ({ now_measured, then_measured }) => now_measured + then_measured > 0,
  )
  return { ...found, metrics: wereMeasured }
}

/** `isConcerned`: which promises are looked at at all. */
async function dryRun(
  ctx: Context,
  { book, ever, next, isConcerned }: Drafted & { book: Rulebook; isConcerned: (applied: Applied) => boolean },
  { from, to }: { readonly from: Date; readonly to: Date },
  most: number,
) {
  const at = ctx.now.getTime()
  const tallies = new Map<string, Tally>()
  const history = await walk(ctx, sql`opened_at >= ${from} and opened_at < ${to}`, most, async rows => {
    const excused = await excusedOf(ctx, rows)
    for (const row of rows)
      count(tallies, compare([book, ever], isConcerned, subjectOf(row), at), (lane, occurrence) =>
        excused.has(`${row.id} ${lane} ${occurrence}`),
      )
  })
  const open = { changed: 0, late_at_once: 0 }
  const opened = await walk(ctx, sql`ended_at is null`, most, async rows => {
    for (const row of rows) {
      const { changed, late } = effectOn(compare([book, next], isConcerned, subjectOf(row), at))
      if (changed) open.changed += 1
      if (late) open.late_at_once += 1
    }
  })
  return {
    from,
    to,
    ...history,
    sampled: history.looked_at < history.total || opened.looked_at < opened.total,
    metrics: [...tallies.values()]
      .sort((one, other) => metrics.indexOf(one.metric) - metrics.indexOf(other.metric))
      .map(({ kind, metric, as_is, drafted }) => ({
        kind,
        metric,
        now_measured: as_is.measured,
        then_measured: drafted.measured,
        now_percent: percentOf(as_is),
        then_percent: percentOf(drafted),
      })),
    open: { ...opened, ...open },
  }
}

function monthsBefore(instant: Date, months: number): Date {
  const before = new Date(instant)
  before.setUTCMonth(before.getUTCMonth() - months)
  return before
}

/** Looks at things handful by handful, in the order of their opening; at an even choice of them where there are too many. */
async function walk(
  ctx: Context,
  wanted: RawBuilder<unknown>,
  most: number,
  look: (rows: readonly SubjectRow[]) => Promise<void>,
): Promise<{ looked_at: number; total: number }> {
  const total = (
    await sql<{ total: number }>`select count(*) as total from agreements.subject where ${wanted}`.execute(
      ctx.db,
    )
  ).rows[0]!.total
  const each = Math.ceil(total / most)
  const chosen = each > 1 ? sql`and (hashtext(id::text)::bigint & 2147483647) % ${each} = 0` : sql``
  let looked_at = 0
  let last: (SubjectRow & { opened_at: Date }) | undefined
  for (;;) {
    const { rows } = await sql<SubjectRow & { opened_at: Date }>`
      select ${subjectColumns}, opened_at from agreements.subject
      where ${wanted} ${chosen} ${last ? sql`and (opened_at, id) > (${last.opened_at}, ${last.id}::uuid)` : sql``}
      order by opened_at, id limit ${atOnce}`.execute(ctx.db)
    await look(rows)
    looked_at += rows.length
    last = rows.at(-1)
    if (rows.length < atOnce) return { looked_at, total }
  }
}

/** Clocks of some things whose miss was excused. */
async function excusedOf(ctx: Context, things: readonly SubjectRow[]): Promise<Set<string>> {
  const { rows } = await sql<{ subject_id: string; lane: string; occurrence: number }>`
    select subject_id, lane, occurrence from agreements.clock
    where excused and subject_id = any(${things.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  return new Set(rows.map(({ subject_id, lane, occurrence }) => `${subject_id} ${lane} ${occurrence}`))
}
