// Ratings in the database: keeping one, changing it, taking it back, and pages of them.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { RatingKind, Theme } from '../../contract.ts'
import { followedUpBy, reportableTo, seesAgents } from '../policy.ts'

export const ofRequest = (ctx: Context, request_id: string) =>
  ctx.db
    .selectFrom('feedback.rating')
    .selectAll()
    .where('request_id', '=', request_id)
    .where('kind', '=', 'resolution')
    .executeTakeFirst()

export const byId = (ctx: Context, id: string) =>
  ctx.db.selectFrom('feedback.rating').selectAll().where('id', '=', id).executeTakeFirst()

export type RatingRow = NonNullable<Awaited<ReturnType<typeof byId>>>

/** Who rates: a person, or a browser of somebody unknown with what is said there. */
export interface Rater {
  readonly person_id: string | null
  readonly rater: string | null
}

const day_ms = 24 * 3_600_000

/** The rating of an invitation that a second mark by the same person would replace; of a signature within a day. */
export function ofInvitation(
  ctx: Context,
  invitation_id: string,
  kind: RatingKind,
  { person_id, rater }: Rater,
) {
  const query = ctx.db
    .selectFrom('feedback.rating')
    .selectAll()
    .where('invitation_id', '=', invitation_id)
    .orderBy('created_at', 'desc')
    .limit(1)
  if (kind !== 'signature') return query.executeTakeFirst()
  if (person_id === null && rater === null) return undefined
  return query
    .where(eb => eb.or([eb('person_id', '=', person_id), eb('rater', '=', rater)]))
    .where('created_at', '>', new Date(ctx.now.getTime() - day_ms))
    .executeTakeFirst()
}

export interface NewRating {
  readonly kind: RatingKind
  readonly invitation_id: string | null
  readonly request_id: string | null
  readonly message_id: string | null
  readonly person_id: string | null
  readonly rater: string | null
  readonly rater_name: string | null
  readonly rater_address: string | null
  readonly score: number
  readonly comment: string | null
  readonly theme: Theme | null
  readonly channel: 'portal' | 'email' | 'api'
  readonly team_id: string | null
  readonly service_id: string | null
  readonly agent_id: string | null
}

export const insert = (ctx: Context, rating: NewRating): Promise<RatingRow> =>
  ctx.db
    .insertInto('feedback.rating')
    .values({ id: newId(), ...rating, created_at: ctx.now, updated_at: ctx.now })
    .returningAll()
    .executeTakeFirstOrThrow()

/** What a mark says; the rest of a rating stays as it was. */
export type Said = Pick<NewRating, 'score' | 'comment' | 'theme' | 'channel'> &
  Partial<Pick<NewRating, 'rater_name' | 'rater_address'>>

export const change = (ctx: Context, id: string, said: Said): Promise<RatingRow> =>
  ctx.db
    .updateTable('feedback.rating')
    .set({ ...said, updated_at: ctx.now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const remove = (ctx: Context, id: string) =>
  ctx.db.deleteFrom('feedback.rating').where('id', '=', id).execute()

export interface Wanted {
  readonly from: string
  readonly to: string
  readonly team_id?: string | undefined
  readonly service_id?: string | undefined
  readonly agent_id?: string | undefined
  readonly kind?: RatingKind | undefined
  readonly score?: number | undefined
  /** Figures of agents: only where low marks are followed up. */
  readonly by_agent?: boolean | undefined
}

/** Ratings within sight and period; answers to "is it good now?" only when asked for. */
export const within = (ctx: Context, wanted: Wanted) =>
  ctx.db
    .selectFrom('feedback.rating as rating')
    .leftJoin('requests.request_view as request', 'request.id', 'rating.request_id')
    .leftJoin('organisation.team_view as team', 'team.id', 'rating.team_id')
    .where(reportableTo(ctx.actor))
    .where(
      sql<boolean>`rating.created_at >= ${wanted.from}::date and rating.created_at < ${wanted.to}::date + 1`,
    )
    .where(
      wanted.kind ? sql<boolean>`rating.kind = ${wanted.kind}` : sql<boolean>`rating.kind <> 'after_fix'`,
    )
    .$if(Boolean(wanted.by_agent || wanted.agent_id), query => query.where(followedUpBy(ctx.actor)))
    .$if(Boolean(wanted.team_id), query => query.where('rating.team_id', '=', wanted.team_id!))
    .$if(Boolean(wanted.service_id), query => query.where('rating.service_id', '=', wanted.service_id!))
    .$if(Boolean(wanted.agent_id), query => query.where('rating.agent_id', '=', wanted.agent_id!))
    .$if(Boolean(wanted.score), query => query.where('rating.score', '=', wanted.score!))

export const list = (
  ctx: Context,
  wanted: Wanted,
  limit: number,
  after: readonly (string | number)[] | null,
) =>
  within(ctx, wanted)
    .leftJoin('organisation.person_view as person', 'person.id', 'rating.person_id')
    .leftJoin('organisation.person_view as agent', 'agent.id', 'rating.agent_id')
    .leftJoin('catalogue.service_view as service', 'service.id', 'rating.service_id')
    .leftJoin('feedback.follow_up as card', 'card.rating_id', 'rating.id')
    .selectAll('rating')
    .select([
      'request.number',
      'request.subject',
      'person.name as person_name',
      'team.name as team_name',
      'service.title as service_title',
    ])
    .select(seesAgents(ctx.actor) ? ['agent.name as agent_name', 'card.id as follow_up_id'] : [])
    .select(sql<string>`rating.created_at::text`.as('created_key'))
    .$if(Boolean(after), query =>
      query.where(
        sql<boolean>`(rating.created_at, rating.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('rating.created_at', 'desc')
    .orderBy('rating.id', 'desc')
    .limit(limit)
    .execute()
