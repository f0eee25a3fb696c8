// The checks that other programs do say what those programs say, by file and line.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { staleFiles, writeFiles } from '../../generate/stale.ts'
import { formatProblems, typeProblems, unusedProblems } from '../programs.ts'
import { inTree } from './tree.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const own = (file: string) => readFile(path.join(root, file), 'utf8')

it('Biome finds what is not formatted and what is forbidden', async () => {
  const config = { ...JSON.parse(await own('biome.json')), vcs: { enabled: false } }
  const files = {
    'biome.json': JSON.stringify(config),
    'kernel/right.ts': `export const a = 'x'\n`,
    'kernel/bent.ts': `export const a = "x";\n`,
    'kernel/any.ts': `export const a = (b: any) => b\n`,
  }
  const found = await inTree(files, formatProblems)
  const named = found.map(problem => problem.file).filter(file => file.startsWith('kernel/'))
  expect(named.sort()).toEqual(['kernel/any.ts', 'kernel/bent.ts'])
  expect(found.find(problem => problem.file === 'kernel/any.ts')?.message).toContain('noExplicitAny')
})

it('TypeScript finds what does not fit', async () => {
  const files = {
    'tsconfig.json': JSON.stringify({
      compilerOptions: { strict: true, noEmit: true, types: [] },
      include: ['kernel'],
    }),
    'kernel/wrong.ts': `export const a = 1\nexport const b: string = a\n`,
  }
  expect(await inTree(files, typeProblems)).toEqual([
    {
      file: 'kernel/wrong.ts',
      line: 2,
      message: "TS2322: Type 'number' is not assignable to type 'string'.",
    },
  ])
})

it('knip finds what nobody uses', async () => {
  const files = {
    'package.json': JSON.stringify({ name: 'sample', type: 'module', dependencies: { zod: '4' } }),
    'knip.json': JSON.stringify({ entry: ['app/okno.ts'], project: ['{app,kernel}/**/*.ts'] }),
    'app/okno.ts': `import { used } from '../kernel/parts.ts'\nconsole.log(used)\n`,
    'kernel/parts.ts': 'export const used = 1\nexport const idle = 2\n',
    'kernel/alone.ts': 'export const alone = 1\n',
  }
  const found = await inTree(files, unusedProblems)
  expect(found.map(problem => problem.message).sort()).toEqual([
    'a package that nobody uses: zod',
    'exported and used by nobody else: idle',
    'nobody uses this file: kernel/alone.ts',
  ])
})

it('a program that cannot run has not passed', async () => {
  const found = await inTree({ 'tsconfig.json': '{ broken', 'kernel/a.ts': '' }, typeProblems)
  expect(found.length).toBeGreaterThan(0)
})

it('generated files are stale when they differ or are missing, until they are written', async () => {
  const wanted = new Map([
    ['docs/events.md', 'now\n'],
    ['docs/new.md', 'now\n'],
    ['docs/same.md', 'same\n'],
  ])
  await inTree({ 'docs/events.md': 'before\n', 'docs/same.md': 'same\n' }, async folder => {
    const stale = await staleFiles(folder, wanted)
    expect(stale).toEqual(['docs/events.md', 'docs/new.md'])
    await writeFiles(folder, wanted, stale)
    expect(await staleFiles(folder, wanted)).toEqual([])
  })
})
