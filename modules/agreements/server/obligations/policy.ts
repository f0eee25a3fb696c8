// Who sees what clients owe, and who speaks about it: the centre for all of them, a client's people for their own.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, type Scopes, scopes } from '#kernel/contract/access.ts'

/** What clients owe belongs to no department: whoever holds the right anywhere in the centre holds it here. */
export const inCenter = ({ all, departments, teams }: Scopes): boolean =>
  all || departments.length > 0 || teams.length > 0

const covers = (held: Scopes, client_id: string): boolean =>
  inCenter(held) || held.clients.includes(client_id)

/** Whether somebody may say what was handed over for a client. */
export const speaksFor = (actor: Actor, client_id: string): boolean =>
  covers(scopes(actor, 'agreements.object'), client_id)

/**
 * Whether somebody may say that a thing was handed over earlier than now. The word of the side that owes counts from when it
 * is said; who works in the centre confirms also what came before.
 */
export function namesPast(actor: Actor, client_id: string): boolean {
  const held = scopes(actor, 'agreements.object')
  return inCenter(held) || (actor.client_id === null && held.clients.includes(client_id))
}

/** Whether somebody may approve waivers. */
export const approves = (actor: Actor): boolean =>
  actor.kind === 'person' && scopes(actor, 'agreements.manage').all

/** What clients owe is seen where one of these is held. */
const watching = ['agreements.report', 'agreements.object'] as const

/** What is within sight, as a condition on rows of `agreements.owed` under the alias `owed`. */
export function owedInSight(actor: Actor): RawBuilder<boolean> {
  const held = watching.map(permission => scopes(actor, permission))
  return held.some(inCenter)
    ? sql<boolean>`true`
    : sql<boolean>`owed.client_id = any(${held.flatMap(({ clients }) => clients)}::uuid[])`
}

/** Whether one thing that a client owes is within sight. */
export const seesOwed = (actor: Actor, client_id: string | null): boolean =>
  watching
    .map(permission => scopes(actor, permission))
    .some(held => inCenter(held) || (client_id !== null && held.clients.includes(client_id)))

/** Whose side speaks: the client's own people, a program, or the centre. */
export const sourceOf = (actor: Actor): 'client' | 'center' | 'api' =>
  actor.via === 'api-key' ? 'api' : actor.client_id === null ? 'center' : 'client'
