// Approvals in the database.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Decided } from './deeds.ts'

export interface NewApproval {
  readonly id: string
  readonly request_id: string
  readonly approver_id: string
  readonly question: string
}

/** Keeps a new approval; false when the person is being waited for already. */
export async function keep(ctx: Context, approval: NewApproval): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('requests.approval')
    .values({
      ...approval,
      asked_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      asked_at: ctx.now,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

const named = (ctx: Context) =>
  ctx.db
    .selectFrom('requests.approval as approval')
    .innerJoin('organisation.person_view as approver', 'approver.id', 'approval.approver_id')
    .leftJoin('organisation.person_view as asker', 'asker.id', 'approval.asked_by')
    .selectAll('approval')
    .select(['approver.name as approver_name', 'asker.name as asker_name'])

export type ApprovalRow = NonNullable<Awaited<ReturnType<typeof find>>>

export const find = (ctx: Context, id: string) => named(ctx).where('approval.id', '=', id).executeTakeFirst()

/** The approvals of a request, oldest first. */
export const ofRequest = (ctx: Context, request_id: string) =>
  named(ctx)
    .where('approval.request_id', '=', request_id)
    .orderBy('approval.asked_at')
    .orderBy('approval.id')
    .execute()

export const waitingFor = (ctx: Context, request_id: string) =>
  ctx.db
    .selectFrom('requests.approval')
    .select(['id', 'approver_id'])
    .where('request_id', '=', request_id)
    .where('decision', 'is', null)
    .orderBy('asked_at')
    .execute()

export const settle = (ctx: Context, id: string, { decision, comment }: Decided) =>
  ctx.db
    .updateTable('requests.approval')
    .set({ decision, comment: comment?.trim() || null, decided_at: ctx.now })
    .where('id', '=', id)
    .execute()

/** A page of what the actor was asked, newest first. */
export const askedOf = (
  ctx: Context,
  state: 'waiting' | 'decided',
  limit: number,
  after: readonly (string | number)[] | null,
) => {
  const moment = state === 'waiting' ? sql.ref('approval.asked_at') : sql.ref('approval.decided_at')
  return named(ctx)
    .innerJoin('requests.request as request', 'request.id', 'approval.request_id')
    .innerJoin('organisation.person_view as requester', 'requester.id', 'request.requester_id')
    .select(['request.number', 'request.subject', 'request.requester_id', 'requester.name as requester_name'])
    .select(sql<string>`${moment}::text`.as('moment_key'))
    .where('approval.approver_id', '=', ctx.actor.id)
    .where('approval.decision', state === 'waiting' ? 'is' : 'is not', null)
    .$if(after !== null, query =>
      query.where(sql<boolean>`(${moment}, approval.id) < (${after![0]}::timestamptz, ${after![1]}::uuid)`),
    )
    .orderBy(moment, 'desc')
    .orderBy('approval.id', 'desc')
    .limit(limit)
    .execute()
}

/** By when the approvals of these requests are to be given, by request. */
export async function dueOf(ctx: Context, asked: readonly { readonly request_id: string }[]) {
  if (asked.length === 0) return new Map<string, { readonly due_at: Date | null }>()
  const rows = await ctx.db
    .selectFrom('agreements.clock_view')
    .select(['subject_id', 'due_at'])
    .where(
      'subject_id',
      'in',
      asked.map(({ request_id }) => request_id),
    )
    .where('metric', '=', 'approval')
    .where('stopped_at', 'is', null)
    .orderBy('due_at', 'desc')
    .execute()
  return new Map(rows.map(({ subject_id, due_at }) => [subject_id!, { due_at }]))
}
