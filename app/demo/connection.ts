// A connection of its own for the long statements of the demo: no time limit, everything in one transaction.
import pg from 'pg'

/** Two seeds at once would both find an empty database. */
const lock = 1_857_002

/** Runs `fill` in one transaction: a process that is killed within leaves nothing behind. */
export async function inOneTransaction<T>(
  database_url: string,
  fill: (client: pg.Client) => Promise<T>,
): Promise<T> {
  return onConnection(database_url, async client => {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [lock])
    const result = await fill(client)
    await client.query('commit')
    return result
  })
}

/** A connection that is closed at the end, whatever happens. */
export async function onConnection<T>(
  database_url: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: database_url, application_name: 'okno seed' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('set timezone to UTC')
    return await use(client)
  } finally {
    await client.end()
  }
}
