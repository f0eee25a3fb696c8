// One letter explained with what can be done, letters in trouble, and sending again.
import { sql } from 'kysely'
import { holds } from '#kernel/contract/access.ts'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { Refusal } from '#kernel/contract/refusal.ts'
import type { Context } from '#kernel/server/context.ts'
import { deliveriesByIds, retryFailed } from '#kernel/server/deliveries.ts'
import { filesOf } from '#kernel/server/files.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { findRequest, numberText } from '#modules/requests/server/face.ts'
import type { LetterTrouble } from '../../contract/trouble-kinds.ts'
import * as told from '../../contract.ts'
import { isOnlyThere } from '../imap/fetch-again.ts'
import { release } from '../outbound/keep.ts'
import { isLimit } from '../outbound/limits.ts'
import { type LetterRow, letterById, onServer } from '../store/letters.ts'
import { changeRecipient, type RecipientRow, recipientOfDelivery, recipientsOf } from '../store/recipients.ts'

type Explained = Pick<Actions<typeof told.contract>, keyof typeof told.explainedContract>

export const explained: Explained = {
  async readLetter(ctx, { params: { id } }) {
    const letter = await letterOrDelivery(ctx, id)
    const works = await worksOnIt(ctx, letter)
    if (!works && !holds(ctx.actor, 'channels.see_letters')) throw notFound({})
    const recipients = (await recipientsOf(ctx, [letter.id])).get(letter.id) ?? []
    const mailbox = await addressOf(ctx, letter.mailbox_id)
    const request = letter.request_id ? await numberOf(ctx, letter.request_id) : null
    return {
      ...letter,
      purpose: letter.purpose as told.Purpose,
      mailbox,
      request,
      recipients: recipients as unknown as told.Recipient[],
      on_server: onServer(letter),
      steps: await stepsOf(ctx, letter, recipients),
      next_attempt_at: await nextAttempt(ctx, recipients),
      may: mayNow(ctx, letter, recipients, works, await isHeldBack(ctx, letter)),
    } as unknown as told.ExplainedLetter
  },

  async listTroubled(ctx, { query: { limit, after, trouble, q } }) {
    const place = after ? placeOf(after, 2) : null
    const part = q?.trim().toLowerCase()
    const rows = await ctx.db
      .selectFrom('channels.letter as letter')
      .leftJoin('channels.mailbox as mailbox', 'mailbox.id', 'letter.mailbox_id')
      .leftJoin('requests.request_view as request', 'request.id', 'letter.request_id')
      .select([
        'letter.id',
        'letter.direction',
        'letter.purpose',
        'letter.from_address',
        'letter.to_addresses',
      ])
      .select(['letter.subject', 'letter.at', 'letter.outcome', 'letter.state', 'letter.reason'])
      .select(['letter.mailbox_id', 'letter.request_id', 'mailbox.address', 'request.number'])
      .select(sql<string>`letter.at::text`.as('at_key'))
      .where(anyTrouble)
      .$if(trouble !== undefined, query => query.where(isTrouble[trouble!]))
      .$if(Boolean(part), query =>
        query.where(
          sql<boolean>`position(${part!} in lower(concat_ws(' ', letter.from_address, array_to_string(letter.to_addresses, ' '), array_to_string(letter.cc_addresses, ' ')))) > 0`,
        ),
      )
      .$if(Boolean(place), query =>
        query.where(sql<boolean>`(letter.at, letter.id) < (${place![0]}::timestamptz, ${place![1]}::uuid)`),
      )
      .orderBy('letter.at', 'desc')
      .orderBy('letter.id', 'desc')
      .limit(limit + 1)
      .execute()
    const page = pageOf(rows, limit, row => [row.at_key, row.id])
    const items = page.items.map(({ at_key: _, mailbox_id, request_id, address, number, ...row }) => ({
      ...row,
      mailbox: mailbox_id === null ? null : { id: mailbox_id, address: address ?? '' },
      request: request_id === null || number === null ? null : { id: request_id, number: numberText(number) },
    }))
    return { items: items as unknown as told.TroubledLetter[], next: page.next }
  },

  async sendAnyway(ctx, { params: { id } }) {
    const letter = await letterById(ctx, id)
    if (letter?.direction !== 'out') throw notFound({})
    // A letter that belongs to no request is itself what its delivery is about.
    const released = await release(ctx, { id, subject_id: letter.request_id ?? id })
    if (released === 0) throw told.notHeld({})
    if (letter.request_id) ctx.tell(told.letterReleased, { request_id: letter.request_id, letter_id: id })
    else ctx.tell(told.letterSentAnyway, { letter_id: id })
    return { released }
  },

  async sendAgain(ctx, { params: { id } }) {
    const letter = await letterById(ctx, id)
    if (letter?.direction !== 'out') throw notFound({})
    const administers = holds(ctx.actor, 'channels.manage')
    if (!administers && !(await worksOnIt(ctx, letter)))
      throw holds(ctx.actor, 'channels.see_letters') ? notAllowed({}) : notFound({})
    const recipients = (await recipientsOf(ctx, [id])).get(id) ?? []
    let tried = 0
    for (const { number, delivery_id } of recipients.filter(isGivenUp)) {
      // Whoever is first tries it: the other one finds the delivery waiting.
      if (!(await retryFailed(ctx, delivery_id!))) continue
      await changeRecipient(ctx, number, ctx.now, { state: 'waiting', said: null, attempts: 0 })
      tried += 1
    }
    if (tried === 0) throw told.notGivenUp({})
    ctx.tell(told.letterTriedAgain, { letter_id: id })
    return { tried }
  },
}

