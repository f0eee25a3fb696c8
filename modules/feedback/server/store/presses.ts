// Presses on pages for rating in the database, counted ones and those of machines.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { DropReason, Theme } from '../../contract.ts'
import { all_marks_ms, place_ms } from '../machines/rules.ts'
import { pressesOf } from '../policy.ts'

/** What a press has replaced, to be put back. */
export interface Before {
  readonly score: number
  readonly comment: string | null
  readonly theme: Theme | null
  readonly channel: 'portal' | 'email' | 'api'
}

export interface NewPress {
  readonly id: string
  readonly about: string
  readonly invitation_id: string | null
  readonly request_id: string | null
  readonly team_id: string | null
  readonly score: number
  readonly comment: string | null
  readonly theme: Theme | null
  readonly person_id: string | null
  readonly rater: string | null
  readonly rater_name: string | null
  readonly rater_address: string | null
  readonly came_from: string
  readonly network: string | null
  readonly program: string | null
  readonly dropped: DropReason | null
  readonly rating_id: string | null
  readonly before: Before | null
}

/** Lets presses of one link come one after the other. */
export const queueUp = (ctx: Context, about: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`feedback:${about}`}, 0))`.execute(ctx.db)

/** Presses of the last ten minutes on the same thing; of a signature, which many people share, from one place only. */
export const recent = (ctx: Context, about: string, came_from: string | null) =>
  ctx.db
    .selectFrom('feedback.press')
    .selectAll()
    .where('about', '=', about)
    .where('at', '>', new Date(ctx.now.getTime() - all_marks_ms))
    .$if(came_from !== null, query => query.where('came_from', '=', came_from!))
    .orderBy('at')
    .orderBy('id')
    .execute()

export type PressRow = Awaited<ReturnType<typeof recent>>[number]

export async function countFrom(ctx: Context, came_from: string): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('feedback.press')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('came_from', '=', came_from)
    .where('at', '>', new Date(ctx.now.getTime() - place_ms))
    .executeTakeFirstOrThrow()
  return count
}

export const insert = ({ db, now }: Context, press: NewPress) =>
  db
    .insertInto('feedback.press')
    .values({ ...press, before: press.before && JSON.stringify(press.before), at: now })
    .execute()

/** A press that counted is seen to be a machine's. */
export const drop = (ctx: Context, id: string, reason: DropReason) =>
  ctx.db.updateTable('feedback.press').set({ dropped: reason }).where('id', '=', id).execute()

export const hold = (ctx: Context, id: string) =>
  ctx.db
    .selectFrom('feedback.press as press')
    .leftJoin('organisation.team_view as team', 'team.id', 'press.team_id')
    .selectAll('press')
    .where('press.id', '=', id)
    .where('press.dropped', 'is not', null)
    .where(pressesOf(ctx.actor))
    .forUpdate('press')
    .executeTakeFirst()

export const markCounted = (ctx: Context, id: string, rating_id: string) =>
  ctx.db
    .updateTable('feedback.press')
    .set({ counted_at: ctx.now, counted_by: ctx.actor.id, rating_id })
    .where('id', '=', id)
    .execute()

interface Wanted {
  readonly from: string
  readonly to: string
  readonly reason?: DropReason | undefined
}

const dropped = (ctx: Context, { from, to }: Wanted) =>
  ctx.db
    .selectFrom('feedback.press as press')
    .where('press.dropped', 'is not', null)
    .where(sql<boolean>`press.at >= ${from}::date and press.at < ${to}::date + 1`)

/** How many of each reason were not counted, in the whole centre, forgotten ones too: a figure without anybody's words. */
export async function countDropped(ctx: Context, { from, to }: Wanted) {
  const { rows } = await sql<{ reason: DropReason; count: number }>`
    select reason, sum(count)::int as count from (
      select dropped as reason, count(*)::int as count from feedback.press
      where dropped is not null and counted_at is null and at >= ${from}::date and at < ${to}::date + 1
      group by dropped
      union all
      select reason, count from feedback.dropped_day where day between ${from}::date and ${to}::date
    ) as every group by reason order by 2 desc, 1`.execute(ctx.db)
  return rows
}

export const listDropped = (
  ctx: Context,
  wanted: Wanted,
  limit: number,
  after: readonly (string | number)[] | null,
) =>
  dropped(ctx, wanted)
    .leftJoin('organisation.team_view as team', 'team.id', 'press.team_id')
    .leftJoin('requests.request_view as request', 'request.id', 'press.request_id')
    .leftJoin('feedback.invitation as invitation', 'invitation.id', 'press.invitation_id')
    .leftJoin('organisation.person_view as counter', 'counter.id', 'press.counted_by')
    .where(pressesOf(ctx.actor))
    .$if(wanted.reason !== undefined, query => query.where('press.dropped', '=', wanted.reason!))
    .selectAll('press')
    .select(['request.number', 'invitation.kind', 'counter.name as counted_by_name'])
    .select(sql<string>`press.at::text`.as('at_key'))
    .$if(Boolean(after), query =>
      query.where(sql<boolean>`(press.at, press.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('press.at', 'desc')
    .orderBy('press.id', 'desc')
    .limit(limit)
    .execute()
