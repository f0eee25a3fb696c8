// Who may see and change people and places: as a question about one person and as a condition on many, side by side.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, holdsEverywhere, type Scopes, scopes } from '#kernel/contract/access.ts'
import { notAllowed } from '#kernel/contract/kernel.ts'

const seeing = ['organisation.see_people', 'organisation.manage', 'requests.register_for'] as const

/** The centre serves everybody: whoever holds a permission in any part of it holds it for the people of every client. */
const reachesEverybody = (held: Scopes): boolean =>
  held.all || held.departments.length > 0 || held.teams.length > 0

const reach = (actor: Actor, permissions: readonly string[]) => {
  const held = permissions.map(permission => scopes(actor, permission))
  return {
    everybody: held.some(reachesEverybody),
    clients: [...new Set(held.flatMap(scope => scope.clients))],
  }
}

interface Placed {
  readonly id: string
  readonly client_id: string | null
}

const within = (actor: Actor, permissions: readonly string[], person: Placed): boolean => {
  const { everybody, clients } = reach(actor, permissions)
  return (
    everybody || person.id === actor.id || (person.client_id !== null && clients.includes(person.client_id))
  )
}

/** May the actor see this person? Everybody may see himself. */
export const maySee = (actor: Actor, person: Placed): boolean => within(actor, seeing, person)

/** May the actor register a request in the name of this person? Everybody may for himself. */
export const mayRegisterFor = (actor: Actor, person: Placed): boolean =>
  within(actor, ['requests.register_for'], person)

/** `maySee` as a condition on rows with the columns `id` and `client_id` of the alias `p`. */
export function peopleVisibleTo(actor: Actor): RawBuilder<boolean> {
  const { everybody, clients } = reach(actor, seeing)
  return everybody
    ? sql<boolean>`true`
    : sql<boolean>`(p.id = ${actor.id} or p.client_id = any(${clients}::uuid[]))`
}

/** The clients whose places the actor may see; null: all of them. */
export function visibleClients(actor: Actor): string[] | null {
  const { everybody, clients } = reach(actor, [...seeing, 'requests.see'])
  return everybody ? null : [...new Set([...clients, ...(actor.client_id ? [actor.client_id] : [])])]
}

/** Places and people are administered for the whole centre or not at all. */
export function requireManager(actor: Actor): void {
  if (!holdsEverywhere(actor, 'organisation.manage')) throw notAllowed({})
}
