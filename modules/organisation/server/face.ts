// What other domains and the program may ask of the organisation: who calls, who somebody is, who the teams are.
import { notFound } from '#kernel/contract/kernel.ts'
import { Refusal } from '#kernel/contract/refusal.ts'
import type { Language, LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { emailTaken } from '#modules/identity/contract.ts'
import { addressTaken } from '../contract.ts'
import { addPerson } from './meeting.ts'
import { mayRegisterFor } from './policy.ts'
import { addressValue } from './rules.ts'
import { clientOfAddress } from './store/domains.ts'

export { actorOf } from './actor.ts'
export { forgetPeople, unusedPeople } from './forgetting.ts'
export { foundWindow } from './founding.ts'
export { readList, readUpload } from './import/reading.ts'
export { addPerson, type NewPerson } from './meeting.ts'
export { mayRegisterFor, maySee } from './policy.ts'
export { clientOfAddress } from './store/domains.ts'

type Asking = Pick<Context, 'db'>

/** A person as other domains need it, whoever asks: showing it is their decision. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly language: Language
  readonly time_zone: string
  readonly blocked_at: Date | null
  readonly client_id: string | null
  readonly unit_id: string | null
  readonly region_id: string | null
  readonly function: string | null
  readonly position: LocalText | null
}

export interface KnownTeam {
  readonly id: string
  readonly code: string
  readonly department_id: string
  readonly name: LocalText
  readonly first_line: boolean
  readonly retired_at: Date | null
}

const people = (ctx: Asking) =>
  ctx.db
    .selectFrom('organisation.person_view as p')
    .select([
      'p.id',
      'p.name',
      'p.email',
      'p.language',
      'p.time_zone',
      'p.blocked_at',
      'p.client_id',
      'p.unit_id',
      'p.region_id',
      'p.function',
      'p.position',
    ])

export const findPerson = (ctx: Asking, id: string): Promise<KnownPerson | undefined> =>
  people(ctx).where('p.id', '=', id).executeTakeFirst()

/** The people with these ids, by id; ids of nobody are left out. */
export async function peopleByIds(ctx: Asking, ids: readonly string[]): Promise<Map<string, KnownPerson>> {
  if (ids.length === 0) return new Map()
  const rows = await people(ctx)
    .where('p.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

/** The person to whom a mail address or a phone number, written in any way, belongs. */
export async function findPersonByAddress(
  ctx: Asking,
  kind: 'email' | 'phone',
  text: string,
): Promise<KnownPerson | undefined> {
  const value = addressValue(kind, text)
  if (!value) return undefined
  return people(ctx)
    .innerJoin('organisation.person_address as d', 'd.person_id', 'p.id')
    .where('d.kind', '=', kind)
    .where('d.value', '=', value)
    .executeTakeFirst()
}

/** The people to whom these mail addresses belong, by address in lower case; addresses of nobody are left out. */
export async function peopleByAddresses(
  ctx: Asking,
  addresses: readonly string[],
): Promise<Map<string, KnownPerson>> {
  const values = [...new Set(addresses.map(text => addressValue('email', text)))].filter(one => one !== null)
  if (values.length === 0) return new Map()
  const rows = await people(ctx)
    .innerJoin('organisation.person_address as d', 'd.person_id', 'p.id')
    .select('d.value')
    .where('d.kind', '=', 'email')
    .where('d.value', 'in', values)
    .execute()
  return new Map(rows.map(({ value, ...person }) => [value, person]))
}

/**
 * The person behind the address of a letter, made known if it was not; a new one joins the client whose mail domain it
 * is, unless `join_client` is false. Two letters at once from somebody new meet the same person. Refuses with `badAddress`.
 */
export async function meetByMail(
  ctx: Context,
  sender: {
    readonly email: string
    readonly name?: string
    readonly language?: Language
    readonly join_client?: boolean
  },
): Promise<KnownPerson> {
  const before = await findPersonByAddress(ctx, 'email', sender.email)
  if (before) return before
  const name = sender.name?.trim().slice(0, 300) || sender.email
  const client_id = sender.join_client === false ? null : await clientOfAddress(ctx, sender.email)
  await addPerson(ctx, { name, emails: [sender.email], language: sender.language, client_id }).catch(
    error => {
      const known = error instanceof Refusal && [emailTaken.code, addressTaken.code].includes(error.code)
      if (!known) throw error
    },
  )
  const now = await findPersonByAddress(ctx, 'email', sender.email)
  if (!now) throw new Error('an account has this address as its main one, but no person has it')
  return now
}

/** The person for whom the actor wants to register: itself or one it may act for; anybody else does not exist. */
export async function personToRegisterFor(ctx: Context, id: string): Promise<KnownPerson> {
  const person = await findPerson(ctx, id)
  if (!person || !mayRegisterFor(ctx.actor, person)) throw notFound({})
  return person
}

/** The client that a person belongs to. */
export const clientOf = (ctx: Asking, person_id: string) =>
  ctx.db
    .selectFrom('organisation.client_view as c')
    .innerJoin('organisation.person as p', 'p.client_id', 'c.id')
    .select(['c.id', 'c.code', 'c.name'])
    .where('p.id', '=', person_id)
    .executeTakeFirst()

const teams = (ctx: Asking) =>
  ctx.db
    .selectFrom('organisation.team_view')
    .select(['id', 'code', 'department_id', 'name', 'first_line', 'retired_at'])

export const teamById = (ctx: Asking, id: string): Promise<KnownTeam | undefined> =>
  teams(ctx).where('id', '=', id).executeTakeFirst()

export async function teamsByIds(ctx: Asking, ids: readonly string[]): Promise<Map<string, KnownTeam>> {
  if (ids.length === 0) return new Map()
  const rows = await teams(ctx)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

/** The team that gets what nobody else is named for; undefined in a centre that has no team yet. */
export const firstLineTeam = (ctx: Asking): Promise<KnownTeam | undefined> =>
  teams(ctx).where('first_line', '=', true).where('retired_at', 'is', null).orderBy('id').executeTakeFirst()

/** Who is in a team today, leaders first. */
export const membersOf = (ctx: Asking, team_id: string) =>
  ctx.db
    .selectFrom('organisation.member_view as m')
    .innerJoin('organisation.person_view as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'm.is_lead'])
    .where('m.team_id', '=', team_id)
    .where('p.blocked_at', 'is', null)
    .orderBy('m.is_lead', 'desc')
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()

/** Is the person in the team today? */
export async function isMember(ctx: Asking, team_id: string, person_id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('organisation.member_view')
    .select('team_id')
    .where('team_id', '=', team_id)
    .where('person_id', '=', person_id)
    .executeTakeFirst()
  return row !== undefined
}
