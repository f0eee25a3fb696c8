// A month counted again from the event log as it stood at one moment, by the rules that were in force then.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { linesOn } from '#kernel/server/events.ts'
import { type CalendarDocument, compileCalendar } from '#modules/calendar/server/face.ts'
import { type Judgement, judgeSubject, type KeptClock } from '../engine/judgement.ts'
import { type MeasuredKind, measured } from '../engine/meaning.ts'
import { readSubject } from '../engine/rebuild.ts'
import { type Rulebook, rulebook, type TargetRule } from '../rulebook.ts'
import { firstSubmissionOf } from '../rules/first-submission.ts'
import { type Moment, stretchesOf } from '../rules/moments.ts'
import type { Verdict } from '../rules/verdict.ts'
import type { Within } from './months.ts'
import type { Counts, FirstCount, Place, SideCount, VerdictCount } from './rules/quality.ts'

/** What the log does not say: the rules in force, and what people have excused or ruled on what may count in the month. */
export interface Basis {
  readonly targets: readonly TargetRule[]
  readonly calendars: readonly {
    readonly name: string
    readonly id: string
    readonly document: CalendarDocument
  }[]
  readonly teams: readonly (readonly [string, readonly string[]])[]
  readonly regions: readonly (readonly [string, string])[]
  readonly excused: readonly {
    readonly subject_id: string
    readonly lane: string
    readonly occurrence: number
  }[]
  readonly ruled: readonly { readonly id: string; readonly ruled: Verdict }[]
}

/**
 * Things that may count in a month: those that were there before its end and had not ended for good before its beginning,
 * or whose first submission was judged in it.
 */
const mayCount = ({ from, to }: Within) => sql<boolean>`
  subject.opened_at < ${to}::timestamptz and (subject.ended_at is null or subject.ended_at >= ${from}::timestamptz
    or subject.checked_at >= ${from}::timestamptz)`

/** What is in force now, for a month. */
export async function basisNow(ctx: Context, within: Within): Promise<Basis> {
  const book = await rulebook(ctx.okno, ctx.db)
  const excused = await sql<Basis['excused'][number]>`
    select clock.subject_id, clock.lane, clock.occurrence from agreements.clock
    join agreements.subject on subject.id = clock.subject_id
    where clock.excused and ${mayCount(within)} order by 1, 2, 3`.execute(ctx.db)
  const ruled = await sql<Basis['ruled'][number]>`
    select id, ruled from agreements.subject where ruled is not null and ${mayCount(within)} order by id`.execute(
    ctx.db,
  )
  return {
    targets: book.targets,
    calendars: [...book.calendars].map(([name, { id, compiled }]) => ({
      name,
      id,
      document: compiled.document,
    })),
    teams: [...book.teams].map(([id, teams]) => [id, [...teams]] as const),
    regions: [...book.regions],
    excused: excused.rows,
    ruled: ruled.rows,
  }
}

function bookOf({ targets, calendars, teams, regions }: Basis, as_of: Date): Rulebook {
  const year = as_of.getUTCFullYear()
  return {
    targets,
    calendars: new Map(
      calendars.map(({ name, id, document }) => [
        name,
        { id, compiled: compileCalendar(document, { from_year: year - 1, to_year: year + 1 }) },
      ]),
    ),
    teams: new Map(teams.map(([id, own]) => [id, new Set(own)])),
    regions: new Map(regions),
  }
}

/** A month that is being counted again: what has been counted so far, and the last thing that was. */
export interface Recount {
  readonly month: string
  readonly within: Within
  readonly as_of: Date
  readonly basis: Basis
  readonly counts: Counts
  /** The kind of things it is at; null at the beginning. */
  readonly kind: string | null
  readonly place: string | null
}

const kindsOf = (ctx: Context): readonly MeasuredKind[] =>
  measured.all(ctx.okno).toSorted((one, other) => (one.kind < other.kind ? -1 : 1))

