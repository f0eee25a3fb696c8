// The list of checks, and how they run: together, sharing the sources and one migrated database.
import path from 'node:path'
import pg from 'pg'
import { openThrowaway } from '#app/testing-database.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { map } from '#modules/map.ts'
import { boundaryProblems } from './boundaries.ts'
import { bundleProblems } from './bundle.ts'
import { docsProblems } from './docs.ts'
import { freshProblems } from './fresh.ts'
import { lockProblems, migrationProblems } from './numbers.ts'
import type { Problem } from './problem.ts'
import { formatProblems, typeProblems, unusedProblems } from './programs.ts'
import { projectFiles } from './project-files.ts'
import { relationNames, relationProblems } from './relations.ts'
import { shapeProblems } from './shape.ts'
import { readSources, type Source } from './sources.ts'
import { tableNameProblems } from './table-names.ts'
import { textProblems } from './text-files.ts'

/** What checks share; each part is made when first asked for, once. */
interface Project {
  readonly root: string
  files(): Promise<string[]>
  sources(): Source[]
  /** The address of a migrated database. */
  database(): Promise<string>
  close(): Promise<void>
}

interface Check {
  readonly what: string
  readonly find: (project: Project) => Promise<Problem[]>
}

export const checks: Readonly<Record<string, Check>> = {
  format: { what: 'formatting and lint (Biome)', find: project => formatProblems(project.root) },
  types: { what: 'types (TypeScript)', find: project => typeProblems(project.root) },
  boundaries: {
    what: 'imports against modules/map.ts, circles',
    find: async project => boundaryProblems(project.sources(), map),
  },
  shape: {
    what: 'names and lengths of files',
    find: async project => shapeProblems(project.root, await project.files()),
  },
  sql: { what: 'foreign keys, views, functions and table names against modules/map.ts', find: sqlProblems },
  words: {
    what: 'texts in both languages, sentences of refusals',
    find: async project => textProblems(project.root, await project.files()),
  },
  docs: {
    what: 'files, commands and packages named in documents',
    find: async project => docsProblems(project.root, await project.files()),
  },
  unused: { what: 'code and packages nobody uses (knip)', find: project => unusedProblems(project.root) },
  fresh: {
    what: 'generated files are up to date',
    find: async project => freshProblems(project.root, await project.database()),
  },
  numbers: {
    what: 'migrations without gaps, a lock file without addresses',
    find: async project => [
      ...migrationProblems(await project.files()),
      ...(await lockProblems(project.root)),
    ],
  },
  bundle: { what: 'the web application builds and keeps to its budgets', find: () => bundleProblems() },
}

export const checkNames: readonly string[] = Object.keys(checks)

async function sqlProblems(project: Project): Promise<Problem[]> {
  const client = new pg.Client({ connectionString: await project.database() })
  await client.connect()
  try {
    const names = await relationNames(client)
    return [...(await relationProblems(client, map)), ...tableNameProblems(project.sources(), names, map)]
  } finally {
    await client.end()
  }
}

interface Outcome {
  readonly name: string
  readonly problems: readonly Problem[]
  readonly seconds: number
}

/** Runs the named checks side by side; `report` hears of each in the order of the names. */
export async function runChecks(names: readonly string[], report: (outcome: Outcome) => void): Promise<void> {
  const project = openProject(path.resolve(import.meta.dirname, '../..'))
  try {
    const running = names.map(name => runCheck(project, name))
    for (const outcome of running) report(await outcome)
  } finally {
    await project.close()
  }
}

/** A check that breaks off has found a problem: the one that broke it. */
async function runCheck(project: Project, name: string): Promise<Outcome> {
  const begun = performance.now()
  const problems = await checks[name]!.find(project).catch((error: Error) => [
    { file: `scripts/check (${name})`, message: error.stack ?? error.message },
  ])
  return { name, problems, seconds: (performance.now() - begun) / 1000 }
}

function openProject(root: string): Project {
  const database = once(openMigrated)
  return {
    root,
    files: once(() => projectFiles(root)).value,
    sources: once(() => readSources(root)).value,
    database: async () => (await database.value()).url,
    close: async () => {
      if (!database.made()) return
      const opened = await database.value().catch(() => undefined)
      await opened?.stop()
    },
  }
}

/** Makes a value when it is first asked for, and keeps it. */
function once<T>(make: () => T): { value: () => T; made: () => boolean } {
  let kept: { value: T } | undefined
  return {
    made: () => kept !== undefined,
    value: () => {
      kept ??= { value: make() }
      return kept.value
    },
  }
}

async function openMigrated(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await openThrowaway()
  try {
    const url = await server.create('okno_check')
    await migrate(url)
    return { url, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}
