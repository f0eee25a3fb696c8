// The database: pools, one Kysely bound to each connection, and transactions that begin with their first statement and
// end together with their events, so that a use case of one statement costs two round trips.
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
} from 'kysely'
import pg from 'pg'
import type { DB } from '#db/types.gen.ts'

export type Database = Kysely<DB>

// bigint and numeric are counts and money well below 2^53 here; dates stay ISO text, instants become Date.
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1700, Number)
pg.types.setTypeParser(1082, String)

export interface Pools {
  /** For use cases that write. */
  readonly write: pg.Pool
  /** For reading: PostgreSQL itself refuses to write here, and a replica may stand behind it. */
  readonly read: pg.Pool
  end(): Promise<void>
}

export function openPools(url: string, connections: number, application: string): Pools {
  const options = (extra: string) => ({
    connectionString: url,
    application_name: application,
    options: `-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s -c timezone=UTC${extra}`,
    pipeline: true,
    keepAlive: true,
  })
  const write = new pg.Pool({ ...options(''), max: Math.ceil(connections * 0.6) })
  const read = new pg.Pool({
    ...options(' -c default_transaction_read_only=on'),
    max: Math.ceil(connections * 0.4),
  })
  // A connection that breaks while nothing is said on it, in the pool or out of it, would end the process if nobody listened.
  for (const pool of [write, read]) {
    pool.on('error', () => {})
    pool.on('connect', client => client.on('error', () => {}))
  }
  return { write, read, end: async () => void (await Promise.all([write.end(), read.end()])) }
}

/** A Kysely on one connection or pool; each statement is its own transaction. */
export function kyselyOn(client: pg.Pool | pg.PoolClient | pg.Client): Database {
  const known = bound.get(client)
  if (known) return known
  const database = new Kysely<DB>({ dialect: dialectOf(statement => send(client, statement)) })
  bound.set(client, database)
  return database
}

const bound = new WeakMap<object, Database>()

export interface OpenTransaction {
  readonly db: Database
  /** Sends a statement after which nothing is asked any more; the only one of its transaction needs no begin and no commit. */
  conclude<R>(last: RawBuilder<R>): Promise<readonly R[]>
  /** Sends what remains (`last`, e.g. the events) together with the commit. */
  commit(last?: CompiledQuery): Promise<void>
  rollback(): Promise<void>
}

/**
 * A transaction on a connection of the pool, which is taken with the first statement (an upload of an hour holds none) and
 * on which `begin` travels with that statement; a transaction that never spoke never begins. Exactly one of `commit` and
 * `rollback` must be called.
 */
export function openTransaction(pool: pg.Pool): OpenTransaction {
  let taken: Promise<pg.PoolClient> | undefined
  const take = async () => {
    const client = await pool.connect()
    client.query('begin').catch(() => {})
    return client
  }
  let concluded = false
  const speak = async (statement: CompiledQuery) => {
    if (concluded) throw new Error('the transaction was concluded, nothing may follow')
    taken ??= take()
    return send(await taken, statement)
  }
  const db = new Kysely<DB>({ dialect: dialectOf(speak) })
  return {
    db,
    async conclude<R>(last: RawBuilder<R>) {
      const statement = last.compile(db)
      if (taken) return (await speak(statement)).rows as R[]
      concluded = true
      return sendAlone(pool, statement) as Promise<R[]>
    },
    async commit(last) {
      if (last) taken ??= take()
      const client = await taken
      if (!client) return
      try {
        await Promise.all([last && send(client, last), client.query('commit')])
        client.release()
      } catch (error) {
        await client.query('rollback').catch(() => {})
        client.release(isConnectionLoss(error))
        throw error
      }
    },
    async rollback() {
      const client = await taken?.catch(() => undefined)
      if (!client) return
      try {
        await client.query('rollback')
        client.release()
      } catch {
        client.release(true)
      }
    },
  }
}

/** One statement on a connection of the pool, which outlives whatever the statement was refused for. */
async function sendAlone(pool: pg.Pool, statement: CompiledQuery): Promise<unknown[]> {
  const client = await pool.connect()
  try {
    const { rows } = await send(client, statement)
    client.release()
    return rows
  } catch (error) {
    client.release(isConnectionLoss(error))
    throw error
  }
}

/** Shut down, crashed, starting up, out of connections, broken off, not to be reached. */
const lossCodes = new Set([
  ...['57P01', '57P02', '57P03', '53300', '08006', '08003', '08001', '08000', '25P03'],
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND'],
])

/** Was the connection lost, so that the statement may be tried again on another one? */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return (
    lossCodes.has(code ?? '') ||
    /Connection terminated|not queryable|timeout expired|not currently accepting connections/.test(
      message ?? '',
    )
  )
}

/** Did a value not fit its type in the database? Contracts leave nothing of the kind through but what a cursor carries. */
export const isUnfitValue = (error: unknown): boolean =>
  ['22P02', '22007', '22008', '22003', '22021'].includes((error as { code?: string }).code ?? '')

/** The name of the violated constraint, when that is what the error is. */
export const violatedConstraint = (error: unknown): string | undefined => {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' || code === '23503' || code === '23514' || code === '23P01' ? constraint : undefined
}

/** Statements are prepared once per connection; their number is bounded so that no connection fills up. */
const names = new Map<string, string>()
const mostPrepared = 800

async function send(client: pg.Pool | pg.PoolClient | pg.Client, statement: CompiledQuery) {
  let name = names.get(statement.sql)
  if (!name && names.size < mostPrepared) {
    name = `s${names.size}`
    names.set(statement.sql, name)
  }
  const { command, rowCount, rows } = await client.query({
    text: statement.sql,
    values: statement.parameters as unknown[],
    ...(name ? { name } : {}),
  })
  const changed = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE'
  return { rows: rows ?? [], ...(changed ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
}

function dialectOf(speak: (statement: CompiledQuery) => Promise<QueryResult<unknown>>): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: <R>(statement: CompiledQuery) => speak(statement) as Promise<QueryResult<R>>,
    streamQuery: () => {
      throw new Error('streams are read by cursors of their own')
    },
  }
  const refuse = async () => {
    throw new Error('the kernel opens and closes transactions')
  }
  return {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: async () => connection,
      releaseConnection: async () => {},
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      destroy: async () => {},
    }),
  }
}

/** A statement of fixed text, for the hottest paths and the kernel itself. */
export const statement = (text: string, values: unknown[] = []): CompiledQuery =>
  CompiledQuery.raw(text, values)
