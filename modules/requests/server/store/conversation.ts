// Messages, participants, links, merges, drafts and the timeline in the database.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { Participant, RequestStatus } from '../../contract.ts'
import { visibleTo } from '../policy.ts'

/** Messages of a request and of those merged into it, oldest first. */
export const messages = (
  ctx: Context,
  request_id: string,
  wanted: { notes: boolean; limit: number; after: readonly (string | number)[] | null },
) =>
  ctx.db
    .selectFrom('requests.message as message')
    .leftJoin('organisation.person_view as author', 'author.id', 'message.author_id')
    .selectAll('message')
    .select('author.name as author_name')
    .select(sql<string>`message.created_at::text`.as('created_key'))
    .where(
      sql<boolean>`message.request_id in (select ${request_id}::uuid union all
        select merged.id from requests.request as merged where merged.merged_into = ${request_id}::uuid)`,
    )
    .$if(!wanted.notes, query => query.where('message.kind', '<>', 'note'))
    .$if(Boolean(wanted.after), query =>
      query.where(
        sql<boolean>`(message.created_at, message.id) > (${wanted.after![0]}::timestamptz, ${wanted.after![1]}::uuid)`,
      ),
    )
    .orderBy('message.created_at')
    .orderBy('message.id')
    .limit(wanted.limit)
    .execute()

export const message = (ctx: Context, id: string) =>
  ctx.db
    .selectFrom('requests.message as message')
    .leftJoin('organisation.person_view as author', 'author.id', 'message.author_id')
    .selectAll('message')
    .select('author.name as author_name')
    .where('message.id', '=', id)
    .executeTakeFirstOrThrow()

/** How many messages of others came after the one that the writer saw last. */
export async function countNewer(
  ctx: Context,
  request_id: string,
  seen_id: string,
  notes: boolean,
): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('requests.message as message')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('message.request_id', '=', request_id)
    .where(sql<boolean>`message.author_id is distinct from ${ctx.actor.id}`)
    .where(
      sql<boolean>`(message.created_at, message.id) > (select seen.created_at, seen.id from requests.message as seen where seen.id = ${seen_id})`,
    )
    .$if(!notes, query => query.where('message.kind', '<>', 'note'))
    .executeTakeFirstOrThrow()
  return count
}

/** Which requests these messages belong to, where they are read since a merge, and whether they are notes. */
export const placesOf = (ctx: Context, message_ids: readonly string[]) =>
  ctx.db
    .selectFrom('requests.message as message')
    .innerJoin('requests.request as request', 'request.id', 'message.request_id')
    .select(['message.id', 'message.kind', 'message.request_id', 'request.merged_into'])
    .where('message.id', 'in', [...message_ids])
    .execute()

export const participants = (ctx: Context, request_id: string) =>
  ctx.db
    .selectFrom('requests.participant as part')
    .innerJoin('organisation.person_view as person', 'person.id', 'part.person_id')
    .select(['part.person_id', 'person.name', 'part.role', 'part.added_at'])
    .where('part.request_id', '=', request_id)
    .orderBy('part.added_at')
    .execute()

