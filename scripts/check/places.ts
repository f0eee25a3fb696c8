// Which part of the house a file belongs to.

/** The part of a file: a domain or the kernel with one of its sides, or a folder that may use everything below it. */
export interface Place {
  readonly area: 'kernel' | 'module' | 'app' | 'db' | 'tools'
  /** The domain of a module. */
  readonly domain: string | null
  readonly side: 'contract' | 'server' | 'web' | 'text' | 'test' | 'other'
}

export function placeOf(file: string): Place {
  const parts = file.split('/')
  const [top, second] = parts
  if (top === 'modules' && parts.length > 2)
    return { area: 'module', domain: second!, side: sideOf(parts.slice(2)) }
  if (top === 'kernel') return { area: 'kernel', domain: null, side: sideOf(parts.slice(1)) }
  if (top === 'app') return { area: 'app', domain: null, side: isWebOfApp(file) ? 'web' : 'other' }
  if (top === 'db') return { area: 'db', domain: null, side: 'other' }
  return { area: 'tools', domain: null, side: 'other' }
}

const isWebOfApp = (file: string) => file === 'app/main.tsx' || file === 'app/screens.tsx'

function sideOf(parts: readonly string[]): Place['side'] {
  // A test stands beside what it tests, or in a folder `test` at any depth.
  if (parts.includes('test') || parts.at(-1)!.includes('.test.')) return 'test'
  const [first] = parts
  if (first === 'contract' || first === 'contract.ts') return 'contract'
  if (first === 'text') return 'text'
  if (first === 'server') return 'server'
  if (first === 'web') return parts[1] === 'text' ? 'text' : 'web'
  return 'other'
}

/** The files of a domain that others may import. */
export const doors = ['contract.ts', 'server/face.ts', 'web/parts.tsx']

/** A part of a contract is as public as the whole: pages that name a shape need not load all endpoints. */
export const isDoor = (file: string): boolean => {
  const inside = file.split('/').slice(2).join('/')
  return doors.includes(inside) || /^contract\/[^/]+\.ts$/.test(inside)
}

export type Arrows = Readonly<Record<string, readonly string[]>>
