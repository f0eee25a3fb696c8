// Measured things read anew from the event log: what is kept of them is only ever a shorter form of it.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { linesOn } from '#kernel/server/events.ts'
import { type Rulebook, rulebook } from '../rulebook.ts'
import type { Moment } from '../rules/moments.ts'
import { stretchesOf } from '../rules/moments.ts'
import { isSeenAsKept } from './compare.ts'
import { judgeSubject, type SubjectRow } from './judgement.ts'
import { keptClocks, writeJudgements } from './keep.ts'
import {
  blankSubject,
  govern,
  governingOf,
  holdThings,
  type Known,
  type MeasuredKind,
  placed,
} from './meaning.ts'

/** One line of the log. */
export interface Line {
  readonly name: string
  readonly at: Date
  readonly payload: Record<string, unknown>
}

/**
 * Reads things anew from the log and derives their clocks. Steps whose time is over count as taken: nobody is told of history.
 * Answers how many of them the log knows, and how many came out otherwise than people saw them before.
 */
export async function rebuildSubjects(
  ctx: Context,
  kind: MeasuredKind,
  ids: readonly string[],
): Promise<{ found: number; changed: number }> {
  const book = await rulebook(ctx.okno, ctx.db)
  await holdThings(
    ctx,
    ids.map(id => ({ id, kind: kind.kind })),
  )
  const ruled = new Map(
    (
      await sql<Pick<SubjectRow, 'id' | 'ruled'>>`
        select id, ruled from agreements.subject where id = any(${[...ids]}::uuid[]) order by id for update`.execute(
        ctx.db,
      )
    ).rows.map(row => [row.id, row.ruled]),
  )
  // Read while they are held: what is told of them meanwhile would be lost.
  const lines = await linesOn(ctx.db, ids, kind.events)
  const known = kind.known ? await kind.known(ctx, ids) : new Map<string, Known>()
  const rows = [...Map.groupBy(lines, line => line.subject_id)].flatMap(([id, own]) => {
    const row = readSubject(book, kind, id, own, known.get(id))
    return stretchesOf(row.moments).length > 0 ? [{ ...row, ruled: ruled.get(id) ?? null }] : []
  })
  await writeSubjects(ctx, rows)
  const kept = Map.groupBy(
    await keptClocks(
      ctx,
      rows.map(row => row.id),
    ),
    clock => clock.subject_id,
  )
  const judgements = rows.map(row =>
    judgeSubject(book, row, kept.get(row.id) ?? [], ctx.now.getTime(), { silent: true }),
  )
  await writeJudgements(ctx, judgements)
  await govern(ctx, judgements)
  const changed = judgements.filter((judgement, i) => !isSeenAsKept(judgement, kept.get(rows[i]!.id) ?? []))
  return { found: rows.length, changed: changed.length }
}

/** What the lines of the log make of a thing. */
export function readSubject(
  book: Rulebook,
  kind: MeasuredKind,
  id: string,
  lines: readonly Line[],
  known: Known = {},
): SubjectRow {
  const moments: Moment[] = []
  const regionOf = (unit: string) => book.regions.get(unit) ?? null
  let row = placed({ ...blankSubject, id, kind: kind.kind, moments }, known, regionOf)
  for (const { name, payload, at } of lines) {
    const meaning = kind.meaning({ name, payload }, at.getTime())
    if (!meaning) continue
    moments.push(...meaning.moments)
    row = placed(row, meaning.attributes, regionOf)
  }
  return row
}

/** Rows of a thing whose whole history is known, ready to be loaded, and what governs it. */
export function measuredHistory(
  book: Rulebook,
  kind: MeasuredKind,
  id: string,
  lines: readonly Line[],
  now: number,
) {
  const { ruled: _, ...row } = readSubject(book, kind, id, lines)
  const judgement = judgeSubject(book, { ...row, ruled: null }, [], now, { silent: true })
  return {
    subject: { ...row, opened_at: new Date(row.moments[0]!.at), ...judgement.subject },
    clocks: judgement.clocks,
    governing: governingOf(judgement.derived),
  }
}

const writeSubjects = (ctx: Context, rows: readonly SubjectRow[]) =>
  sql`
    insert into agreements.subject (id, kind, opened_at, client_id, unit_id, region_id, service_id, department_id, team_id, type, priority, moments)
    select id, kind, to_timestamp((moments -> 0 ->> 'at')::double precision / 1000), client_id, unit_id, region_id, service_id,
           department_id, team_id, type, priority, moments
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id uuid, kind text, client_id uuid, unit_id uuid, region_id uuid,
      service_id uuid, department_id uuid, team_id uuid, type text, priority text, moments jsonb)
    on conflict (id) do update set opened_at = excluded.opened_at, client_id = excluded.client_id, unit_id = excluded.unit_id,
      region_id = excluded.region_id, service_id = excluded.service_id, department_id = excluded.department_id,
      team_id = excluded.team_id, type = excluded.type, priority = excluded.priority, moments = excluded.moments`.execute(
    ctx.db,
  )
