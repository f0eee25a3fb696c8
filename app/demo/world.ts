// What a story is told from: the company and its people, the plan of one request, and the request as it goes on.

import type { Promised } from './beginning.ts'
import type { Crew } from './crew.ts'
import type { Scenario } from './data/types.ts'
import { later } from './days.ts'
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'
import type { Structure } from './structure.ts'
import type { Teller } from './telling.ts'

export interface World {
  readonly structure: Structure
  readonly crew: Crew
  readonly promised: Promised
  readonly now_ms: number
  readonly people: ReadonlyMap<string, DemoPerson>
}

/** What is decided about a request before its story is told. */
export interface Plan {
  readonly at_ms: number
  readonly number: number
  readonly requester: DemoPerson
  readonly scenario: Scenario
  readonly channel: 'portal' | 'email' | 'phone' | 'counter'
  /** Number of the request that texts call the earlier one. */
  readonly earlier: number
  readonly bad_week: boolean
  /** Minutes of working time to the first answer, when the plan wants them so. */
  readonly answered_after?: number
  /** Who of the first line takes it, when the plan says so. */
  readonly taker?: DemoPerson
  /** Where the story stops: waiting for the requester, in the agent's hands, or resolved and not yet rated. */
  readonly ending?: 'waiting' | 'working' | 'not_rated'
  /** The yes that is asked for, when the plan wants it so. */
  readonly approval?: PlannedApproval
}

/** Moments in working minutes before now. */
export interface PlannedApproval {
  readonly approver: DemoPerson
  readonly asked_ago: number
  readonly answered?: { readonly ago: number; readonly decision: 'approved' | 'declined' } | undefined
}

/** A request before it has its number. */
export type Draft = Omit<Plan, 'number' | 'earlier' | 'bad_week'>

/** A request as its story goes on, with all that its steps need. */
export interface Telling {
  readonly world: World
  readonly plan: Plan
  readonly chance: Chance
  readonly teller: Teller
  /** Which of the scenario's texts began it. */
  readonly text: number
  /** The first text, for choosing what fits it. */
  readonly said: string
  readonly values: ReadonlyMap<string, string>
}

/** A moment so many working minutes before now (before the last closing, when now is closed). */
export const minutesAgo = (world: World, minutes: number): number =>
  later(world.promised.calendar, world.now_ms, -minutes)
