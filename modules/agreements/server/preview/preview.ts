// A dry run of an edition: what it would have given on what was measured, and what it would do to what is open.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { type SubjectRow, subjectOf } from '../engine/judgement.ts'
import { subjectColumns } from '../engine/keep.ts'
import { rulebook } from '../rulebook.ts'
import { metrics } from '../rules/metrics.ts'
import type { EditionRow } from '../store/editions.ts'
import { rulesWith } from './rules.ts'
import { compare, count, effectOn, percentOf, type Tally } from './tally.ts'

/** Of more things than these an even choice is looked at, always the same. */
export const most_looked_at = 20_000
const atOnce = 500
const months_by_default = 3

export async function preview(
  ctx: Context,
  edition: EditionRow,
  period: { readonly from?: string | undefined; readonly to?: string | undefined },
  most = most_looked_at,
) {
  const to = period.to ? new Date(period.to) : ctx.now
  const from = period.from ? new Date(period.from) : monthsBefore(to, months_by_default)
  const book = await rulebook(ctx.okno, ctx.db)
  const { ever, next } = await rulesWith(ctx, book, edition, from.getTime())
  const at = ctx.now.getTime()

  const tallies = new Map<string, Tally>()
  const history = await walk(ctx, sql`opened_at >= ${from} and opened_at < ${to}`, most, async rows => {
    const excused = await excusedOf(ctx, rows)
    for (const row of rows)
      count(tallies, compare([book, ever], edition.agreement_id, subjectOf(row), at), (lane, occurrence) =>
        excused.has(`${row.id} ${lane} ${occurrence}`),
      )
  })
  const open = { changed: 0, late_at_once: 0 }
  const opened = await walk(ctx, sql`ended_at is null`, most, async rows => {
    for (const row of rows) {
      const { changed, late } = effectOn(compare([book, next], edition.agreement_id, subjectOf(row), at))
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
