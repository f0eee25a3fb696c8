// The story of one request: how it came, who took it, what was asked and answered, and how it ended.

import { askAndWait, tellPlanned, type Wait, waitFor } from './approving.ts'
import type { Team } from './crew.ts'
import { later } from './days.ts'
import { answersFor, fitting, questionsFor } from './matching.ts'
import { open } from './opening.ts'
import type { DemoPerson } from './people.ts'
import { phrases } from './phrases.ts'
import { lookAtFirst, promiseDate } from './pressing.ts'
import type { Chance } from './random.ts'
import { rate } from './rating.ts'
import { ask, chase, questionOrOwn, reopeningsFor, speak, takingWords, thirdPartyWords } from './speaking.ts'
import type { Teller } from './telling.ts'
import { filled, voicesOf } from './words.ts'
import type { Plan, Telling, World } from './world.ts'

/** Where a service promises no time of its own, the centre's general promise holds. */
const usual_promise_hours = 24

export function tellStory(world: World, plan: Plan, chance: Chance): Teller {
  const telling = open(world, plan, chance)
  const { teller } = telling
  const { scenario, requester } = plan
  const special = world.crew.teams.get(world.structure.services.get(scenario.service)!.team)!
  const first = world.crew.first_line
  const started = world.crew.teams.get(teamCode(world, teller.tale.request.team_id))!
  const spoken = plan.channel === 'phone' || plan.channel === 'counter'
  const at_once = spoken && started === first
  const agent =
    plan.taker ??
    (at_once ? world.people.get(teller.tale.request.reported_by)! : world.crew.pick(started, chance))
  const stays =
    plan.taker !== undefined ||
    started !== first ||
    special === first ||
    chance.happens(scenario.handling_minutes[0] < 10 ? 0.62 : 0.3)

  const delay = plan.answered_after ?? (at_once ? chance.between(1, 6) : answerDelay(plan, started, chance))
  if (chance.happens(0.014)) {
    const reason = chance.one(phrases[requester.language].withdrawals)
    teller.cancel(
      later(world.promised.calendar, plan.at_ms, delay * chance.between(0.3, 3)),
      requester.id,
      reason,
    )
  }
  if (delay > 90 && chance.happens(0.4)) chase(telling, delay * chance.between(0.5, 0.8))
  const taken = later(world.promised.calendar, plan.at_ms, delay * chance.between(0.15, 0.8))
  if (started === special || stays) {
    take(telling, agent, started, taken)
    work(telling, agent, delay, null)
  } else {
    take(telling, agent, started, taken)
    work(telling, agent, delay, special)
  }
  return teller
}

const teamCode = (world: World, id: string) =>
  [...world.structure.teams.values()].find(team => team.id === id)!.code

/** Working minutes to the first answer: mostly within the half hour, late now and then, and often in the bad week. */
function answerDelay(plan: Plan, team: Team, chance: Chance): number {
  const share = plan.bad_week ? 0.5 : 0.06 * team.lateness
  if (chance.happens(share))
    return plan.bad_week ? 34 + 260 * chance.next() ** 1.6 : 31 + 110 * chance.next() ** 2.4
  return 2 + 27 * chance.next() ** 1.6
}

/** Takes it, and says what it is about when the requester did not. */
function take(telling: Telling, agent: DemoPerson, team: Team, at_ms: number): void {
  const { world, plan, teller, chance } = telling
  if (teller.tale.request.assignee_id === null) teller.assign(at_ms, agent.id, team, agent.id)
  const service_id = world.structure.services.get(plan.scenario.service)!.id
  const { type } = plan.scenario
  if (teller.tale.request.service_id === null)
    teller.edit(at_ms + 20_000, agent.id, { service_id, ...(type === 'question' ? {} : { type }) })
  const tags = phrases[plan.requester.language].tags
  if (chance.happens(0.11)) teller.edit(at_ms + 45_000, agent.id, { tags: [chance.one(tags)] })
  lookAtFirst(telling, agent, at_ms + 50_000)
}

