// The check of imports finds every way to reach where the map does not lead, and leaves the others alone.
import { describe, expect, it } from 'vitest'
import { boundaryProblems } from '../boundaries.ts'
import { printed } from '../problem.ts'
import { readSources } from '../sources.ts'
import { inTree, plainTsconfig } from './tree.ts'

const map = { identity: [], catalogue: ['identity'], requests: ['identity', 'catalogue'] }

/** A house in order: each breach below is one file more or otherwise. */
const sound: Record<string, string> = {
  'tsconfig.json': plainTsconfig,
  'kernel/contract/endpoint.ts': `import { z } from 'zod'\nexport const get = () => z\n`,
  'kernel/server/context.ts': `import { readFile } from 'node:fs/promises'\nexport type Context = typeof readFile\n`,
  'kernel/web/api.ts': `import { get } from '#kernel/contract/endpoint.ts'\nexport const api = get\n`,
  'modules/map.ts': `export const map = {}\n`,
  'modules/identity/contract.ts': `import { get } from '#kernel/contract/endpoint.ts'\nexport const contract = { get }\n`,
  'modules/identity/server/face.ts': `import { find } from './store.ts'\nexport const findAccount = find\n`,
  'modules/identity/server/store.ts': `import type { Context } from '#kernel/server/context.ts'\nexport const find = (ctx: Context) => ctx\n`,
  'modules/catalogue/contract.ts': `import { contract as identity } from '#modules/identity/contract.ts'\nexport const contract = { identity }\n`,
  'modules/catalogue/server/store.ts': `import { findAccount } from '#modules/identity/server/face.ts'\nexport const find = findAccount\n`,
  'modules/catalogue/web/parts.tsx': `import { api } from '#kernel/web/api.ts'\nexport const part = api\n`,
  'modules/catalogue/test/publish.test.ts': `import { startOkno } from '#app/testing.ts'\nexport const okno = startOkno\n`,
  'modules/requests/contract.ts': `export const contract = {}\n`,
  'modules/requests/web/screens.tsx': `import { part } from '#modules/catalogue/web/parts.tsx'\nexport const later = () => import('./Page.tsx')\nexport const screen = part\n`,
  'modules/requests/web/Page.tsx': `import { screen } from './screens.tsx'\nexport const page = screen\n`,
  'app/modules.ts': `import { find } from '#modules/catalogue/server/store.ts'\nexport const modules = [find]\n`,
  'app/testing.ts': `import { modules } from './modules.ts'\nexport const startOkno = () => modules\n`,
}

const findIn = (files: Record<string, string>, arrows: Record<string, readonly string[]> = map) =>
  inTree({ ...sound, ...files }, root => boundaryProblems(readSources(root), arrows).map(printed))