/** How many things a recount will look at. */
export async function countRecount(ctx: Context, within: Within): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from agreements.subject as subject
    where kind = any(${kindsOf(ctx).map(({ kind }) => kind)}::text[]) and ${mayCount(within)}`.execute(ctx.db)
  return rows[0]!.total
}

/**
 * Counts up to `most` further things by the log up to `as_of`; what happened later plays no part. `over`: there are no
 * more of them.
 */
export async function recountPart(
  ctx: Context,
  { month, within, as_of, basis, counts, kind: at, place }: Recount,
  most: number,
): Promise<Pick<Recount, 'counts' | 'kind' | 'place'> & { readonly done: number; readonly over: boolean }> {
  const kinds = kindsOf(ctx).filter(one => at === null || one.kind >= at)
  let [kind, ids]: [MeasuredKind | undefined, string[]] = [kinds[0], []]
  for (const one of kinds) {
    kind = one
    ids = await nextThings(ctx, one, within, one.kind === at ? place : null, most)
    if (ids.length > 0) break
  }
  if (!kind || ids.length === 0) return { counts, kind: at, place, done: 0, over: true }
  const book = bookOf(basis, as_of)
  const ruled = new Map(basis.ruled.map(row => [row.id, row.ruled]))
  const excused = Map.groupBy(basis.excused, row => row.subject_id)
  const tally = tallyOf(month, within, counts)
  const lines = Map.groupBy(await linesOn(ctx.db, ids, kind.events, as_of), line => line.subject_id)
  for (const [id, own] of lines) {
    const row = { ...readSubject(book, kind, id, own), ruled: ruled.get(id) ?? null }
    if (stretchesOf(row.moments).length === 0) continue
    const kept = (excused.get(id) ?? []).map(excusedClock)
    tally.add(row, row.moments, judgeSubject(book, row, kept, as_of.getTime()))
  }
  const next = ids.length < most ? kinds[kinds.indexOf(kind) + 1] : kind
  return {
    counts: tally.counts(),
    kind: (next ?? kind).kind,
    place: next === kind ? ids.at(-1)! : null,
    done: ids.length,
    over: next === undefined,
  }
}

/** All that deriving needs to know of a clock whose miss was excused. */
const excusedClock = ({ subject_id, lane, occurrence }: Basis['excused'][number]): KeptClock => ({
  ...{ id: subject_id, subject_id, lane, occurrence, target_id: subject_id },
  ...{ due_at: null, next_step_at: null, limit_count: 0, outcome: 'missed', fired: [], excused: true },
})

async function nextThings(
  ctx: Context,
  { kind }: MeasuredKind,
  within: Within,
  place: string | null,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from agreements.subject as subject
    where kind = ${kind} and ${mayCount(within)} and (${place}::uuid is null or id > ${place}::uuid)
    order by id limit ${most}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Adds judgements up to the counts of one month, beginning with what was counted before. */
function tallyOf(month: string, within: Within, before: Counts) {
  const verdicts = keyed(before.verdicts)
  const sides = keyed(before.sides)
  const firsts = keyed(before.firsts)
  const from = Date.parse(within.from)
  const to = Date.parse(within.to)
  const isWithin = (instant: string | number | null): boolean => {
    const at = instant === null ? Number.NaN : new Date(instant).getTime()
    return at >= from && at < to
  }
  return {
    add(
      { department_id, service_id, client_id }: Place,
      moments: readonly Moment[],
      { subject, derived, clocks }: Judgement,
    ): void {
      const place = { month, department_id, service_id, client_id }
      if (subject.verdict && isWithin(subject.verdict_at))
        more(verdicts, { ...place, verdict: subject.verdict })
      const first = firstSubmissionOf(moments)
      if (first && isWithin(first.at)) more(firsts, { ...place, complete: first.complete })
      for (const [i, { outcome, counted_at, excused }] of clocks.entries()) {
        const { kind, promiser } = derived[i]!.applied.rule
        if (!isWithin(counted_at) || (kind === 'ola' && promiser !== 'client')) continue
        more(sides, {
          ...place,
          side: kind === 'sla' ? 'center' : 'client',
          outcome: outcome === 'met' ? 'met' : excused ? 'excused' : 'missed',
        })
      }
    },
    counts: (): Counts => ({
      verdicts: [...verdicts.values()],
      sides: [...sides.values()],
      firsts: [...firsts.values()],
    }),
  }
}

const countKey = ({ n: _, ...row }: { readonly n: number }): string =>
  JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)))

const keyed = <R extends { readonly n: number }>(rows: readonly R[]): Map<string, R> =>
  new Map(rows.map(row => [countKey(row), row]))

function more<R extends { n: number }>(counts: Map<string, R>, row: Omit<R, 'n'>): void {
  const key = countKey({ n: 0, ...row })
  counts.set(key, { ...row, n: (counts.get(key)?.n ?? 0) + 1 } as R)
}

const verdictKey = (row: VerdictCount) => [row.department_id, row.service_id, row.client_id, row.verdict]
const firstName = ({ complete }: FirstCount) => (complete ? 'first_complete' : 'first_incomplete')
const firstKey = (row: FirstCount) => [row.department_id, row.service_id, row.client_id, firstName(row)]
const sideKey = (row: SideCount) => [row.department_id, row.service_id, row.client_id, row.side, row.outcome]

/** The same counts always written the same way, so that they can be compared byte for byte. */
export function canonical({ verdicts, sides, firsts }: Counts): string {
  const lines = [
    ...verdicts.map(row => JSON.stringify([...verdictKey(row), row.n])),
    ...sides.map(row => JSON.stringify([...sideKey(row), row.n])),
    ...firsts.map(row => JSON.stringify([...firstKey(row), row.n])),
  ]
  return lines.sort().join('\n')
}

/** SHA-256 of a month's counts. */
export const digestOf = (month: string, counts: Counts): string =>
  createHash('sha256')
    .update(`${month}\n${canonical(counts)}`)
    .digest('hex')

export interface Difference extends Place {
  readonly what: string
  readonly kept: number
  readonly found: number
}

/** Where two counts of one month differ. */
export function differencesOf(kept: Counts, found: Counts): Difference[] {
  const rows = new Map<string, { -readonly [K in keyof Difference]: Difference[K] }>()
  const put = (place: Place, what: string, which: 'kept' | 'found', n: number) => {
    const { department_id, service_id, client_id } = place
    const key = JSON.stringify([department_id, service_id, client_id, what])
    const row = rows.get(key) ?? { department_id, service_id, client_id, what, kept: 0, found: 0 }
    rows.set(key, { ...row, [which]: row[which] + n })
  }
  for (const [which, { verdicts, sides, firsts }] of [
    ['kept', kept],
    ['found', found],
  ] as const) {
    for (const row of verdicts) put(row, row.verdict, which, row.n)
    for (const row of sides) put(row, `${row.side}_${row.outcome}`, which, row.n)
    for (const row of firsts) put(row, firstName(row), which, row.n)
  }
  return [...rows.values()].filter(row => row.kept !== row.found)
}
