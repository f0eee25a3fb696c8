// The centre's people as a story needs them: who of a team takes a request, and who is on duty in the first line.
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'
import type { Structure } from './structure.ts'

export interface Team {
  readonly code: string
  readonly id: string
  readonly department_id: string
  readonly name: { ru: string; en: string }
  /** Compared with 1: how often the first answer of this team is late. */
  readonly lateness: number
  readonly agents: readonly DemoPerson[]
}

export interface Crew {
  readonly first_line: Team
  readonly teams: ReadonlyMap<string, Team>
  pick(team: Team, chance: Chance): DemoPerson
}

/** Teams differ: the first line lives by the half hour, lawyers less so. */
const lateness: Record<string, number> = {
  ask_us: 0.75,
  it_support: 0.8,
  payroll_calc: 1.1,
  acc_payable: 1.3,
  trs_payments: 1.2,
  leg_contracts: 2.2,
  prc_sourcing: 1.8,
  fac_office: 1.4,
}

export function crewOf(structure: Structure, people: readonly DemoPerson[]): Crew {
  const teams = new Map(
    [...structure.teams.values()].map(({ code, id, department_id, name }): [string, Team] => [
      code,
      {
        code,
        id,
        department_id,
        name,
        lateness: lateness[code] ?? 1,
        agents: people.filter(one => one.team === code && one.answers),
      },
    ]),
  )
  const first = [...structure.teams.values()].find(team => team.first_line)!.code
  return {
    first_line: teams.get(first)!,
    teams,
    pick: (team, chance) =>
      chance.weighted(team.agents, agent => (agent.role === 'agent' ? 1.7 : agent.is_lead ? 0.4 : 1)),
  }
}
