// Measured things and their clocks in the database: read for deriving, written as derived.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { Rulebook } from '../rulebook.ts'
import type { Moment } from '../rules/moments.ts'
import { stretchesOf } from '../rules/moments.ts'
import type { Verdict } from '../rules/verdict.ts'
import { type Derived, deriveClocks, lifeOf, type Subject } from './derive.ts'
import { judge } from './judge.ts'
import type { Known } from './meaning.ts'

/** A kept clock, as far as deriving it anew needs it. */
export interface KeptClock {
  readonly id: string
  readonly subject_id: string
  readonly lane: string
  readonly occurrence: number
  readonly target_id: string
  readonly due_at: Date | string | null
  readonly next_step_at: Date | string | null
  readonly limit_count: number
  readonly outcome: string
  readonly fired: readonly string[]
  readonly excused: boolean
}

export interface SubjectRow {
  readonly id: string
  readonly kind: string
  readonly client_id: string | null
  readonly unit_id: string | null
  readonly region_id: string | null
  readonly service_id: string | null
  readonly department_id: string | null
  readonly team_id: string | null
  readonly type: string | null
  readonly priority: string | null
  readonly moments: readonly Moment[]
  readonly ruled: Verdict | null
}

export const subjectColumns = sql.raw(
  'id, kind, client_id, unit_id, region_id, service_id, department_id, team_id, type, priority, moments, ruled',
)

export const subjectOf = (row: SubjectRow): Subject => ({
  id: row.id,
  kind: row.kind,
  attributes: {
    client: row.client_id,
    unit: row.unit_id,
    region: row.region_id,
    service: row.service_id,
    department: row.department_id,
    type: row.type,
    priority: row.priority,
  },
  moments: row.moments,
})

export interface Judgement {
  readonly kind: string
  readonly clocks: readonly ClockRow[]
  readonly subject: SubjectFacts
  readonly derived: readonly Derived[]
  /** Clocks that were not kept before. */
  readonly begun: readonly string[]
  /** Kept clocks that run no longer. */
  readonly gone: readonly string[]
}

interface ClockRow {
  readonly id: string
  readonly subject_id: string
  readonly subject_kind: string
  readonly lane: string
  readonly occurrence: number
  readonly target_id: string
  readonly kind: string
  readonly metric: string
  readonly calendar_id: string
  readonly limit_unit: string
  readonly limit_count: number
  readonly started_at: string
  readonly due_at: string | null
  readonly warn_at: string | null
  readonly stopped_at: string | null
  readonly missed_at: string | null
  readonly used_seconds: number | null
  readonly outcome: string
  readonly counted_at: string | null
  readonly next_step_at: string | null
  readonly next_step: string | null
  readonly fired: readonly string[]
  readonly excused: boolean
  readonly client_id: string | null
  readonly service_id: string | null
  readonly department_id: string | null
  readonly team_id: string | null
}

interface SubjectFacts {
  readonly id: string
  readonly ended_at: string | null
  readonly verdict: Verdict | null
  readonly verdict_at: string | null
  readonly center_seconds: number
  readonly client_seconds: number
  readonly outside_seconds: number
}

const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString()

/**
 * What a thing and its clocks come to now. `silent`: steps whose time is over count as taken, as when history is read in.
 */
export function judgeSubject(
  book: Rulebook,
  row: SubjectRow,
  kept: readonly KeptClock[],
  now: number,
  { silent = false } = {},
): Judgement {
  const subject = subjectOf(row)
  const derived = deriveClocks(book, subject, now)
  const before = new Map(kept.map(clock => [`${clock.lane} ${clock.occurrence}`, clock]))
  const keptOf = (clock: Derived) => before.get(`${clock.applied.lane} ${clock.occurrence}`)
  const judged = judge(subject, derived, clock => keptOf(clock)?.excused ?? false, now)
  const { ended_at } = lifeOf(stretchesOf(subject.moments))
  const clocks = derived.map(clock => clockRow(row, clock, keptOf(clock), now, silent))
  const known = new Set(kept.map(({ id }) => id))
  const still = new Set(clocks.map(({ id }) => id))
  return {
    kind: row.kind,
    derived,
    clocks,
    begun: clocks.flatMap(({ id }) => (known.has(id) ? [] : [id])),
    gone: kept.flatMap(({ id }) => (still.has(id) ? [] : [id])),
    subject: {
      id: row.id,
      ended_at: iso(ended_at),
      verdict: judged.verdict && (row.ruled ?? judged.verdict),
      verdict_at: iso(judged.verdict_at),
      center_seconds: Math.round(judged.seconds.center),
      client_seconds: Math.round(judged.seconds.client),
      outside_seconds: Math.round(judged.seconds.outside),
    },
  }
}

