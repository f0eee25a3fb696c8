// What the virus scanner said about contents of files: asked once for each content, before anybody can download it.
import { sql } from 'kysely'
import {
  type FileInfo,
  fileInfected,
  fileQuarantined,
  fileUnscannable,
  fileWaits,
} from '#kernel/contract/kernel.ts'
import { BrokenOff, scanBy, type Verdict } from './clamd.ts'
import { type Context, inTransaction } from './context.ts'
import { type Database, kyselyOn } from './database.ts'
import type { Periodic } from './module.ts'
import { bySystem, type Okno } from './okno.ts'

type Asking = { readonly db: Database }

interface Known {
  readonly state: string | null
  readonly signature: string | null
  readonly released_at: Date | null
}

/** Why a content cannot be downloaded now, null when it can. Without a scanner nothing waits for one. */
export function heldBy({ state, signature, released_at }: Known, scanning: boolean): FileInfo['held'] {
  if (released_at) return null
  if (state === 'infected' || state === 'unscannable') return { state, signature }
  return scanning && state !== 'clean' ? { state: 'waiting', signature: null } : null
}

/** Refuses what must not be downloaded now: `fileWaits`, `fileInfected`, `fileUnscannable`. */
export async function refuseHeld(ctx: Context, sha256: string): Promise<void> {
  const known = await ctx.db
    .selectFrom('kernel.scan')
    .select(['state', 'signature', 'released_at'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  const held = heldBy(
    known ?? { state: null, signature: null, released_at: null },
    ctx.okno.config.OKNO_CLAMD !== undefined,
  )
  if (held?.state === 'waiting') throw fileWaits({})
  if (held?.state === 'infected') throw fileInfected({ signature: held.signature ?? '' })
  if (held) throw fileUnscannable({})
}

const atOnce = 4

/** Scans what is due. When the scanner is away, files wait visibly and it is asked again soon. */
export const scanFiles: Periodic = {
  name: 'scan_files',
  every_seconds: 2,
  async run(okno) {
    const { OKNO_CLAMD: clamd } = okno.config
    if (!clamd) return 0
    const due = await kyselyOn(okno.pools.write)
      .selectFrom('kernel.scan')
      .select(['sha256', 'attempts'])
      .where('state', '=', 'waiting')
      .where('next_at', '<=', okno.clock.now())
      .orderBy('next_at')
      .orderBy('sha256')
      .limit(atOnce)
      .execute()
    const scanned = await Promise.all(due.map(one => scan(okno, clamd, one)))
    return scanned.filter(Boolean).length
  },
}

/** So often the scanner may break off at one content before that counts as unscannable. */
const mostBrokenOff = 5

/** Answers whether the scanner answered. */
async function scan(
  okno: Okno,
  clamd: string,
  { sha256, attempts }: { readonly sha256: string; readonly attempts: number },
): Promise<boolean> {
  let verdict: Verdict
  try {
    verdict = await scanBy(clamd, okno.files.read(sha256))
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    if (!(error instanceof BrokenOff) || attempts + 1 < mostBrokenOff) {
      okno.log.warn({ sha256, said }, 'a file could not be scanned and waits')
      okno.metrics.scans.inc({ result: 'away' })
      await keepFault(okno, sha256, said)
      return false
    }
    verdict = { state: 'unscannable', signature: null, said }
  }
  okno.metrics.scans.inc({ result: verdict.state })
  await inTransaction(okno, bySystem(okno, 'scan_files'), ctx => keepVerdict(ctx, sha256, verdict))
  return true
}

const longestWait_seconds = 60

async function keepFault(okno: Okno, sha256: string, said: string): Promise<void> {
  await okno.pools.write.query(
    `update kernel.scan set attempts = attempts + 1, said = $2, failing_since = coalesce(failing_since, $3),
       next_at = $3::timestamptz + make_interval(secs => least(5 * 2 ^ least(attempts, 10), $4))
     where sha256 = $1 and state = 'waiting'`,
    [sha256, said.slice(0, 500), okno.clock.now(), longestWait_seconds],
  )
}

async function keepVerdict(ctx: Context, sha256: string, { state, signature, said }: Verdict): Promise<void> {
  const kept = await ctx.db
    .updateTable('kernel.scan')
    .set({ state, signature, said, scanned_at: ctx.now, failing_since: null })
    .where('sha256', '=', sha256)
    .where('state', '=', 'waiting')
    .returning('sha256')
    .executeTakeFirst()
  if (!kept || state === 'clean') return
  const file = await ctx.db
    .selectFrom('kernel.file')
    .select(['id', 'name'])
    .where('sha256', '=', sha256)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  if (file) ctx.tell(fileQuarantined, { file_id: file.id, sha256, name: file.name, signature })
}

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
           count(*) filter (where state = 'infected' and released_at is null)::int as infected,
           count(*) filter (where state = 'unscannable' and released_at is null)::int as unscannable
    from kernel.scan where state in ('waiting', 'infected', 'unscannable')`.execute(asking.db)
  return rows[0]!
}

/** Since when the scanner gives no answer and why, null while it does. */
export async function oldestUnscanned(
  asking: Asking,
): Promise<{ readonly since: Date; readonly said: string | null } | null> {
  const row = await asking.db
    .selectFrom('kernel.scan')
    .select(['failing_since', 'said'])
    .where('state', '=', 'waiting')
    .where('failing_since', 'is not', null)
    .orderBy('failing_since')
    .limit(1)
    .executeTakeFirst()
  return row ? { since: row.failing_since!, said: row.said } : null
}