const isTrouble = {
  held_in: sql<boolean>`(letter.direction = 'in' and letter.outcome = 'held')`,
  held: sql<boolean>`(letter.direction = 'out' and letter.state = 'held')`,
  failed: sql<boolean>`(letter.direction = 'out' and letter.state = 'failed')`,
  returned: sql<boolean>`(letter.direction = 'out' and letter.state = 'returned')`,
} satisfies Record<LetterTrouble, unknown>
const anyTrouble = sql<boolean>`((letter.direction = 'in' and letter.outcome = 'held')
  or (letter.direction = 'out' and letter.state in ('held', 'failed', 'returned')))`

const isGivenUp = ({ state, delivery_id }: RecipientRow): boolean =>
  (state === 'failed' || state === 'rejected') && delivery_id !== null

async function letterOrDelivery(ctx: Context, id: string): Promise<LetterRow> {
  const letter_id = (await recipientOfDelivery(ctx, id))?.letter_id ?? id
  const letter = await letterById(ctx, letter_id)
  if (!letter) throw notFound({})
  return letter
}

async function worksOnIt(ctx: Context, { request_id }: LetterRow): Promise<boolean> {
  if (!request_id || !holds(ctx.actor, 'requests.work')) return false
  try {
    return (await findRequest(ctx, request_id)).may.work
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

async function addressOf(ctx: Context, mailbox_id: string | null) {
  if (mailbox_id === null) return null
  const found = await ctx.db
    .selectFrom('channels.mailbox')
    .select(['id', 'address'])
    .where('id', '=', mailbox_id)
    .executeTakeFirst()
  return found ?? null
}

async function numberOf(ctx: Context, id: string) {
  const found = await ctx.db
    .selectFrom('requests.request_view')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirst()
  return found ? { id, number: numberText(found.number) } : null
}

/** The letter's beginning, what was kept on its way, and where it simply arrived. */
async function stepsOf(ctx: Context, letter: LetterRow, recipients: readonly RecipientRow[]) {
  const kept = await ctx.db
    .selectFrom('channels.step')
    .select(['number', 'state', 'said', 'attempts', 'at'])
    .where('letter_id', '=', letter.id)
    .orderBy('id')
    .limit(500)
    .execute()
  const addresses = new Map(recipients.map(one => [one.number, one.address]))
  // One that simply went has no step of its own: what is kept of the recipient says it.
  const arrived = recipients.filter(
    ({ number, handed_over_at }) =>
      handed_over_at !== null &&
      !kept.some(step => step.number === number && (step.state === 'sent' || step.state === 'kept')),
  )
  const came = letter.direction === 'in'
  const beginning = {
    at: letter.at,
    kind: came ? ('came' as const) : ('written' as const),
    address: null,
    said: came ? letter.reason : null,
    attempt: 0,
  }
  const way = [
    ...kept.map(step => ({
      at: step.at,
      kind: step.state as told.RecipientState,
      address: addresses.get(step.number) ?? null,
      said: step.said,
      attempt: step.attempts,
    })),
    ...arrived.map(one => ({
      at: one.handed_over_at!,
      kind: one.state === 'kept' ? ('kept' as const) : ('sent' as const),
      address: one.address,
      said: one.state === 'sent' ? one.said : null,
      attempt: one.attempts,
    })),
  ]
  return [beginning, ...way.sort((one, other) => one.at.getTime() - other.at.getTime())]
}

async function nextAttempt(ctx: Context, recipients: readonly RecipientRow[]): Promise<Date | null> {
  const waiting = recipients.filter(one => one.state === 'waiting').flatMap(one => one.delivery_id ?? [])
  const deliveries = await deliveriesByIds(ctx, waiting)
  const times = [...deliveries.values()]
    .filter(one => one.state === 'waiting')
    .map(one => one.next_at.getTime())
  return times.length > 0 ? new Date(Math.min(...times)) : null
}

/** Is the original in quarantine, or not scanned yet? */
async function isHeldBack(ctx: Context, { id, raw_file_id }: LetterRow): Promise<boolean> {
  const files = (await filesOf(ctx, [id])).get(id) ?? []
  return files.some(file => file.id === raw_file_id && file.held !== null)
}

function mayNow(
  ctx: Context,
  letter: LetterRow,
  recipients: readonly RecipientRow[],
  works: boolean,
  heldBack: boolean,
) {
  const manages = holds(ctx.actor, 'channels.manage')
  const held = recipients.some(({ state }) => state === 'held' || state === 'suppressed')
  const has_original = letter.raw_file_id !== null
  return {
    send: held && works ? 'as_agent' : held && manages ? 'as_administrator' : null,
    go_on: works && recipients.some(({ state, said }) => state === 'held' && isLimit(said)),
    address_works: works && recipients.some(({ state }) => state === 'suppressed'),
    send_again: (works || manages) && recipients.some(isGivenUp),
    take_again: manages && letter.outcome === 'held' && has_original,
    fetch_again: manages && isOnlyThere(letter),
    download:
      letter.direction === 'in' && has_original && !heldBack && holds(ctx.actor, 'channels.see_letters'),
  } as const
}