function clockRow(
  subject: SubjectRow,
  clock: Derived,
  kept: KeptClock | undefined,
  now: number,
  silent: boolean,
): ClockRow {
  const { applied, course, reading } = clock
  const { rule } = applied
  const missed = reading.outcome === 'missed'
  const taken = silent
    ? clock.steps.filter(step => step.at <= now).map(step => step.key)
    : (kept?.fired ?? [])
  // A promise that is not broken after all may be broken again, and is told again.
  const fired = missed ? taken : taken.filter(key => key !== 'missed')
  const next = clock.steps.find(step => !fired.includes(step.key))
  const ended_at = course.stopped_at ?? course.withdrawn_at
  const due_at = iso(reading.due_at)
  return {
    id: kept?.id ?? newId(),
    subject_id: subject.id,
    subject_kind: subject.kind,
    lane: applied.lane,
    occurrence: clock.occurrence,
    target_id: rule.target_id,
    kind: rule.kind,
    metric: rule.metric,
    calendar_id: applied.calendar.id,
    limit_unit: rule.limit.unit,
    limit_count: rule.limit.count,
    started_at: iso(course.started_at)!,
    due_at,
    warn_at: iso(clock.warn_at),
    stopped_at: iso(ended_at),
    missed_at: missed ? due_at : null,
    used_seconds: ended_at === null ? null : reading.used_seconds,
    outcome: reading.outcome,
    counted_at: missed ? due_at : reading.outcome === 'met' ? iso(course.stopped_at) : null,
    next_step_at: iso(next?.at ?? null),
    next_step: next?.key ?? null,
    fired,
    excused: kept?.excused ?? false,
    client_id: subject.client_id,
    service_id: subject.service_id,
    department_id: subject.department_id,
    team_id: subject.team_id,
  }
}

const clockColumns = [
  ['id', 'uuid'],
  ['subject_id', 'uuid'],
  ['subject_kind', 'text'],
  ['lane', 'text'],
  ['occurrence', 'int'],
  ['target_id', 'uuid'],
  ['kind', 'text'],
  ['metric', 'text'],
  ['calendar_id', 'uuid'],
  ['limit_unit', 'text'],
  ['limit_count', 'int'],
  ['started_at', 'timestamptz'],
  ['due_at', 'timestamptz'],
  ['warn_at', 'timestamptz'],
  ['stopped_at', 'timestamptz'],
  ['missed_at', 'timestamptz'],
  ['used_seconds', 'double precision'],
  ['outcome', 'text'],
  ['counted_at', 'timestamptz'],
  ['next_step_at', 'timestamptz'],
  ['next_step', 'text'],
  ['fired', 'text[]'],
  ['excused', 'boolean'],
  ['client_id', 'uuid'],
  ['service_id', 'uuid'],
  ['department_id', 'uuid'],
  ['team_id', 'uuid'],
] as const satisfies readonly (readonly [keyof ClockRow, string])[]

/** What makes a clock the one it is, and what people have decided about it. */
const lasting = ['id', 'subject_id', 'subject_kind', 'lane', 'occurrence', 'kind', 'metric', 'excused']
const derivedColumns = clockColumns.filter(([name]) => !lasting.includes(name))

const factColumns = [
  ['ended_at', 'timestamptz'],
  ['verdict', 'text'],
  ['verdict_at', 'timestamptz'],
  ['center_seconds', 'int'],
  ['client_seconds', 'int'],
  ['outside_seconds', 'int'],
] as const satisfies readonly (readonly [keyof SubjectFacts, string])[]

type Columns<N extends string> = readonly (readonly [N, string])[]

const named = (columns: Columns<string>, of = '') =>
  sql.raw(columns.map(([name]) => `${of}${name}`).join(', '))
const names = named(clockColumns)
const typed = sql.raw(clockColumns.map(([name, type]) => `${name} ${type}`).join(', '))

/** The insert of new clocks as a piece of SQL. */
export const insertClocks = (clocks: readonly ClockRow[]): RawBuilder<unknown> => sql`
  insert into agreements.clock (${names})
  select ${names} from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as derived(${typed})`

/** The insert of a new measured thing as a piece of SQL. */
export const insertSubject = (
  row: SubjectRow,
  opened_at: Date,
  facts: SubjectFacts,
): RawBuilder<unknown> => sql`
  insert into agreements.subject (id, kind, opened_at, ended_at, client_id, unit_id, region_id, service_id, department_id, team_id,
    type, priority, moments, verdict, verdict_at, center_seconds, client_seconds, outside_seconds)
  values (${row.id}, ${row.kind}, ${opened_at}, ${facts.ended_at}, ${row.client_id}, ${row.unit_id}, ${row.region_id}, ${row.service_id},
    ${row.department_id}, ${row.team_id}, ${row.type}, ${row.priority}, ${JSON.stringify(row.moments)}::jsonb, ${facts.verdict},
    ${facts.verdict_at}, ${facts.center_seconds}, ${facts.client_seconds}, ${facts.outside_seconds})`

