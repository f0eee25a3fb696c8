// What becomes of a letter that came, decided and kept in one transaction: again the same, a machine's, joined, new.
import type { Context } from '#kernel/server/context.ts'
import { keepFile } from '#kernel/server/files.ts'
import { letterTakenIn, type Outcome } from '../../contract.ts'
import { aboutToKeep } from '../mail/about.ts'
import type { MailAddress } from '../mail/words.ts'
import { keepKnown } from '../store/known-ids.ts'
import { type LetterRow, letterByContent, letterByUid, lockThread } from '../store/letters.ts'
import { mailboxOf } from '../store/mailboxes.ts'
import { takeBounce } from './bounce.ts'
import { conversationOf } from './conversation.ts'
import { join } from './join.ts'
import { type Arrived, idsToKeep, threadIds } from './letter-in.ts'
import { automaticByRule, ruleOf, ruleReason } from './mailbox-rules.ts'
import { register } from './register.ts'
import type { TakenIn } from './take-in.ts'
import { unknownSender } from './unknown.ts'
import { actingAs, actingAsOkno, meetWriter, writerAddress } from './writer.ts'

/** What was decided; `reason` names the marker or the rule. */
export interface Decided {
  readonly outcome: Outcome
  readonly reason: string | null
  readonly request_id?: string | null
  readonly message_id?: string | null
  /** Who first wrote what the letter passes on. */
  readonly original_sender?: MailAddress | null
  /** Somebody of the centre wrote it: its Message-ID is no business of the requester's. */
  readonly from_centre?: boolean
  /** Message-IDs under which the same words are known elsewhere. */
  readonly also_known?: readonly string[]
  /** Whom a letter that came back did not reach. */
  readonly failed_addresses?: readonly string[]
  /** Addresses in To and Cc beyond those that may follow the request by one letter. */
  readonly copied_left_out?: number
}

export async function decide(ctx: Context, arrived: Arrived): Promise<TakenIn> {
  const ids = threadIds(arrived.letter)
  await lockThread(ctx, [...ids, arrived.content_hash ?? arrived.id])
  const before = await fetchedBefore(ctx, arrived)
  if (before) return before
  const same = await letterByContent(ctx, [arrived.content_hash, arrived.earlier_hash])
  if (same) {
    await keepAlsoTo(ctx, same, arrived)
    return keep(ctx, arrived, {
      outcome: 'duplicate',
      reason: `same_as: ${same.id}`,
      request_id: same.request_id,
    })
  }
  const decided = await judge(ctx, arrived)
  const kept = await keep(ctx, arrived, decided)
  if (decided.request_id && (decided.outcome === 'registered' || decided.outcome === 'joined'))
    await keepKnown(ctx, decided.request_id, [
      ...idsToKeep(arrived.letter),
      ...(decided.also_known ?? []).map(id => ({ id, kind: 'letter' as const })),
    ])
  return kept
}

async function judge(ctx: Context, came: Arrived): Promise<Decided> {
  const rule = ruleOf(came)
  const automatic = automaticByRule(came, rule)
  const arrived = { ...came, letter: { ...came.letter, automatic } }
  if (automatic.kind === 'own') return { outcome: 'automatic', reason: automatic.reason }
  if (automatic.kind === 'bounce') return takeBounce(ctx, arrived)
  const conversation = await conversationOf(ctx, arrived)
  // An absence note opens nothing; what a program sends of its own accord may well be somebody's matter.
  if (!conversation && automatic.kind === 'auto_reply')
    return { outcome: 'automatic', reason: automatic.reason }
  if (!conversation && rule?.deed === 'refuse') return { outcome: 'refused', reason: ruleReason(rule) }
  const waiting = conversation ? null : await unknownSender(ctx, arrived)
  if (waiting) return waiting
  const person = await meetWriter(actingAsOkno(ctx), arrived)
  const as = actingAs(ctx, person)
  return conversation ? join(as, arrived, conversation, person) : register(as, arrived, person, null)
}

