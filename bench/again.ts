// The floor of registering: PostgreSQL alone writes the rows that Okno has written, again and again, with new ids.

import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { isInstalled } from './load.ts'
import type { Place } from './place.ts'

type Row = Record<string, unknown>

/**
 * One statement, and so one transaction, that writes a request, its message, its clocks and its event with the values of a
 * request that was really registered. Ids are ordered in time where the server can make such (18 and newer), as ours are.
 */
export async function sqlOfRegistering(place: Place, request_id: string): Promise<string> {
  const { client } = place
  const one = async (query: string): Promise<Row> =>
    (await client.query(`select to_jsonb(found) as found from (${query}) as found`, [request_id])).rows[0]
      .found
  const [request, message, subject, event] = [
    await one('select * from requests.request where id = $1'),
    await one('select * from requests.message where request_id = $1'),
    await one('select * from agreements.subject where id = $1'),
    await one('select * from kernel.event where subject_id = $1'),
  ]
  const clocks: Row[] = (
    await client.query('select to_jsonb(clock) as found from agreements.clock where subject_id = $1', [
      request_id,
    ])
  ).rows.map(row => row.found)
  const payload = { ...(event.payload as Row), request_id: undefined, message_id: undefined }
  const { rows } = await client.query('show server_version_num')
  const newId = Number(rows[0].server_version_num) >= 180_000 ? 'uuidv7()' : 'gen_random_uuid()'
  const insert = (table: string, row: Row, made: Record<string, string>) => {
    const { number, is_open, due_order, search, xid, ...given } = row
    const kept = Object.entries(given).filter(
      ([column]) => !(column in made) && !(table === 'kernel.event' && column === 'id'),
    )
    const columns = [...Object.keys(made), ...kept.map(([column]) => column)]
    const values = [...Object.values(made), ...kept.map(([, value]) => literal(client, value))]
    return `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from made`
  }
  return `with made as materialized (select ${newId} as request_id, ${newId} as message_id, ${clocks.map((_, i) => `${newId} as clock_${i}, `).join('')}now() as at),
request as (${insert('requests.request', request, { id: 'request_id', created_at: 'at', updated_at: 'at' })}),
message as (${insert('requests.message', message, { id: 'message_id', request_id: 'request_id', created_at: 'at' })}),
subject as (${insert('agreements.subject', subject, { id: 'request_id', opened_at: 'at' })})${clocks
    .map(
      (clock, i) =>
        `,\nclock_${i}_made as (${insert('agreements.clock', clock, { id: `clock_${i}`, subject_id: 'request_id', started_at: 'at' })})`,
    )
    .join('')}
${insert('kernel.event', event, {
  subject_id: 'request_id',
  at: 'at',
  payload: `${literal(client, payload)}::jsonb || jsonb_build_object('request_id', request_id, 'message_id', message_id)`,
})}`
}

function literal(client: pg.Client, value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value) && value.length === 0) return `'{}'`
  // Over several lines, and by its code in text: pgbench takes a colon with a word behind it for a variable.
  if (typeof value === 'object') return client.escapeLiteral(JSON.stringify(value, null, 1))
  return typeof value === 'string'
    ? client.escapeLiteral(value).replace(/:(?=[a-z_])/gi, `'||chr(58)||'`)
    : String(value)
}

/** How many such transactions PostgreSQL does in a second: by pgbench where it is installed, otherwise by the driver. */
export async function perSecondAlone(
  place: Place,
  sql: string,
  { concurrency, seconds }: { concurrency: number; seconds: number },
): Promise<number> {
  if (!(await isInstalled('pgbench'))) return perSecondByDriver(place, sql, { concurrency, seconds })
  const script = path.join(place.folder, 'registering.sql')
  await writeFile(script, `${sql};\n`)
  const { stdout } = await promisify(execFile)('pgbench', [
    ...['--no-vacuum', '--protocol', 'prepared', '--file', script],
    ...['--client', String(concurrency), '--jobs', '1', '--time', String(seconds), place.database_url],
  ])
  return Number(/^tps = ([\d.]+)/m.exec(stdout)![1])
}

async function perSecondByDriver(
  place: Place,
  text: string,
  { concurrency, seconds }: { concurrency: number; seconds: number },
): Promise<number> {
  const pool = new pg.Pool({ connectionString: place.database_url, max: concurrency })
  try {
    const begun = performance.now()
    const until = begun + seconds * 1000
    let done = 0
    const registerAgain = async () => {
      while (performance.now() < until) {
        await pool.query({ name: 'registering', text })
        done += 1
      }
    }
    await Promise.all(Array.from({ length: concurrency }, registerAgain))
    return done / ((performance.now() - begun) / 1000)
  } finally {
    await pool.end()
  }
}
