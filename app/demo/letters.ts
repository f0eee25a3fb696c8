// The letters of the demo: all that began requests or joined them, and what Okno sent in the last two working days.
import { createHash } from 'node:crypto'
import { pick } from '#kernel/contract/shapes.ts'
import { writeApproval } from '#modules/channels/server/mail/approval-texts.ts'
import {
  type LetterBody,
  writeAnswer,
  writeReceipt,
  writeResolution,
} from '#modules/channels/server/mail/letter-texts.ts'
import { delivery_kind } from '#modules/channels/server/outbound/keep.ts'
import { composeFor, type LetterToSend } from '#modules/channels/server/outbound/send.ts'
import { toldByLetter } from '#modules/channels/server/reactions.ts'
import {
  approvalAsked,
  messageAdded,
  requestRegistered,
  requestResolved,
} from '#modules/requests/contract.ts'
import { numberText } from '#modules/requests/server/face.ts'
import type { Tale } from './beginning.ts'
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'
import type { DeliveryRow, EventRow, KnownIdRow, LetterRow, RequestRow, SentLetterRow } from './rows.ts'
import { minutesAgo, type World } from './world.ts'

/** What letters of an installation are made with. */
export interface Post {
  readonly secret: string
  /** The address at which people use Okno. */
  readonly url: string
  approval(approval_id: string, decision: 'approved' | 'declined'): string
  rating(request_id: string, person_id: string, score: number): string
}

export interface Letters {
  readonly received: LetterRow[]
  readonly sent: SentLetterRow[]
  readonly deliveries: DeliveryRow[]
  readonly known_ids: KnownIdRow[]
}

const shown_minutes = 2 * 9 * 60

export function lettersOf(world: World, tales: readonly Tale[], post: Post, chance: Chance): Letters {
  const received = tales.flatMap(tale => receivedOf(world, tale, chance))
  const earlier = Map.groupBy(received, letter => letter.request_id)
  const since_ms = minutesAgo(world, shown_minutes)
  const made = tales.flatMap(tale =>
    sentOf(world, tale, earlier.get(tale.request.id) ?? [], since_ms, post, chance),
  )
  const sent = made.map(one => one.letter)
  return {
    received,
    sent,
    deliveries: made.map(one => one.delivery),
    known_ids: [...received, ...sent].map(({ header_id, request_id }) => ({ header_id, request_id })),
  }
}

function receivedOf(world: World, { request, messages }: Tale, chance: Chance): LetterRow[] {
  const { mailbox } = world.structure
  return messages
    .filter(message => message.channel === 'email')
    .map((message): LetterRow => {
      const first = message.created_at.getTime() === request.created_at.getTime()
      const from_address = world.people.get(message.author_id!)!.emails.at(-1)!
      return {
        id: chance.id(message.created_at.getTime()),
        direction: 'in',
        mailbox_id: mailbox.id,
        header_id: `${createHash('sha256').update(message.id).digest('hex').slice(0, 24)}@${from_address.split('@')[1]}`,
        request_id: request.id,
        message_id: message.id,
        purpose: 'inbound',
        outcome: first ? 'registered' : 'joined',
        from_address,
        to_addresses: [mailbox.address],
        subject: first ? request.subject : `Re: ${request.subject}`,
        text: message.text,
        at: message.created_at,
      }
    })
}

interface Made {
  readonly letter: SentLetterRow
  readonly delivery: DeliveryRow
}

/** The letters that the reactions would have sent about one request, each answering those before it. */
function sentOf(
  world: World,
  tale: Tale,
  received: readonly LetterRow[],
  since_ms: number,
  post: Post,
  chance: Chance,
): Made[] {
  const made: Made[] = []
  for (const event of tale.events) {
    if (event.at.getTime() < since_ms) continue
    const wanted = wantedFor(world, tale, event, post)
    if (!wanted) continue
    const at = new Date(Math.min(event.at.getTime() + chance.whole(200, 1900), world.now_ms))
    const thread = [...received, ...made.map(one => one.letter)]
      .filter(letter => letter.at <= at)
      .sort((a, b) => a.at.getTime() - b.at.getTime())
    made.push(
      keptLetter(world, tale.request, wanted, {
        at,
        thread: thread.map(letter => letter.header_id),
        secret: post.secret,
        chance,
      }),
    )
  }
  return made
}

