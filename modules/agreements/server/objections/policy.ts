// Who may object to what clocks came to, who answers, and who sees it: by where the thing belongs.
import { type RawBuilder, sql } from 'kysely'
import { type Actor, nowhere, type Scopes, scopes } from '#kernel/contract/access.ts'
import type { objectionSides } from '../../contract.ts'

export type ObjectionSide = (typeof objectionSides)[number]

/** What decides about a thing. */
export interface Belonging {
  readonly client_id: string | null
  readonly department_id: string | null
  readonly team_id: string | null
}

const insideOf = ({ all, departments, teams }: Scopes, thing: Belonging): boolean =>
  all ||
  (thing.department_id !== null && departments.includes(thing.department_id)) ||
  (thing.team_id !== null && teams.includes(thing.team_id))

const clientOf = ({ clients }: Scopes, { client_id }: Belonging): boolean =>
  client_id !== null && clients.includes(client_id)

/**
 * For which side somebody may object to the outcome of a thing; null: for none. Who holds the right for a client speaks for
 * it as one of its own people, and for the centre as the centre's manager of that client.
 */
export function sideOf(actor: Actor, thing: Belonging): ObjectionSide | null {
  const held = scopes(actor, 'agreements.object')
  if (insideOf(held, thing)) return 'center'
  if (!clientOf(held, thing)) return null
  return actor.client_id === null ? 'center' : 'client'
}

interface Raised extends Belonging {
  readonly kind: string
  readonly side: string
  readonly raised_by: string
}

/** A dispute is answered by the other side, an excuse by somebody else who manages agreements; never by who raised it. */
export function mayAnswer(actor: Actor, objection: Raised): boolean {
  if (actor.kind !== 'person' || objection.raised_by === actor.id) return false
  if (objection.kind === 'excuse') return insideOf(scopes(actor, 'agreements.manage'), objection)
  const side = sideOf(actor, objection)
  return side !== null && side !== objection.side
}

/** Objections are seen where one of these is held. */
const watching = ['agreements.object', 'agreements.report', 'agreements.manage'] as const

export const maySee = (actor: Actor, thing: Belonging): boolean =>
  watching.some(permission => {
    const held = scopes(actor, permission)
    return insideOf(held, thing) || clientOf(held, thing)
  })

/** The same as a condition on `subject`. */
export function seenBy(actor: Actor): RawBuilder<boolean> {
  const held = watching.map(permission => actor.grants.get(permission) ?? nowhere)
  if (held.some(({ all }) => all)) return sql<boolean>`true`
  const of = (kind: 'clients' | 'departments' | 'teams') => [...new Set(held.flatMap(one => one[kind]))]
  return sql<boolean>`(subject.client_id = any(${of('clients')}::uuid[])
    or subject.department_id = any(${of('departments')}::uuid[]) or subject.team_id = any(${of('teams')}::uuid[]))`
}
