// What people of a story say to each other, step by step, and the words they choose for it.
import { later } from './days.ts'
import { questionsFor } from './matching.ts'
import type { DemoPerson } from './people.ts'
import { phrases } from './phrases.ts'
import { agentWords, filled, voicesOf } from './words.ts'
import type { Plan, Telling } from './world.ts'

/** The first answer to what takes longer: taken, or taken and passed on. */
export const takingWords = ({ plan, chance }: Telling, passes_on: boolean): string => {
  const { language } = plan.requester
  if (passes_on) return chance.one(phrases[language].passing)
  return chance.one(voicesOf(language).taking.filter(text => !/специалист|specialist/.test(text)))
}

/** A question of the scenario, or the one question that always fits. */
export const questionOrOwn = (telling: Telling) => {
  const found = questionsFor(telling.plan.scenario, telling.text)
  if (found.length > 0) return found
  return telling.plan.requester.language === 'ru'
    ? [
        {
          ask: '{name}, пришлите, пожалуйста, снимок экрана или скан документа: без него не видно, о чём речь.',
          reply: 'Прикладываю.',
        },
      ]
    : [
        {
          ask: '{name}, could you send a screenshot or a scan of the document? We cannot see what it is about without it.',
          reply: 'Attached.',
        },
      ]
}

export function speak(
  telling: Telling,
  agent: DemoPerson,
  at_ms: number,
  text: string,
  then?: 'waiting_requester' | 'waiting_third_party' | 'resolved',
): void {
  const { plan, teller, chance, values } = telling
  const { language } = plan.requester
  const greet = teller.tale.request.first_answered_at === null
  const settles = then === 'resolved'
  const words = agentWords(text, { language, channel: plan.channel, chance, greet, settles })
  teller.answer(at_ms, agent.id, filled(words, agent, values), then)
}

/** Asks back and waits: for the reply, or two weeks in vain. */
export function ask(
  telling: Telling,
  agent: DemoPerson,
  at_ms: number,
  question: { ask: string; reply: string },
): void {
  const { world, plan, teller, chance, values } = telling
  speak(telling, agent, at_ms, question.ask, 'waiting_requester')
  if (plan.ending === 'waiting') return
  if (chance.happens(0.1)) {
    const text = chance.one(phrases[plan.requester.language].no_reply)
    speak(
      telling,
      agent,
      later(world.promised.calendar, at_ms, 10 * 9 * 60 + chance.between(0, 200)),
      text,
      'resolved',
    )
    return
  }
  teller.inbound(
    later(world.promised.calendar, at_ms, 4 + 700 * chance.next() ** 2.6),
    filled(question.reply, plan.requester, values),
  )
}

/** A reminder before anybody has answered. */
export function chase({ world, plan, teller, chance, values }: Telling, minutes: number): void {
  const text = chance.one(voicesOf(plan.requester.language).chasers)
  teller.inbound(later(world.promised.calendar, plan.at_ms, minutes), filled(text, plan.requester, values))
}

/** Only what was broken can have worked for a day. */
export const reopeningsFor = ({ requester, scenario }: Plan): readonly string[] => {
  const { reopenings } = voicesOf(requester.language)
  return scenario.type === 'incident'
    ? reopenings
    : reopenings.filter(text => !/заработало|по-прежнему|worked|problem|nothing has changed/.test(text))
}

/** Whom one waits for depends on the matter: a bank, a software vendor, or anybody outside. */
export function thirdPartyWords({ requester, scenario }: Plan): readonly string[] {
  const { anybody, bank, vendor } = phrases[requester.language].third_party
  if (scenario.service.startsWith('IT-')) return vendor
  return /^(PAY-10[15]|TRS-)/.test(scenario.service) ? bank : anybody
}
