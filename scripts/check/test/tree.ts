// Small projects in temporary folders, in which the tests of the checks seed their breaches.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../../..')

/** Runs `work` in a folder with these files and the packages of Okno; the folder is gone afterwards. */
export async function inTree<T>(
  files: Readonly<Record<string, string>>,
  work: (root: string) => Promise<T> | T,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'okno-check-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await writeFile(path.join(folder, name), text)
    }
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Enough for the parser; types of packages are not looked for. */
export const plainTsconfig = JSON.stringify({
  compilerOptions: {
    module: 'nodenext',
    allowImportingTsExtensions: true,
    noEmit: true,
    noLib: true,
    jsx: 'react-jsx',
  },
  include: ['app', 'kernel', 'modules', 'db', 'e2e', 'bench', 'scripts'],
})
