// The letters of a request, the log of everything received, originals, and "send anyway".
import { promisify } from 'node:util'
import { createGunzip, gunzip } from 'node:zlib'
import { sql } from 'kysely'
import { brokenCursor, notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { Refusal } from '#kernel/contract/refusal.ts'
import { Id, Moment } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { filesOf } from '#kernel/server/files.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { refuseHeld } from '#kernel/server/scanning.ts'
import { findRequest, numberText } from '#modules/requests/server/face.ts'
import type { LetterAbout } from '../../contract/about.ts'
import * as told from '../../contract.ts'
import { fetchAgain, isOnlyThere } from '../imap/fetch-again.ts'
import { isPassing, type TakenIn, takeInAgain } from '../intake/take-in.ts'
import { release } from '../outbound/keep.ts'
import { isLimit, letGo_hours, letGoOn } from '../outbound/limits.ts'
import { type LetterRow, letterById, onServer } from '../store/letters.ts'
import { liftMark, marksOn } from '../store/marks.ts'
import { type RecipientRow, recipientsOf } from '../store/recipients.ts'

type Letters = Pick<
  Actions<typeof told.contract>,
  | 'listLetters'
  | 'releaseLetter'
  | 'letGoOn'
  | 'addressWorks'
  | 'listIntake'
  | 'takeAgain'
  | 'downloadOriginal'
>

const mostShown = 500
const unpack = promisify(gunzip)

export const letters: Letters = {
  async listLetters(ctx, { params: { id } }) {
    const request = await findRequest(ctx, id)
    // A merged request is worked on where it went.
    const worked = request.merged_into ? await findRequest(ctx, request.merged_into) : request
    if (!worked.may.work) throw notAllowed({})
    const rows = await ctx.db
      .selectFrom('channels.letter')
      .selectAll()
      .where('request_id', '=', request.id)
      .where(eb => eb.or([eb('outcome', 'is', null), eb('outcome', '<>', 'duplicate')]))
      .orderBy('at')
      .orderBy('id')
      .limit(mostShown)
      .execute()
    const recipients = await recipientsOf(
      ctx,
      rows.map(row => row.id),
    )
    return { items: rows.map(row => shown(row, recipients.get(row.id))) }
  },

  async releaseLetter(ctx, { params: { id } }) {
    const letter = await heldLetter(ctx, id)
    const released = await release(ctx, { id, subject_id: letter.request_id })
    if (released === 0) throw told.notHeld({})
    ctx.tell(told.letterReleased, { request_id: letter.request_id, letter_id: id })
    return one(ctx, id)
  },

  async letGoOn(ctx, { params: { id } }) {
    const { request_id } = await heldLetter(ctx, id)
    const limited = await limitedOf(ctx, request_id)
    if (!limited.some(one => one.letter_id === id)) throw told.notLimited({})
    const addresses = [...new Set(limited.map(one => one.address.toLowerCase()))]
    await letGoOn(ctx, request_id, addresses)
    let released = 0
    for (const letter_id of new Set(limited.map(one => one.letter_id))) {
      released += await release(ctx, { id: letter_id, subject_id: request_id }, ({ said }) => isLimit(said))
      ctx.tell(told.letterReleased, { request_id, letter_id })
    }
    ctx.tell(told.lettersLetGo, { request_id, addresses, hours: letGo_hours })
    return { released, hours: letGo_hours }
  },

  async addressWorks(ctx, { params: { id } }) {
    const { request_id } = await heldLetter(ctx, id)
    const recipients = (await recipientsOf(ctx, [id])).get(id) ?? []
    const suppressed = recipients.filter(({ state }) => state === 'suppressed')
    if (suppressed.length === 0) throw told.notMarked({})
    const marks = await marksOn(
      ctx,
      suppressed.map(({ address }) => address),
      { declinable: true },
    )
    for (const mark of marks.values()) await liftMark(ctx, mark.id)
    const released = await release(ctx, { id, subject_id: request_id }, ({ state }) => state === 'suppressed')
    ctx.tell(told.letterReleased, { request_id, letter_id: id })
    return { released }
  },

  async listIntake(ctx, { query: { limit, after, outcome, mailbox_id, from } }) {
    const place = after ? await placeInLog(ctx, after) : null
    const order = place?.later ? 'asc' : 'desc'
    const rows = await ctx.db
      .selectFrom('channels.letter as letter')
      .leftJoin('channels.mailbox as mailbox', 'mailbox.id', 'letter.mailbox_id')
      .leftJoin('requests.request_view as request', 'request.id', 'letter.request_id')
      .selectAll('letter')
      .select(['mailbox.address as mailbox_address', 'request.number as request_number'])
      .select(sql<string>`letter.at::text`.as('at_key'))
      .where('letter.direction', '=', 'in')
      .$if(Boolean(outcome), query => query.where('letter.outcome', '=', outcome!))
      .$if(Boolean(mailbox_id), query => query.where('letter.mailbox_id', '=', mailbox_id!))
      .$if(Boolean(from?.trim()), query =>
        query.where(sql<boolean>`position(${from!.trim().toLowerCase()} in lower(letter.from_address)) > 0`),
      )
      .$if(Boolean(place), query =>
        query.where(
          sql<boolean>`(letter.at, letter.id) ${sql.raw(place!.later ? '>' : '<')} (${place!.at}::timestamptz, ${place!.id}::uuid)`,
        ),
      )
      .orderBy('letter.at', order)
      .orderBy('letter.id', order)
      .limit(limit + 1)
      .execute()
    const page = pageOf(rows, limit, row => [row.at_key, row.id])
    const items = page.items.map(row => ({
      ...row,
      outcome: row.outcome as told.Outcome,
      has_original: row.raw_file_id !== null,
      failed_addresses: (row.about as LetterAbout | null)?.failed_addresses ?? [],
      on_server: onServer(row),
      mailbox: row.mailbox_id === null ? null : { id: row.mailbox_id, address: row.mailbox_address ?? '' },
      request:
        row.request_id === null || row.request_number === null
          ? null
          : { id: row.request_id, number: numberText(row.request_number) },
    }))
    return { items, next: page.next && place?.later ? `${later_mark}${page.next}` : page.next }
  },

  async takeAgain(ctx, { params: { id } }) {
    const { okno } = ctx
    try {
      const aside = await letterById(ctx, id)
      if (aside?.direction === 'in' && isOnlyThere(aside))
        return became(
          await fetchAgain(okno, aside, ({ raw, ...told }) => takeInAgain(okno, aside, raw, told)),
        )
      const { letter, sha256 } = await originalOf(ctx, id)
      if (letter.outcome !== 'held') throw told.notHeld({})
      return became(await takeInAgain(okno, letter, await unpack(await okno.files.readWhole(sha256))))
    } catch (error) {
      if (error instanceof Refusal || isPassing(error)) throw error
      okno.log.error({ err: error, letter: id }, 'a held letter could not be taken in again')
      throw told.stillHeld({ said: (error instanceof Error ? error.message : String(error)).slice(0, 500) })
    }
  },

  async downloadOriginal(ctx, { params: { id } }) {
    const { sha256 } = await originalOf(ctx, id)
    await refuseHeld(ctx, sha256)
    const bytes = ctx.okno.files.read(sha256).pipe(createGunzip())
    await ctx
      .http!.reply.header('content-type', 'message/rfc822')
      .header('content-disposition', `attachment; filename="letter-${id}.eml"`)
      .header('cache-control', 'private, no-store')
      .send(bytes)
  },
}

/** Where a page of the log ended, and in which direction it goes on. */
interface PlaceInLog {
  readonly at: string
  readonly id: string
  readonly later: boolean
}

/** Before the cursors that lead to later letters; no other cursor has a point in it. */
const later_mark = 'later.'
const last_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** A cursor leads on where it came from; a moment or the id of a letter leads to what was received after it. */
async function placeInLog(ctx: Context, after: string): Promise<PlaceInLog> {
  // An offset with a plus loses it in an address where nobody has escaped it.
  const moment = Moment.safeParse(after.replace(' ', '+'))
  if (moment.success) return { at: moment.data, id: last_id, later: true }
  if (Id.safeParse(after).success) {
    const letter = await ctx.db
      .selectFrom('channels.letter')
      .select(sql<string>`at::text`.as('at'))
      .where('id', '=', after)
      .where('direction', '=', 'in')
      .executeTakeFirst()
    if (!letter) throw brokenCursor({})
    return { at: letter.at, id: after, later: true }
  }
  const later = after.startsWith(later_mark)
  const [at, id] = placeOf(later ? after.slice(later_mark.length) : after, 2)
  return { at: String(at), id: String(id), later }
}

const became = ({ outcome, reason, request_id }: TakenIn) => ({ outcome, reason, request_id })

/** A letter that came, and where its original lies. */
async function originalOf(ctx: Context, id: string): Promise<{ letter: LetterRow; sha256: string }> {
  const letter = await letterById(ctx, id)
  if (letter?.direction !== 'in') throw notFound({})
  const files = await filesOf(ctx, [id])
  const file = files.get(id)?.find(one => one.id === letter.raw_file_id)
  if (!file) throw told.noOriginal({})
  return { letter, sha256: file.sha256 }
}

/** A letter of a request that the actor works on; the last look, under lock, is at its recipients. */
async function heldLetter(ctx: Context, id: string): Promise<LetterRow & { request_id: string }> {
  const letter = await letterById(ctx, id)
  if (!letter?.request_id) throw notFound({})
  const request = await findRequest(ctx, letter.request_id)
  if (!request.may.work) throw notAllowed({})
  return { ...letter, request_id: letter.request_id }
}

/** Whom the limits keep from getting letters of a request. */
const limitedOf = async (ctx: Context, request_id: string) =>
  (
    await ctx.db
      .selectFrom('channels.recipient as recipient')
      .innerJoin('channels.letter as letter', 'letter.id', 'recipient.letter_id')
      .select(['recipient.letter_id', 'recipient.address', 'recipient.said'])
      .where('letter.request_id', '=', request_id)
      .where('recipient.state', '=', 'held')
      .orderBy('recipient.number')
      .execute()
  ).filter(({ said }) => isLimit(said))

async function one(ctx: Context, id: string): Promise<told.Letter> {
  const row = (await letterById(ctx, id))!
  return shown(row, (await recipientsOf(ctx, [id])).get(id))
}

/** A row as the contract shows it. */
const shown = (row: LetterRow, recipients: readonly RecipientRow[] = []): told.Letter =>
  ({
    ...row,
    recipients,
    has_original: row.raw_file_id !== null,
  }) as unknown as told.Letter
