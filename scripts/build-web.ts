// Builds the web application into dist/web when its sources are newer than what stands there.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Told } from '#kernel/server/start-error.ts'
import { checkBudgets } from './budgets.ts'

const root = dirname(fileURLToPath(new URL('.', import.meta.url)))
const target = join(root, 'dist/web')
const mark = '.inputs'

const inputs = [
  'app/index.html',
  'app/main.tsx',
  'app/screens.tsx',
  'app/public/**/*',
  'kernel/contract/**/*',
  'kernel/web/**/*',
  'modules/*/contract.ts',
  'modules/*/contract/**/*',
  'modules/*/text/**/*',
  'modules/*/web/**/*',
  'vite.config.ts',
  'package-lock.json',
]

/** Was anything built, from these sources or older ones? */
export const hasScreens = (): boolean => existsSync(join(target, mark))

/** Builds if needed; `say` hears what is being done. Answers whether anything was built. */
export async function buildWeb({ say }: { say: (line: Told) => void }): Promise<boolean> {
  const hash = await inputHash()
  const built = await readFile(join(target, mark), 'utf8').catch(() => null)
  if (built === hash) return false
  say({ ru: 'Собираю веб-приложение.', en: 'Building the web application.' })
  const { build } = await import('vite')
  // Beside the target and renamed at the end, so that a build that is killed leaves the old one in place.
  const fresh = `${target}.${process.pid}`
  try {
    await build({
      root: join(root, 'app'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: fresh },
    })
    await writeFile(join(fresh, mark), hash)
    await mkdir(dirname(target), { recursive: true })
    const old = `${target}.old.${process.pid}`
    if (existsSync(target)) await rename(target, old)
    await rename(fresh, target)
    await rm(old, { recursive: true, force: true })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
  return true
}

async function inputHash(): Promise<string> {
  const names: string[] = []
  for await (const entry of glob(inputs, { cwd: root, withFileTypes: true }))
    if (entry.isFile() && !entry.parentPath.includes('/test')) names.push(join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const name of names.sort())
    hash
      .update(name.slice(root.length))
      .update('\0')
      .update(await readFile(name))
      .update('\0')
  return hash.digest('hex')
}

if (import.meta.main) {
  const built = await buildWeb({ say: line => console.log(line.en) })
  if (!built) console.log('The web application is up to date.')
  for (const { name, size_kb, limit_kb } of await checkBudgets())
    console.log(`  ${name}: ${size_kb} KB gzip of ${limit_kb}`)
}
