// The people of the demo as rows: accounts, addresses, memberships, and the roles they hold.
import type pg from 'pg'
import { copyRows } from './copy.ts'
import type { PersonaRole } from './data/types.ts'
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'
import type { Structure } from './structure.ts'

export async function fillPeople(
  client: pg.ClientBase,
  structure: Structure,
  people: readonly DemoPerson[],
  chance: Chance,
): Promise<void> {
  const created_at = new Date(structure.founded_ms)
  const id = () => chance.id(structure.founded_ms + 5000)
  await copyRows(
    client,
    'identity.account',
    people.map(person => ({
      id: person.id,
      name: person.name,
      email: person.emails[0]!,
      email_verified: true,
      language: person.language,
      time_zone: person.time_zone,
      demo_role: person.role,
      created_at,
      updated_at: created_at,
    })),
  )
  await copyRows(
    client,
    'organisation.person',
    people.map(person => ({
      id: person.id,
      client_id: person.client_id,
      unit_id: person.unit_id,
      region_id: person.region_id,
      manager_id: person.manager_id,
      function: person.function,
      position: person.position,
      staff_no: person.staff_no,
      created_at,
      updated_at: created_at,
    })),
  )
  await copyRows(
    client,
    'organisation.person_address',
    people.flatMap(person => [
      ...person.emails.map(value => ({ id: id(), person_id: person.id, kind: 'email', value })),
      { id: id(), person_id: person.id, kind: 'phone', value: person.phone },
    ]),
  )
  const starts_on = created_at.toISOString().slice(0, 10)
  await copyRows(
    client,
    'organisation.membership',
    people.flatMap(({ id: person_id, team, is_lead }) =>
      team === null
        ? []
        : [{ id: id(), team_id: structure.teams.get(team)!.id, person_id, is_lead, starts_on }],
    ),
  )
  await copyRows(client, 'identity.role_grant', await grantRows(client, structure, people, id, created_at))
}

type Scope = readonly ['all' | 'department' | 'team' | 'client', string | null]
const everywhere: Scope = ['all', null]

async function grantRows(
  client: pg.ClientBase,
  structure: Structure,
  people: readonly DemoPerson[],
  id: () => string,
  created_at: Date,
) {
  const { rows } = await client.query<{ id: string; code: string }>('select id, code from identity.role')
  const roles = new Map(rows.map(role => [role.code, role.id]))
  return people.flatMap(person =>
    grantsFor(structure, person).map(([code, [scope_kind, scope_id]]) => ({
      id: id(),
      account_id: person.id,
      role_id: roles.get(code)!,
      scope_kind,
      scope_id,
      starts_on: created_at.toISOString().slice(0, 10),
      created_at,
    })),
  )
}

/** The role by which a persona is shown; the desk's own roles are given by team. */
const roleCodes: Partial<Record<PersonaRole, string>> = {
  quality: 'quality',
  planner: 'planner',
  trainer: 'trainer',
  change: 'change',
  people: 'people',
  admin: 'admin',
}

/** The first line helps everybody; specialists see their function, leads their function with its reports. */
function grantsFor(structure: Structure, person: DemoPerson): [string, Scope][] {
  const client = (code: string): Scope => ['client', structure.clients.get(code)!]
  if (person.role === 'client.lead') return [['client_lead', ['client', person.client_id]]]
  if (person.role === 'client.manager')
    return [
      ['client_manager', client('KNZ')],
      ['client_manager', client('INEY')],
    ]
  if (person.team === null) return []
  const team = structure.teams.get(person.team)!
  const own: Scope = team.first_line ? everywhere : ['department', team.department_id]
  if (person.role === 'owner') return [['owner', own]]
  const code = person.role && roleCodes[person.role]
  if (code) return [[code, everywhere]]
  return [[person.is_lead ? 'lead' : 'agent', own]]
}
