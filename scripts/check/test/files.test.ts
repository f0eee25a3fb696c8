// The checks of documents, of the shape of files and of numbering find what is wrong and nothing else.
import { describe, expect, it } from 'vitest'
import { docsProblems } from '../docs.ts'
import { lockProblems, migrationProblems } from '../numbers.ts'
import { printed } from '../problem.ts'
import { projectFiles } from '../project-files.ts'
import { shapeProblems } from '../shape.ts'
import { inTree } from './tree.ts'

const manifest = JSON.stringify({
  scripts: { check: 'node check' },
  dependencies: { zod: '4' },
  devDependencies: { '@types/pg': '8' },
})
const sound = {
  'package.json': manifest,
  '.gitignore': 'node_modules\n/data/\n*.log\n',
  'docs/decisions/0001-packages.md': '- `zod`: shapes\n- `@types/*`: types of packages\n',
  'kernel/server/http.ts': '// HTTP.\n',
}

describe('documents', () => {
  const find = (files: Record<string, string>) =>
    inTree({ ...sound, ...files }, async root =>
      (await docsProblems(root, await projectFiles(root))).map(printed),
    )

  it('may name what exists, and places to fill in', async () => {
    const text =
      'See `kernel/server/http.ts`, `kernel/server/`, `modules/<domain>/contract.ts`, [records](docs/decisions/0001-packages.md) and `npm run -s check`.\n'
    expect(await find({ 'README.md': text })).toEqual([])
  })

  it('may not name files and commands that are gone', async () => {
    const text = 'Open `kernel/server/gone.ts`,\nread [this](docs/gone.md#top), run `npm run -s lint`.\n'
    expect(await find({ 'docs/how-to/add.md': text })).toEqual([
      'docs/how-to/add.md:1: kernel/server/gone.ts does not exist',
      'docs/how-to/add.md:2: docs/gone.md does not exist',
      'docs/how-to/add.md:2: there is no npm script lint',
    ])
  })

  it('stay short where they introduce a domain', async () => {
    const text = 'line\n'.repeat(41)
    expect(await find({ 'modules/catalogue/README.md': text })).toEqual([
      'modules/catalogue/README.md: 41 lines; 40 is the limit',
    ])
    expect(await find({ 'modules/catalogue/README.md': text.slice(5) })).toEqual([])
  })

  it('explain every package', async () => {
    expect(await find({ 'docs/decisions/0001-packages.md': '`@types/*`\n' })).toEqual([
      'package.json: zod stands in no record of docs/decisions',
    ])
  })
})

describe('files', () => {
  const find = (files: Record<string, string>) =>
    inTree(files, async root => (await shapeProblems(root, await projectFiles(root))).map(printed))

  it.each([
    ['modules/catalogue/index.ts', 'no barrels: import from the file that has it'],
    ['kernel/web/ui/index.tsx', 'no barrels: import from the file that has it'],
    ['kernel/utils/time.ts', '"utils" says nothing about what is inside'],
    ['kernel/server/helpers.ts', '"helpers" says nothing about what is inside'],
  ])('may not be called %s', async (file, message) => {
    expect(await find({ [file]: 'export const a = 1\n' })).toEqual([`${file}: ${message}`])
  })

  it('end at 400 lines, unless they are data, texts or generated', async () => {
    const text = '// line\n'.repeat(401)
    const long = { 'app/demo/data/a.ts': text, 'modules/a/text/en.ts': text, 'db/types.gen.ts': text }
    expect(await find({ ...long, 'kernel/a.ts': text, 'kernel/b.ts': text.slice(8) })).toEqual([
      'kernel/a.ts: 401 lines; 400 is the limit',
    ])
  })

  it('are found without those that are installed, built or kept', async () => {
    const files = { ...sound, 'data/x.ts': '', 'a.log': '', 'app/demo/data/x.ts': '' }
    expect(await inTree(files, projectFiles)).toEqual([
      '.gitignore',
      'app/demo/data/x.ts',
      'docs/decisions/0001-packages.md',
      'kernel/server/http.ts',
      'package.json',
    ])
  })
})

describe('numbers', () => {
  const find = (names: readonly string[]) =>
    migrationProblems(names.map(name => `db/migrations/${name}`)).map(printed)

  it('of migrations follow each other', () => {
    expect(find(['0001_kernel.sql', '0002_identity.sql'])).toEqual([])
    expect(find(['0001_kernel.sql', '0003_identity.sql'])).toEqual([
      'db/migrations/0003_identity.sql: the number 0002 is next',
    ])
    expect(find(['0001_kernel.sql', '0001_other.sql'])).toEqual([
      'db/migrations/0001_other.sql: the number 0002 is next',
    ])
    expect(find(['1_Kernel.sql'])).toEqual([
      'db/migrations/1_Kernel.sql: a migration is called 0001_what_it_brings.sql',
    ])
  })

  it('the lock file names no address', async () => {
    const lock = '{\n  "resolved": "https://example.org/zod.tgz",\n  "version": "4.0.0"\n}\n'
    const found = await inTree({ 'package-lock.json': lock }, lockProblems)
    expect(found.map(problem => problem.line)).toEqual([2])
  })
})
