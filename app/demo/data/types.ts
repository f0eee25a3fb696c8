// Shapes of the demo company's data: plain records in two languages, with no behaviour.

/** The same text in Russian and in English. */
export interface LocalText {
  ru: string
  en: string
}

/** The six request types of the single window. */
export type RequestType = 'question' | 'service_request' | 'incident' | 'complaint' | 'suggestion' | 'thanks'

/** Channels by which demo requests arrive. */
export type DemoChannel = 'portal' | 'email' | 'phone' | 'desk'

/** The eight departments of the centre. */
export type DepartmentCode =
  | 'accounting'
  | 'payroll'
  | 'hr_admin'
  | 'procurement'
  | 'treasury'
  | 'legal'
  | 'it'
  | 'facilities'

/** The holding and its shared service centre. */
export interface DemoHolding {
  name: LocalText
  center_name: LocalText
  /** Mail domain of the holding, without `@`. */
  mail_domain: string
}

/** A company that the centre serves. */
export interface DemoClient {
  code: string
  name: LocalText
  kind: 'management' | 'industrial' | 'retail' | 'logistics'
}

/** A place on the map; carries the IANA time zone of everyone there. */
export interface DemoRegion {
  code: string
  name: LocalText
  time_zone: string
}

/** A part of a client; `weight` is its relative headcount (any positive scale). */
export interface DemoUnit {
  code: string
  client: string
  region: string
  name: LocalText
  weight: number
  /** Functions found in this unit, most numerous first. */
  functions: string[]
}

/** A position of a requester; `weight` is its share inside the function. */
export interface DemoPosition {
  function: string
  name: LocalText
  weight: number
}

/** A department of the centre: a supplier of services. */
export interface DemoDepartment {
  code: DepartmentCode
  name: LocalText
}

/** A group that shares a queue; `share` is its part of the centre's staff (all shares sum to 1). */
export interface DemoTeam {
  code: string
  department: DepartmentCode
  name: LocalText
  purpose: LocalText
  share: number
  first_line?: boolean
}

/** A topic in the requester's own words; synonyms are a comma-separated list. */
export interface DemoTopic {
  code: string
  title: LocalText
  synonyms: LocalText
  /** Codes of the services that answer this topic, the likeliest first. */
  services: string[]
}

/** Price of one unit of a service for the client, in roubles without VAT. */
export interface DemoPrice {
  amount_rub: number
  per: LocalText
}

/** A catalogue entry with its specification. */
export interface DemoService {
  code: string
  department: DepartmentCode
  team: string
  title: LocalText
  summary: LocalText
  what_you_get: LocalText
  who_may: LocalText
  how: LocalText
  provide: LocalText
  steps: LocalText[]
  /** Target of resolution in working hours. */
  resolution_hours: number
  price: DemoPrice | null
  hours: LocalText
  /** Comma-separated list. */
  keywords: LocalText
  /** How much it is used, 1..100. */
  popular: number
  type: RequestType
}

/** A given name, patronymic or surname with its Latin spelling. */
export interface SpelledName {
  ru: string
  en: string
}

/** A surname in both grammatical genders. */
export interface Surname {
  male: SpelledName
  female: SpelledName
}

/** The role that a fixed person of the demo shows. */
export type PersonaRole =
  | 'requester'
  | 'agent'
  | 'lead'
  | 'owner'
  | 'quality'
  | 'planner'
  | 'trainer'
  | 'client.manager'
  | 'client.lead'
  | 'change'
  | 'people'
  | 'admin'

/** One of the twelve people a visitor of the demo can become. */
export interface Persona {
  role: PersonaRole
  /** Login and local part of the mail address. */
  login: string
  sex: 'male' | 'female'
  given: SpelledName
  patronymic: SpelledName
  surname: SpelledName
  position: LocalText
  /** Unit code for people of a client, team code for people of the centre. */
  place: { unit: string } | { team: string }
}

/** A question of the agent to the requester, and the possible replies. */
export interface Clarification {
  ask: string[]
  reply: string[]
}

/** Which subjects and answers go with one text, as indexes; `clarify` if the scenario's questions suit it. */
export interface TextFit {
  subjects: number[]
  answers: number[]
  clarify?: boolean
}

/**
 * A recurring kind of request, in one language.
 *
 * Texts may hold slots `{slot}` (see slots.ts; one value per slot for a whole request), `{name}` for the
 * requester's given name, and `{x|y}` for words that depend on the writer's sex (x man, y woman; the writer
 * of `subjects`, `texts`, `reply` and `thanks` is the requester, of `answers`, `ask` and `notes` the agent).
 * Texts and answers carry no greeting and no signature: those come from voices.ts.
 */
export interface Scenario {
  code: string
  service: string
  topic: string
  type: RequestType
  /** Relative frequency of channels, any scale. */
  channel_weights: Record<DemoChannel, number>
  /** Relative frequency among the scenarios of its language. */
  weight: number
  subjects: string[]
  texts: string[]
  /** One entry for each text, in the same order: only these combinations make sense. */
  fits: TextFit[]
  clarifications?: Clarification[]
  answers: string[]
  notes?: string[]
  thanks?: string[]
  good_comments?: string[]
  bad_comments?: string[]
  /** Least and greatest handling time of agents, in minutes. */
  handling_minutes: [number, number]
  /** Least and greatest time to resolution, in working hours. */
  hours_to_resolve: [number, number]
}

/** Words around a message, in one language, by the way a person writes. */
export interface Voices {
  /** Openings of requesters; `''` for those who start straight away. */
  requester_greetings: string[]
  requester_closings: string[]
  /** Openings of agents; `{name}` is the requester's given name. */
  agent_greetings: string[]
  agent_closings: string[]
  /** First reply of an agent who takes the work and says what happens next. */
  taking: string[]
  /** Reminders of requesters who wait too long. */
  chasers: string[]
  /** Agent's replies to a reminder. */
  chaser_replies: string[]
  /** Closing words of requesters for scenarios that have none of their own. */
  thanks: string[]
  /** Words with which a requester reopens a resolved request. */
  reopenings: string[]
  /** Internal notes that suit any request. */
  notes: string[]
  /** Internal notes on handing a request over; `{team}` is the receiving group's name. */
  handovers: string[]
  good_comments: string[]
  bad_comments: string[]
}

/** Slots chosen together: one row gives values to all slots of the group, so that cases agree. */
export interface ChoiceSlots {
  kind: 'choice'
  rows: Record<string, string>[]
}

/** The month before the request; twelve rows, January first. */
export interface MonthSlots {
  kind: 'month'
  rows: Record<string, string>[]
}

/** A string in which `#` stands for any digit and `@` for a digit 1..9. */
export interface PatternSlot {
  kind: 'pattern'
  slot: string
  patterns: string[]
}

/** A calendar date at a whole number of days from the request; negative is the past. */
export interface DateSlot {
  kind: 'date'
  slot: string
  days: [number, number]
}

/** One source of slot values. */
export type SlotSource = ChoiceSlots | MonthSlots | PatternSlot | DateSlot
