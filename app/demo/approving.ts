// Approvals in the stories of the demo: which requests need a yes, who is asked, how long it takes, and what a no leads to.

import { NO, QUESTIONS, REFUSED, YES } from './data/approvals.ts'
import { SCENARIOS_EN, SCENARIOS_RU } from './data/scenarios/all.ts'
import type { Scenario } from './data/types.ts'
import { later } from './days.ts'
import type { DemoPerson } from './people.ts'
import { type Chance, chanceOf } from './random.ts'
import { speak } from './speaking.ts'
import type { Draft, PlannedApproval, Telling, World } from './world.ts'
import { minutesAgo } from './world.ts'

const asked_share = 0.75
const refused_share = 0.09
const slow_share = 0.14

/** A wait for a yes, within a story that goes on afterwards. */
export interface Wait {
  readonly approver: DemoPerson
  readonly hours: number
  readonly refused: boolean
}

const needsApproval = ({ service, type }: Scenario): boolean =>
  type === 'service_request' && service in QUESTIONS

/** Whether the manager has to agree, how long that takes, and what he says; apart from the chance of the story. */
export function waitFor({ world, plan }: Telling): Wait | null {
  const approver = world.people.get(plan.requester.manager_id ?? '')
  const chance = chanceOf(plan.number * 8 + 3)
  if (!approver || !needsApproval(plan.scenario) || !chance.happens(asked_share)) return null
  const slow = chance.happens(slow_share)
  return {
    approver,
    hours: slow ? chance.between(8.5, 30) : 0.3 + 6.5 * chance.next() ** 1.5,
    refused: chance.happens(refused_share),
  }
}

/** Asks, waits, and hears the answer; a no ends the request. */
export function askAndWait(
  telling: Telling,
  agent: DemoPerson,
  { approver, refused }: Wait,
  asked_ms: number,
  decided_ms: number,
): void {
  const chance = chanceOf(telling.plan.number * 8 + 4)
  ask(telling, agent, approver, asked_ms, chance)
  const why = answer(telling, approver, refused ? 'declined' : 'approved', decided_ms, chance)
  if (refused) passOn(telling, agent, decided_ms, why, chance)
}

/** What a visitor should find: one approval that waits, or was answered a moment ago while the request goes on. */
export function tellPlanned(telling: Telling, agent: DemoPerson, planned: PlannedApproval): void {
  const { world, plan, teller } = telling
  const chance = chanceOf(plan.number * 8 + 4)
  const asked_ms = Math.max(minutesAgo(world, planned.asked_ago), teller.last() + 60_000)
  ask(telling, agent, planned.approver, asked_ms, chance)
  const { answered } = planned
  if (!answered) return
  const decided_ms = Math.max(minutesAgo(world, answered.ago), asked_ms + 60_000)
  answer(telling, planned.approver, answered.decision, decided_ms, chance)
}

function ask(
  { plan, teller }: Telling,
  agent: DemoPerson,
  approver: DemoPerson,
  at_ms: number,
  chance: Chance,
): void {
  const question = chance.one(QUESTIONS[plan.scenario.service]![approver.language])
  teller.askApproval(at_ms, agent.id, approver.id, question, chance.id(at_ms))
}

function answer(
  { teller }: Telling,
  approver: DemoPerson,
  decision: 'approved' | 'declined',
  at_ms: number,
  chance: Chance,
): string {
  const comment = chance.one((decision === 'approved' ? YES : NO)[approver.language])
  teller.decideApproval(at_ms, decision, comment || null, chance.happens(0.6) ? 'email' : 'portal')
  return comment
}

function passOn(telling: Telling, agent: DemoPerson, decided_ms: number, why: string, chance: Chance): void {
  const { world, plan } = telling
  const text = chance.one(REFUSED[plan.requester.language]).replace('{why}', why)
  const at_ms = later(world.promised.calendar, decided_ms, chance.between(10, 90))
  speak(telling, agent, at_ms, text, 'resolved')
}

type Staged = readonly [
  approver: 'client.lead' | 'manager',
  asked_ago: number,
  answered?: PlannedApproval['answered'],
]

/** Of eight working hours that a client has: fresh, half gone, nearly over, over; and answers of the last days. */
const staged: readonly Staged[] = [
  ['client.lead', 25],
  ['client.lead', 210],
  ['client.lead', 437],
  ['client.lead', 590],
  ['client.lead', 640, { ago: 300, decision: 'approved' }],
  ['client.lead', 900, { ago: 460, decision: 'declined' }],
  ['manager', 70],
  ['manager', 320],
  ['manager', 446],
  ['manager', 760],
  ['manager', 330, { ago: 35, decision: 'approved' }],
  ['manager', 700, { ago: 120, decision: 'declined' }],
]

/** Working minutes from the arrival to the first answer, and from there to the question. */
const [answered_after, asked_after] = [14, 40]

/** Requests that wait for a yes or have just got an answer, in the hands of the first line. */
export function stagedApprovals(world: World, chance: Chance): Draft[] {
  const people = [...world.people.values()]
  const lead = people.find(person => person.role === 'client.lead')!
  const persona = people.find(person => person.role === 'requester')!
  const agent = people.find(person => person.role === 'agent')!
  const asking = people.filter(person => person.client_id !== null && person !== lead)
  return staged.map(([role, asked_ago, answered], nth): Draft => {
    const of =
      role === 'manager'
        ? asking.filter(one => one.manager_id)
        : asking.filter(one => one.client_id === lead.client_id)
    const requester = nth === 1 ? persona : chance.weighted(of, person => person.asks)
    const approver = role === 'manager' ? world.people.get(requester.manager_id!)! : lead
    const scenarios = (requester.language === 'ru' ? SCENARIOS_RU : SCENARIOS_EN).filter(needsApproval)
    return {
      at_ms: minutesAgo(world, asked_ago + asked_after + answered_after),
      requester,
      scenario: chance.weighted(scenarios, one => one.weight),
      channel: 'email',
      answered_after,
      taker: nth % 3 === 2 ? world.crew.pick(world.crew.first_line, chance) : agent,
      ending: 'working',
      approval: { approver, asked_ago, answered },
    }
  })
}
