// How much the browser may be made to load, and whether what was built keeps to it.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const built = join(dirname(fileURLToPath(new URL('.', import.meta.url))), 'dist/web')

/** Kilobytes after gzip. The first load is what the portal's first page needs before it can be used. */
const limits = { first_js_kb: 280, first_css_kb: 30, later_part_kb: 150 }

/** The screens that the first page of the portal loads besides the entry, as they stand in the build's manifest. */
const firstScreens: readonly string[] = ['../modules/requests/web/HomePage.tsx']

interface Part {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

export interface Measured {
  readonly name: string
  readonly size_kb: number
  readonly limit_kb: number
  readonly fits: boolean
}

/** Measures the built application; a row that does not fit fails the check. Throws when nothing was built. */
export async function checkBudgets(folder: string = built): Promise<readonly Measured[]> {
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Part
  >
  const entries = Object.keys(manifest).filter(key => manifest[key]!.isEntry)
  const first = closure(manifest, [...entries, ...firstScreens])
  const js = [...first].map(key => manifest[key]!.file)
  const css = [...new Set([...first].flatMap(key => manifest[key]!.css ?? []))]
  const later = Object.keys(manifest).filter(key => !first.has(key) && manifest[key]!.file.endsWith('.js'))
  const sizes = await Promise.all(
    later.map(async key => ({ key, size_kb: await weigh(folder, [manifest[key]!.file]) })),
  )
  const largest = sizes.reduce((a, b) => (b.size_kb > a.size_kb ? b : a), { key: 'none', size_kb: 0 })
  return [
    measured('scripts of the first load', await weigh(folder, js), limits.first_js_kb),
    measured('styles of the first load', await weigh(folder, css), limits.first_css_kb),
    measured(`largest later part (${largest.key})`, largest.size_kb, limits.later_part_kb),
  ]
}

const measured = (name: string, size_kb: number, limit_kb: number): Measured => ({
  name,
  size_kb,
  limit_kb,
  fits: size_kb <= limit_kb,
})

/** A part and all that it imports at once. */
function closure(manifest: Record<string, Part>, keys: readonly string[]): Set<string> {
  const seen = new Set<string>()
  const walk = (key: string) => {
    const part = manifest[key]
    if (!part) throw new Error(`${key} is not in what was built`)
    if (seen.has(key)) return
    seen.add(key)
    for (const imported of part.imports ?? []) walk(imported)
  }
  keys.forEach(walk)
  return seen
}

async function weigh(folder: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async file => gzipSync(await readFile(join(folder, file))).length),
  )
  return Math.round(sizes.reduce((a, b) => a + b, 0) / 102.4) / 10
}
