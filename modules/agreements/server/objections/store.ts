// Objections in the database, each with what its thing is.
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { placeOf } from '#kernel/server/paging.ts'
import type { Metric, objectionKinds, objectionReasons, objectionStates, Verdict } from '../../contract.ts'
import { type Belonging, type ObjectionSide, seenBy } from './policy.ts'

export interface ObjectionRow extends Belonging {
  readonly id: string
  readonly subject_id: string
  readonly subject_kind: string
  readonly clock_id: string | null
  readonly metric: Metric | null
  readonly clock_due_at: Date | null
  readonly kind: (typeof objectionKinds)[number]
  readonly side: ObjectionSide
  readonly reason_code: (typeof objectionReasons)[number]
  readonly text: string
  readonly verdict_then: Verdict | null
  readonly verdict_wanted: Verdict | null
  readonly verdict_given: Verdict | null
  readonly raised_by: string
  readonly raised_at: Date
  readonly answer_due_at: Date
  readonly overdue_at: Date | null
  readonly answer: 'accepted' | 'rejected' | null
  readonly answer_text: string | null
  readonly answered_by: string | null
  readonly answered_at: Date | null
  readonly withdrawn_at: Date | null
}

const columns = sql.raw(
  `objection.id, objection.subject_id, subject.kind as subject_kind, objection.clock_id, objection.metric,
   objection.clock_due_at, objection.kind, objection.side, objection.reason_code, objection.text, objection.verdict_then,
   objection.verdict_wanted, objection.verdict_given, objection.raised_by, objection.raised_at, objection.answer_due_at,
   objection.overdue_at, objection.answer, objection.answer_text, objection.answered_by, objection.answered_at,
   objection.withdrawn_at, subject.client_id, subject.department_id, subject.team_id`,
)
const joined = sql.raw('agreements.objection join agreements.subject on subject.id = objection.subject_id')

const isOpen = sql<boolean>`(objection.answered_at is null and objection.withdrawn_at is null)`

/** Open ones by due time, before all others, the newest of which is first. Seconds; no instant is near the great number. */
const place = sql<string>`(case when ${isOpen} then extract(epoch from objection.answer_due_at)
  else 1e11 - extract(epoch from objection.raised_at) end)`

export type ObjectionState = (typeof objectionStates)[number]

const inState = (state: ObjectionState, now: Date): RawBuilder<boolean> =>
  ({
    open: isOpen,
    overdue: sql<boolean>`${isOpen} and objection.answer_due_at < ${now}`,
    accepted: sql<boolean>`objection.answer = 'accepted'`,
    rejected: sql<boolean>`objection.answer = 'rejected'`,
    withdrawn: sql<boolean>`objection.withdrawn_at is not null`,
  })[state]

export interface Wanted {
  readonly state?: ObjectionState | undefined
  readonly client?: string | undefined
}

/** Up to `limit` objections within sight after a place in their order. */
export async function page(
  ctx: Context,
  { state, client }: Wanted,
  limit: number,
  after: string | undefined,
): Promise<(ObjectionRow & { place: string })[]> {
  const [key, id] = after === undefined ? [null, null] : placeOf(after, 2)
  const { rows } = await sql<ObjectionRow & { place: string }>`
    select ${columns}, ${place}::text as place from ${joined}
    where ${seenBy(ctx.actor)}
      and ${state === undefined ? sql`true` : inState(state, ctx.now)}
      and (${client ?? null}::uuid is null or subject.client_id = ${client ?? null}::uuid)
      and ${key === null ? sql`true` : sql`(${place}, objection.id) > (${String(key)}::numeric, ${String(id)}::uuid)`}
    order by ${place}, objection.id limit ${limit}`.execute(ctx.db)
  return rows
}

/** All objections about a thing, oldest first. */
export async function about(ctx: Context, subject_id: string): Promise<ObjectionRow[]> {
  const { rows } = await sql<ObjectionRow>`
    select ${columns} from ${joined} where objection.subject_id = ${subject_id} order by objection.id`.execute(
    ctx.db,
  )
  return rows
}

/** An objection within sight. */
export async function find(ctx: Context, id: string): Promise<ObjectionRow> {
  const { rows } = await sql<ObjectionRow>`
    select ${columns} from ${joined} where objection.id = ${id} and ${seenBy(ctx.actor)}`.execute(ctx.db)
  if (!rows[0]) throw notFound({})
  return rows[0]
}

/** The same, held together with its thing until the use case ends; the thing first, as by everybody. */
export async function hold(ctx: Context, id: string): Promise<ObjectionRow> {
  const { subject_id } = await find(ctx, id)
  await sql`select from agreements.subject where id = ${subject_id} for update`.execute(ctx.db)
  await sql`select from agreements.objection where id = ${id} for update`.execute(ctx.db)
  return find(ctx, id)
}

type NewRow = Omit<
  ObjectionRow,
  | keyof Belonging
  | 'subject_kind'
  | 'overdue_at'
  | 'answer'
  | 'answer_text'
  | 'answered_by'
  | 'answered_at'
  | 'withdrawn_at'
  | 'verdict_given'
>

export const insert = (ctx: Context, row: NewRow) =>
  ctx.db.insertInto('agreements.objection').values(row).execute()

export const change = (
  ctx: Context,
  id: string,
  set: Partial<
    Pick<
      ObjectionRow,
      'answer' | 'answer_text' | 'answered_by' | 'answered_at' | 'withdrawn_at' | 'verdict_given'
    >
  >,
) => ctx.db.updateTable('agreements.objection').set(set).where('id', '=', id).execute()

/** Marks up to `most` open objections whose time to answer is over, each once, and answers them. */
export async function markOverdue(ctx: Context, most: number): Promise<ObjectionRow[]> {
  const { rows } = await sql<ObjectionRow>`
    with late as (
      select id from agreements.objection
      where answered_at is null and withdrawn_at is null and overdue_at is null and answer_due_at <= ${ctx.now}
      order by answer_due_at limit ${most} for update skip locked
    )
    update agreements.objection as objection set overdue_at = ${ctx.now}
    from late, agreements.subject as subject
    where objection.id = late.id and subject.id = objection.subject_id
    returning ${columns}`.execute(ctx.db)
  return rows
}
