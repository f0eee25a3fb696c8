// Which promises hold for a kind of thing, which others would, and why these and not those.
import { sql } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Applying } from '../contract.ts'
import { candidatesFor, metricOrder, rulebook, type TargetRule } from './rulebook.ts'
import { type Attributes, dimensions, ranked, weightOf } from './rules/scope.ts'

type Candidate = (typeof Applying)['_zod']['output']['items'][number]['candidates'][number]
type Because = Pick<Candidate, 'reason' | 'dimension'>

export async function applying(
  ctx: Context,
  asked: { readonly [D in Exclude<keyof Attributes, 'region'>]?: string | undefined },
) {
  const book = await rulebook(ctx.okno, ctx.db)
  const attributes: Attributes = {
    client: asked.client ?? null,
    unit: asked.unit ?? null,
    region: (asked.unit && book.regions.get(asked.unit)) ?? null,
    service: asked.service ?? null,
    department: asked.department ?? null,
    type: asked.type ?? null,
    priority: asked.priority ?? null,
  }
  const now = ctx.now.getTime()
  const lanes = [...candidatesFor(book, attributes, now, now + 1)].map(([lane, rules]) => ({
    lane,
    rules: ranked(rules),
  }))
  lanes.sort(
    (one, other) =>
      metricOrder(one.rules[0]!.metric) - metricOrder(other.rules[0]!.metric) ||
      (one.lane < other.lane ? -1 : 1),
  )
  const agreements = await named(
    ctx,
    lanes.flatMap(({ rules }) => rules.map(rule => rule.agreement_id)),
  )
  return {
    items: lanes.map(({ lane, rules }) => ({
      lane,
      metric: rules[0]!.metric,
      kind: rules[0]!.kind,
      candidates: rules.map((rule, i) => ({
        target_id: rule.target_id,
        agreement: agreements.get(rule.agreement_id)!,
        limit: rule.limit,
        scope: scopeShown(rule),
        holds: i === 0,
        ...(i > 0 ? lost(rule, rules[0]!) : rules[1] ? won(rule, rules[1]) : only),
      })),
    })),
  }
}

const only: Because = { reason: 'only', dimension: null }

const scopeShown = ({ scope }: TargetRule): Candidate['scope'] =>
  Object.fromEntries(
    dimensions.flatMap(dimension => (scope[dimension]?.length ? [[dimension, [...scope[dimension]]]] : [])),
  )

/** Why the first of the ranking goes before the second. */
function won(first: TargetRule, second: TargetRule): Because {
  if (weightOf(first.scope) !== weightOf(second.scope))
    return { reason: 'most_specific', dimension: deciding(first, second) }
  return { reason: first.valid_from === second.valid_from ? 'code' : 'later', dimension: null }
}

/** Why one goes after the first of the ranking. */
function lost(rule: TargetRule, first: TargetRule): Because {
  if (weightOf(rule.scope) !== weightOf(first.scope))
    return { reason: 'less_specific', dimension: deciding(first, rule) }
  return { reason: first.valid_from === rule.valid_from ? 'code' : 'earlier', dimension: null }
}

/** The most telling dimension that the first names and the other does not. */
const deciding = (first: TargetRule, other: TargetRule): string | null =>
  dimensions.find(dimension => first.scope[dimension]?.length && !other.scope[dimension]?.length) ?? null

async function named(ctx: Context, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; code: string; title: LocalText }>`
    select id, code, title from agreements.agreement where id = any(${[...new Set(ids)]}::uuid[])`.execute(
    ctx.db,
  )
  return new Map(rows.map(row => [row.id, row]))
}
