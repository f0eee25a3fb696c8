// The boundaries of modules/map.ts in SQL that is written in TypeScript: which tables the strings of a domain name.
import { type Arrows, placeOf } from './places.ts'
import type { Problem } from './problem.ts'
import { namesIn } from './relations.ts'
import type { Source } from './sources.ts'

/** Strings that name tables which are not theirs to name. `names` are all tables and views there are. */
export function tableNameProblems(
  sources: readonly Source[],
  names: ReadonlySet<string>,
  map: Arrows,
): Problem[] {
  return sources.flatMap(({ file, strings }) => {
    const { area, domain, side } = placeOf(file)
    if (area !== 'kernel' && area !== 'module') return []
    // Tests arrange what they need and look at what became of it, wherever it is kept.
    if (side === 'test') return []
    const home = domain ?? 'kernel'
    return strings.flatMap(({ text, line }) =>
      namesIn(text, names).flatMap(({ schema, relation, at }) => {
        if (schema === home) return []
        const published = relation.endsWith('_view') && map[home]?.includes(schema)
        if (published) return []
        const message = `${schema}.${relation} belongs to ${schema}`
        return [{ file, line: line + text.slice(0, at).split('\n').length - 1, message }]
      }),
    )
  })
}
