// Circular imports: groups of files of which each needs another one loaded first.
import type { Source } from './sources.ts'

/** The circles among imports that run at loading time; each is a shortest one, told from its alphabetically first file. */
export function circles(sources: readonly Source[]): string[][] {
  const arrows = new Map(
    sources.map(source => [
      source.file,
      [
        ...new Set(
          source.imports.flatMap(one => (one.file && !one.type_only && !one.dynamic ? [one.file] : [])),
        ),
      ],
    ]),
  )
  return knots(arrows).map(knot => shortestCircle(arrows, knot))
}

/** Tarjan's strongly connected components, those that hold a circle. */
function knots(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const waiting = new Set<string>()
  const found: string[][] = []
  const visit = (file: string) => {
    index.set(file, index.size)
    low.set(file, index.get(file)!)
    stack.push(file)
    waiting.add(file)
    for (const next of arrows.get(file) ?? []) {
      if (!arrows.has(next)) continue
      if (!index.has(next)) {
        visit(next)
        low.set(file, Math.min(low.get(file)!, low.get(next)!))
      } else if (waiting.has(next)) low.set(file, Math.min(low.get(file)!, index.get(next)!))
    }
    if (low.get(file) !== index.get(file)) return
    const knot = stack.splice(stack.indexOf(file))
    for (const member of knot) waiting.delete(member)
    if (knot.length > 1 || arrows.get(file)!.includes(file)) found.push(knot.sort())
  }
  for (const file of [...arrows.keys()].sort()) if (!index.has(file)) visit(file)
  return found
}

/** Breadth first from the knot's first file back to itself. */
function shortestCircle(arrows: ReadonlyMap<string, readonly string[]>, knot: readonly string[]): string[] {
  const start = knot[0]!
  const came = new Map<string, string>()
  const queue = [start]
  for (const file of queue) {
    for (const next of arrows.get(file)!) {
      if (next === start) return pathBack(came, file)
      if (!knot.includes(next) || came.has(next)) continue
      came.set(next, file)
      queue.push(next)
    }
  }
  throw new Error(`no circle through ${start}`)
}

function pathBack(came: ReadonlyMap<string, string>, last: string): string[] {
  const circle = [last]
  for (let file = came.get(last); file !== undefined; file = came.get(file)) circle.unshift(file)
  return circle
}
