// Letters that Okno writes because something happened: the receipt of a request, an agent's answer; and what becomes of them.
import { deliveryFailed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { on, type Reaction } from '#kernel/server/module.ts'
import { clockEscalated, clockWarned } from '#modules/agreements/contract.ts'
import { approvalAsked, messageAdded, requestRegistered } from '#modules/requests/contract.ts'
import { findMessage } from '#modules/requests/server/face.ts'
import { alertEnded, alertRaised } from '../contract.ts'
import { sendAlert } from './health/alert-letter.ts'
import { writeAnswer, writeClarification, writeReceipt } from './mail/letter-texts.ts'
import { aboutRequest, copiedPeople, type LetterAbout } from './outbound/about.ts'
import { speakerOf } from './outbound/agents.ts'
import { askByLetter } from './outbound/approval.ts'
import { askedBelow, ownLinksBelow } from './outbound/below-answer.ts'
import { sendClockNotice } from './outbound/clock-notice.ts'
import { giveUp } from './outbound/give-up.ts'
import { delivery_kind } from './outbound/keep.ts'
import { sendLetter, speakingMailbox } from './outbound/send.ts'
import { mailboxes } from './store/mailboxes.ts'
import { templateOf } from './store/templates.ts'

/** Whoever asked in the portal or by a program sees the number there; by these channels people are told by letter. */
export const toldByLetter: ReadonlySet<string> = new Set(['email', 'phone', 'counter'])

export const reactions: Reaction[] = [
  on(
    requestRegistered,
    'sendReceipt',
    (ctx, { request_id, message_id, due_at }) => sendReceipt(ctx, request_id, message_id, due_at),
    ({ channel, automatic }) => toldByLetter.has(channel) && !automatic,
  ),
  on(
    messageAdded,
    'sendAnswer',
    (ctx, { request_id, message_id }) => sendAnswer(ctx, request_id, message_id),
    // Words that resolve a request go out with the question how it was, in one letter.
    ({ kind, resolves }) => kind === 'answer' && !resolves,
  ),
  on(approvalAsked, 'askByLetter', askByLetter),
  on(
    clockWarned,
    'remindBefore',
    (ctx, about) => sendClockNotice(ctx, about),
    // What the client's side owes: documents and the like, or an answer or a yes that a request waits for.
    ({ kind, subject_kind, metric }) =>
      kind === 'ola' &&
      (subject_kind === 'obligation' || metric === 'clarification' || metric === 'approval'),
  ),
  on(
    clockEscalated,
    'tellEscalation',
    (ctx, about) => sendClockNotice(ctx, about),
    ({ people }) => people.length > 0,
  ),
  on(alertRaised, 'tellTrouble', (ctx, alert) => sendAlert(ctx, alert, false)),
  on(alertEnded, 'tellTroubleOver', (ctx, alert) => sendAlert(ctx, alert, true)),
  on(
    deliveryFailed,
    'markGivenUp',
    (ctx, { delivery_id, reason }) => giveUp(ctx, delivery_id, reason),
    ({ kind }) => kind === delivery_kind,
  ),
]

async function sendReceipt(
  ctx: Context,
  request_id: string,
  message_id: string,
  due_at: string | null,
): Promise<void> {
  const found = await aboutRequest(ctx, request_id)
  if (!found?.to) return
  const body = writeReceipt({
    ...found.about,
    promised_at: due_at,
    time_zone: found.requester.time_zone,
    template: await templateOf(ctx, 'receipt', found.about.language),
  })
  await sendLetter(ctx, { request: found.request, purpose: 'receipt', to: [found.to], body, message_id })
}

async function sendAnswer(ctx: Context, request_id: string, message_id: string): Promise<void> {
  const found = await aboutRequest(ctx, request_id)
  if (!found) return
  const message = await findMessage(ctx, message_id)
  const copied = (await copiedPeople(ctx, request_id)).filter(person => person.id !== message.author_id)
  const to = found.to ? [found.to] : copied.slice(0, 1)
  const person_id = found.to ? found.requester.id : copied[0]?.id
  const going = person_id ? { request_id, message_id, author_id: message.author_id, person_id } : null
  const rating = going && (await askedBelow(ctx, going))
  const { language } = found.about
  // An answer after which the request waits for the requester asks for something.
  const waits = found.request.status === 'waiting_requester'
  const write = waits ? writeClarification : writeAnswer
  const body = write({
    ...found.about,
    text: message.text,
    agent: await agentName(ctx, found.request, message_id),
    template: await templateOf(ctx, waits ? 'clarification' : 'answer', language),
    rating_template: await templateOf(ctx, 'rating', language),
    ...(rating ? { rating } : {}),
  })
  const own_links = rating ? await ownLinksBelow(ctx, going, rating, copied, found.about.link) : undefined
  await sendLetter(ctx, {
    request: found.request,
    purpose: 'answer',
    to,
    cc: copied,
    body,
    message_id,
    own_links,
  })
}

/** The agent as requesters may know them; the centre's own rule says how. */
async function agentName(
  ctx: Context,
  request: LetterAbout['request'],
  message_id: string,
): Promise<string | null> {
  const mailbox = await speakingMailbox(ctx, await mailboxes(ctx), request)
  return mailbox ? speakerOf(ctx, mailbox, message_id) : null
}