/** One file too many, and what is said of it behind its name. */
const breaches: readonly [title: string, file: string, source: string, said: string][] = [
  [
    'an import down the map',
    'modules/catalogue/server/actions.ts',
    `import { contract } from '#modules/requests/contract.ts'\nexport const c = contract\n`,
    '1: catalogue may not use requests (modules/map.ts)',
  ],
  [
    'an import past the doors',
    'modules/catalogue/server/actions.ts',
    `\nimport { find } from '#modules/identity/server/store.ts'\nexport const c = find\n`,
    '2: only contract.ts, server/face.ts, web/parts.tsx of identity are public',
  ],
  [
    'a relative path past the doors',
    'modules/catalogue/server/actions.ts',
    `export { find } from '../../identity/server/store.ts'\n`,
    '1: only contract.ts, server/face.ts, web/parts.tsx of identity are public',
  ],
  [
    'a type past the doors',
    'modules/catalogue/server/actions.ts',
    `export type F = import('#modules/identity/server/store.ts').find\n`,
    '1: only contract.ts, server/face.ts, web/parts.tsx of identity are public',
  ],
  [
    'import() down the map',
    'modules/identity/server/late.ts',
    `export const late = () => import('#modules/requests/contract.ts')\n`,
    '1: identity may not use requests (modules/map.ts)',
  ],
  [
    'import() of what only the run knows',
    'modules/identity/server/late.ts',
    `export const late = (name: string) => import('#modules/' + name + '/contract.ts')\n`,
    '1: import() must name its file in plain letters',
  ],
  [
    'a screen that loads the server',
    'modules/catalogue/web/Page.tsx',
    `import { find } from '../server/store.ts'\nexport const page = find\n`,
    '1: web must not load server code (modules/catalogue/server/store.ts)',
  ],
  [
    'a screen that loads the face of another domain',
    'modules/catalogue/web/Page.tsx',
    `import { findAccount } from '#modules/identity/server/face.ts'\nexport const page = findAccount\n`,
    '1: web must not load server code (modules/identity/server/face.ts)',
  ],
  [
    'a screen that needs Node',
    'modules/catalogue/web/Page.tsx',
    `import { readFile } from 'node:fs/promises'\nexport const page = readFile\n`,
    '1: node:fs/promises does not exist in a browser',
  ],
  [
    'a contract that loads the server',
    'modules/identity/contract/more.ts',
    `import { find } from '../server/store.ts'\nexport const more = find\n`,
    '1: contract may not load modules/identity/server/store.ts',
  ],
  [
    'a contract that loads a screen',
    'modules/identity/contract/more.ts',
    `import { api } from '#kernel/web/api.ts'\nexport const more = api\n`,
    '1: contract may not load kernel/web/api.ts',
  ],
  [
    'a kernel that knows a domain',
    'kernel/server/people.ts',
    `import { contract } from '#modules/identity/contract.ts'\nexport const people = contract\n`,
    '1: the kernel may not use identity',
  ],
  [
    'a kernel that knows the application',
    'kernel/server/people.ts',
    `import { modules } from '#app/modules.ts'\nexport const people = modules\n`,
    '1: the kernel may not use app/modules.ts',
  ],
  [
    'a domain that knows the application',
    'modules/identity/server/late.ts',
    `import { modules } from '#app/modules.ts'\nexport const late = modules\n`,
    '1: identity may not use app/modules.ts',
  ],
  [
    'a product that loads a test',
    'modules/catalogue/server/late.ts',
    `import { okno } from '../test/publish.test.ts'\nexport const late = okno\n`,
    '1: the product must not load tests (modules/catalogue/test/publish.test.ts)',
  ],
]

describe('the boundaries', () => {
  it('leave a house in order alone, with slots, later loading and the harness of tests', async () => {
    expect(await findIn({})).toEqual([])
  })

  it.each(breaches)('refuse %s', async (_, file, source, said) => {
    expect(await findIn({ [file]: source })).toEqual([`${file}:${said}`])
  })

  it('refuse a circle inside a domain', async () => {
    const files = {
      'modules/requests/server/a.ts': `import { b } from './b.ts'\nexport const a = b\n`,
      'modules/requests/server/b.ts': `import { c } from './c.ts'\nexport const b = c\n`,
      'modules/requests/server/c.ts': `import { a } from './a.ts'\nexport const c = a\n`,
    }
    expect(await findIn(files)).toEqual([
      'modules/requests/server/a.ts: imports itself through modules/requests/server/b.ts -> modules/requests/server/c.ts -> modules/requests/server/a.ts',
    ])
  })

  it('refuse a domain without a row', async () => {
    expect(await findIn({ 'modules/incidents/contract.ts': 'export const contract = {}\n' })).toEqual([
      'modules/incidents: incidents has no row in modules/map.ts',
    ])
  })

  it('refuse a row that names a later one, and a row without a folder', async () => {
    const twisted = {
      identity: ['catalogue'],
      catalogue: ['identity'],
      requests: ['identity', 'catalogue'],
      training: [],
    }
    expect(await findIn({}, twisted)).toEqual([
      'modules/map.ts: the row of identity names catalogue, which is not above it',
      'modules/map.ts: training has a row and no folder',
    ])
  })

  it('let types go in circles, which vanish when the program runs', async () => {
    const files = {
      'modules/requests/server/a.ts': `import type { B } from './b.ts'\nexport type A = B\n`,
      'modules/requests/server/b.ts': `import type { A } from './a.ts'\nexport type B = A\n`,
    }
    expect(await findIn(files)).toEqual([])
  })
})
