// Who somebody is, where it belongs today and what it may do: everything a call must know, in one query.
import type { Actor, Scopes } from '#kernel/contract/access.ts'
import type { Language } from '#kernel/contract/shapes.ts'
import type { ActorOf } from '#kernel/server/recognition.ts'

interface Known {
  id: string
  name: string
  email: string | null
  language: Language
  time_zone: string
  client_id: string | null
  unit_id: string | null
  places: { team: string; department: string }[]
  grants: Granted[]
}

export interface Granted {
  readonly permissions: readonly string[]
  readonly scope_kind: 'all' | 'department' | 'team' | 'client'
  readonly scope_id: string | null
}

const question = `
  select a.id, a.name, a.email, a.language, a.time_zone, p.client_id, p.unit_id,
    coalesce((select json_agg(json_build_object('team', m.team_id, 'department', m.department_id))
              from organisation.member_view m where m.person_id = a.id), '[]') as places,
    coalesce((select json_agg(json_build_object('permissions', g.permissions, 'scope_kind', g.scope_kind, 'scope_id', g.scope_id))
              from identity.grant_view g where g.account_id = a.id), '[]') as grants
  from identity.account_view a left join organisation.person p on p.id = a.id
  where a.id = $1 and a.blocked_at is null`

/** The actor behind an account; null when there is none or it is blocked. */
export const actorOf: ActorOf = async (okno, account_id) => {
  const { rows } = await okno.pools.read.query<Known>({
    name: 'actor_of',
    text: question,
    values: [account_id],
  })
  const known = rows[0]
  return known ? actorFrom(known) : null
}

const actorFrom = ({ places, grants, ...known }: Known): Actor => ({
  ...known,
  kind: 'person',
  teams: [...new Set(places.map(place => place.team))],
  departments: [...new Set(places.map(place => place.department))],
  grants: folded(grants),
  via: 'internal',
})

/** Many grants as one answer to each question "where do I hold this permission". */
export function folded(grants: readonly Granted[]): Map<string, Scopes> {
  const held = new Map<string, { all: boolean; departments: string[]; teams: string[]; clients: string[] }>()
  for (const { permissions, scope_kind, scope_id } of grants)
    for (const permission of permissions) {
      const scopes = held.get(permission) ?? { all: false, departments: [], teams: [], clients: [] }
      held.set(permission, scopes)
      if (scope_kind === 'all') scopes.all = true
      else if (scope_id) scopes[`${scope_kind}s`].push(scope_id)
    }
  return held
}
