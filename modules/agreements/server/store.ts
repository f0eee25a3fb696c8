// Targets and clocks in the database.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Database } from '#kernel/server/database.ts'

export interface TargetRow {
  readonly id: string
  readonly code: string
  readonly metric: 'first_answer'
  readonly title: { ru?: string; en?: string }
  readonly limit_minutes: number
  readonly calendar_id: string
  readonly warn_minutes: number
  readonly is_default: boolean
}

const targets = (db: Database) =>
  db
    .selectFrom('agreements.target')
    .select(['id', 'code', 'metric', 'title', 'limit_minutes', 'calendar_id', 'warn_minutes', 'is_default'])

export const listTargets = (ctx: Context): Promise<TargetRow[]> => targets(ctx.db).orderBy('code').execute()

export const findTarget = (db: Database, id: string): Promise<TargetRow | undefined> =>
  targets(db).where('id', '=', id).executeTakeFirst()

export const defaultTarget = (db: Database, metric: TargetRow['metric']): Promise<TargetRow | undefined> =>
  targets(db).where('metric', '=', metric).where('is_default', '=', true).executeTakeFirst()

export const insertTarget = (ctx: Context, row: TargetRow) =>
  ctx.db
    .insertInto('agreements.target')
    .values({ ...row, created_at: ctx.now })
    .execute()

export const updateTarget = (ctx: Context, id: string, fields: Partial<TargetRow>) =>
  ctx.db.updateTable('agreements.target').set(fields).where('id', '=', id).execute()

export interface NewClock {
  readonly id: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly target_id: string
  readonly limit_minutes: number
  readonly started_at: Date
  readonly due_at: Date
}

/** The insert of a clock as a piece of SQL, so that a thing and its clock are born in one statement. */
export const insertClock = (clock: NewClock): RawBuilder<unknown> => sql`
  insert into agreements.clock (id, subject_kind, subject_id, target_id, limit_minutes, started_at, due_at)
  values (${clock.id}, ${clock.subject_kind}, ${clock.subject_id}, ${clock.target_id}, ${clock.limit_minutes}, ${clock.started_at}, ${clock.due_at})`

/** Held until the use case ends, so that a clock is not marked as missed while it is being stopped. */
export const runningClocks = (ctx: Context, subject_id: string) =>
  ctx.db
    .selectFrom('agreements.clock as clock')
    .innerJoin('agreements.target as target', 'target.id', 'clock.target_id')
    .select([
      'clock.id',
      'clock.subject_id',
      'clock.subject_kind',
      'clock.started_at',
      'clock.due_at',
      'clock.missed_at',
      'target.calendar_id',
      'target.metric',
      'target.code',
    ])
    .where('clock.subject_id', '=', subject_id)
    .where('clock.stopped_at', 'is', null)
    .forUpdate('clock')
    .execute()

export type MissedClock = Pick<
  Awaited<ReturnType<typeof runningClocks>>[number],
  'id' | 'subject_id' | 'subject_kind' | 'due_at' | 'code'
>

export const stopClock = (ctx: Context, id: string, used_seconds: number, missed_at: Date | null) =>
  ctx.db
    .updateTable('agreements.clock')
    .set({ stopped_at: ctx.now, used_seconds, missed_at })
    .where('id', '=', id)
    .execute()

export const removeClock = (ctx: Context, id: string) =>
  ctx.db.deleteFrom('agreements.clock').where('id', '=', id).execute()

export const clocksOf = (ctx: Context, subject_ids: readonly string[]) =>
  ctx.db
    .selectFrom('agreements.clock as clock')
    .innerJoin('agreements.target as target', 'target.id', 'clock.target_id')
    .select([
      'clock.subject_id',
      'clock.limit_minutes',
      'clock.started_at',
      'clock.due_at',
      'clock.stopped_at',
      'clock.missed_at',
      'clock.used_seconds',
      'target.code',
      'target.title',
      'target.calendar_id',
    ])
    .where('clock.subject_id', 'in', [...subject_ids])
    .orderBy('clock.started_at')
    .execute()

/** Marks running clocks whose time is over, each once, whichever process is first. */
export const markMissed = (ctx: Context, most: number) =>
  ctx.db
    .updateTable('agreements.clock as clock')
    .set({ missed_at: ctx.now })
    .from('agreements.target as target')
    .whereRef('target.id', '=', 'clock.target_id')
    .where('clock.id', 'in', eb =>
      eb
        .selectFrom('agreements.clock')
        .select('id')
        .where('stopped_at', 'is', null)
        .where('missed_at', 'is', null)
        .where('due_at', '<', ctx.now)
        .orderBy('due_at')
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['clock.id', 'clock.subject_id', 'clock.subject_kind', 'clock.due_at', 'target.code'])
    .execute()
