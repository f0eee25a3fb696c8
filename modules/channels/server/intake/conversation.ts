// Which conversation a letter belongs to: by the ids that it answers, by our signed marks, by a bare number of one's own.

import { Refusal } from '#kernel/contract/refusal.ts'
import type { Context } from '#kernel/server/context.ts'
import { type KnownPerson, peopleByAddresses } from '#modules/organisation/server/face.ts'
import {
  findRequest,
  holdRequest,
  participants,
  type RequestRow,
  turnedAway,
} from '#modules/requests/server/face.ts'
import { type RequestToken, readPlusAddress, sameSubject, threadKeys } from '../mail/threading.ts'
import { type KnownId, requestsKnowing } from '../store/known-ids.ts'
import { subjectsOf } from '../store/letters.ts'
import { domainOf } from '../store/mailboxes.ts'
import { requestReportedOn } from './bounce.ts'
import { type Arrived, answeredIds, outlookId, outlookThread } from './letter-in.ts'
import { actingAsOkno, knownByAddress, writerAddress } from './writer.ts'

/**
 * By what a letter was told to belong to a conversation. `letter`: it answers a letter of it. `address`, `subject`: a mark
 * that we signed. `reference`: it answers a letter that was only mentioned there. `number`: the writer named a number.
 * `outlook`: the same people go on with the same topic.
 */
export type FoundBy = 'letter' | 'address' | 'subject' | 'reference' | 'number' | 'outlook'

export interface Conversation {
  readonly request: RequestRow
  readonly by: FoundBy
  /** The writer was taken out of it: what comes next is a matter of its own. */
  readonly closed_to_writer: boolean
}

/** The request that a letter joins, held; a merged one has passed the conversation on. Null: it begins a new one. */
export async function conversationOf(ctx: Context, arrived: Arrived): Promise<Conversation | null> {
  const found = await nameOf(ctx, arrived)
  if (!found) return null
  const request = await holdWhereItGoesOn(ctx, found.named)
  if (!request) return null
  const writer = await writerOf(ctx, arrived)
  const closed_to_writer = writer !== undefined && (await turnedAway(ctx, request.id, writer.id))
  return { request, by: found.by, closed_to_writer }
}

async function nameOf(ctx: Context, arrived: Arrived): Promise<{ named: string; by: FoundBy } | null> {
  const { letter } = arrived
  const thread = outlookThread(letter)
  const answered = answeredIds(letter)
  const own = letter.message_id ? [letter.message_id] : []
  // Whoever begins a topic in Outlook goes on with nothing.
  const known = await requestsKnowing(ctx, [
    ...answered,
    ...own,
    ...(thread?.answer ? [outlookId(thread)] : []),
  ])
  const [strong] = known.filter(one => one.kind === 'letter')
  if (strong) return { named: strong.request_id, by: 'letter' }
  const [token] = tokensOf(ctx, arrived).filter(one => one.trust === 'signed')
  if (token) return { named: token.number, by: token.source }
  const reported = await requestReportedOn(ctx, arrived)
  if (reported) return { named: reported, by: 'address' }
  const mentioned = await mentionedIn(ctx, arrived, known)
  if (mentioned) return { named: mentioned, by: 'reference' }
  const number = await plainNumber(ctx, arrived)
  if (number) return { named: number, by: 'number' }
  const continued = await continuedTopic(ctx, arrived, known)
  return continued ? { named: continued, by: 'outlook' } : null
}

/**
 * A letter that a conversation only mentions may be known to many (an announcement to everybody). It counts when this is
 * that very letter, come late, or when the writer or somebody whom it goes to takes part or asked.
 */
async function mentionedIn(
  ctx: Context,
  arrived: Arrived,
  known: readonly KnownId[],
): Promise<string | null> {
  const mentions = known.filter(one => one.kind === 'reference')
  const itself = mentions.find(one => one.header_id === arrived.letter.message_id)
  if (itself) return itself.request_id
  if (mentions.length === 0) return null
  const writer = await writerOf(ctx, arrived)
  const { to, cc } = arrived.letter
  const addressed = await peopleByAddresses(
    ctx,
    [...to, ...cc].slice(0, mostLookedAt).map(one => one.address),
  )
  const asking = new Set([...addressed.values()].map(person => person.id))
  for (const { request_id } of mentions) {
    const request = await missingAsNull(findRequest(actingAsOkno(ctx), request_id))
    if (!request) continue
    const asked = asking.has(request.requester_id) || asking.has(request.reported_by)
    if (asked || (writer && (await takesPart(ctx, request, writer.id)))) return request_id
  }
  return null
}

const mostLookedAt = 30

/** Outlook's Thread-Index is copied along by people who begin something new, so it needs the same people and the same topic. */
async function continuedTopic(
  ctx: Context,
  arrived: Arrived,
  known: readonly KnownId[],
): Promise<string | null> {
  const threads = known.filter(one => one.kind === 'outlook')
  const writer = threads.length > 0 ? await writerOf(ctx, arrived) : undefined
  if (!writer) return null
  const topic = arrived.letter.headers['thread-topic']?.[0] || arrived.letter.subject
  if (topic.trim() === '') return null
  for (const { request_id } of threads) {
    const request = await missingAsNull(findRequest(actingAsOkno(ctx), request_id))
    if (!request || !(await takesPart(ctx, request, writer.id))) continue
    const subjects = [request.subject, ...(await subjectsOf(ctx, request_id))]
    if (subjects.some(subject => subject.trim() !== '' && sameSubject(subject, topic))) return request_id
  }
  return null
}

async function takesPart(ctx: Context, request: RequestRow, person_id: string): Promise<boolean> {
  if (request.requester_id === person_id || request.reported_by === person_id) return true
  return (await participants(ctx, request.id)).some(part => part.person_id === person_id)
}

const writerOf = async (ctx: Context, arrived: Arrived): Promise<KnownPerson | undefined> => {
  const address = writerAddress(arrived)
  return address ? knownByAddress(ctx, address.address) : undefined
}

function tokensOf(ctx: Context, { letter, came, mailbox }: Arrived): RequestToken[] {
  const secret = ctx.okno.config.OKNO_SECRET
  const enveloped = came.envelope.to.flatMap(address => readPlusAddress(address, secret) ?? [])
  const { tokens } = threadKeys(letter, { domain: domainOf(mailbox?.address ?? ''), secret })
  return [...enveloped, ...tokens].filter(token => /^R-\d{1,15}$/.test(token.number))
}

/** A number without a signature is anybody's guess: it counts for those who may see the request anyway. */
async function plainNumber(ctx: Context, arrived: Arrived): Promise<string | null> {
  if (ctx.actor.kind !== 'person') return null
  for (const { number, trust } of tokensOf(ctx, arrived)) {
    if (trust !== 'plain') continue
    const request = await missingAsNull(findRequest(ctx, number))
    if (request) return request.id
  }
  return null
}

async function holdWhereItGoesOn(ctx: Context, idOrNumber: string): Promise<RequestRow | null> {
  const asOkno = actingAsOkno(ctx)
  let request = await missingAsNull(holdRequest(asOkno, idOrNumber))
  for (let step = 0; request?.merged_into && step < 10; step += 1)
    request = await missingAsNull(holdRequest(asOkno, request.merged_into))
  return request
}

async function missingAsNull(asked: Promise<RequestRow>): Promise<RequestRow | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return null
    throw error
  }
}
