// Conversations from before Okno: brought in closed, with their own dates and authors, and taken out again when undone.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import * as told from '../../contract.ts'
import { excerptOf, subjectOf } from '../rules.ts'
import type { Place } from './registering.ts'

export interface PastMessage {
  readonly id: string
  readonly kind: 'inbound' | 'answer'
  /** Null where only the window itself is known to have written. */
  readonly author_id: string | null
  readonly text: string
  readonly hidden_text: string | null
  readonly html: string | null
  readonly automatic: boolean
  readonly at: Date
}

export interface PastRequest {
  readonly id: string
  readonly subject: string
  readonly requester: Place
  readonly reported_by: string
  readonly team: { readonly id: string; readonly department_id: string }
  readonly tags: readonly string[]
  /** Oldest first, one or more. */
  readonly messages: readonly PastMessage[]
  /** Others who wrote in it. */
  readonly copied: readonly string[]
}

/**
 * Writes past conversations as closed requests. They start no clock, owe nothing and are told with one event each, which
 * no letter follows; the event stands at the time of the import, the request at the time of its first message.
 */
export async function bringPast(
  ctx: Context,
  import_id: string,
  pasts: readonly PastRequest[],
): Promise<void> {
  if (pasts.length === 0) return
  const rows = pasts.map(past => {
    const first = past.messages[0]!
    const last = past.messages.at(-1)!
    return {
      id: past.id,
      type: 'question' as const,
      status: 'closed' as const,
      subject: past.subject.trim().slice(0, 500) || subjectOf(first.text),
      excerpt: excerptOf(first.text),
      requester_id: past.requester.id,
      reported_by: past.reported_by,
      client_id: past.requester.client_id,
      unit_id: past.requester.unit_id,
      department_id: past.team.department_id,
      team_id: past.team.id,
      channel: 'email' as const,
      language: past.requester.language,
      tags: [...past.tags],
      created_at: first.at,
      updated_at: last.at,
      first_answered_at: past.messages.find(one => one.kind === 'answer' && !one.automatic)?.at ?? null,
      resolved_at: last.at,
      closed_at: last.at,
    }
  })
  await ctx.db.insertInto('requests.request').values(rows).execute()
  await insertMessages(
    ctx,
    pasts.flatMap(past => past.messages.map(message => ({ request_id: past.id, ...message }))),
  )
  await insertCopied(
    ctx,
    pasts.flatMap(({ id, copied }) => copied.map(person_id => ({ request_id: id, person_id }))),
  )
  for (const past of pasts)
    ctx.tell(told.requestImported, {
      request_id: past.id,
      import_id,
      requester_id: past.requester.id,
      team_id: past.team.id,
      messages: past.messages.length,
      began_at: past.messages[0]!.at.toISOString(),
    })
}

/** Adds letters to a past request that was brought in before: it begins with its oldest and ends with its newest message. */
export async function addPast(
  ctx: Context,
  past: Pick<PastRequest, 'id' | 'messages' | 'copied'>,
): Promise<void> {
  const { id, messages, copied } = past
  await insertMessages(
    ctx,
    messages.map(message => ({ request_id: id, ...message })),
  )
  await insertCopied(
    ctx,
    copied.map(person_id => ({ request_id: id, person_id })),
  )
  const answered = messages.find(one => one.kind === 'answer' && !one.automatic)?.at ?? null
  const first = messages[0]!
  const last = messages.at(-1)!
  await sql`
    update requests.request
    set created_at = least(created_at, ${first.at}::timestamptz), updated_at = greatest(updated_at, ${last.at}::timestamptz),
        excerpt = case when created_at > ${first.at}::timestamptz then ${excerptOf(first.text)} else excerpt end,
        first_answered_at = least(first_answered_at, ${answered}::timestamptz),
        resolved_at = greatest(resolved_at, ${last.at}::timestamptz), closed_at = greatest(closed_at, ${last.at}::timestamptz)
    where id = ${id}`.execute(ctx.db)
}

/** Of these requests, with who asked, those that are closed and that nobody has changed since they were brought in; held. */
export async function joinablePast(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, { readonly requester_id: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await untouched(ctx, ids)
  return new Map(rows.map(row => [row.id, row]))
}

/** Of these past requests, those that would go: nobody has worked on them since. */
export async function untouchedPast(ctx: Pick<Context, 'db'>, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from requests.request as request where id = any(${[...ids]}::uuid[]) and ${isUntouched}`.execute(
    ctx.db,
  )
  return rows.map(row => row.id)
}

/** Of these people, those who asked, were reported for, wrote or take part in requests other than these. */
export async function takingPartElsewhere(
  ctx: Pick<Context, 'db'>,
  person_ids: readonly string[],
  request_ids: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    with own as (select unnest(${[...request_ids]}::uuid[]) as id), person as (select unnest(${[...person_ids]}::uuid[]) as id)
    select person.id from person
    where exists (select from requests.request where requester_id = person.id and request.id not in (select id from own))
      or exists (select from requests.participant where participant.person_id = person.id and request_id not in (select id from own))
      or exists (select from requests.message where author_id = person.id and request_id not in (select id from own))`.execute(
    ctx.db,
  )
  return new Set(rows.map(row => row.id))
}

/** Takes past requests out with all that hangs on them; those that were worked on since stay. Answers what went. */
export async function removePast(ctx: Context, ids: readonly string[]): Promise<string[]> {
  const gone = (await untouched(ctx, ids)).map(row => row.id)
  if (gone.length > 0) await ctx.db.deleteFrom('requests.request').where('id', 'in', gone).execute()
  return gone
}

/** What holds the files of a message. */
export const message_holder = 'requests.message'

/** Takes single messages out of past requests again. */
export async function removePastMessages(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await ctx.db
      .deleteFrom('requests.message')
      .where('id', 'in', [...ids])
      .execute()
}

const isUntouched = sql`request.status = 'closed' and request.version = 1 and request.merged_into is null
  and not exists (select from requests.request as other where other.merged_into = request.id)`

async function untouched(ctx: Context, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; requester_id: string }>`
    select id, requester_id from requests.request as request
    where id = any(${[...ids]}::uuid[]) and ${isUntouched}
    order by id for update`.execute(ctx.db)
  return rows
}

async function insertMessages(
  ctx: Context,
  messages: readonly (PastMessage & { readonly request_id: string })[],
): Promise<void> {
  await ctx.db
    .insertInto('requests.message')
    .values(messages.map(({ at, ...message }) => ({ ...message, channel: 'email' as const, created_at: at })))
    .execute()
}

async function insertCopied(
  ctx: Context,
  copied: readonly { readonly request_id: string; readonly person_id: string }[],
): Promise<void> {
  if (copied.length === 0) return
  await ctx.db
    .insertInto('requests.participant')
    .values(copied.map(one => ({ ...one, role: 'copied' as const, added_at: ctx.now })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
