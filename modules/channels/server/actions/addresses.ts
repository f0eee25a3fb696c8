// Addresses that letters do not reach or that want no reminders: the list, marking by hand, lifting, and declining by a link.
import { sql } from 'kysely'
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { findPerson, peopleByAddresses, peopleByIds } from '#modules/organisation/server/face.ts'
import { findRequest, numberText } from '#modules/requests/server/face.ts'
import * as told from '../../contract.ts'
import { aboutRequest, copiedPeople } from '../outbound/about.ts'
import { readUnsubscribeToken } from '../outbound/unsubscribing.ts'
import { liftMark, type MarkRow, markAddress, marksOn } from '../store/marks.ts'

type Addresses = Pick<
  Actions<typeof told.contract>,
  | 'listUnreached'
  | 'listPersonMarks'
  | 'listMarks'
  | 'markAddress'
  | 'liftMark'
  | 'readDeclining'
  | 'declineReminders'
>

export const addresses: Addresses = {
  async listUnreached(ctx, { params: { id } }) {
    const request = await findRequest(ctx, id)
    if (!request.may.work) throw notAllowed({})
    const about = await aboutRequest(ctx, id)
    const copied = await copiedPeople(ctx, id)
    const followers = [...(about?.to ? [about.to] : []), ...copied].map(one => one.address)
    return { items: inForce(await marksOn(ctx, followers, { by_person: true })) }
  },

  async listPersonMarks(ctx, { params: { id } }) {
    if (!(await findPerson(ctx, id))) throw notFound({})
    const rows = await ctx.db
      .selectFrom('organisation.address_view')
      .select('value')
      .where('person_id', '=', id)
      .where('kind', '=', 'email')
      .execute()
    const own = rows.map(row => row.value)
    return { items: inForce(await marksOn(ctx, own, { declinable: true })) }
  },

  async listMarks(ctx, { query: { limit, after, q, kind, lifted } }) {
    const place = after ? placeOf(after, 2) : null
    const rows = await ctx.db
      .selectFrom('channels.address_mark')
      .selectAll()
      .select(sql<string>`at::text`.as('at_key'))
      .$if(lifted === 'without', query => query.where('lifted_at', 'is', null))
      .$if(Boolean(kind), query => query.where('kind', '=', kind!))
      .$if(Boolean(q?.trim()), query =>
        query.where(sql<boolean>`position(${q!.trim().toLowerCase()} in address) > 0`),
      )
      .$if(Boolean(place), query =>
        query.where(sql<boolean>`(at, id) < (${place![0]}::timestamptz, ${place![1]}::uuid)`),
      )
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const page = pageOf(rows, limit, row => [row.at_key, row.id])
    return { items: await whole(ctx, page.items), next: page.next }
  },

  async markAddress(ctx, { body: { address, said } }) {
    const id = await markAddress(ctx, { address, kind: 'by_hand', said: said?.trim() || null })
    if (!id) throw told.markedAlready({ address })
    return (await whole(ctx, [(await markById(ctx, id))!]))[0]!
  },

  async liftMark(ctx, { params: { id } }) {
    if (!(await markById(ctx, id))) throw notFound({})
    if (!(await liftMark(ctx, id))) throw told.notMarked({})
    return {}
  },

  async readDeclining(ctx, { params: { token } }) {
    await ctx.http!.reply.redirect(`/decline/${encodeURIComponent(token)}`, 303)
  },

  async declineReminders(ctx, { params: { token } }) {
    const address = readUnsubscribeToken(token, ctx.okno.config.OKNO_SECRET)
    if (!address) throw notFound({})
    await markAddress(ctx, { address, kind: 'declined', said: null })
    return { address }
  },
}

const inForce = (marks: ReadonlyMap<string, MarkRow>) =>
  [...marks.values()].map(mark => ({ ...mark, kind: mark.kind as told.MarkKind }))

const markById = (ctx: Context, id: string) =>
  ctx.db.selectFrom('channels.address_mark').selectAll().where('id', '=', id).executeTakeFirst()

/** Rows with the people whose addresses they are, who marked and lifted them, and the request they come from. */
async function whole(ctx: Context, rows: readonly MarkRow[]): Promise<told.AddressMark[]> {
  const owners = await peopleByAddresses(
    ctx,
    rows.map(row => row.address),
  )
  const people = await peopleByIds(ctx, [
    ...new Set(rows.flatMap(row => [row.marked_by ?? [], row.lifted_by ?? []].flat())),
  ])
  const named = (id: string | null) => {
    const person = id ? people.get(id) : undefined
    return person ? { id: person.id, name: person.name } : null
  }
  const requests = await requestsOf(
    ctx,
    rows.flatMap(row => row.letter_id ?? []),
  )
  return rows.map(row => {
    const owner = owners.get(row.address)
    return {
      id: row.id,
      address: row.address,
      kind: row.kind as told.MarkKind,
      said: row.said,
      at: row.at,
      lifted_at: row.lifted_at,
      marked_by: named(row.marked_by),
      lifted_by: named(row.lifted_by),
      people: owner ? [{ id: owner.id, name: owner.name }] : [],
      request: (row.letter_id && requests.get(row.letter_id)) || null,
    } as unknown as told.AddressMark
  })
}

async function requestsOf(ctx: Context, letter_ids: readonly string[]) {
  const rows =
    letter_ids.length === 0
      ? []
      : await ctx.db
          .selectFrom('channels.letter as letter')
          .innerJoin('requests.request_view as request', 'request.id', 'letter.request_id')
          .select(['letter.id as letter_id', 'request.id', 'request.number'])
          .where('letter.id', 'in', [...letter_ids])
          .execute()
  return new Map(rows.map(row => [row.letter_id, { id: row.id!, number: numberText(row.number!) }]))
}
