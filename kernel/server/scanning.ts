// What the virus scanner said about contents of files: asked once for each content, before anybody can download it.
import { sql } from 'kysely'
import type { Database } from './database.ts'

type Asking = { readonly db: Database }

/** What waits for the scanner and what it found, for the page of health and metrics. */
export async function scannerFigures(asking: Asking) {
  const { rows } = await sql<{
    waiting: number
    oldest_at: Date | null
    said: string | null
    infected: number
    unscannable: number
  }>`
    select count(*) filter (where state = 'waiting')::int as waiting,
           min(asked_at) filter (where state = 'waiting') as oldest_at,
           (array_agg(said order by asked_at) filter (where state = 'waiting' and said is not null))[1] as said,
           count(*) filter (where state = 'infected')::int as infected,
           count(*) filter (where state = 'unscannable')::int as unscannable
    from kernel.scan where state in ('waiting', 'infected', 'unscannable')`.execute(asking.db)
  return rows[0]!
}

/** Since when the oldest content waits for the scanner and why, null when none does. */
export async function oldestUnscanned(
  asking: Asking,
): Promise<{ readonly since: Date; readonly said: string | null } | null> {
  const row = await asking.db
    .selectFrom('kernel.scan')
    .select(['asked_at', 'said'])
    .where('state', '=', 'waiting')
    .orderBy('asked_at')
    .limit(1)
    .executeTakeFirst()
  return row ? { since: row.asked_at, said: row.said } : null
}
