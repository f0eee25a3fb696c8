// Cuts that a measured thing itself knows and its clocks do not: who reads them joins the two, so it is done for these alone.
import { type RawBuilder, sql } from 'kysely'
import type { LocalText } from '#kernel/contract/shapes.ts'
import type { Context } from '#kernel/server/context.ts'
import { thingCuts } from '../../contract.ts'
import { choicesOf } from '../choices.ts'
import { unknown } from './names.ts'

export type ThingCut = (typeof thingCuts)[number]
/** What a reader asked for: an id or a code, or `none` for what has none. */
export type ThingsAsked = { readonly [C in ThingCut]?: string | undefined }

/** Of rows under the alias `subject`. What is owed beside requests is of no type that people know. */
const values: Readonly<Record<ThingCut, RawBuilder<string | null>>> = {
  priority: sql`subject.priority`,
  type: sql`case when subject.kind <> 'obligation' then subject.type end`,
  unit: sql`subject.unit_id::text`,
  region: sql`subject.region_id::text`,
}

export const isThingCut = (by: string): by is ThingCut => (thingCuts as readonly string[]).includes(by)

/** Whether things have to be looked at beside their clocks. */
export const needsThings = (by: string | null, asked: ThingsAsked): boolean =>
  (by !== null && isThingCut(by)) || thingCuts.some(cut => asked[cut] !== undefined)

export const cutOf = (by: ThingCut): RawBuilder<string | null> => values[by]

/** Those of the things that were asked for, as a condition. */
export function asAsked(asked: ThingsAsked): RawBuilder<boolean> {
  const conditions = thingCuts.flatMap(cut => {
    const wanted = asked[cut]
    if (wanted === undefined) return []
    return [
      wanted === 'none'
        ? sql<boolean>`(${values[cut]}) is null`
        : sql<boolean>`(${values[cut]}) = ${cut === 'unit' || cut === 'region' ? wanted.toLowerCase() : wanted}`,
    ]
  })
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** The names of what rows are told by; a priority is called by its code. */
export async function namesOfCut(
  ctx: Context,
  by: ThingCut,
  keys: readonly (string | null)[],
): Promise<(key: string | null) => LocalText | null> {
  const ids = keys.filter(key => key !== null)
  const found = by === 'priority' ? [] : await choicesOf(ctx, by, { ids })
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return key => {
    if (key === null) return null
    return by === 'priority' ? { ru: key, en: key } : (names.get(key) ?? unknown)
  }
}
