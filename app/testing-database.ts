// Databases for tests and generators: a throw-away server, and copies of one migrated template on it.
import { randomBytes } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { kyselyOn } from '#kernel/server/database.ts'
import { processMark } from '#kernel/server/embedded/processes.ts'
import { startEmbeddedDatabase } from '#kernel/server/embedded.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { ensureDefaultRoles } from '#modules/identity/server/face.ts'

/** Names the server to test on; without it a throw-away one is started. Its user must be allowed to create databases. */
const server_setting = 'OKNO_TEST_DATABASE_URL'
/** Set for the test processes: the address of the template. */
const template_setting = 'OKNO_TEST_TEMPLATE_URL'

/** A server whose databases nobody will miss. */
export interface Throwaway {
  /** An empty database. */
  create(name: string): Promise<string>
  /** Drops what was created and stops the server if it was started here. */
  stop(): Promise<void>
}

/** Starts a PostgreSQL in a temporary folder that writes without waiting for the disk, or uses the one that is named. */
export async function openThrowaway(environment = process.env): Promise<Throwaway> {
  const named = environment[server_setting]
  const server = named ? { url: named, stop: async () => {} } : await startTemporary()
  const mark = named ? `_${randomBytes(4).toString('hex')}` : ''
  const created: string[] = []
  return {
    async create(name) {
      const database = `${name}${mark}`
      await administer(server.url, `create database ${database}`)
      created.push(database)
      return databaseAt(server.url, database)
    },
    async stop() {
      if (named) for (const database of created) await dropDatabase(server.url, database)
      await server.stop()
    },
  }
}

async function startTemporary(): Promise<{ url: string; stop(): Promise<void> }> {
  await removeAbandoned()
  const folder = await mkdtemp(path.join(tmpdir(), `${folder_name}${process.pid}-`))
  // Temporary folders are closed to others, and as root the server is somebody else.
  await chmod(folder, 0o755)
  const settle = atSuddenEnd(() => wipe(folder))
  try {
    const server = await startEmbeddedDatabase({ folder: path.join(folder, 'postgres'), say: () => {} })
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
      await administer(server.url, `alter system set ${setting} = off`)
    await administer(server.url, 'select pg_reload_conf()')
    return {
      url: server.url,
      stop: async () => {
        settle()
        await server.stop()
        await rm(folder, { recursive: true, force: true, maxRetries: 3 })
      },
    }
  } catch (error) {
    settle()
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Begins the name of a temporary folder; the number of the process that made it follows. */
const folder_name = 'okno-database-'

/** Takes away what processes that were killed have left behind. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = new RegExp(`^${folder_name}(\\d+)-`).exec(name)?.[1]
    if (maker && (await processMark(Number(maker))) === undefined) wipe(path.join(tmpdir(), name))
  }
}

/** Ends the server of a temporary folder without ceremony and removes the folder; all at once, because the process may be ending. */
function wipe(folder: string): void {
  for (let round = 0; round < 40 && existsSync(folder); round += 1) {
    // The server may go, and its files with it, between any two steps.
    try {
      for (const lock of globSync(path.join(folder, 'postgres/*/cluster/postmaster.pid')))
        process.kill(Number.parseInt(readFileSync(lock, 'utf8'), 10), 'SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
    }
    if (existsSync(folder)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  }
}

/** Has `clean` called when this process ends before its work does: by a signal, a fault, or because nobody reads what it says. */
function atSuddenEnd(clean: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const leave = (_: string, number: number) => process.exit(128 + number)
  for (const signal of signals) process.on(signal, leave)
  process.on('exit', clean)
  return () => {
    for (const signal of signals) process.off(signal, leave)
    process.off('exit', clean)
  }
}

/** Makes the template, migrated and with the shipped roles, and names it to this process and its children. */
export async function makeTemplate(server: Throwaway): Promise<void> {
  const url = await server.create('okno_template')
  await migrate(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await ensureDefaultRoles({ db: kyselyOn(client) })
  } finally {
    await client.end()
  }
  process.env[template_setting] = url
}

/** A copy of the template for one test file; `drop` it when the file is done. */
export async function cloneTemplate(): Promise<{ url: string; drop(): Promise<void> }> {
  const template = process.env[template_setting]
  if (!template)
    throw new Error(`${template_setting} is not set: run the tests by \`npm test\` or \`npx vitest\``)
  const name = `okno_test_${randomBytes(6).toString('hex')}`
  await administer(template, `create database ${name} template ${path.basename(new URL(template).pathname)}`)
  return { url: databaseAt(template, name), drop: () => dropDatabase(template, name) }
}

function databaseAt(url: string, name: string): string {
  const at = new URL(url)
  at.pathname = `/${name}`
  return at.href
}

const dropDatabase = (url: string, name: string) =>
  administer(url, `drop database if exists ${name} with (force)`)

/** Speaks from the database `postgres`: the template must have no guests while it is copied. */
async function administer(url: string, command: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseAt(url, 'postgres') })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}
