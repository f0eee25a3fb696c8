// The people of the demo: 400 of the clients, 60 of the centre, among them the twelve personas.
import type { Language } from '#kernel/contract/shapes.ts'
import { FEMALE_NAMES, MALE_NAMES, PERSONAS, SURNAMES } from './data/names.ts'
import { HOLDING, POSITIONS } from './data/organisation.ts'
import type { LocalText, Persona, PersonaRole } from './data/types.ts'
import type { Chance } from './random.ts'
import type { Structure } from './structure.ts'

export interface DemoPerson {
  readonly id: string
  readonly name: string
  /** As others address the person in writing. */
  readonly given: string
  readonly sex: 'male' | 'female'
  readonly language: Language
  readonly time_zone: string
  readonly region_id: string
  readonly client_id: string | null
  readonly unit_id: string | null
  readonly function: string
  readonly position: LocalText
  readonly staff_no: string
  readonly emails: readonly string[]
  readonly phone: string
  readonly role: PersonaRole | null
  /** Code of the team, for people of the centre. */
  readonly team: string | null
  readonly is_lead: boolean
  /** Answers requests; false for those of the centre who do other work. */
  readonly answers: boolean
  /** How often, compared with others, the person brings something. */
  readonly asks: number
  manager_id: string | null
}

export interface Sizes {
  readonly requesters: number
  readonly agents: number
}

const desk_roles: readonly (PersonaRole | null)[] = ['agent', 'lead', null]

/** Everybody, the personas first. */
export function planPeople(structure: Structure, sizes: Sizes, chance: Chance): DemoPerson[] {
  const naming = namesFrom(chance)
  const places: Place[] = [
    ...PERSONAS.map(persona => placeOfPersona(structure, persona)),
    ...requesterPlaces(structure, sizes.requesters),
    ...agentPlaces(structure, sizes.agents),
  ]
  const led = new Set<string>(
    PERSONAS.filter(({ role }) => role === 'lead').flatMap(({ place }) =>
      'team' in place ? [place.team] : [],
    ),
  )
  const people = places.map((place, index): DemoPerson => {
    const { persona } = place
    const named = naming(persona)
    const is_lead = place.team !== null && (persona?.role === 'lead' || (!persona && !led.has(place.team)))
    if (is_lead) led.add(place.team!)
    const own = `${named.login}@${HOLDING.mail_domain}`
    return {
      ...named,
      id: chance.id(structure.founded_ms + 1000 + index),
      time_zone: place.time_zone,
      region_id: place.region_id,
      client_id: place.client_id,
      unit_id: place.unit_id,
      ...(persona
        ? { function: place.functions[0]!, position: persona.position }
        : workOf(place, is_lead, chance)),
      staff_no: `SV-${String(1001 + index)}`,
      emails: persona ? [`${persona.role}@demo.okno`, own] : [own],
      phone: `+7900000${String(1001 + index)}`,
      role: persona?.role ?? null,
      team: place.team,
      is_lead,
      answers: place.team !== null && desk_roles.includes(persona?.role ?? null),
      asks: asksOf(persona?.role ?? null, place.team, chance),
      manager_id: null,
    }
  })
  nameManagers(people)
  return people
}

/** A few ask a lot, most ask now and then; people of the centre ask, too. */
function asksOf(role: PersonaRole | null, team: string | null, chance: Chance): number {
  if (role === 'requester') return 0.9
  if (role === 'client.lead') return 0.8
  return (team === null ? 1 : 0.25) * (0.15 + 1.6 * chance.next() ** 2.5)
}

interface Place {
  readonly persona: Persona | null
  readonly client_id: string | null
  readonly unit_id: string | null
  readonly region_id: string
  readonly time_zone: string
  readonly functions: readonly string[]
  readonly team: string | null
}

const unitPlace = (structure: Structure, code: string, persona: Persona | null): Place => {
  const { client_id, id, region_id, region, functions } = structure.units.get(code)!
  const { time_zone } = structure.regions.get(region)!
  return { persona, client_id, unit_id: id, region_id, time_zone, functions, team: null }
}

/** The centre sits in Moscow and in the Urals. */
const teamPlace = (
  structure: Structure,
  team: string,
  region: 'MSK' | 'URL',
  persona: Persona | null,
): Place => {
  const { id, time_zone } = structure.regions.get(region)!
  return { persona, client_id: null, unit_id: null, region_id: id, time_zone, functions: ['center'], team }
}

const placeOfPersona = (structure: Structure, persona: Persona): Place =>
  'unit' in persona.place
    ? unitPlace(structure, persona.place.unit, persona)
    : teamPlace(structure, persona.place.team, 'MSK', persona)

