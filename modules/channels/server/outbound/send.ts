// The one gate through which every letter of Okno leaves: composed once, kept, held back or given to delivery.
import { Refusal } from '#kernel/contract/refusal.ts'
import { type Language, pick } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import { numberText, type RequestRow } from '#modules/requests/server/face.ts'
import type { Purpose } from '../../contract.ts'
import { composeLetter, type LetterKind } from '../mail/compose.ts'
import type { Looks } from '../mail/layout.ts'
import type { LetterBody } from '../mail/letter-texts.ts'
import type { MailAddress } from '../mail/words.ts'
import { firstLetter, keepIds, threadOf } from '../store/letters.ts'
import { defaultMailbox, domainOf, isOwnAddress, type MailboxRow, mailboxes } from '../store/mailboxes.ts'
import { looksOf } from '../store/templates.ts'
import { speakerOf } from './agents.ts'
import { type KeptLetter, keepLetter, type OwnLinks } from './keep.ts'

export interface LetterToSend {
  readonly request: Pick<RequestRow, 'id' | 'number' | 'team_id'>
  readonly purpose: Exclude<Purpose, 'inbound'>
  readonly to: readonly MailAddress[]
  readonly cc?: readonly MailAddress[]
  readonly body: LetterBody
  /** The message it is about: its attachments go along with an answer. A note is never sent. */
  readonly message_id?: string | null
  readonly own_links?: OwnLinks | undefined
}

/** Written by a person, sent in answer to a letter by itself, or sent by itself for another reason. */
const kinds: Record<LetterToSend['purpose'], LetterKind> = {
  answer: 'answer',
  receipt: 'receipt',
  resolution: 'notice',
  notice: 'notice',
}

/**
 * Sends a letter about a request from its mailbox, in the use case's own transaction. Answers the letter's id; null
 * when there is nobody to send to. Throws when asked to send a note.
 */
export async function sendLetter(ctx: Context, wanted: LetterToSend): Promise<string | null> {
  const boxes = await mailboxes(ctx)
  const to = outsiders(boxes, wanted.to)
  const cc = outsiders(boxes, wanted.cc ?? []).filter(one => !to.some(other => sameAddress(one, other)))
  const mailbox = await speakingMailbox(ctx, boxes, wanted.request)
  if (to.length === 0 || !mailbox) return null
  if (wanted.message_id) await refuseNote(ctx, wanted.message_id)
  const id = newId()
  const number = numberText(wanted.request.number)
  const thread = await threadOf(ctx, wanted.request.id)
  const composed = composeFor(wanted, {
    id,
    number,
    mailbox,
    to,
    cc,
    thread,
    secret: ctx.okno.config.OKNO_SECRET,
    speaker: await speakerOf(ctx, mailbox, wanted.message_id ?? null),
    looks: await looksOf(ctx),
  })
  await keepLetter(ctx, {
    id,
    purpose: wanted.purpose,
    composed,
    mailbox,
    request_id: wanted.request.id,
    message_id: wanted.message_id ?? null,
    subject_id: wanted.request.id,
    own_links: wanted.own_links,
  })
  await keepIds(ctx, wanted.request.id, [composed.messageId.replace(/^<|>$/g, '')])
  return id
}

/** Does the letter bring the agent's own words, so that the files of its message go along? */
export const carriesFiles = (letter: {
  readonly purpose: string
  readonly message_id: string | null
}): boolean => letter.message_id !== null && (letter.purpose === 'answer' || letter.purpose === 'resolution')

/** The letter as it is kept: who speaks to whom, in which thread, under which id. Pure. */
export function composeFor(
  wanted: Pick<LetterToSend, 'purpose' | 'body'>,
  made: {
    readonly id: string
    readonly number: string
    readonly mailbox: Pick<MailboxRow, 'address' | 'name' | 'language'> & {
      readonly plus_addresses?: boolean
    }
    readonly to: MailAddress[]
    readonly cc: MailAddress[]
    /** Message-IDs of the conversation so far, oldest first. */
    readonly thread: string[]
    readonly secret: string
    /** Who speaks, where that is more than the mailbox's name. */
    readonly speaker?: string
    /** How the centre's letters look; plain where it is left out. */
    readonly looks?: Looks
  },
): KeptLetter {
  const { mailbox, number, secret } = made
  const { attachments: _, ...kept } = composeLetter({
    kind: kinds[wanted.purpose],
    mailbox: {
      name: made.speaker ?? pick(mailbox.name, mailbox.language as Language),
      address: mailbox.address,
    },
    to: made.to,
    cc: made.cc,
    request: number,
    message: made.id,
    domain: domainOf(mailbox.address),
    secret,
    body: wanted.body,
    ...(made.looks ? { looks: made.looks } : {}),
    thread: made.thread,
    token: 'signed',
    without_plus: mailbox.plus_addresses === false,
  })
  return kept
}

/** The mailbox that the conversation began with, the team's own, or the window's. */
export async function speakingMailbox(
  ctx: Context,
  boxes: readonly MailboxRow[],
  request: LetterToSend['request'],
): Promise<MailboxRow | undefined> {
  const began = await firstLetter(ctx, request.id)
  const enabled = boxes.filter(box => box.enabled)
  return (
    enabled.find(box => box.id === began?.mailbox_id) ??
    enabled.find(box => box.team_id === request.team_id) ??
    defaultMailbox(boxes)
  )
}

function outsiders(boxes: readonly MailboxRow[], people: readonly MailAddress[]): MailAddress[] {
  const seen = new Set<string>()
  return people.filter(({ address }) => {
    const key = address.toLowerCase()
    if (seen.has(key) || isOwnAddress(boxes, address)) return false
    seen.add(key)
    return true
  })
}

const sameAddress = (one: MailAddress, other: MailAddress) =>
  one.address.toLowerCase() === other.address.toLowerCase()

/** Notes stay in the centre whoever asks: a last lock behind all others. */
async function refuseNote(ctx: Context, message_id: string): Promise<void> {
  const message = await ctx.db
    .selectFrom('requests.message_view')
    .select('kind')
    .where('id', '=', message_id)
    .executeTakeFirst()
  if (!message || message.kind === 'note') throw new NoteStaysInside(message_id)
}

/** Thrown when a letter is asked for about a note, which never leaves the centre. */
export class NoteStaysInside extends Refusal {
  override readonly name = 'NoteStaysInside'
  constructor(message_id: string) {
    super('kernel.not_allowed', 403, { message_id })
  }
}
