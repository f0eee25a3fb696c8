// The boundaries of modules/map.ts in imports: who may load whom, through which door, and never in a circle.
import { circles } from './circles.ts'
import { type Arrows, doors, isDoor, type Place, placeOf } from './places.ts'
import type { Problem } from './problem.ts'
import type { Import, Source } from './sources.ts'

/** Everything that `sources` import against the map. */
export function boundaryProblems(sources: readonly Source[], map: Arrows): Problem[] {
  return [
    ...mapProblems(sources, map),
    ...sources.flatMap(source => importProblems(source, map)),
    ...circles(sources).map(circle => ({
      file: circle[0]!,
      message: `imports itself through ${[...circle.slice(1), circle[0]].join(' -> ')}`,
    })),
  ]
}

/** A row names only rows above it; every domain has a row and a folder. */
export function mapProblems(sources: readonly Source[], map: Arrows): Problem[] {
  const file = 'modules/map.ts'
  const above = new Set<string>()
  const problems: Problem[] = []
  for (const [domain, row] of Object.entries(map)) {
    for (const used of row)
      if (!above.has(used))
        problems.push({ file, message: `the row of ${domain} names ${used}, which is not above it` })
    above.add(domain)
  }
  const folders = new Set(
    sources.map(source => placeOf(source.file).domain).filter(domain => domain !== null),
  )
  for (const domain of above)
    if (!folders.has(domain)) problems.push({ file, message: `${domain} has a row and no folder` })
  for (const domain of folders)
    if (!above.has(domain))
      problems.push({ file: `modules/${domain}`, message: `${domain} has no row in ${file}` })
  return problems
}

function importProblems(source: Source, map: Arrows): Problem[] {
  const from = placeOf(source.file)
  const guarded = from.area === 'kernel' || from.area === 'module' || from.area === 'app'
  const unreadable = guarded && from.side !== 'test' ? source.unreadable_imports : []
  return [
    ...unreadable.map(line => ({
      file: source.file,
      line,
      message: 'import() must name its file in plain letters',
    })),
    ...source.imports.flatMap(one =>
      complaints(from, one, map).map(message => ({ file: source.file, line: one.line, message })),
    ),
  ]
}

function complaints(from: Place, one: Import, map: Arrows): string[] {
  if (one.file === null) return packageComplaints(from, one.specifier)
  const to = placeOf(one.file)
  return [...arrowComplaints(from, to, one.file, map), ...sideComplaints(from, to, one.file)]
}

/** Who may use whom at all. */
function arrowComplaints(from: Place, to: Place, target: string, map: Arrows): string[] {
  if (from.area === 'app')
    return to.area === 'tools' && !target.startsWith('scripts/') ? [`app may not use ${target}`] : []
  if (from.area !== 'kernel' && from.area !== 'module') return []
  // Tests start the whole product through its harness.
  if (from.side === 'test' && /^app\/testing[\w-]*\.ts$/.test(target)) return []
  const own = from.area === 'kernel' ? 'the kernel' : from.domain!
  if (to.area === 'app' || to.area === 'tools') return [`${own} may not use ${target}`]
  if (target === 'modules/map.ts') return []
  if (to.area !== 'module') return []
  if (from.area === 'kernel') return [`the kernel may not use ${to.domain}`]
  if (to.domain === from.domain) return []
  if (!map[from.domain!]?.includes(to.domain!))
    return [`${from.domain} may not use ${to.domain} (modules/map.ts)`]
  if (!isDoor(target)) return [`only ${doors.join(', ')} of ${to.domain} are public`]
  return []
}

/** Which side may load which: contracts load contracts, the browser never loads the server. */
function sideComplaints(from: Place, to: Place, target: string): string[] {
  const serves = to.side === 'server' || (to.area === 'app' && to.side !== 'web') || to.area === 'tools'
  if (from.side === 'contract' || from.side === 'text')
    return to.side === from.side || to.side === 'contract' ? [] : [`${from.side} may not load ${target}`]
  if (from.side === 'web' && (serves || to.area === 'db'))
    return [`web must not load server code (${target})`]
  if (from.side === 'web' && to.side === 'test') return [`the product must not load tests (${target})`]
  if (from.side === 'server' && to.side === 'web') return [`the server must not load web code (${target})`]
  if (from.side === 'server' && to.side === 'test') return [`the product must not load tests (${target})`]
  return []
}

function packageComplaints(from: Place, specifier: string): string[] {
  const browser = from.side === 'web' || from.side === 'contract' || from.side === 'text'
  return browser && specifier.startsWith('node:') ? [`${specifier} does not exist in a browser`] : []
}
