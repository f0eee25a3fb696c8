// People: found, added, changed, given addresses, kept out.
import { sql } from 'kysely'
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { blockAccount, changeAccount, unblockAccount } from '#modules/identity/server/face.ts'
import {
  addressAdded,
  addressRemoved,
  addressTaken,
  badAddress,
  circle,
  type contract,
  personBlocked,
  personChanged,
  personUnblocked,
} from '../../contract.ts'
import { addPerson, keepAddresses, namedPersonFault, placeOfPerson } from '../meeting.ts'
import { requireManager } from '../policy.ts'
import { addressValue } from '../rules.ts'
import { holdPerson, listPeople, readPerson } from '../store/people.ts'

type People =
  | 'listPeople'
  | 'readPerson'
  | 'addPerson'
  | 'editPerson'
  | 'addAddress'
  | 'removeAddress'
  | 'blockPerson'
  | 'unblockPerson'

export const people: Pick<Actions<typeof contract>, People> = {
  async listPeople(ctx, { query }) {
    return listPeople(ctx, query)
  },

  async readPerson(ctx, { params: { id } }) {
    return readPerson(ctx, id)
  },

  async addPerson(ctx, { body }) {
    requireManager(ctx.actor)
    return readPerson(ctx, await addPerson(ctx, body))
  },

  async editPerson(ctx, { params: { id }, body }) {
    requireManager(ctx.actor)
    await changePerson(ctx, id, body)
    return readPerson(ctx, id)
  },

  async addAddress(ctx, { params: { id }, body: { kind, value: text, main } }) {
    requireManager(ctx.actor)
    await holdPerson(ctx, id)
    const value = addressValue(kind, text)
    if (!value) throw badAddress({ value: text })
    const known = await ctx.db
      .selectFrom('organisation.person_address')
      .select(['id', 'person_id'])
      .where('kind', '=', kind)
      .where('value', '=', value)
      .executeTakeFirst()
    if (known && known.person_id !== id) throw addressTaken({ value })
    if (!known) {
      await keepAddresses(ctx, id, kind, [value])
      const added = await addressOf(ctx, id, kind, value)
      ctx.tell(addressAdded, { person_id: id, address_id: added.id, kind })
    }
    if (kind === 'email' && (main || !(await mainAddress(ctx, id)))) await changeMain(ctx, id, value)
    return readPerson(ctx, id)
  },

  async removeAddress(ctx, { params: { id, address_id } }) {
    requireManager(ctx.actor)
    await holdPerson(ctx, id)
    const removed = await ctx.db
      .deleteFrom('organisation.person_address')
      .where('id', '=', address_id)
      .where('person_id', '=', id)
      .returning(['kind', 'value'])
      .executeTakeFirst()
    if (!removed) throw notFound({})
    ctx.tell(addressRemoved, { person_id: id, address_id, kind: removed.kind })
    if (removed.kind === 'email' && removed.value === (await mainAddress(ctx, id))) {
      const next = await ctx.db
        .selectFrom('organisation.person_address')
        .select('value')
        .where('person_id', '=', id)
        .where('kind', '=', 'email')
        .orderBy('id')
        .executeTakeFirst()
      await changeMain(ctx, id, next?.value ?? null)
    }
    return readPerson(ctx, id)
  },

  async blockPerson(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    await holdPerson(ctx, id)
    if (!(await isBlocked(ctx, id))) {
      await blockAccount(ctx, id)
      ctx.tell(personBlocked, { person_id: id })
    }
    return readPerson(ctx, id)
  },

  async unblockPerson(ctx, { params: { id } }) {
    requireManager(ctx.actor)
    await holdPerson(ctx, id)
    if (await isBlocked(ctx, id)) {
      await unblockAccount(ctx, id)
      ctx.tell(personUnblocked, { person_id: id })
    }
    return readPerson(ctx, id)
  },
}

type Changes = Parameters<Actions<typeof contract>['editPerson']>[1]['body']

/** Changes what is given of a person; a new unit brings its client with it. */
export async function changePerson(ctx: Context, id: string, changes: Changes): Promise<void> {
  const fields = Object.keys(changes)
  const before = await holdPerson(ctx, id)
  if (fields.length === 0) return
  const { name, language, time_zone, ...rest } = changes
  if (rest.manager_id) await refuseCircle(ctx, id, rest.manager_id)
  const moved = rest.client_id !== undefined || rest.unit_id !== undefined || rest.region_id !== undefined
  const place = moved ? await newPlace(ctx, before, rest) : {}
  await ctx.db
    .updateTable('organisation.person')
    .set({ ...rest, ...place, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
    .catch(error => {
      throw namedPersonFault(error, rest.staff_no)
    })
  if (name || language || time_zone) await changeAccount(ctx, id, { name, language, time_zone })
  ctx.tell(personChanged, { person_id: id, fields })
  ctx.afterwards(() => ctx.okno.recognition.forget())
}

type Place = {
  readonly client_id?: string | null
  readonly unit_id?: string | null
  readonly region_id?: string | null
}

/** Who moves to another unit goes to its client; who moves to another client leaves a unit that is not of it. */
async function newPlace(ctx: Context, before: Place, wanted: Place): Promise<Place> {
  const movedAway = wanted.client_id !== undefined && wanted.client_id !== before.client_id
  const unit_id = wanted.unit_id !== undefined ? wanted.unit_id : movedAway ? null : before.unit_id
  const client_id =
    wanted.client_id !== undefined ? wanted.client_id : wanted.unit_id ? undefined : before.client_id
  const region_id =
    wanted.region_id !== undefined ? wanted.region_id : wanted.unit_id ? undefined : before.region_id
  const place = await placeOfPerson(ctx, { client_id, unit_id, region_id })
  return { client_id: place.client_id, unit_id: place.unit_id, region_id: place.region_id }
}

async function refuseCircle(ctx: Context, id: string, manager_id: string): Promise<void> {
  const { rows } = await sql`
    with recursive above (id) as (
      select ${manager_id}::uuid
      union
      select p.manager_id from organisation.person p join above a on p.id = a.id where p.manager_id is not null
    )
    select 1 from above where id = ${id}`.execute(ctx.db)
  if (rows.length > 0) throw circle({})
}

const accountOf = (ctx: Context, id: string) =>
  ctx.db
    .selectFrom('identity.account_view')
    .select(['email', 'blocked_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

const mainAddress = async (ctx: Context, id: string): Promise<string | null> =>
  (await accountOf(ctx, id)).email

const isBlocked = async (ctx: Context, id: string): Promise<boolean> =>
  (await accountOf(ctx, id)).blocked_at !== null

async function changeMain(ctx: Context, id: string, email: string | null): Promise<void> {
  await changeAccount(ctx, id, { email })
  ctx.tell(personChanged, { person_id: id, fields: ['email'] })
  ctx.afterwards(() => ctx.okno.recognition.forget())
}

const addressOf = (ctx: Context, person_id: string, kind: 'email' | 'phone', value: string) =>
  ctx.db
    .selectFrom('organisation.person_address')
    .select('id')
    .where('person_id', '=', person_id)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirstOrThrow()
