// Measured things and their clocks in the database: read for deriving, written as derived.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Rulebook } from '../rulebook.ts'
import type { Moment } from '../rules/moments.ts'
import type { ClockRow, Judgement, KeptClock, SubjectFacts, SubjectRow } from './judgement.ts'
import type { Known } from './meaning.ts'

export const subjectColumns = sql.raw(
  'id, kind, client_id, unit_id, region_id, service_id, department_id, team_id, type, priority, moments, ruled',
)

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
