// The report of ratings by team, service or agent, and an agent's own figures.
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { numberText } from '#modules/requests/server/face.ts'
import type { ratingEndpoints } from '../../contract.ts'
import { drawn, figuresOf, type Index, indexOf, loopOf, type Marks } from '../figures.ts'
import { period } from '../period.ts'
import { seesAgents } from '../policy.ts'
import * as sums from '../store/figures.ts'
import { readPolicy } from '../store/policy.ts'
import { countDropped } from '../store/presses.ts'

const my_days = 180
const most_comments = 50

export const reportActions: Pick<Actions<typeof ratingEndpoints>, 'reportRatings' | 'readMyRatings'> = {
  async reportRatings(ctx, { query: { by, kind, from, to } }) {
    if (by === 'agent' && !seesAgents(ctx.actor)) throw notAllowed({})
    const column = `${by}_id` as const
    const within = period(ctx, from, to)
    const wanted = { ...within, kind, by_agent: by === 'agent' }
    const [marks, loops, again, dropped, indexes] = await Promise.all([
      sums.countMarks(ctx, column, wanted),
      sums.countLoops(ctx, column, wanted),
      sums.countMarks(ctx, 'team_id', { ...within, kind: 'after_fix' }),
      countDropped(ctx, within),
      by === 'agent' ? agentIndexes(ctx, within) : new Map<string, Index | null>(),
    ])
    const groups = Map.groupBy(marks, mark => mark.id)
    const ids = [...groups.keys()].filter(id => id !== null)
    const titles = new Map(
      (ids.length === 0 ? [] : await sums.namesOf[column](ctx, ids)).map(({ id, title }) => [id, title]),
    )
    const row = (id: string | null, some: typeof marks, told: typeof loops) => ({
      id,
      title: id === null ? null : (titles.get(id) ?? null),
      ...figuresOf(countsOf(some)),
      index: (id !== null && indexes.get(id)) || null,
      loop: loopOf(sumOf(told, 'low'), sumOf(told, 'told')),
    })
    const items = [...groups].map(([id, some]) =>
      row(
        id,
        some,
        loops.filter(loop => loop.id === id),
      ),
    )
    return {
      ...within,
      all: row(null, marks, loops),
      items: items.sort((a, b) => b.count - a.count),
      dropped,
      after_fix: figuresOf(countsOf(again)),
    }
  },

  async readMyRatings(ctx, { query: { from, to } }) {
    const within = period(ctx, from, to, my_days)
    const [months, loop, themes, causes, comments, indexes, policy] = await Promise.all([
      sums.myMonths(ctx, within),
      sums.myLoop(ctx, within),
      sums.myThemes(ctx, within),
      sums.myCauses(ctx, within),
      sums.myComments(ctx, within, most_comments),
      agentIndexes(ctx, within),
      readPolicy(ctx),
    ])
    return {
      ...within,
      all: figuresOf(countsOf(months)),
      index: indexes.get(ctx.actor.id) ?? null,
      loop: loopOf(loop.low, loop.told),
      trend: [...Map.groupBy(months, one => one.month)].map(([month, some]) => ({
        month,
        ...figuresOf(countsOf(some)),
      })),
      themes,
      causes,
      comments: comments.map(({ number, person_name, rater_name, request_id, comment, ...rest }) => ({
        ...rest,
        comment: comment!,
        // A number names the person as well as a name does.
        number: policy.agents_see_names && number !== null ? numberText(number) : null,
        request_id: policy.agents_see_names ? request_id : null,
        person_name: policy.agents_see_names ? (person_name ?? rater_name) : null,
      })),
      names_shown: policy.agents_see_names,
    }
  },
}

/** The index of every agent with ratings in the period, against what is usual for the services of those ratings. */
async function agentIndexes(
  ctx: Context,
  within: { from: string; to: string },
): Promise<Map<string, Index | null>> {
  const rows = await sums.usualMarks(ctx, within)
  const all = rows.reduce(plus, none)
  if (all.count === 0) return new Map()
  const overall = all.sum / all.count
  const squares = rows.reduce((sum, row) => sum + row.squares, 0)
  const deviation = Math.sqrt(Math.max(0, squares / all.count - overall ** 2))
  const usual = new Map(
    [...Map.groupBy(rows, row => row.service)].map(([service, some]) => [
      service,
      drawn(some.reduce(plus, none), overall),
    ]),
  )
  return new Map(
    [...Map.groupBy(rows, row => row.agent_id)].flatMap(([agent, some]) => {
      if (agent === null) return []
      const marks = some.reduce(plus, none)
      const mix = some.reduce((sum, row) => sum + row.count * usual.get(row.service)!, 0) / marks.count
      return [[agent, indexOf(marks, mix, deviation)] as const]
    }),
  )
}

const none: Marks = { count: 0, sum: 0 }
const plus = (one: Marks, other: Marks): Marks => ({
  count: one.count + other.count,
  sum: one.sum + other.sum,
})

const sumOf = <K extends string>(rows: readonly Record<K, number>[], field: K): number =>
  rows.reduce((sum, row) => sum + row[field], 0)

function countsOf(marks: readonly { score: number; count: number }[]): number[] {
  const counts = [0, 0, 0, 0, 0]
  for (const { score, count } of marks) counts[score - 1]! += count
  return counts
}
