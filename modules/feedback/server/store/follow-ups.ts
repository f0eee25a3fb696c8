// Follow-ups in the database: one a low mark, held while a step is taken, and pages by due time.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { FollowUpState } from '../../contract.ts'
import { cardsOf } from '../policy.ts'
import type { RatingRow } from './ratings.ts'

export const byId = (ctx: Context, id: string) =>
  ctx.db.selectFrom('feedback.follow_up').selectAll().where('id', '=', id).executeTakeFirst()

export type FollowUpRow = NonNullable<Awaited<ReturnType<typeof byId>>>

/** The follow-up of a rating, held until the use case ends. */
export const holdOf = (ctx: Context, rating_id: string) =>
  ctx.db
    .selectFrom('feedback.follow_up')
    .selectAll()
    .where('rating_id', '=', rating_id)
    .forUpdate()
    .executeTakeFirst()

export const holdById = (ctx: Context, id: string) =>
  ctx.db.selectFrom('feedback.follow_up').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const insert = (ctx: Context, rating: RatingRow, due_at: Date): Promise<FollowUpRow> =>
  ctx.db
    .insertInto('feedback.follow_up')
    .values({
      id: newId(),
      rating_id: rating.id,
      request_id: rating.request_id,
      team_id: rating.team_id,
      agent_id: rating.agent_id,
      score: rating.score,
      state: 'open',
      opened_at: ctx.now,
      due_at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()

export const change = (
  ctx: Context,
  id: string,
  fields: Partial<Omit<FollowUpRow, 'id' | 'rating_id'>>,
): Promise<FollowUpRow> =>
  ctx.db
    .updateTable('feedback.follow_up')
    .set({ ...fields, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const remove = (ctx: Context, id: string) =>
  ctx.db.deleteFrom('feedback.follow_up').where('id', '=', id).execute()

/** In these states something is still to be done by a given time. */
export const waiting: readonly FollowUpState[] = ['open', 'contacted', 'fixed']

/** The next ones of which nobody has been told that they are overdue; marked at once. */
export async function markOverdue(ctx: Context, most: number): Promise<FollowUpRow[]> {
  const { rows } = await sql<FollowUpRow>`
    update feedback.follow_up set overdue_at = ${ctx.now} where id in (
      select id from feedback.follow_up
      where state <> 'closed' and state <> 'told' and overdue_at is null and due_at < ${ctx.now}
      order by due_at limit ${most} for update skip locked)
    returning *`.execute(ctx.db)
  return rows
}

/** Closes those whose person was told long ago and has answered nothing. */
export async function closeSilent(ctx: Context, told_before: Date, most: number): Promise<FollowUpRow[]> {
  const { rows } = await sql<FollowUpRow>`
    update feedback.follow_up set state = 'closed', closed_why = 'no_answer', closed_at = ${ctx.now}, version = version + 1
    where id in (select id from feedback.follow_up where state = 'told' and told_at < ${told_before}
      order by told_at limit ${most} for update skip locked)
    returning *`.execute(ctx.db)
  return rows
}

const seen = (ctx: Context) =>
  ctx.db
    .selectFrom('feedback.follow_up as card')
    .innerJoin('feedback.rating as rating', 'rating.id', 'card.rating_id')
    .leftJoin('organisation.team_view as team', 'team.id', 'card.team_id')
    .where(cardsOf(ctx.actor))

/** Is it within sight of the asker? */
export const isSeen = async (ctx: Context, id: string): Promise<boolean> =>
  (await seen(ctx).select('card.id').where('card.id', '=', id).executeTakeFirst()) !== undefined

const shown = (ctx: Context) =>
  seen(ctx)
    .leftJoin('requests.request_view as request', 'request.id', 'card.request_id')
    .leftJoin('organisation.person_view as author', 'author.id', 'rating.person_id')
    .leftJoin('organisation.person_view as agent', 'agent.id', 'card.agent_id')
    .leftJoin('organisation.person_view as owner', 'owner.id', 'card.owner_id')
    .leftJoin('organisation.person_view as contacter', 'contacter.id', 'card.contacted_by')
    .leftJoin('organisation.person_view as fixer', 'fixer.id', 'card.fixed_by')
    .leftJoin('organisation.person_view as teller', 'teller.id', 'card.told_by')
    .leftJoin('organisation.person_view as closer', 'closer.id', 'card.closed_by')
    .selectAll('card')
    .select([
      'rating.kind',
      'rating.message_id',
      'rating.score as rated',
      'rating.comment',
      'rating.theme',
      'rating.channel',
      'rating.created_at',
      'rating.updated_at',
      'rating.rater_name',
      'rating.rater_address',
      'request.number',
      'request.subject',
      'team.name as team_name',
      'author.name as author_name',
      'author.email as author_email',
      'agent.name as agent_name',
      'owner.name as owner_name',
      'contacter.name as contacted_by_name',
      'fixer.name as fixed_by_name',
      'teller.name as told_by_name',
      'closer.name as closed_by_name',
    ])

export type ShownRow = NonNullable<Awaited<ReturnType<typeof read>>>

export const read = (ctx: Context, id: string) => shown(ctx).where('card.id', '=', id).executeTakeFirst()

export interface Wanted {
  readonly state: FollowUpState | 'overdue' | 'unfinished'
  readonly mine?: boolean
  readonly team_id?: string | undefined
  readonly agent_id?: string | undefined
}

const isWaiting = sql<boolean>`card.state in ('open', 'contacted', 'fixed')`

const inState = (state: Wanted['state'], now: Date): RawBuilder<boolean> => {
  if (state === 'overdue') return sql<boolean>`${isWaiting} and card.due_at < ${now}`
  if (state === 'unfinished') return sql<boolean>`card.state <> 'closed'`
  return sql<boolean>`card.state = ${state}`
}

/** Those that wait for somebody by due time, then those that were told, then closed ones, the newest first. */
const place = sql<string>`(case when ${isWaiting} then extract(epoch from card.due_at)
  when card.state = 'told' then 1e11 + extract(epoch from card.told_at) else 3e11 - extract(epoch from card.opened_at) end)`

export const page = (
  ctx: Context,
  { state, mine, team_id, agent_id }: Wanted,
  limit: number,
  after: readonly (string | number)[] | null,
) =>
  shown(ctx)
    .where(inState(state, ctx.now))
    .$if(mine === true, query => query.where('card.owner_id', '=', ctx.actor.id))
    .$if(team_id !== undefined, query => query.where('card.team_id', '=', team_id!))
    .$if(agent_id !== undefined, query => query.where('card.agent_id', '=', agent_id!))
    .select(sql<string>`${place}::text`.as('place'))
    .$if(after !== null, query =>
      query.where(
        sql<boolean>`(${place}, card.id) > (${String(after?.[0])}::numeric, ${String(after?.[1])}::uuid)`,
      ),
    )
    .orderBy(place)
    .orderBy('card.id')
    .limit(limit)
    .execute()

export async function counts(ctx: Context) {
  const rows = await seen(ctx)
    .where('card.state', '<>', 'closed')
    .select('card.state')
    .select(sql<number>`count(*)::int`.as('count'))
    .select(
      sql<number>`(count(*) filter (where ${isWaiting} and card.due_at < ${ctx.now}))::int`.as('overdue'),
    )
    .select(sql<number>`(count(*) filter (where card.owner_id = ${ctx.actor.id}))::int`.as('mine'))
    .groupBy('card.state')
    .execute()
  const of = (state: FollowUpState) => rows.find(row => row.state === state)?.count ?? 0
  const sum = (field: 'overdue' | 'mine') => rows.reduce((all, row) => all + row[field], 0)
  return {
    open: of('open'),
    contacted: of('contacted'),
    fixed: of('fixed'),
    told: of('told'),
    overdue: sum('overdue'),
    mine: sum('mine'),
  }
}