/** From the first answer to the end. `next`: the team that finishes what the first line took. */
function work(telling: Telling, taker: DemoPerson, delay: number, next: Team | null): void {
  const { world, plan, teller, chance } = telling
  const { calendar } = world.promised
  const { scenario } = plan
  const by_first_line = next === null && teller.tale.request.team_id === world.crew.first_line.id
  const may_last = !by_first_line && mayLast(telling)
  const own_hours = workingHours(telling, by_first_line, chance)
  // Others are waited for: banks, vendors, those who have to agree. The centre's own time stands meanwhile.
  const outside_hours = may_last && chance.happens(0.6) ? chance.between(14, 120) : 0
  const approval = may_last ? waitFor(telling) : null
  const awaited_hours = approval?.hours ?? outside_hours
  const hours = own_hours + awaited_hours
  const first_ms = later(calendar, plan.at_ms, delay)
  const question =
    plan.ending === 'waiting'
      ? questionOrOwn(telling)
      : plan.ending !== 'working' && chance.happens(0.55)
        ? questionsFor(scenario, telling.text)
        : []
  let agent = taker
  if (
    next === null &&
    question.length === 0 &&
    (hours * 60 <= delay + 30 || chance.happens(0.42)) &&
    plan.ending === undefined
  ) {
    finishWith(telling, agent, first_ms)
    afterwards(telling, agent)
    return
  }
  if (question.length > 0 && next === null) ask(telling, agent, first_ms, chance.one(question))
  else speak(telling, agent, first_ms, takingWords(telling, next !== null))
  if (next !== null) {
    agent = world.crew.pick(next, chance)
    handOver(telling, taker, agent, next)
    if (question.length > 0)
      ask(telling, agent, later(calendar, teller.last(), chance.between(8, 60)), chance.one(question))
  }
  if (plan.approval) {
    tellPlanned(telling, agent, plan.approval)
    return
  }
  if (may_last) promiseDate(telling, agent, hours)
  if (plan.ending === 'waiting' || plan.ending === 'working' || teller.isOver()) return
  if (teller.tale.request.status !== 'resolved')
    meanwhile(telling, agent, { own_hours, awaited_hours, approval })
  const end_ms = Math.max(
    later(calendar, plan.at_ms, hours * 60),
    later(calendar, teller.last(), chance.between(6, 50)),
  )
  finishWith(telling, agent, end_ms)
  afterwards(telling, agent)
}

/** Work that goes through approvals and other hands may take days; questions, and what has a date before then, may not. */
function mayLast({ plan, text, said }: Telling): boolean {
  if (plan.scenario.type === 'question' || plan.scenario.type === 'thanks') return false
  if (/срочно|сегодня|завтра|горят|urgent|today|tomorrow|right now/i.test(said)) return false
  return ![said, ...answersFor(plan.scenario, text)].some(words => words.includes('{date_soon}'))
}

/** Working hours of the centre to the result: mostly within what the service promises, beyond it now and then. */
function workingHours({ world, plan }: Telling, by_first_line: boolean, chance: Chance): number {
  const { scenario, bad_week } = plan
  const promised = world.structure.services.get(scenario.service)!.resolution_hours ?? usual_promise_hours
  const [least, most] = scenario.hours_to_resolve
  const hours = (least + (most - least) * chance.next() ** 1.3) * (bad_week ? 1.4 : 1)
  const late_share = bad_week ? 0.3 : by_first_line ? 0.02 : 0.07
  return chance.happens(late_share)
    ? promised * (1.05 + 0.9 * chance.next() ** 2)
    : Math.min(hours, promised * chance.between(0.3, 0.85))
}

function handOver(telling: Telling, from: DemoPerson, to: DemoPerson, team: Team): void {
  const { world, plan, teller, chance, values } = telling
  const { calendar } = world.promised
  const { language } = plan.requester
  const at_ms = later(calendar, teller.last(), chance.between(1, 12))
  if (chance.happens(0.6)) {
    const text = chance.one(voicesOf(language).handovers).replace('{team}', team.name[language])
    teller.note(at_ms - 20_000, from.id, filled(text, from, values))
  }
  teller.assign(at_ms, from.id, team, null)
  teller.assign(later(calendar, at_ms, 4 + 150 * chance.next() ** 2), to.id, team, to.id)
}

