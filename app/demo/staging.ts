// What a visitor should find whatever the hour: requests about to be late, a few that are, and the personas' own matters.
import type { Span } from './days.ts'
import { matter } from './matter.ts'
import type { Chance } from './random.ts'
import { type Draft, minutesAgo, type World } from './world.ts'

/** Working minutes since arrival of requests that nobody has answered yet; the promise is half an hour. */
const unanswered = [1, 2, 4, 5, 7, 9, 11, 13, 16, 18, 20.5, 22, 24, 26, 27.5, 29, 33, 38, 47, 64, 95, 140]

/** Working minutes since arrival, minutes to the answer and ending of the requester persona's matters. */
const own: readonly (readonly [number, number | undefined, Draft['ending']])[] = [
  [6, undefined, undefined],
  [70, 12, undefined],
  [260, 14, 'waiting'],
  [900, 9, 'not_rated'],
  [1500, 22, 'not_rated'],
]

export function staged(world: World, span: Span, count: number, chance: Chance): Draft[] {
  const people = [...world.people.values()]
  const persona = people.find(person => person.role === 'requester')!
  const waiting = unanswered
    .slice(0, Math.max(3, Math.round((unanswered.length * count) / 6000)))
    .map((minutes): Draft => {
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
  const mine = own.map(([minutes, answered_after, ending]): Draft => {
    const at_ms = minutesAgo(world, minutes + chance.between(0, 0.9))
    return {
      at_ms,
      ...matter(world, persona, at_ms, chance),
      channel: 'portal',
      answered_after: answered_after ?? minutes + 15,
      ending,
    }
  })
  return [...waiting, ...mine]
}
