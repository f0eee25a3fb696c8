// What a visitor should find whatever the hour: requests about to be late, a few that are, and the personas' own matters.
import { stagedApprovals } from './approving.ts'
import type { Span } from './days.ts'
import { matter } from './matter.ts'
import type { DemoPerson } from './people.ts'
import type { Chance } from './random.ts'
import { type Draft, minutesAgo, type World } from './world.ts'

/** Working minutes since arrival of requests that nobody has answered yet; the promise is half an hour. */
const unanswered = [1, 2, 4, 5, 7, 9, 11, 13, 16, 18, 20.5, 22, 24, 26, 27.5, 29, 33, 38, 47, 64, 95, 140]

type Matter = readonly [since_minutes: number, answer_minutes: number | undefined, ending: Draft['ending']]

/** The requester persona's matters. */
const asked: readonly Matter[] = [
  [6, undefined, undefined],
  [70, 12, 'working'],
  [260, 14, 'waiting'],
  [900, 9, 'not_rated'],
  [1500, 22, 'not_rated'],
]

/** What the agent persona has in hand. */
const taken: readonly Matter[] = [
  [17, undefined, undefined],
  [35, 8, 'working'],
  [95, 15, 'working'],
  [180, 11, 'waiting'],
  [320, 26, 'working'],
  [430, 6, 'waiting'],
  [640, 41, 'working'],
]

export function staged(world: World, span: Span, count: number, chance: Chance): Draft[] {
  const people = [...world.people.values()]
  const persona = people.find(person => person.role === 'requester')!
  const waiting = spread(unanswered, Math.round((unanswered.length * count) / 6000)).map((minutes): Draft => {
    const at_ms = Math.min(minutesAgo(world, minutes + chance.between(0, 0.9)), span.now_ms - 1000)
    const requester = chance.weighted(people, person => person.asks)
    const { scenario } = matter(world, requester, at_ms, chance)
    return {
      at_ms,
      requester,
      scenario,
      channel: chance.happens(0.6) ? 'portal' : 'email',
      answered_after: minutes + chance.between(4, 30),
    }
  })
  const draft = (
    [minutes, answer_minutes, ending]: Matter,
    requester: DemoPerson,
    taker?: DemoPerson,
  ): Draft => {
    const at_ms = minutesAgo(world, minutes + chance.between(0, 0.9))
    const { scenario } = matter(world, requester, at_ms, chance)
    const channel = taker ? 'email' : 'portal'
    return {
      at_ms,
      requester,
      scenario,
      channel,
      answered_after: answer_minutes ?? minutes + 15,
      taker,
      ending,
    }
  }
  const agent = people.find(person => person.role === 'agent')
  const mine = asked.map(one => draft(one, persona))
  const hers = taken.map(one =>
    draft(
      one,
      chance.weighted(people, person => person.asks),
      agent,
    ),
  )
  return [...waiting, ...mine, ...hers, ...stagedApprovals(world, chance)]
}

/** So many of these, at least four, from the whole of the list. */
function spread(all: readonly number[], wanted: number): number[] {
  const many = Math.min(all.length, Math.max(4, wanted))
  return Array.from({ length: many }, (_, index) => all[Math.round((index * (all.length - 1)) / (many - 1))]!)
}
