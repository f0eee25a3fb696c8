// Six months of requests: who asks what and when, each request's story, and those that turned out to be the same.

import type { Tale } from './beginning.ts'
import { arrivals, isBad, localMoment, type Span } from './days.ts'
import { matter } from './matter.ts'
import { type Chance, chanceOf } from './random.ts'
import { joinRepeats } from './repeats.ts'
import type { LinkRow, MergeRow } from './rows.ts'
import { staged } from './staging.ts'
import { tellStory } from './story.ts'
import type { Draft, Plan, World } from './world.ts'

export interface History {
  readonly tales: readonly Tale[]
  readonly merges: readonly MergeRow[]
  readonly links: readonly LinkRow[]
}

export const first_number = 100_001

const share_of_russian = 0.7

/** `count` requests up to now, in the order of their numbers. */
export function writeHistory(world: World, span: Span, count: number, chance: Chance): History {
  const live = staged(world, span, count, chance)
  const usual = arrivals(span, count - live.length, world.promised.calendar, chance).map(wall_ms =>
    draftAt(world, span, wall_ms, chance),
  )
  const drafts = [...usual, ...live].sort((a, b) => a.at_ms - b.at_ms)
  const tellers = drafts.map((draft, index) => {
    const number = first_number + index
    const plan: Plan = {
      ...draft,
      number,
      earlier: Math.max(first_number, number - chance.whole(15, 240)),
      bad_week: isBad(span, draft.at_ms),
    }
    return tellStory(world, plan, chanceOf(number))
  })
  const { merges, links } = joinRepeats(world, tellers, chance)
  return { tales: tellers.map(teller => teller.finish()), merges, links }
}

/** Somebody writes at the moment when his own clock shows `wall_ms`, or the same long before when that has not come yet. */
function draftAt(world: World, span: Span, wall_ms: number, chance: Chance): Draft {
  const language = chance.happens(share_of_russian) ? 'ru' : 'en'
  const people = [...world.people.values()].filter(person => person.language === language)
  const requester = chance.weighted(people, person => person.asks)
  const at_ms = localMoment(wall_ms, requester.time_zone)
  return {
    at_ms: at_ms < span.now_ms ? at_ms : span.now_ms - ((at_ms - span.now_ms) % 3_600_000),
    ...matter(world, requester, at_ms, chance),
  }
}
