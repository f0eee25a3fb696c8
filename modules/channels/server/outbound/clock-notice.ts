// Letters about promised times to those who have to know: the client's side before the limit, and whom an escalation names.

import type { Payload } from '#kernel/contract/event.ts'
import { type Language, pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { clockEscalated, clockWarned } from '#modules/agreements/contract.ts'
import { clockNews } from '#modules/agreements/server/face.ts'
import { type KnownPerson, peopleByIds } from '#modules/organisation/server/face.ts'
import { approvalsAwaited, findRequest, numberText, type RequestRow } from '#modules/requests/server/face.ts'
import { writeClockNotice } from '../mail/clock-texts.ts'
import { composeLetter } from '../mail/compose.ts'
import { defaultMailbox, domainOf, isOwnAddress, mailboxes } from '../store/mailboxes.ts'
import { looksOf, templateOf } from '../store/templates.ts'
import { keepLetter } from './keep.ts'
import { speakingMailbox } from './send.ts'
import { unsubscribeAddress } from './unsubscribing.ts'

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
  about: About,
  { due_at, minutes_left, owed }: NonNullable<Awaited<ReturnType<typeof clockNews>>>,
  request: RequestRow | null,
  person: KnownPerson,
): Promise<void> {
  const { subject_id, metric } = about
  const boxes = await mailboxes(ctx)
  const mailbox = request ? await speakingMailbox(ctx, boxes, request) : defaultMailbox(boxes)
  const address = person.email!
  if (!mailbox || isOwnAddress(boxes, address)) return
  const { language, time_zone } = person
  const place = request ? `/requests/${numberText(request.number)}` : `/obligations?id=${subject_id}`
  // Who belongs to a client reads in the portal, everybody else at the desk.
  const face = person.client_id === null ? '/desk' : ''
  // Whoever is named by an escalation has to know; a reminder may be declined.
  const reminds = !('people' in about)
  const id = newId()
  const { attachments: _, ...composed } = composeLetter({
    kind: 'notice',
    mailbox: { name: pick(mailbox.name, mailbox.language as Language), address: mailbox.address },
    to: [{ name: person.name, address }],
    request: 'notice',
    message: id,
    domain: domainOf(mailbox.address),
    secret: ctx.okno.config.OKNO_SECRET,
    looks: await looksOf(ctx),
    body: writeClockNotice({
      language,
      template: await templateOf(ctx, 'reminder', language),
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
    ...(reminds ? { unsubscribe: unsubscribeAddress(ctx.okno, address) } : {}),
  })
  await keepLetter(ctx, {
    id,
    purpose: 'notice',
    composed: { ...composed, replyTo: composed.from },
    mailbox,
    // What a colleague answers to it stays out of the conversation with the requester.
    request_id: null,
    message_id: null,
    subject_id,
    declinable: reminds,
  })
}
