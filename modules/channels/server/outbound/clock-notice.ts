// Letters about promised times to those who have to know: the client's side before the limit, and whom an escalation names.

import type { Payload } from '#kernel/contract/event.ts'
import { type Language, pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { requestDelivery } from '#kernel/server/deliveries.ts'
import { newId } from '#kernel/server/id.ts'
import type { clockEscalated, clockWarned } from '#modules/agreements/contract.ts'
import { clockNews } from '#modules/agreements/server/face.ts'
import { type KnownPerson, peopleByIds } from '#modules/organisation/server/face.ts'
import { approvalsAwaited, findRequest, numberText, type RequestRow } from '#modules/requests/server/face.ts'
import { writeClockNotice } from '../mail/clock-texts.ts'
import { composeLetter } from '../mail/compose.ts'
import { defaultMailbox, domainOf, isOwnAddress, mailboxes } from '../store/mailboxes.ts'
import { tooMany } from './limits.ts'
import { delivery_kind, speakingMailbox } from './send.ts'

type About = Payload<typeof clockWarned> | Payload<typeof clockEscalated>

/** Writes to each of these people, once; to the client's side when nobody is named. */
export async function sendClockNotice(ctx: Context, about: About): Promise<void> {
  const news = await clockNews(ctx, about.clock_id)
  if (!news) return
  const request = about.subject_kind === 'request' ? await findRequest(ctx, about.subject_id) : null
  const named =
    'people' in about
      ? about.people
      : (news.owed?.people ?? (request ? await awaitedOn(ctx, request, about) : []))
  const people = await peopleByIds(ctx, named)
  for (const person of people.values())
    if (person.email !== null && person.blocked_at === null) await write(ctx, about, news, request, person)
}

/** Whom the client's side of a request waits for: who was asked to approve, or the requester. */
async function awaitedOn(ctx: Context, request: RequestRow, { metric }: About): Promise<string[]> {
  if (metric !== 'approval') return [request.requester_id]
  return (await approvalsAwaited(ctx, request.id)).map(approval => approval.approver_id)
}

async function write(
  ctx: Context,
  { subject_id, metric }: About,
  { due_at, minutes_left, owed }: NonNullable<Awaited<ReturnType<typeof clockNews>>>,
  request: RequestRow | null,
  person: KnownPerson,
): Promise<void> {
  const boxes = await mailboxes(ctx)
  const mailbox = request ? await speakingMailbox(ctx, boxes, request) : defaultMailbox(boxes)
  const address = person.email!
  if (!mailbox || isOwnAddress(boxes, address)) return
  const { language, time_zone } = person
  const place = request ? `/requests/${numberText(request.number)}` : `/obligations?id=${subject_id}`
  // Who belongs to a client reads in the portal, everybody else at the desk.
  const face = person.client_id === null ? '/desk' : ''
  const id = newId()
  const { attachments: _, ...composed } = composeLetter({
    kind: 'notice',
    mailbox: { name: pick(mailbox.name, mailbox.language as Language), address: mailbox.address },
    to: [{ name: person.name, address }],
    request: 'notice',
    message: id,
    domain: domainOf(mailbox.address),
    secret: ctx.okno.config.OKNO_SECRET,
    body: writeClockNotice({
      language,
      what: request
        ? numberText(request.number)
        : [pick(owed?.title, language), owed?.period].filter(Boolean).join(', '),
      metric,
      due_at: due_at.toISOString(),
      minutes_left,
      time_zone,
      link: `${ctx.okno.config.OKNO_URL}${face}${place}`,
      name: person.name.includes('@') ? null : person.name,
      signature: pick(mailbox.signature ?? mailbox.name, language),
    }),
    thread: [],
    token: 'none',
  })
  const held = await tooMany(ctx, subject_id, [{ name: person.name, address }])
  const delivery_id = held
    ? null
    : await requestDelivery(ctx, { kind: delivery_kind, subject_id, payload: { letter_id: id } })
  await ctx.db
    .insertInto('channels.letter')
    .values({
      id,
      direction: 'out',
      purpose: 'notice',
      state: held ? 'held' : 'waiting',
      reason: held,
      mailbox_id: mailbox.id,
      header_id: composed.messageId.replace(/^<|>$/g, ''),
      // What a colleague answers to it stays out of the conversation with the requester.
      request_id: null,
      from_address: mailbox.address,
      to_addresses: [address],
      subject: composed.subject,
      text: composed.text,
      html: composed.html,
      composed: JSON.stringify({ ...composed, replyTo: composed.from }),
      delivery_id,
      at: ctx.now,
    })
    .execute()
}
