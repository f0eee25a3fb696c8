// What agents say of the demo's requests at the first look: whether all was there, how pressing it is, by when it will be done.
import { dueAfter } from '#modules/calendar/server/face.ts'
import { completenessCodes, type Degree, priorityOf } from '#modules/requests/contract.ts'
import { later } from './days.ts'
import type { DemoPerson } from './people.ts'
import { chanceOf } from './random.ts'
import type { Telling } from './world.ts'

/** Apart from the chance of the story, which goes on as if nobody had looked. */
const chanceFor = ({ plan }: Telling, salt: number) => chanceOf(plan.number * 8 + salt)

const incomplete_share = 0.08
const reasons = completenessCodes.filter(code => code !== 'complete')

/** The first look: completeness of what has to be complete, and a priority where it is not the usual one. */
export function lookAtFirst(telling: Telling, agent: DemoPerson, at_ms: number): void {
  const { plan, teller } = telling
  const chance = chanceFor(telling, 1)
  const { type } = plan.scenario
  if (type === 'service_request')
    teller.edit(at_ms, agent.id, {
      completeness: chance.happens(incomplete_share) ? chance.one(reasons) : 'complete',
    })
  const degrees = degreesOf(type, chance.next())
  if (degrees) teller.edit(at_ms + 10_000, agent.id, degrees)
}

/** Impact and urgency with what they come to, as the desk sets them; null: as usual. */
function degreesOf(type: string, chance: number) {
  const [most, high, low] = type === 'incident' ? [0.06, 0.24, 0.28] : [0.004, 0.03, 0.09]
  const pair: readonly [Degree, Degree] | null =
    chance < most ? [1, 1] : chance < high ? [2, 1] : chance < low ? [3, 2] : null
  return pair && { impact: pair[0], urgency: pair[1], priority: priorityOf(...pair) }
}

const promised_share = 0.35
const broken_share = 0.09

/** For work of days, now and then a date: the end of a working day that leaves time enough, mostly. */
export function promiseDate(telling: Telling, agent: DemoPerson, hours: number): void {
  const { world, plan, teller } = telling
  const { calendar } = world.promised
  const chance = chanceFor(telling, 2)
  if (hours < 16 || !chance.happens(promised_share)) return
  const at_ms = teller.last() + 40_000
  const share = chance.happens(broken_share) ? 0.7 : chance.between(1.25, 1.6)
  const by_ms = dueAfter(calendar, later(calendar, plan.at_ms, hours * 60 * share), { working_days: 0 })
  if (by_ms > at_ms && teller.tale.request.status !== 'resolved')
    teller.edit(at_ms, agent.id, { promised_at: new Date(by_ms) })
}
