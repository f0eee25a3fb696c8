// What the rest of the program may know of the one who asks: who it is, where it belongs, what it may do and where.
import type { Language } from './shapes.ts'

/** Where a permission holds. `all` is everywhere; the lists name departments, teams and clients. */
export interface Scopes {
  readonly all: boolean
  readonly departments: readonly string[]
  readonly teams: readonly string[]
  readonly clients: readonly string[]
}

/** The one who asks: a person with an account, Okno itself (`system`), or nobody known (`stranger`, who holds nothing). */
export interface Actor {
  readonly id: string
  readonly kind: 'person' | 'system' | 'stranger'
  readonly name: string
  readonly email: string | null
  readonly language: Language
  readonly time_zone: string
  /** Teams the person is a member of today, and their departments. */
  readonly teams: readonly string[]
  readonly departments: readonly string[]
  readonly client_id: string | null
  readonly unit_id: string | null
  /** Permission -> where it holds; a permission that is not here is not held. */
  readonly grants: ReadonlyMap<string, Scopes>
  /** How the person proved who it is. */
  readonly via: 'session' | 'api-key' | 'internal'
}

export const nowhere: Scopes = { all: false, departments: [], teams: [], clients: [] }

/** Where the actor holds a permission. */
export const scopes = (actor: Actor, permission: string): Scopes => actor.grants.get(permission) ?? nowhere

/** Does the actor hold a permission anywhere at all? */
export const holds = (actor: Actor, permission: string): boolean => actor.grants.has(permission)

/** Does the actor hold a permission everywhere? */
export const holdsEverywhere = (actor: Actor, permission: string): boolean => scopes(actor, permission).all
