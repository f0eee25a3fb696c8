// The letters of a request, the log of everything received, originals, and "send anyway".
import { createGunzip } from 'node:zlib'
import { sql } from 'kysely'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { filesOf } from '#kernel/server/files.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { findRequest, numberText } from '#modules/requests/server/face.ts'
import * as told from '../../contract.ts'
import { deliver } from '../outbound/send.ts'
import { type LetterRow, letterById } from '../store/letters.ts'

type Letters = Pick<
  Actions<typeof told.contract>,
  'listLetters' | 'releaseLetter' | 'listIntake' | 'downloadOriginal'
>

const mostShown = 500

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
    return { items: rows.map(shown) }
  },

  async releaseLetter(ctx, { params: { id } }) {
    const letter = await letterById(ctx, id)
    if (!letter?.request_id) throw notFound({})
    const request = await findRequest(ctx, letter.request_id)
    if (!request.may.work) throw notAllowed({})
    const held = await ctx.db
      .updateTable('channels.letter')
      .set({ state: 'waiting', reason: null })
      .where('id', '=', id)
      .where('state', '=', 'held')
      .returning('id')
      .executeTakeFirst()
    if (!held) throw told.notHeld({})
    const delivery_id = await deliver(ctx, id, request.id)
    await ctx.db.updateTable('channels.letter').set({ delivery_id }).where('id', '=', id).execute()
    ctx.tell(told.letterReleased, { request_id: request.id, letter_id: id })
    return shown((await letterById(ctx, id))!)
  },

  async listIntake(ctx, { query: { limit, after, outcome, mailbox_id, from } }) {
    const place = after ? placeOf(after, 2) : null
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
        query.where(sql<boolean>`(letter.at, letter.id) < (${place![0]}::timestamptz, ${place![1]}::uuid)`),
      )
      .orderBy('letter.at', 'desc')
      .orderBy('letter.id', 'desc')
      .limit(limit + 1)
      .execute()
    const page = pageOf(rows, limit, row => [row.at_key, row.id])
    const items = page.items.map(row => ({
      ...row,
      outcome: row.outcome as told.Outcome,
      has_original: row.raw_file_id !== null,
      mailbox: row.mailbox_id === null ? null : { id: row.mailbox_id, address: row.mailbox_address ?? '' },
      request:
        row.request_id === null || row.request_number === null
          ? null
          : { id: row.request_id, number: numberText(row.request_number) },
    }))
    return { items, next: page.next }
  },

  async downloadOriginal(ctx, { params: { id } }) {
    const letter = await letterById(ctx, id)
    if (letter?.direction !== 'in') throw notFound({})
    const files = await filesOf(ctx, [id])
    const file = files.get(id)?.find(one => one.id === letter.raw_file_id)
    if (!file) throw told.noOriginal({})
    const bytes = ctx.okno.files.read(file.sha256).pipe(createGunzip())
    await ctx
      .http!.reply.header('content-type', 'message/rfc822')
      .header('content-disposition', `attachment; filename="letter-${id}.eml"`)
      .header('cache-control', 'private, no-store')
      .send(bytes)
  },
}

/** A row as the contract shows it. */
const shown = (row: LetterRow): told.Letter =>
  ({
    ...row,
    has_original: row.raw_file_id !== null,
  }) as unknown as told.Letter