/** Adds a participant; answers false when the person already takes part. */
export async function addParticipant(
  ctx: Context,
  request_id: string,
  person_id: string,
  role: Participant['role'],
) {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('requests.participant')
    .values({ request_id, person_id, role, added_at: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Gives a participant this role, new or not; answers false when the person has it already. */
export async function setRole(
  ctx: Context,
  request_id: string,
  person_id: string,
  role: 'watcher' | 'copied',
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('requests.participant')
    .values({ request_id, person_id, role, added_at: ctx.now })
    .onConflict(conflict =>
      conflict
        .columns(['request_id', 'person_id'])
        .doUpdateSet({ role })
        .where('requests.participant.role', '<>', role),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Answers the role that the person had; undefined when the person took no part. */
export async function removeParticipant(
  ctx: Context,
  request_id: string,
  person_id: string,
): Promise<string | undefined> {
  const removed = await ctx.db
    .deleteFrom('requests.participant')
    .where('request_id', '=', request_id)
    .where('person_id', '=', person_id)
    .returning('role')
    .executeTakeFirst()
  return removed?.role
}

/** A stranger who was taken out: the next letter joins no more. */
export const turnAway = (ctx: Context, request_id: string, person_id: string) =>
  ctx.db
    .insertInto('requests.turned_away')
    .values({ request_id, person_id, at: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .execute()

export const letBackIn = (ctx: Context, request_id: string, person_id: string) =>
  ctx.db
    .deleteFrom('requests.turned_away')
    .where('request_id', '=', request_id)
    .where('person_id', '=', person_id)
    .execute()

/** Was the person taken out of this conversation? */
export async function turnedAway(ctx: Context, request_id: string, person_id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('requests.turned_away')
    .select('person_id')
    .where('request_id', '=', request_id)
    .where('person_id', '=', person_id)
    .executeTakeFirst()
  return row !== undefined
}

/** When something was said last in a request. */
export async function lastSaid(ctx: Context, request_id: string): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('requests.message')
    .select('created_at')
    .where('request_id', '=', request_id)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.created_at ?? null
}

/** The linked requests that the actor may see. */
export const links = (ctx: Context, request_id: string) =>
  ctx.db
    .selectFrom('requests.link as link')
    .innerJoin('requests.request as request', join =>
      join.on(
        sql<boolean>`request.id = case when link.from_id = ${request_id}::uuid then link.to_id else link.from_id end`,
      ),
    )
    .select(['request.id', 'request.number', 'request.subject', 'request.status', 'link.kind'])
    .where(eb => eb.or([eb('link.from_id', '=', request_id), eb('link.to_id', '=', request_id)]))
    .where(visibleTo(ctx.actor))
    .orderBy('link.created_at')
    .execute()

export async function link(
  ctx: Context,
  from_id: string,
  to_id: string,
  kind: 'related' | 'follow_up',
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('requests.link')
    .values({ from_id, to_id, kind, created_at: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function unlink(ctx: Context, one: string, other: string): Promise<boolean> {
  const { numDeletedRows } = await ctx.db
    .deleteFrom('requests.link')
    .where(eb => eb.or([eb.and({ from_id: one, to_id: other }), eb.and({ from_id: other, to_id: one })]))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export const mergedInto = (ctx: Context, request_id: string) =>
  ctx.db
    .selectFrom('requests.request')
    .select(['id', 'number', 'subject', 'status'])
    .where('merged_into', '=', request_id)
    .orderBy('number')
    .execute()

/** A request beside another one, if the actor may see it. */
export const linked = (ctx: Context, id: string) =>
  ctx.db
    .selectFrom('requests.request as request')
    .select(['request.id', 'request.number', 'request.subject', 'request.status'])
    .where('request.id', '=', id)
    .where(visibleTo(ctx.actor))
    .executeTakeFirst()

export async function numberOfRequest(ctx: Context, id: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('requests.request')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.number
}

/** What a merge changed, so that it can be undone. */
export interface MergedFrom {
  readonly status: RequestStatus
  readonly closes_at: Date | null
  /** People who follow the target because of this merge. */
  readonly followers: readonly string[]
  /** Requests that had been merged into the source and now follow it. */
  readonly redirected: readonly string[]
}

export async function keepMerge(
  ctx: Context,
  source_id: string,
  target_id: string,
  before: MergedFrom,
): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('requests.merge')
    .values({
      id,
      source_id,
      target_id,
      before: JSON.stringify(before),
      merged_by: ctx.actor.id,
      merged_at: ctx.now,
    })
    .execute()
  return id
}

export const lastMerge = (ctx: Context, source_id: string) =>
  ctx.db
    .selectFrom('requests.merge')
    .select(['id', 'target_id', 'before'])
    .where('source_id', '=', source_id)
    .where('undone_at', 'is', null)
    .orderBy('merged_at', 'desc')
    .executeTakeFirst()

export const undoMerge = (ctx: Context, id: string) =>
  ctx.db.updateTable('requests.merge').set({ undone_at: ctx.now }).where('id', '=', id).execute()

/** Requests that were merged into this one follow it when it is merged itself. Answers which. */
export async function redirectMerged(ctx: Context, from: string, to: string): Promise<string[]> {
  const rows = await ctx.db
    .updateTable('requests.request')
    .set({ merged_into: to })
    .where('merged_into', '=', from)
    .returning('id')
    .execute()
  return rows.map(row => row.id)
}

/** Those that had followed come back with it, unless they were taken out meanwhile. */
export async function redirectBack(
  ctx: Context,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('requests.request')
    .set({ merged_into: to })
    .where('id', 'in', [...ids])
    .where('merged_into', '=', from)
    .execute()
}

export const drafts = (ctx: Context) =>
  ctx.db
    .selectFrom('requests.draft')
    .select(['place', 'content', 'updated_at'])
    .where('person_id', '=', ctx.actor.id)
    .orderBy('updated_at', 'desc')
    .limit(100)
    .execute()

/** What the actor has typed at one place. */
export async function draftAt(ctx: Context, place: string): Promise<unknown> {
  const row = await ctx.db
    .selectFrom('requests.draft')
    .select('content')
    .where('person_id', '=', ctx.actor.id)
    .where('place', '=', place)
    .executeTakeFirst()
  return row?.content
}

export const saveDraft = (ctx: Context, place: string, content: unknown) =>
  ctx.db
    .insertInto('requests.draft')
    .values({ person_id: ctx.actor.id, place, content: JSON.stringify(content), updated_at: ctx.now })
    .onConflict(conflict =>
      conflict
        .columns(['person_id', 'place'])
        .doUpdateSet({ content: JSON.stringify(content), updated_at: ctx.now }),
    )
    .execute()

export const dropDraft = (ctx: Context, place: string) =>
  ctx.db
    .deleteFrom('requests.draft')
    .where('person_id', '=', ctx.actor.id)
    .where('place', '=', place)
    .execute()
