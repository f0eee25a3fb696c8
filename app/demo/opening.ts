// How a request comes in: what was written, under which subject, to whom it went, and who took it down.
import { subjectOf } from '#modules/requests/server/rules.ts'
import { subjectsFor } from './matching.ts'
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'
import { begin } from './telling.ts'
import { filled, requesterWords, slotValues } from './words.ts'
import type { Plan, Telling, World } from './world.ts'

/** Opens the story of a request. */
export function open(world: World, plan: Plan, chance: Chance): Telling {
  const { scenario, requester, channel } = plan
  const { language } = requester
  const values = slotValues(language, plan.at_ms, chance)
  values.set('name', requester.given)
  values.set('earlier', `R-${plan.earlier}`)
  const text = chance.whole(0, scenario.texts.length - 1)
  const said = scenario.texts[text]!
  const written = filled(requesterWords(said, { language, channel, chance }), requester, values)
  const service = world.structure.services.get(scenario.service)!
  const special = world.crew.teams.get(service.team)!
  const chosen = channel === 'portal' ? chance.happens(0.72) : channel !== 'email' && chance.happens(0.3)
  const plain = subjectOf(filled(said, requester, values))
  const titles = subjectsFor(scenario, text)
  const own = titles.length === 0 || (channel === 'portal' && chance.happens(0.6))
  const subject = own ? plain : filled(chance.one(titles), requester, values)
  const by =
    channel === 'phone' || channel === 'counter' ? world.crew.pick(world.crew.first_line, chance) : requester
  const teller = begin(world.promised, world.now_ms, chance, {
    at_ms: plan.at_ms,
    number: plan.number,
    type: chosen ? scenario.type : channel === 'portal' || channel === 'email' ? 'question' : scenario.type,
    subject,
    text: written,
    hidden_text: channel === 'email' && chance.happens(0.6) ? signature(requester) : null,
    requester,
    reported_by: by.id,
    service_id: chosen ? service.id : null,
    team: chosen ? special : world.crew.first_line,
    channel,
  })
  return { world, plan, chance, teller, text, said: `${said} ${subject}`, values }
}

const signature = (person: DemoPerson) =>
  `--\n${person.name}\n${person.position[person.language]}\n${person.phone.replace(/^\+7(\d{3})(\d{3})(\d{2})/, '+7 $1 $2-$3-')}`