function requesterPlaces(structure: Structure, wanted: number): Place[] {
  const personas = PERSONAS.filter(({ place }) => 'unit' in place)
  const units = [...structure.units.values()]
  const sizes = shared(
    units.map(unit => unit.weight),
    wanted,
  )
  return units.flatMap((unit, index) => {
    const taken = personas.filter(({ place }) => 'unit' in place && place.unit === unit.code).length
    return Array.from({ length: Math.max(0, sizes[index]! - taken) }, () =>
      unitPlace(structure, unit.code, null),
    )
  })
}

/** Those who answer are shared out by the teams' part of the staff; every team has one at least. */
function agentPlaces(structure: Structure, wanted: number): Place[] {
  const teams = [...structure.teams.values()]
  const ofCenter = PERSONAS.flatMap(({ role, place }) =>
    'team' in place ? [{ role, team: place.team }] : [],
  )
  const desk = wanted - ofCenter.filter(({ role }) => !desk_roles.includes(role)).length
  const sizes = shared(
    teams.map(team => team.share),
    desk - teams.length,
  ).map(size => size + 1)
  return teams.flatMap((team, index) => {
    const taken = ofCenter.filter(one => one.team === team.code && desk_roles.includes(one.role)).length
    return Array.from({ length: Math.max(0, sizes[index]! - taken) }, (_, nth) =>
      teamPlace(structure, team.code, nth % 3 === 2 ? 'URL' : 'MSK', null),
    )
  })
}

/** Whole numbers in proportion to the weights that add up to `total`, by largest remainder. */
export function shared(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, one) => all + one, 0)
  const exact = weights.map(weight => (Math.max(0, total) * weight) / sum)
  const whole = exact.map(Math.floor)
  const rest = Math.max(0, total) - whole.reduce((all, one) => all + one, 0)
  const order = exact
    .map((one, index) => ({ index, rest: one - Math.floor(one) }))
    .sort((a, b) => b.rest - a.rest)
  for (const { index } of order.slice(0, rest)) whole[index]!++
  return whole
}

/** Where the person works and as what. */
function workOf(place: Place, is_lead: boolean, chance: Chance): { function: string; position: LocalText } {
  if (place.team !== null)
    return {
      function: 'center',
      position: is_lead
        ? { ru: 'Руководитель группы', en: 'Team lead' }
        : { ru: 'Специалист центра', en: 'Specialist of the centre' },
    }
  const work = chance.weighted(place.functions, one => 1 / (place.functions.indexOf(one) + 1))
  const positions = POSITIONS.filter(one => one.function === work)
  return { function: work, position: chance.weighted(positions, one => one.weight).name }
}

interface Named {
  readonly name: string
  readonly given: string
  readonly sex: 'male' | 'female'
  readonly language: Language
  readonly login: string
}

/** Names that nobody has yet; seven of ten people use Russian. */
function namesFrom(chance: Chance): (persona: Persona | null) => Named {
  const taken = new Set<string>()
  const take = (
    sex: Named['sex'],
    given: LocalText,
    surname: LocalText,
    language: Language,
    login?: string,
  ): Named => {
    const latin = login ?? `${given.en}.${surname.en}`.toLowerCase().replace(/[^a-z.]/g, '')
    taken.add(latin)
    return {
      sex,
      language,
      login: latin,
      given: given[language],
      name: `${given[language]} ${surname[language]}`,
    }
  }
  for (const persona of PERSONAS) taken.add(persona.login)
  return persona => {
    if (persona) return take(persona.sex, persona.given, persona.surname, 'ru', persona.login)
    const language = chance.happens(0.7) ? 'ru' : 'en'
    for (;;) {
      const sex = chance.happens(0.52) ? 'female' : 'male'
      const given = chance.one(sex === 'male' ? MALE_NAMES : FEMALE_NAMES)
      const surname = chance.one(SURNAMES)[sex]
      if (!taken.has(`${given.en}.${surname.en}`.toLowerCase().replace(/[^a-z.]/g, '')))
        return take(sex, given, surname, language)
    }
  }
}

const heads = /^(Начальник|Директор|Руководитель|Главный|Мастер)/

/** In each unit the first with a leading position leads the others; in each team its lead. */
function nameManagers(people: readonly DemoPerson[]): void {
  const groups = Map.groupBy(people, person => person.unit_id ?? person.team)
  for (const group of groups.values()) {
    const head =
      group.find(person => person.role === 'client.lead' || (person.team !== null && person.is_lead)) ??
      group.find(person => heads.test(person.position.ru)) ??
      group[0]!
    for (const person of group) if (person !== head) person.manager_id = head.id
  }
}