type Wanted = Pick<LetterToSend, 'purpose' | 'to' | 'cc' | 'body'> & { readonly message_id: string | null }

/** What is sent when this happens; null when nothing is. */
function wantedFor(
  world: World,
  { request, messages, participants, approvals }: Tale,
  event: EventRow,
  post: Post,
): Wanted | null {
  const requester = world.people.get(request.requester_id)!
  const about = aboutOf(world, request, requester, post)
  const to = [addressOf(requester)]
  const payload = event.payload as {
    message_id: string | null
    due_at?: string
    kind?: string
    resolves?: boolean
  }
  const { message_id } = payload
  const text = messages.find(message => message.id === message_id)?.text ?? null
  const letter = (purpose: Wanted['purpose'], body: LetterBody, cc: Wanted['cc'] = []): Wanted => ({
    purpose,
    to,
    cc,
    body,
    message_id,
  })
  switch (event.name) {
    case requestRegistered.name:
      if (!toldByLetter.has(request.channel)) return null
      return letter(
        'receipt',
        writeReceipt({ ...about, promised_at: payload.due_at ?? null, time_zone: requester.time_zone }),
      )
    case messageAdded.name: {
      if (payload.kind !== 'answer' || payload.resolves) return null
      const copied = participants
        .filter(part => part.role === 'copied' && part.added_at <= event.at)
        .map(part => addressOf(world.people.get(part.person_id)!))
      return letter('answer', writeAnswer({ ...about, text: text! }), copied)
    }
    case approvalAsked.name: {
      const { approval_id } = event.payload as { approval_id: string }
      const approval = approvals.find(one => one.id === approval_id)!
      const approver = world.people.get(approval.approver_id)!
      if (approval.decision !== null) return null
      const body = writeApproval({
        ...aboutOf(world, request, approver, post),
        asker: world.people.get(approval.asked_by)!.name,
        requester: requester.name,
        question: approval.question,
        decisionLink: decision => post.approval(approval_id, decision),
      })
      return { purpose: 'notice', to: [addressOf(approver)], cc: [], body, message_id: null }
    }
    case requestResolved.name:
      return letter(
        'resolution',
        writeResolution({ ...about, text, rating: score => post.rating(request.id, requester.id, score) }),
      )
    default:
      return null
  }
}

const addressOf = (person: DemoPerson) => ({ name: person.name, address: person.emails[0]! })

const aboutOf = (world: World, request: RequestRow, reader: DemoPerson, post: Post) => {
  const number = numberText(request.number)
  return {
    language: reader.language,
    number,
    subject: request.subject,
    link: `${post.url}/requests/${number}`,
    name: reader.name,
    signature: pick(world.structure.mailbox.name, reader.language),
  }
}

function keptLetter(
  world: World,
  request: RequestRow,
  wanted: Wanted,
  { at, thread, secret, chance }: { at: Date; thread: string[]; secret: string; chance: Chance },
): Made {
  const { mailbox } = world.structure
  const [id, delivery_id] = [chance.id(at.getTime()), chance.id(at.getTime())]
  const composed = composeFor(wanted, {
    id,
    number: numberText(request.number),
    mailbox,
    to: [...wanted.to],
    cc: [...(wanted.cc ?? [])],
    thread,
    secret,
  })
  return {
    letter: {
      id,
      direction: 'out',
      mailbox_id: mailbox.id,
      header_id: composed.messageId.replace(/^<|>$/g, ''),
      request_id: request.id,
      message_id: wanted.message_id,
      purpose: wanted.purpose,
      state: 'kept',
      from_address: mailbox.address,
      to_addresses: composed.to.map(one => one.address),
      cc_addresses: composed.cc.map(one => one.address),
      subject: composed.subject,
      text: composed.text,
      html: composed.html,
      composed,
      handed_over_at: at,
      at,
    },
    delivery: {
      id: delivery_id,
      kind: delivery_kind,
      subject_id: request.id,
      payload: { letter_id: id },
      state: 'done',
      attempts: 1,
      next_at: at,
      result: { said: 'demo' },
      created_at: at,
      done_at: at,
    },
  }
}