/** Was this very letter fetched from the folder before? Then the folder only was not told. */
async function fetchedBefore(ctx: Context, { came }: Arrived): Promise<TakenIn | null> {
  if (!came.mailbox_id || came.uid === undefined || came.uid_validity === undefined) return null
  const known = await letterByUid(ctx, {
    mailbox_id: came.mailbox_id,
    folder: came.folder ?? '',
    uid_validity: came.uid_validity,
    uid: came.uid,
  })
  return known
    ? {
        letter_id: known.id,
        outcome: known.outcome as Outcome,
        reason: known.reason,
        request_id: known.request_id,
      }
    : null
}

/** Other mailboxes of the window that its envelope names: it came there at the same time. */
const othersAddressed = ({ boxes, came, mailbox }: Arrived): string[] => [
  ...new Set(
    came.envelope.to.flatMap(address => {
      const other = mailboxOf(boxes, address)
      return other && other.id !== mailbox?.id ? [other.address] : []
    }),
  ),
]

/** The one message that there is of them shows every mailbox to which the letter came. */
async function keepAlsoTo(ctx: Context, same: LetterRow, arrived: Arrived): Promise<void> {
  const own = arrived.boxes.find(box => box.id === same.mailbox_id)?.address
  const came = [...(arrived.mailbox ? [arrived.mailbox.address] : []), ...othersAddressed(arrived)]
  const also_to = [...new Set([...same.also_to, ...came])].filter(address => address !== own)
  if (also_to.length > same.also_to.length)
    await ctx.db.updateTable('channels.letter').set({ also_to }).where('id', '=', same.id).execute()
}

async function keep(ctx: Context, arrived: Arrived, decided: Decided): Promise<TakenIn> {
  const { letter, came } = arrived
  const reason =
    [decided.reason, letter.problem && `problem: ${letter.problem}`].filter(Boolean).join('; ') || null
  const request_id = decided.request_id ?? null
  await ctx.db
    .insertInto('channels.letter')
    .values({
      id: arrived.id,
      direction: 'in',
      purpose: 'inbound',
      mailbox_id: arrived.mailbox?.id ?? null,
      header_id: letter.message_id,
      content_hash: arrived.content_hash,
      folder: came.folder ?? null,
      uid_validity: came.uid_validity ?? null,
      uid: came.uid ?? null,
      request_id,
      message_id: decided.message_id ?? null,
      outcome: decided.outcome,
      reason,
      from_address: writerAddress(arrived)?.address ?? null,
      to_addresses: letter.to.map(to => to.address),
      cc_addresses: letter.cc.map(cc => cc.address),
      subject: letter.subject,
      about: aboutToKeep({
        ...letter.about,
        ...(decided.failed_addresses ? { failed_addresses: [...decided.failed_addresses] } : {}),
        ...(decided.copied_left_out ? { copied_left_out: decided.copied_left_out } : {}),
      }),
      original_sender: decided.original_sender ? JSON.stringify(decided.original_sender) : null,
      from_centre: decided.from_centre ?? false,
      auth: arrived.proof ? JSON.stringify(arrived.proof) : null,
      also_to: othersAddressed(arrived),
      raw_file_id: decided.outcome === 'duplicate' ? null : await keepOriginal(ctx, arrived),
      at: ctx.now,
    })
    .execute()
  if (request_id && decided.outcome !== 'duplicate')
    ctx.tell(letterTakenIn, { request_id, letter_id: arrived.id, outcome: decided.outcome, reason })
  return { letter_id: arrived.id, outcome: decided.outcome, reason, request_id }
}

/** Keeps a letter that no rule could deal with, so that somebody can look at it; nothing else is done. */
export async function keepUnread(ctx: Context, arrived: Arrived, reason: string): Promise<TakenIn> {
  await lockThread(ctx, [arrived.content_hash ?? arrived.id])
  const before = await fetchedBefore(ctx, arrived)
  if (before) return before
  const same = await letterByContent(ctx, [arrived.content_hash, arrived.earlier_hash])
  return keep(
    ctx,
    arrived,
    same ? { outcome: 'duplicate', reason: `same_as: ${same.id}` } : { outcome: 'held', reason },
  )
}

async function keepOriginal(ctx: Context, { id, packed, original_id }: Arrived): Promise<string | null> {
  if (original_id) return original_id
  if (packed.byteLength === 0) return null
  const file = await keepFile(actingAsOkno(ctx), {
    name: 'letter.eml.gz',
    declared_type: 'application/gzip',
    bytes: packed,
    holder: { kind: 'channels.letter', id },
  })
  return file.id
}