/** Rows as one array for each column, which PostgreSQL reads three times as fast as JSON. */
function rowsOf<N extends string>(
  rows: readonly { readonly [name in N]: unknown }[],
  columns: Columns<N>,
): RawBuilder<unknown> {
  // Arrays in an array would have to be of one length.
  const isList = (type: string) => type.endsWith('[]')
  const arrays = columns.map(([name, type]) =>
    isList(type)
      ? sql`${rows.map(row => `{${(row[name] as string[]).map(key => `"${key}"`).join(',')}}`)}::text[]`
      : sql`${rows.map(row => row[name])}::${sql.raw(type)}[]`,
  )
  const read = columns.map(([name, type]) => (isList(type) ? `${name}::${type}` : name))
  return sql`select ${sql.raw(read.join(', '))} from unnest(${sql.join(arrays)}) as given(${named(columns)})`
}

/** Writes over kept clocks, where anything is another than it was. */
const overwriteClocks = (clocks: readonly ClockRow[]): RawBuilder<unknown> => sql`
  update agreements.clock as clock set (${named(derivedColumns)}) = row(${named(derivedColumns, 'derived.')})
  from (${rowsOf(clocks, [['id', 'uuid'], ...derivedColumns])}) as derived
  where clock.id = derived.id
    and (${named(derivedColumns, 'clock.')}) is distinct from (${named(derivedColumns, 'derived.')})`

/** The same for things. How long each side has held one that counts in no report yet is not written. */
const overwriteFacts = (facts: readonly SubjectFacts[]): RawBuilder<unknown> => sql`
  update agreements.subject as subject set (${named(factColumns)}) = row(${named(factColumns, 'facts.')})
  from (${rowsOf(facts, [['id', 'uuid'], ...factColumns])}) as facts
  where subject.id = facts.id
    and (${named(factColumns, 'subject.')}) is distinct from (${named(factColumns, 'facts.')})
    and (facts.verdict is not null or (subject.ended_at, subject.verdict) is distinct from (facts.ended_at, facts.verdict))`

/** Writes judgements over what was kept, in one statement for all: clocks that no longer run are removed. */
export async function writeJudgements(ctx: Context, judgements: readonly Judgement[]): Promise<void> {
  if (judgements.length === 0) return
  const clocks = judgements.flatMap(judgement => judgement.clocks)
  const begun = new Set(judgements.flatMap(judgement => judgement.begun))
  const fresh = clocks.filter(({ id }) => begun.has(id))
  const kept = clocks.filter(({ id }) => !begun.has(id))
  const gone = judgements.flatMap(judgement => judgement.gone)
  const parts = [
    gone.length > 0 && sql`gone as (delete from agreements.clock where id = any(${gone}::uuid[]))`,
    kept.length > 0 && sql`kept as (${overwriteClocks(kept)})`,
    fresh.length > 0 &&
      sql`fresh as (insert into agreements.clock (${names}) ${rowsOf(fresh, clockColumns)})`,
  ].filter(part => part !== false)
  await sql`
    ${parts.length > 0 ? sql`with ${sql.join(parts)}` : sql``}
    ${overwriteFacts(judgements.map(judgement => judgement.subject))}`.execute(ctx.db)
}

/** Adds moments to a thing and what has become known of it, and holds it and its clocks until the use case ends. */
export async function addMoments(
  ctx: Context,
  book: Rulebook,
  id: string,
  moments: readonly Moment[],
  known: Known,
): Promise<{ row: SubjectRow; kept: KeptClock[] } | null> {
  const region = known.unit ? { region: book.regions.get(known.unit) ?? null } : {}
  const changes = Object.entries({ ...known, ...region }).map(([name, value]) =>
    name === 'type' || name === 'priority'
      ? sql`${sql.ref(name)} = ${value}`
      : sql`${sql.ref(`${name}_id`)} = ${value}::uuid`,
  )
  const [changed, kept] = await Promise.all([
    sql<SubjectRow>`
      update agreements.subject
      set ${sql.join([sql`moments = moments || ${JSON.stringify(moments)}::jsonb`, ...changes])}
      where id = ${id} returning ${subjectColumns}`.execute(ctx.db),
    keptClocks(ctx, [id]),
  ])
  const row = changed.rows[0]
  return row ? { row, kept } : null
}

/** Kept clocks of some things, held until the use case ends, so that no step of theirs is taken meanwhile. */
export async function keptClocks(ctx: Context, subject_ids: readonly string[]): Promise<KeptClock[]> {
  const { rows } = await sql<KeptClock>`
    select id, subject_id, lane, occurrence, target_id, due_at, next_step_at, limit_count, outcome, fired, excused from agreements.clock
    where subject_id = any(${[...subject_ids]}::uuid[]) order by id for update`.execute(ctx.db)
  return rows
}

/** The same for reading, without holding them. */
export async function shownClocks(ctx: Context, subject_ids: readonly string[]): Promise<KeptClock[]> {
  const { rows } = await sql<KeptClock>`
    select id, subject_id, lane, occurrence, target_id, due_at, next_step_at, limit_count, outcome, fired, excused from agreements.clock
    where subject_id = any(${[...subject_ids]}::uuid[])`.execute(ctx.db)
  return rows
}

/** Some measured things, for reading. */
export async function subjectRows(ctx: Context, ids: readonly string[]): Promise<SubjectRow[]> {
  const { rows } = await sql<SubjectRow>`
    select ${subjectColumns} from agreements.subject where id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  return rows
}
