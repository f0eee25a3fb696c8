// Brings a database to the newest shape: numbered SQL files, forward only, each in its own transaction, by one process at a time.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { StartError } from './start-error.ts'

const folder = path.join(import.meta.dirname, '../../db/migrations')
const lock = 1_857_001

/** Applies what is missing and answers the names applied. Throws when an applied file has been changed since. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, application_name: 'okno migrate' })
  pool.on('error', () => {})
  pool.on('connect', one => one.on('error', () => {}))
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(
      `create table if not exists public.okno_migration
         (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from public.okno_migration',
    )
    const applied = new Map(rows.map(row => [row.name, row.sha256]))
    const fresh: string[] = []
    for (const name of (await readdir(folder)).filter(file => file.endsWith('.sql')).sort()) {
      const text = await readFile(path.join(folder, name), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      const known = applied.get(name)
      if (known && known !== sha256)
        throw new StartError({
          ru: `Файл ${name} изменился после того, как был применён к этой базе данных. Верните его прежний вид; изменения идут новым файлом.`,
          en: `${name} was changed after it had been applied to this database. Put it back as it was; changes go into a new file.`,
        })
      if (known) continue
      await client.query('begin')
      await client.query(text)
      await client.query('insert into public.okno_migration (name, sha256) values ($1, $2)', [name, sha256])
      await client.query('commit')
      fresh.push(name)
    }
    await runMigrations({ pgPool: pool, noPreparedStatements: true, logger: undefined })
    return fresh
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release(true)
    await pool.end()
  }
}
