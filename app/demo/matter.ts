// What a person brings and by which way.
import { workingTimeBetween } from '#modules/calendar/server/face.ts'
import { SCENARIOS_EN, SCENARIOS_RU } from './data/scenarios/all.ts'
import type { Scenario } from './data/types.ts'
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'
import type { Draft, World } from './world.ts'

/** What it is about and by which channel; nobody answers the phone when the centre is closed. */
export function matter(
  world: World,
  requester: DemoPerson,
  at_ms: number,
  chance: Chance,
): Pick<Draft, 'requester' | 'scenario' | 'channel'> {
  const scenarios = requester.language === 'ru' ? SCENARIOS_RU : SCENARIOS_EN
  const scenario = chance.weighted(scenarios, one => one.weight * likelihood(requester, one))
  const open = workingTimeBetween(world.promised.calendar, at_ms, at_ms + 60_000) > 30
  const ways = open ? (['portal', 'email', 'phone', 'desk'] as const) : (['portal', 'email'] as const)
  const way = chance.weighted(ways, one => scenario.channel_weights[one])
  return { requester, scenario, channel: way === 'desk' ? 'counter' : way }
}

/** Who works with papers asks about suppliers, customers and payments; others have them on the table now and then. */
const offices = ['head_office', 'finance', 'procurement_side', 'sales', 'logistics', 'center']
const papers = /^(ACC|PRC|TRS|LEG)-/

const likelihood = (requester: DemoPerson, { service }: Scenario): number =>
  papers.test(service) && !offices.includes(requester.function) ? 0.3 : 1
