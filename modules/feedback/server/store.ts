// Ratings in the database.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { reportableTo } from './policy.ts'

export const find = (ctx: Context, request_id: string) =>
  ctx.db.selectFrom('feedback.rating').selectAll().where('request_id', '=', request_id).executeTakeFirst()

export interface NewRating {
  readonly request_id: string
  readonly person_id: string
  readonly score: number
  readonly comment: string | null
  readonly channel: 'portal' | 'email' | 'api'
  readonly team_id: string
  readonly service_id: string | null
  readonly agent_id: string | null
}

/** Stores a rating, or replaces the one that is there. */
export const keep = (ctx: Context, rating: NewRating) =>
  ctx.db
    .insertInto('feedback.rating')
    .values({ id: newId(), ...rating, created_at: ctx.now, updated_at: ctx.now })
    .onConflict(conflict =>
      conflict.constraint('rating_request_unique').doUpdateSet({
        score: rating.score,
        comment: rating.comment,
        channel: rating.channel,
        updated_at: ctx.now,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()

export interface Wanted {
  readonly from: string
  readonly to: string
  readonly team_id?: string | undefined
  readonly service_id?: string | undefined
  readonly score?: number | undefined
}

const within = (ctx: Context, { from, to, team_id, service_id, score }: Wanted) =>
  ctx.db
    .selectFrom('feedback.rating as rating')
    .innerJoin('requests.request_view as request', 'request.id', 'rating.request_id')
    .where(reportableTo(ctx.actor))
    .where(sql<boolean>`rating.created_at >= ${from}::date and rating.created_at < ${to}::date + 1`)
    .$if(Boolean(team_id), query => query.where('rating.team_id', '=', team_id!))
    .$if(Boolean(service_id), query => query.where('rating.service_id', '=', service_id!))
    .$if(Boolean(score), query => query.where('rating.score', '=', score!))

/** How often each mark was given, by team or by service. */
export const countMarks = (ctx: Context, by: 'team_id' | 'service_id', wanted: Wanted) =>
  within(ctx, wanted)
    .select([`rating.${by} as id`, 'rating.score'])
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy([`rating.${by}`, 'rating.score'])
    .execute()

export const teamTitles = (ctx: Context, ids: readonly string[]) =>
  ctx.db
    .selectFrom('organisation.team_view')
    .select(['id', 'name as title'])
    .where('id', 'in', [...ids])
    .execute()

export const serviceTitles = (ctx: Context, ids: readonly string[]) =>
  ctx.db
    .selectFrom('catalogue.service_view')
    .select(['id', 'title'])
    .where('id', 'in', [...ids])
    .execute()

export const list = (
  ctx: Context,
  wanted: Wanted,
  limit: number,
  after: readonly (string | number)[] | null,
) =>
  within(ctx, wanted)
    .innerJoin('organisation.person_view as person', 'person.id', 'rating.person_id')
    .innerJoin('organisation.team_view as team', 'team.id', 'rating.team_id')
    .leftJoin('catalogue.service_view as service', 'service.id', 'rating.service_id')
    .selectAll('rating')
    .select([
      'request.number',
      'request.subject',
      'person.name as person_name',
      'team.name as team_name',
      'service.title as service_title',
    ])
    .select(sql<string>`rating.created_at::text`.as('created_key'))
    .$if(Boolean(after), query =>
      query.where(
        sql<boolean>`(rating.created_at, rating.id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`,
      ),
    )
    .orderBy('rating.created_at', 'desc')
    .orderBy('rating.id', 'desc')
    .limit(limit)
    .execute()