/** What goes on between the first answer and the last: notes, waiting for others, impatience, people who join. */
function meanwhile(
  telling: Telling,
  agent: DemoPerson,
  { own_hours, awaited_hours, approval }: { own_hours: number; awaited_hours: number; approval: Wait | null },
): void {
  const { world, plan, teller, chance, values, said } = telling
  const { calendar } = world.promised
  const { language } = plan.requester
  const hours = own_hours + awaited_hours
  const at = (share: number) =>
    Math.max(later(calendar, plan.at_ms, hours * 60 * share), teller.last() + 60_000)
  const own = fitting(plan.scenario.notes ?? [], said)
  if (chance.happens(own.length > 0 ? 0.45 : 0.12)) {
    const text = chance.one(own.length > 0 ? own : voicesOf(language).notes)
    teller.note(at(chance.between(0.2, 0.4)), agent.id, filled(text, agent, values))
  }
  if (teller.tale.request.status === 'waiting_requester') return
  if (approval) {
    const share = (own_hours / hours) * chance.between(0.3, 0.6)
    const asked_ms = at(share)
    askAndWait(telling, agent, approval, asked_ms, later(calendar, asked_ms, approval.hours * 60))
  } else if (awaited_hours > 0) {
    const share = (own_hours / hours) * chance.between(0.3, 0.6)
    speak(telling, agent, at(share), chance.one(thirdPartyWords(plan)), 'waiting_third_party')
    teller.setStatus(at(share + awaited_hours / hours), agent.id, 'open')
  } else if (hours > 10 && chance.happens(0.12)) {
    teller.setStatus(at(0.45), agent.id, 'scheduled')
    teller.setStatus(at(0.9), agent.id, 'open')
  } else if (hours > 9 && chance.happens(plan.bad_week ? 0.5 : 0.22)) {
    teller.inbound(at(0.6), filled(chance.one(voicesOf(language).chasers), plan.requester, values))
    speak(
      telling,
      agent,
      later(calendar, teller.last(), chance.between(5, 70)),
      chance.one(voicesOf(language).chaser_replies),
    )
  }
  const boss = plan.requester.manager_id
  if (boss && chance.happens(0.05))
    teller.follow(at(0.5), plan.requester.id, boss, plan.channel === 'email' ? 'copied' : 'watcher')
}

/** The answer that settles it; in one case of five the requester thanks before it is put away. */
function finishWith(telling: Telling, agent: DemoPerson, at_ms: number): void {
  const { world, plan, teller, chance, values, said } = telling
  const { calendar } = world.promised
  if (teller.tale.request.status === 'resolved') return
  const answer = chance.one(answersFor(plan.scenario, telling.text))
  if (!chance.happens(0.2) || plan.scenario.type === 'thanks') {
    speak(telling, agent, at_ms, answer, 'resolved')
    return
  }
  speak(telling, agent, at_ms, answer)
  const own = fitting(plan.scenario.thanks ?? [], `${said} ${answer}`)
  const thanks = chance.one(own.length > 0 ? own : voicesOf(plan.requester.language).thanks)
  teller.inbound(later(calendar, at_ms, 2 + 90 * chance.next() ** 2), filled(thanks, plan.requester, values))
  const end_ms = later(calendar, teller.last(), chance.between(1, 40))
  teller.resolve(end_ms, agent.id)
}

/** After the end: now and then it was not the end, and almost half say what they thought. */
function afterwards(telling: Telling, agent: DemoPerson): void {
  const { world, plan, teller, chance, values } = telling
  const { calendar } = world.promised
  const { language } = plan.requester
  if (plan.ending === undefined && plan.scenario.type !== 'thanks' && chance.happens(0.035)) {
    const again_ms = later(calendar, teller.last(), 30 + chance.between(0, 30 * 60))
    teller.inbound(again_ms, filled(chance.one(reopeningsFor(plan)), plan.requester, values))
    speak(
      telling,
      agent,
      later(calendar, again_ms, chance.between(15, 240)),
      chance.one(phrases[language].mended),
      'resolved',
    )
  }
  if (plan.ending === undefined) rate(telling)
}
