// The append-only event log: writing with the use case, reading in commit order, and each reader's place in it.
import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { Context } from './context.ts'
import { type Database, statement } from './database.ts'

export interface ToldEvent {
  readonly name: string
  readonly subject_id: string
  readonly payload: unknown
}

/** One line of the log. */
export interface LoggedEvent<P = Record<string, unknown>> extends ToldEvent {
  readonly xid: string
  readonly id: number
  readonly actor_id: string | null
  readonly at: string
  readonly payload: P
}

/** A place in the log: everything up to and including this line was read. */
export interface LogPlace {
  readonly xid: string
  readonly id: number
}

type Telling = Pick<Context, 'actor' | 'now' | 'request_id'>

/** The insert of events as a piece of SQL, to be put into the statement that does what they tell. */
export const insertEvents = (told: readonly ToldEvent[], ctx: Telling): RawBuilder<unknown> => sql`
  insert into kernel.event (name, subject_id, actor_id, at, payload, request_id)
  select e.name, e.subject_id, ${teller(ctx)}::uuid, ${ctx.now}::timestamptz, e.payload, ${ctx.request_id}::text
  from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as e(name text, subject_id uuid, payload jsonb)`

/** The same as a statement of its own. */
export const writeEvents = (told: readonly ToldEvent[], ctx: Telling): CompiledQuery =>
  statement(
    `insert into kernel.event (name, subject_id, actor_id, at, payload, request_id)
     select e.name, e.subject_id, $2, $3, e.payload, $4
     from jsonb_to_recordset($1::jsonb) as e(name text, subject_id uuid, payload jsonb)`,
    [JSON.stringify(told), teller(ctx), ctx.now, ctx.request_id],
  )

/** About which of these things the log tells anything besides these events. */
export async function toldMoreOf(
  ctx: { readonly db: Database },
  subject_ids: readonly string[],
  besides: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ subject_id: string }>`
    select distinct subject_id from kernel.event
    where subject_id = any(${[...subject_ids]}::uuid[]) and not name = any(${[...besides]}::text[])`.execute(
    ctx.db,
  )
  return new Set(rows.map(row => row.subject_id))
}

const teller = ({ actor }: Telling): string | null => (actor.kind === 'person' ? actor.id : null)

/**
 * The lines after a place, in commit order. Lines of transactions that are still running, and all later ones, wait:
 * so a slow transaction is never skipped.
 */
export async function readLog(
  client: pg.Pool | pg.PoolClient,
  after: LogPlace,
  limit: number,
): Promise<LoggedEvent[]> {
  const { rows } = await client.query({
    name: 'read_log',
    // In the order of event.xid, a number: a bare "xid" would mean the text that is selected, where 10000 comes before 9999.
    text: `select xid::text as xid, id, name, subject_id, actor_id, at, payload from kernel.event as event
           where (xid, id) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
           order by event.xid, event.id limit $3`,
    values: [after.xid, after.id, limit],
  })
  return rows.map(row => ({ ...row, at: row.at.toISOString() }))
}

/** The end of the log as of now, for readers that only care about what comes. */
export async function logEnd(client: pg.Pool | pg.PoolClient): Promise<LogPlace> {
  const { rows } = await client.query(`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`)
  return { xid: rows[0].xid, id: -1 }
}

/** What happened to a thing, oldest first, after the line with id `after`. The caller has made sure that it may be seen. */
export async function timeline(db: Database, subject_id: string, after: number, limit: number) {
  return db
    .selectFrom('kernel.event')
    .select(['id', 'name', 'at', 'actor_id', 'payload'])
    .where('subject_id', '=', subject_id)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Some lines of the log on some things, of the named kinds, oldest first, up to an instant. */
export async function linesOn<P = Record<string, unknown>>(
  db: Database,
  subject_ids: readonly string[],
  names: readonly string[],
  as_of: Date | null = null,
): Promise<{ subject_id: string; name: string; at: Date; payload: P }[]> {
  const { rows } = await sql<{ subject_id: string; name: string; at: Date; payload: P }>`
    select subject_id, name, at, payload from kernel.event
    where subject_id = any(${[...subject_ids]}::uuid[]) and name = any(${[...names]}::text[])
      and (${as_of}::timestamptz is null or at <= ${as_of}::timestamptz)
    order by subject_id, id`.execute(db)
  return rows
}

/** Ids of things of which a line of the named kinds tells, in their order, after one of them. */
export async function subjectsOf(
  db: Database,
  names: readonly string[],
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`
    select distinct subject_id from kernel.event
    where name = any(${[...names]}::text[]) and (${after}::uuid is null or subject_id > ${after}::uuid)
    order by subject_id limit ${limit}`.execute(db)
  return rows.map(row => row.subject_id)
}

/** How many things lines of the named kinds tell of. */
export async function countSubjects(db: Database, names: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct subject_id) as count from kernel.event where name = any(${[...names]}::text[])`.execute(
    db,
  )
  return rows[0]!.count
}
