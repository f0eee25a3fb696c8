// The holding and its centre as rows: clients, regions, units, departments, teams, services, topics, the mailbox.
import type pg from 'pg'
import { copyRows } from './copy.ts'
import { CLIENTS, DEPARTMENTS, REGIONS, TEAMS, UNITS } from './data/organisation.ts'
import { SERVICES } from './data/services.ts'
import { TOPICS } from './data/topics.ts'
import type { DemoRegion, DemoService, DemoTeam, DemoUnit, LocalText } from './data/types.ts'
import type { Chance } from './random.ts'

type Known<T> = T & { readonly id: string }

export interface Structure {
  readonly founded_ms: number
  readonly clients: ReadonlyMap<string, string>
  readonly regions: ReadonlyMap<string, Known<DemoRegion>>
  readonly departments: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, Known<DemoUnit> & { client_id: string; region_id: string }>
  readonly teams: ReadonlyMap<string, Known<DemoTeam> & { department_id: string }>
  readonly services: ReadonlyMap<string, Known<DemoService>>
  readonly topics: ReadonlyMap<string, string>
  readonly mailbox: {
    readonly id: string
    readonly address: string
    readonly name: LocalText
    readonly language: 'ru'
  }
}

/** Gives everything its identifier. `founded_ms`: since when it is said to exist. */
export function planStructure(founded_ms: number, chance: Chance): Structure {
  let nth = 0
  const id = () => chance.id(founded_ms + nth++)
  const idsOf = (codes: readonly { code: string }[]) => new Map(codes.map(({ code }) => [code, id()]))
  const clients = idsOf(CLIENTS)
  const regions = new Map(REGIONS.map(region => [region.code, { ...region, id: id() }]))
  const departments = idsOf(DEPARTMENTS)
  return {
    founded_ms,
    clients,
    regions,
    departments,
    units: new Map(
      UNITS.map(unit => [
        unit.code,
        { ...unit, id: id(), client_id: clients.get(unit.client)!, region_id: regions.get(unit.region)!.id },
      ]),
    ),
    teams: new Map(
      TEAMS.map(team => [team.code, { ...team, id: id(), department_id: departments.get(team.department)! }]),
    ),
    services: new Map(SERVICES.map(service => [service.code, { ...service, id: id() }])),
    topics: idsOf(TOPICS),
    mailbox: {
      id: id(),
      address: 'help@demo.okno',
      name: { ru: 'Единое окно', en: 'The single window' },
      language: 'ru',
    },
  }
}

export async function fillStructure(client: pg.ClientBase, structure: Structure): Promise<void> {
  const created_at = new Date(structure.founded_ms)
  const { clients, regions, departments, units, teams, mailbox } = structure
  await copyRows(
    client,
    'organisation.client',
    CLIENTS.map(({ code, name }) => ({ id: clients.get(code)!, code, name, created_at })),
  )
  await copyRows(
    client,
    'organisation.region',
    [...regions.values()].map(({ id, code, name, time_zone }) => ({ id, code, name, time_zone })),
  )
  await copyRows(
    client,
    'organisation.department',
    DEPARTMENTS.map(({ code, name }) => ({ id: departments.get(code)!, code, name, created_at })),
  )
  await copyRows(
    client,
    'organisation.unit',
    [...units.values()].map(({ id, code, client_id, region_id, name }) => ({
      id,
      code,
      client_id,
      region_id,
      name,
      created_at,
    })),
  )
  await copyRows(
    client,
    'organisation.team',
    [...teams.values()].map(({ id, code, department_id, name, purpose, first_line = false }) => ({
      id,
      code,
      department_id,
      name,
      purpose,
      first_line,
      created_at,
    })),
  )
  await fillCatalogue(client, structure, created_at)
  await copyRows(client, 'channels.mailbox', [
    {
      ...mailbox,
      team_id: [...teams.values()].find(team => team.first_line)!.id,
      is_default: true,
      created_at,
    },
  ])
}

async function fillCatalogue(client: pg.ClientBase, structure: Structure, created_at: Date): Promise<void> {
  const { services, teams, departments, topics } = structure
  await copyRows(
    client,
    'catalogue.service',
    [...services.values()].map(service => ({
      id: service.id,
      code: service.code,
      department_id: departments.get(service.department)!,
      team_id: teams.get(service.team)!.id,
      title: service.title,
      summary: service.summary,
      what_you_get: service.what_you_get,
      who_may: service.who_may,
      how: service.how,
      provide: service.provide,
      steps: service.steps,
      hours: service.hours,
      keywords: service.keywords,
      resolution_hours: service.resolution_hours,
      price: service.price,
      request_type: service.type,
      popularity: service.popular,
      status: 'published',
      created_at,
      updated_at: created_at,
    })),
  )
  await copyRows(
    client,
    'catalogue.topic',
    TOPICS.map(({ code, title, synonyms }) => ({ id: topics.get(code)!, code, title, synonyms })),
  )
  await copyRows(
    client,
    'catalogue.topic_service',
    TOPICS.flatMap(topic =>
      topic.services.map(code => ({ topic_id: topics.get(topic.code)!, service_id: services.get(code)!.id })),
    ),
  )
}
