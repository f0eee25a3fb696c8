// Sums over ratings in the database: marks, the usual mean of services, low marks and who was told, months, themes.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Theme } from '../../contract.ts'
import { type Wanted, within } from './ratings.ts'

export type Grouped = 'team_id' | 'service_id' | 'agent_id'

/** How often each mark was given, by team, service or agent. */
export const countMarks = (ctx: Context, by: Grouped, wanted: Wanted) =>
  within(ctx, wanted)
    .$if(by === 'agent_id', query => query.where('rating.agent_id', 'is not', null))
    .select([`rating.${by} as id`, 'rating.score'])
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy([`rating.${by}`, 'rating.score'])
    .execute()

/** Low marks with a follow-up, and of how many the giver was told; a mark that was raised by itself is low no more. */
export const countLoops = (ctx: Context, by: Grouped, wanted: Wanted) =>
  within(ctx, wanted)
    .innerJoin('feedback.follow_up as card', 'card.rating_id', 'rating.id')
    .where(sql<boolean>`card.closed_why is distinct from 'raised'`)
    .$if(by === 'agent_id', query => query.where('rating.agent_id', 'is not', null))
    .select([`rating.${by} as id`])
    .select(sql<number>`count(*)::int`.as('low'))
    .select(sql<number>`count(card.told_at)::int`.as('told'))
    .groupBy(`rating.${by}`)
    .execute()

/**
 * What marks are usual in the period, whoever asks: of the service of each agent's ratings, and in all. Ratings without a
 * service and those of signatures are services of their own here.
 */
export async function usualMarks(ctx: Context, { from, to }: Pick<Wanted, 'from' | 'to'>) {
  const { rows } = await sql<{
    agent_id: string | null
    service: string
    count: number
    sum: number
    squares: number
  }>`
    select agent_id, case when kind = 'signature' then 'signature' else coalesce(service_id::text, '') end as service,
      count(*)::int as count, sum(score)::int as sum, sum(score * score)::int as squares
    from feedback.rating
    where kind <> 'after_fix' and created_at >= ${from}::date and created_at < ${to}::date + 1
    group by 1, 2`.execute(ctx.db)
  return rows
}

export const namesOf = {
  team_id: (ctx: Context, ids: readonly string[]) =>
    ctx.db
      .selectFrom('organisation.team_view')
      .select(['id', 'name as title'])
      .where('id', 'in', [...ids])
      .execute(),
  service_id: (ctx: Context, ids: readonly string[]) =>
    ctx.db
      .selectFrom('catalogue.service_view')
      .select(['id', 'title'])
      .where('id', 'in', [...ids])
      .execute(),
  agent_id: async (ctx: Context, ids: readonly string[]) => {
    const rows = await ctx.db
      .selectFrom('organisation.person_view')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute()
    return rows.map(({ id, name }) => ({ id, title: { ru: name } }))
  },
} satisfies Record<Grouped, unknown>

interface Mine {
  readonly from: string
  readonly to: string
}

const mine = (ctx: Context, { from, to }: Mine) =>
  ctx.db
    .selectFrom('feedback.rating as rating')
    .where('rating.agent_id', '=', ctx.actor.id)
    .where('rating.kind', '<>', 'after_fix')
    .where(sql<boolean>`rating.created_at >= ${from}::date and rating.created_at < ${to}::date + 1`)

/** The asker's own marks by month of the asker's zone. */
export const myMonths = (ctx: Context, period: Mine) =>
  mine(ctx, period)
    .select(
      sql<string>`to_char(rating.created_at at time zone ${ctx.actor.time_zone}, 'YYYY-MM')`.as('month'),
    )
    .select('rating.score')
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy([sql`1`, 'rating.score'])
    .orderBy(sql`1`)
    .execute()

export const myLoop = (ctx: Context, period: Mine) =>
  mine(ctx, period)
    .innerJoin('feedback.follow_up as card', 'card.rating_id', 'rating.id')
    .where(sql<boolean>`card.closed_why is distinct from 'raised'`)
    .select(sql<number>`count(*)::int`.as('low'))
    .select(sql<number>`count(card.told_at)::int`.as('told'))
    .executeTakeFirstOrThrow()

export const myThemes = (ctx: Context, period: Mine) =>
  mine(ctx, period)
    .where('rating.theme', 'is not', null)
    .select(sql<Theme>`rating.theme`.as('theme'))
    .select(sql<number>`count(*)::int`.as('count'))
    .select(sql<number>`avg(rating.score)::float8`.as('mean_score'))
    .groupBy('rating.theme')
    .orderBy(sql`2`, 'desc')
    .execute()

export const myCauses = (ctx: Context, period: Mine) =>
  mine(ctx, period)
    .innerJoin('feedback.follow_up as card', 'card.rating_id', 'rating.id')
    .where('card.cause', 'is not', null)
    .select(sql<string>`card.cause`.as('cause'))
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy('card.cause')
    .orderBy(sql`2`, 'desc')
    .execute()

/** What people wrote, newest first; the names are for the caller to leave out. */
export const myComments = (ctx: Context, period: Mine, limit: number) =>
  mine(ctx, period)
    .leftJoin('requests.request_view as request', 'request.id', 'rating.request_id')
    .leftJoin('organisation.person_view as person', 'person.id', 'rating.person_id')
    .where('rating.comment', 'is not', null)
    .select(['rating.id', 'rating.score', 'rating.comment', 'rating.created_at as at', 'rating.request_id'])
    .select(['request.number', 'person.name as person_name', 'rating.rater_name'])
    .orderBy('rating.created_at', 'desc')
    .orderBy('rating.id', 'desc')
    .limit(limit)
    .execute()
