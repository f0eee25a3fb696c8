// Writing requests and messages. A request, its first message and its clocks are born in one statement.
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import type { Governed } from '#modules/agreements/server/face.ts'

export interface NewRequestRow {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly excerpt: string
  readonly requester_id: string
  readonly reported_by: string
  readonly client_id: string | null
  readonly unit_id: string | null
  readonly service_id: string | null
  readonly department_id: string
  readonly team_id: string
  readonly channel: string
  readonly language: string
  readonly tags: readonly string[]
  readonly priority: string
  readonly due_at: Date | null
  readonly warn_at: Date | null
  readonly due_calendar_id: string | null
  readonly due_metric: string | null
}

export interface NewMessageRow {
  readonly id: string
  readonly kind: 'inbound' | 'answer' | 'note'
  readonly author_id: string | null
  readonly channel: string
  readonly text: string
  readonly hidden_text?: string | null
  readonly html?: string | null
  readonly automatic?: boolean
}

/**
 * Inserts them all and answers the number that the request got. `last`: the use case asks nothing after it, so its events
 * and its end travel along.
 */
export async function register(
  ctx: Context,
  request: NewRequestRow,
  message: NewMessageRow,
  clocks: readonly RawBuilder<unknown>[],
  { last }: { last: boolean },
): Promise<number> {
  const write = (events: RawBuilder<unknown> | null) => sql<{ number: number }>`
    with registered as (
      insert into requests.request (id, type, status, subject, excerpt, requester_id, reported_by, client_id, unit_id, service_id,
        department_id, team_id, channel, language, tags, created_at, updated_at, priority, due_at, warn_at,
        due_calendar_id, due_metric)
      values (${request.id}, ${request.type}, 'new', ${request.subject}, ${request.excerpt}, ${request.requester_id}, ${request.reported_by},
        ${request.client_id}, ${request.unit_id}, ${request.service_id}, ${request.department_id}, ${request.team_id},
        ${request.channel}, ${request.language}, ${[...request.tags]}, ${ctx.now}, ${ctx.now}, ${request.priority}, ${request.due_at}, ${request.warn_at},
        ${request.due_calendar_id}, ${request.due_metric})
      returning number
    ), spoken as (${messageInsert(ctx, request.id, message)})
    ${sql.join(
      clocks.map((clock, i) => sql`, ${sql.ref(`measured_${i}`)} as (${clock})`),
      sql``,
    )}
    ${events ? sql`, told as (${events})` : sql``}
    select number from registered`
  const rows = last ? await ctx.conclude(write) : (await write(null).execute(ctx.db)).rows
  return rows[0]!.number
}

const messageInsert = (ctx: Context, request_id: string, message: NewMessageRow) => sql`
  insert into requests.message (id, request_id, kind, author_id, channel, text, hidden_text, html, automatic, created_at)
  values (${message.id}, ${request_id}, ${message.kind}, ${message.author_id}, ${message.channel}, ${message.text},
    ${message.hidden_text ?? null}, ${message.html ?? null}, ${message.automatic ?? false}, ${ctx.now})`

export const addMessage = (ctx: Context, request_id: string, message: NewMessageRow) =>
  messageInsert(ctx, request_id, message).execute(ctx.db)

export interface Change {
  readonly type?: string
  readonly status?: string
  readonly subject?: string
  readonly service_id?: string | null
  readonly department_id?: string
  readonly team_id?: string
  readonly assignee_id?: string | null
  readonly tags?: readonly string[]
  readonly first_answered_at?: Date
  readonly resolved_at?: Date | null
  readonly resolved_by?: string | null
  readonly closes_at?: Date | null
  readonly closed_at?: Date | null
  readonly reopened_count?: number
  readonly merged_into?: string | null
  readonly requester_id?: string
  readonly client_id?: string | null
  readonly unit_id?: string | null
  readonly language?: string
  readonly priority?: string
  readonly impact?: number
  readonly urgency?: number
  readonly priority_reason?: string | null
  readonly promised_at?: Date | null
  readonly completeness?: string
}

/** Changes a request; its version grows, so that whoever looked at it before is told. */
export const change = (ctx: Context, id: string, fields: Change) =>
  ctx.db
    .updateTable('requests.request')
    .set(eb => ({
      ...(fields as Record<string, never>),
      updated_at: ctx.now,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()

/** Holds requests until the use case ends; `at_once` only those that nobody else holds. Answers those that are held. */
export async function holdTogether(
  ctx: Context,
  ids: readonly string[],
  { at_once }: { readonly at_once: boolean },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from requests.request where id = any(${[...ids]}::uuid[])
    order by id for update ${at_once ? sql`skip locked` : sql``}`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** Writes which promise governs some requests now; nobody who looked at them before need be told. */
export async function setGoverning(ctx: Context, governed: readonly Governed[]): Promise<void> {
  await sql`
    update requests.request as request
    set due_at = now.due_at, warn_at = now.warn_at, due_calendar_id = now.due_calendar_id, due_metric = now.due_metric,
        standing = now.standing, missed = now.missed
    from jsonb_to_recordset(${JSON.stringify(governed)}::jsonb) as now(id uuid, due_at timestamptz, warn_at timestamptz,
      due_calendar_id uuid, due_metric text, standing boolean, missed boolean)
    where request.id = now.id and (request.due_at, request.warn_at, request.due_calendar_id, request.due_metric, request.standing, request.missed)
      is distinct from (now.due_at, now.warn_at, now.due_calendar_id, now.due_metric, now.standing, now.missed)`.execute(
    ctx.db,
  )
}
