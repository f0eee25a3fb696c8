// Where a benchmark lives: a database of its own with the settings of a real installation, and the demo company in it.
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { seedDemo, seedVolume } from '#app/demo/seed.ts'
import type { VolumeOptions } from '#app/demo/volume.ts'
import { modules, recognising } from '#app/modules.ts'
import { systemClock } from '#kernel/server/clock.ts'
import { type Config, readConfig } from '#kernel/server/config.ts'
import { inTransaction } from '#kernel/server/context.ts'
import { startEmbeddedDatabase } from '#kernel/server/embedded.ts'
import { makeLog } from '#kernel/server/log.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { bySystem, type Okno, openOkno } from '#kernel/server/okno.ts'
import { findAccountByEmail, makeApiKey } from '#modules/identity/server/face.ts'

/** Names the server to measure on; its user must be allowed to create databases. Without it an embedded one is started. */
const server_setting = 'OKNO_BENCH_DATABASE_URL'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export interface Place {
  readonly database_url: string
  readonly folder: string
  readonly config: Config
  /** The program on this database, for what benchmarks ask of it directly. It serves nothing. */
  readonly okno: Okno
  /** A connection of the plain driver, for floors. */
  readonly client: pg.Client
  close(): Promise<void>
}

/** A fresh place with the demo company. Everything is durable: fsync and synchronous_commit are as shipped. */
export async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(path.join(tmpdir(), 'okno-bench-'))
  // As root the database server is somebody else, who must be able to come in.
  await chmod(folder, 0o755)
  const server = await openServer(folder)
  const config = readConfig({ OKNO_DATA: folder, LOG_LEVEL: 'warn', OKNO_RATE_LIMIT: '100000000' })
  if (Array.isArray(config)) throw new Error(JSON.stringify(config))
  await migrate(server.database_url)
  const okno = openOkno({
    config,
    database_url: server.database_url,
    clock: systemClock,
    log: makeLog(config.LOG_LEVEL),
    modules,
    ...recognising,
  })
  const client = new pg.Client({ connectionString: server.database_url })
  client.on('error', () => {})
  await client.connect()
  const close = async () => {
    for (const signal of signals) process.off(signal, leave)
    await client.end()
    await okno.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  // Whoever breaks off must not be left with a database server that nobody uses.
  const leave = () => void close().finally(() => process.exit(1))
  for (const signal of signals) process.once(signal, leave)
  try {
    const quiet = { say: () => {} }
    await seedDemo(okno, server.database_url, quiet, { requesters: 400, agents: 60, requests: 300 })
  } catch (error) {
    await close()
    throw error
  }
  return { ...server, folder, config, okno, client, close }
}

/** Adds requests until there are so many. `all_open`: what is added is open and unanswered. */
export async function growTo(place: Place, requests: number, options: VolumeOptions = {}): Promise<void> {
  const { rows } = await place.client.query('select count(*)::int as count from requests.request')
  const missing = requests - rows[0].count
  if (missing > 0) await seedVolume(place.okno, place.database_url, missing, { say: () => {} }, options)
  await place.client.query(
    'vacuum (analyze) requests.request, requests.message, agreements.subject, agreements.clock, kernel.event',
  )
  await place.client.query('checkpoint')
}

/** The header by which a person of the demo calls. */
export async function keyOf(place: Place, email: string): Promise<string> {
  const { key } = await inTransaction(place.okno, bySystem(place.okno, 'bench'), async ctx => {
    const account = await findAccountByEmail(ctx, email)
    if (!account) throw new Error(`there is nobody with the address ${email}`)
    return makeApiKey(ctx, { account_id: account.id, name: 'bench' })
  })
  return `Bearer ${key}`
}

async function openServer(folder: string): Promise<{ database_url: string; stop(): Promise<void> }> {
  const named = process.env[server_setting]
  if (!named) {
    const server = await startEmbeddedDatabase({ folder: path.join(folder, 'postgres'), say: () => {} })
    return { database_url: server.url, stop: () => server.stop() }
  }
  const name = `okno_bench_${randomBytes(4).toString('hex')}`
  const own = new URL(named)
  own.pathname = `/${name}`
  await administer(named, `create database ${name}`)
  return { database_url: own.href, stop: () => administer(named, `drop database ${name} with (force)`) }
}

async function administer(url: string, command: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}
