// Bringing something to the window: from the portal, the desk, a program, and through the face from letters.
import { type Actor, holds, scopes } from '#kernel/contract/access.ts'
import type { Context } from '#kernel/server/context.ts'
import { giveFiles } from '#kernel/server/files.ts'
import { newId } from '#kernel/server/id.ts'
import { startClocks } from '#modules/agreements/server/face.ts'
import { findRoute } from '#modules/catalogue/server/face.ts'
import { findPerson, type KnownPerson } from '#modules/organisation/server/face.ts'
import * as told from '../../contract.ts'
import { firstLine } from '../first-line.ts'
import { measuredRequest } from '../meaning.ts'
import { excerptOf, numberText, subjectOf } from '../rules.ts'
import { type NewMessageRow, register } from '../store/write.ts'

/** Whom a request is for, and where that person belongs. */
export type Place = Pick<KnownPerson, 'id' | 'client_id' | 'unit_id' | 'language'>

export interface Brought {
  readonly text: string
  readonly subject?: string | undefined
  readonly type?: told.RequestType | undefined
  readonly service_id?: string | null | undefined
  readonly channel: (typeof told.channels)[number]
  readonly priority?: (typeof told.priorities)[number] | undefined
  readonly tags?: readonly string[] | undefined
  readonly attachments?: readonly string[] | undefined
  readonly requester: Place
  readonly reported_by: string
  /** A team other than the first line, for channels that are bound to one. */
  readonly team?: { readonly id: string; readonly department_id: string } | undefined
  readonly letter?: Pick<NewMessageRow, 'hidden_text' | 'html' | 'automatic'> | undefined
}

/** Registers a request with its first message and its clock, and tells it. `last`: the use case ends with it. */
export async function bring(ctx: Context, brought: Brought, { last } = { last: false }) {
  const { requester } = brought
  const id = newId()
  const message_id = newId()
  const route = await routeOf(ctx, brought)
  const subject = brought.subject?.trim() || subjectOf(brought.text)
  const row = {
    id,
    type: brought.type ?? route.type,
    subject,
    excerpt: excerptOf(brought.text),
    requester_id: requester.id,
    reported_by: brought.reported_by,
    client_id: requester.client_id,
    unit_id: requester.unit_id,
    service_id: brought.service_id ?? null,
    department_id: route.department_id,
    team_id: route.team_id,
    channel: brought.channel,
    language: requester.language,
    tags: brought.tags ?? [],
    priority: brought.priority ?? ('P3' as const),
  }
  const message: NewMessageRow = {
    id: message_id,
    kind: 'inbound',
    author_id: brought.reported_by,
    channel: brought.channel,
    text: brought.text,
    ...brought.letter,
  }
  const registered = {
    request_id: id,
    message_id,
    requester_id: requester.id,
    reported_by: brought.reported_by,
    channel: brought.channel,
    type: row.type,
    priority: row.priority,
    client_id: row.client_id,
    unit_id: row.unit_id,
    department_id: row.department_id,
    team_id: row.team_id,
    service_id: row.service_id,
    automatic: brought.letter?.automatic ?? false,
  }
  const meaning = measuredRequest.meaning(
    { name: told.requestRegistered.name, payload: registered },
    ctx.now.getTime(),
  )
  const { inserts, ...governing } = await startClocks(ctx, { kind: 'request', id }, meaning!)
  ctx.tell(told.requestRegistered, { ...registered, due_at: governing.due_at?.toISOString() ?? null })
  const alone = last && !brought.attachments?.length
  const number = await register(ctx, { ...row, ...governing }, message, inserts, { last: alone })
  await attach(ctx, message_id, brought.attachments)
  return {
    ...row,
    ...governing,
    status: 'new' as const,
    number: numberText(number),
    message_id,
    created_at: ctx.now,
  }
}

/** Gives uploaded files to a message; all of them must still be there and be the writer's own. */
export async function attach(
  ctx: Context,
  message_id: string,
  attachments: readonly string[] = [],
): Promise<void> {
  const wanted = new Set(attachments)
  if (wanted.size === 0) return
  const taken = await giveFiles(ctx, [...wanted], { kind: 'requests.message', id: message_id })
  if (taken !== wanted.size) throw told.unknownFiles({})
}

/** Where it goes: to the team of the service, of the mailbox, or to the one window. */
async function routeOf(ctx: Context, brought: Brought) {
  if (brought.service_id) {
    // Read beside the transaction, which need not begin before the request is written.
    const route = await findRoute({ ...ctx, db: ctx.okno.readDb }, brought.service_id)
    if (!route) throw told.unknownService({})
    return {
      team_id: route.team_id,
      department_id: route.department_id,
      type: route.request_type as told.RequestType,
    }
  }
  const team = brought.team ?? (await firstLine(ctx))
  if (!team) throw told.noFirstLine({})
  return { team_id: team.id, department_id: team.department_id, type: 'question' as const }
}

/** For whom: oneself, or another person for whom one may ask. */
export async function requesterFor(ctx: Context, requester_id: string | undefined): Promise<Place> {
  const { actor } = ctx
  if (!requester_id || requester_id === actor.id) return actor
  if (!holds(actor, 'requests.work') && !holds(actor, 'requests.register_for')) throw told.notForThem({})
  const place = await findPerson(ctx, requester_id)
  if (place && mayAskFor(actor, place)) return place
  // Only the desk, which may ask for anybody, learns that somebody does not exist.
  throw holds(actor, 'requests.work') ? told.unknownPerson({}) : told.notForThem({})
}

/** The desk asks for anybody; others for the people of the clients that were entrusted to them. */
const mayAskFor = (actor: Actor, place: Place): boolean => {
  const entrusted = scopes(actor, 'requests.register_for')
  return (
    holds(actor, 'requests.work') ||
    entrusted.all ||
    (place.client_id !== null && entrusted.clients.includes(place.client_id))
  )
}

/** How it came: agents say it, programs and the portal are known by how they signed in. */
export function channelOf(actor: Actor, said: Brought['channel'] | undefined): Brought['channel'] {
  const own = actor.via === 'api-key' ? 'api' : 'portal'
  if (!said) return own
  return holds(actor, 'requests.work') || said === 'portal' || said === 'api' || said === 'chat' ? said : own
}
