// Answers that have not gone yet, in the database.
import { sql } from 'kysely'
import type { Refusal } from '#kernel/contract/refusal.ts'
import type { Context } from '#kernel/server/context.ts'
import type { NewAnswer, RequestStatus } from '../../contract.ts'
import { called } from '../store/find.ts'

type Asking = Pick<Context, 'db'>

/** What waits to be said, and where the request stood when it was sent. */
export interface Body extends Pick<NewAnswer, 'text' | 'next_status'> {
  readonly status: RequestStatus
}

/** A refusal as it is kept. */
export type Failed = Pick<Refusal, 'code' | 'status' | 'params'>

const columns = [
  'id',
  'request_id',
  'author_id',
  'body',
  'created_at',
  'goes_at',
  'delivery_id',
  'failed',
] as const

export interface UnsentRow {
  readonly id: string
  readonly request_id: string
  readonly author_id: string
  readonly body: Body
  readonly created_at: Date
  readonly goes_at: Date
  readonly delivery_id: string
  readonly failed: Failed | null
}

/** What holds the files of an answer that has not gone yet. */
export const unsent_holder = 'requests.unsent'

export const keep = (ctx: Context, { body, failed: _, ...row }: UnsentRow) =>
  ctx.db
    .insertInto('requests.unsent')
    .values({ ...row, body: JSON.stringify(body) })
    .execute()

/** In the request that is called so, or in one that was put into it. */
const standsIn = (idOrNumber: string) => sql<boolean>`unsent.request_id in (
  select place.id from requests.request as request
  join requests.request as place on place.id = request.id or place.merged_into = request.id
  where ${called(idOrNumber)})`

/** The actor's own answers in a request, in the order in which they go. */
export const ownIn = async (ctx: Context, idOrNumber: string): Promise<UnsentRow[]> =>
  (await ctx.db
    .selectFrom('requests.unsent as unsent')
    .select(columns)
    .where('author_id', '=', ctx.actor.id)
    .where(standsIn(idOrNumber))
    .orderBy('goes_at')
    .orderBy('id')
    .execute()) as unknown as UnsentRow[]

const mostFailed = 100

/** The actor's own answers that could not go, oldest first. */
export const ownFailed = async (ctx: Context): Promise<UnsentRow[]> =>
  (await ctx.db
    .selectFrom('requests.unsent')
    .select(columns)
    .where('author_id', '=', ctx.actor.id)
    .where('failed', 'is not', null)
    .orderBy('created_at')
    .limit(mostFailed)
    .execute()) as unknown as UnsentRow[]

/** One of the actor's own answers, if it has not gone. */
export const own = async (ctx: Context, idOrNumber: string, id: string): Promise<UnsentRow | undefined> =>
  (await ctx.db
    .selectFrom('requests.unsent as unsent')
    .select(columns)
    .where('id', '=', id)
    .where('author_id', '=', ctx.actor.id)
    .where(standsIn(idOrNumber))
    .executeTakeFirst()) as unknown as UnsentRow | undefined

/** What the author sent before this answer in the same request and has not gone, then the answer itself. */
export const inLineUpTo = async (ctx: Asking, id: string): Promise<UnsentRow[]> =>
  (await ctx.db
    .selectFrom('requests.unsent as wanted')
    .innerJoin('requests.unsent as unsent', join =>
      join
        .onRef('unsent.request_id', '=', 'wanted.request_id')
        .onRef('unsent.author_id', '=', 'wanted.author_id')
        .on(sql<boolean>`(unsent.goes_at, unsent.id) <= (wanted.goes_at, wanted.id)`),
    )
    .select(columns.map(column => `unsent.${column}` as const))
    .where('wanted.id', '=', id)
    .where(eb => eb.or([eb('unsent.failed', 'is', null), eb('unsent.id', '=', id)]))
    .orderBy('unsent.goes_at')
    .orderBy('unsent.id')
    .execute()) as unknown as UnsentRow[]

/** When the last of the actor's answers in a request goes; null when none waits. */
export async function lastGoesAt(ctx: Context, request_id: string): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('requests.unsent')
    .select('goes_at')
    .where('request_id', '=', request_id)
    .where('author_id', '=', ctx.actor.id)
    .where('failed', 'is', null)
    .orderBy('goes_at', 'desc')
    .executeTakeFirst()
  return row?.goes_at ?? null
}

/** Takes an answer out of waiting. Of all who try, one is told so. */
export async function take(ctx: Asking, id: string): Promise<boolean> {
  const taken = await ctx.db
    .deleteFrom('requests.unsent')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

/** Keeps why an answer could not go. */
export const fail = (ctx: Asking, id: string, { code, status, params }: Failed) =>
  ctx.db
    .updateTable('requests.unsent')
    .set({ failed: JSON.stringify({ code, status, params }) })
    .where('id', '=', id)
    .execute()

/** Those of these answers that are the actor's own. */
export async function ownAmong(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom('requests.unsent')
    .select('id')
    .where('id', 'in', [...ids])
    .where('author_id', '=', ctx.actor.id)
    .execute()
  return new Set(rows.map(row => row.id))
}

/** Has an answer gone that was the actor's own? */
export async function hasGone(ctx: Context, id: string): Promise<boolean> {
  const message = await ctx.db
    .selectFrom('requests.message')
    .select('id')
    .where('id', '=', id)
    .where('author_id', '=', ctx.actor.id)
    .executeTakeFirst()
  return message !== undefined
}

/** Has the requester's side written since? */
export async function wroteSince(ctx: Context, request_id: string, since: Date): Promise<boolean> {
  const message = await ctx.db
    .selectFrom('requests.message')
    .select('id')
    .where('request_id', '=', request_id)
    .where('kind', '=', 'inbound')
    .where('automatic', '=', false)
    .where('created_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return message !== undefined
}

/** The request in which an answer can be given: where its request was put, or its own. */
export async function whereAnswered(ctx: Asking, request_id: string): Promise<string> {
  const { merged_into } = await ctx.db
    .selectFrom('requests.request')
    .select('merged_into')
    .where('id', '=', request_id)
    .executeTakeFirstOrThrow()
  return merged_into ?? request_id
}

export const answering = (ctx: Asking) =>
  ctx.db.selectFrom('requests.answering').select(['id', 'undo_seconds']).executeTakeFirstOrThrow()

export const setAnswering = (ctx: Context, undo_seconds: number) =>
  ctx.db.updateTable('requests.answering').set({ undo_seconds, updated_at: ctx.now }).execute()
