// People as the database keeps them: lists and one person, only those whom the asker may see.
import { type RawBuilder, sql } from 'kysely'
import { holdsEverywhere } from '#kernel/contract/access.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { pageOf } from '#kernel/server/paging.ts'
import { grantsOf } from '#modules/identity/server/face.ts'
import { mayRegisterFor, peopleVisibleTo } from '../policy.ts'
import { escapedForLike, phoneNumber, soughtWords } from '../rules.ts'
import { membershipRows } from './memberships.ts'
import { nameAndId } from './places.ts'

const visiblePeople = (ctx: Context) =>
  ctx.db
    .selectFrom('organisation.person as p')
    .innerJoin('identity.account_view as a', 'a.id', 'p.id')
    .leftJoin('organisation.client as c', 'c.id', 'p.client_id')
    .leftJoin('organisation.unit as u', 'u.id', 'p.unit_id')
    .select([
      'p.id',
      'a.name',
      'a.email',
      'a.language',
      'a.time_zone',
      'p.client_id',
      'c.name as client_name',
      'p.unit_id',
      'u.name as unit_name',
      'p.region_id',
      'p.function',
      'p.position',
      'p.staff_no',
      'p.manager_id',
      sql<boolean>`a.blocked_at is not null`.as('is_blocked'),
    ])
    .where(peopleVisibleTo(ctx.actor))

export interface PeopleSearch {
  readonly q?: string
  readonly client_id?: string
  readonly unit_id?: string
  readonly team_id?: string
  readonly blocked?: 'without' | 'with' | 'only'
  readonly limit: number
  readonly after?: string
}

export async function listPeople(ctx: Context, search: PeopleSearch) {
  const exact = await pageOfPeople(ctx, search, search.q ? said(search.q) : undefined)
  // Only when nothing is written like that is it worth looking for what is written nearly like that.
  const mistyped = search.q && search.q.length >= 4 && exact.items.length === 0 && !search.after
  return mistyped ? pageOfPeople(ctx, search, nearlySaid(search.q!)) : exact
}

async function pageOfPeople(ctx: Context, search: PeopleSearch, sought: RawBuilder<boolean> | undefined) {
  const { client_id, unit_id, team_id, blocked = 'without', limit, after } = search
  const place = after ? nameAndId(after) : null
  const rows = await visiblePeople(ctx)
    .$if(Boolean(client_id), query => query.where('p.client_id', '=', client_id!))
    .$if(Boolean(unit_id), query => query.where('p.unit_id', '=', unit_id!))
    .$if(Boolean(team_id), query =>
      query.where(
        sql<boolean>`p.id in (select person_id from organisation.member_view where team_id = ${team_id})`,
      ),
    )
    .$if(blocked !== 'with', query => query.where('a.blocked_at', blocked === 'only' ? 'is not' : 'is', null))
    .$if(sought !== undefined, query => query.where(sought!))
    .$if(place !== null, query =>
      query.where(sql<boolean>`(a.name, a.id) > (${place!.name}, ${place!.id}::uuid)`),
    )
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, row => [row.name, row.id])
}

/** All words in the name; or a part of an address; or the personnel number. */
function said(q: string): RawBuilder<boolean> {
  const words = soughtWords(q)
  if (words.length === 0) return sql<boolean>`true`
  const inName = sql<boolean>`(${sql.join(
    words.map(word => sql`${folded} like ${`%${escapedForLike(word)}%`}`),
    sql` and `,
  )})`
  // One or two letters are in half of all names: the first of them are found sooner along the list than through an index.
  if (words.every(word => word.length < 3)) return inName
  const text = q.toLowerCase().trim()
  const digits = text.replace(/[\s()-]/g, '')
  const address = escapedForLike(phoneNumber(text) ?? (/^\+?\d+$/.test(digits) ? digits : text))
  return sql<boolean>`p.id in (
    select id from identity.account_view a where ${inName}
    union select person_id from organisation.person_address where value like ${`%${address}%`}
    union select id from organisation.person where lower(staff_no) = ${text})`
}

/** Something much like it in the name. */
const nearlySaid = (q: string): RawBuilder<boolean> =>
  sql<boolean>`p.id in (select id from identity.account_view a where ${soughtWords(q).join(' ')} <% ${folded})`

/** The name as it is indexed for searching. */
const folded = sql<string>`translate(lower(a.name), 'ё', 'е')`

/** One person with everything that belongs to it; one that may not be seen does not exist. */
export async function readPerson(ctx: Context, id: string) {
  const person = await visiblePeople(ctx).where('p.id', '=', id).executeTakeFirst()
  if (!person) throw notFound({})
  const see_roles = holdsEverywhere(ctx.actor, 'identity.manage_roles')
  const [addresses, memberships, roles, manager] = await Promise.all([
    ctx.db
      .selectFrom('organisation.person_address')
      .select(['id', 'kind', 'value'])
      .where('person_id', '=', id)
      .orderBy('kind')
      .orderBy('id')
      .execute(),
    membershipRows(ctx)
      .where('m.person_id', '=', id)
      .orderBy('m.starts_on', 'desc')
      .orderBy('m.id')
      .execute(),
    see_roles ? grantsOf(ctx, id) : [],
    person.manager_id
      ? ctx.db
          .selectFrom('identity.account_view')
          .select('name')
          .where('id', '=', person.manager_id)
          .executeTakeFirst()
      : undefined,
  ])
  return {
    ...person,
    manager_name: manager?.name ?? null,
    addresses: addresses.map(address => ({
      ...address,
      main: address.kind === 'email' && address.value === person.email,
    })),
    memberships,
    roles,
    may: {
      edit: holdsEverywhere(ctx.actor, 'organisation.manage'),
      see_roles,
      register_for: mayRegisterFor(ctx.actor, person),
    },
  }
}

/** The row of a person, held until the use case ends. Only for those who administer everybody. */
export async function holdPerson(ctx: Context, id: string) {
  const row = await ctx.db
    .selectFrom('organisation.person')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({})
  return row
}
