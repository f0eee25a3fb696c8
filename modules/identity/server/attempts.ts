// Slowing down those who guess passwords: failures are counted in the database, so it holds whichever process is asked.
import { sql } from 'kysely'
import { openTransaction } from '#kernel/server/database.ts'
import type { Okno } from '#kernel/server/okno.ts'
import { tooManyAttempts } from '../contract.ts'
import { signInOf } from './auth.ts'

const window_minutes = 15
const most = { email: 5, ip_address: 30 } as const
const kept_hours = 24

export interface Attempt {
  readonly email: string
  readonly ip_address: string
  readonly at: Date
}

/**
 * Counts an attempt as failed before the password is looked at, so that a thousand at once cannot all pass; success takes
 * it back with `forgiveAttempts`. Refuses with `tooManyAttempts`; refused attempts are not counted, so a wait has an end.
 */
export async function countAttempt(okno: Okno, attempt: Attempt): Promise<void> {
  const transaction = await openTransaction(signInOf(okno).pool)
  try {
    await sql`select pg_advisory_xact_lock(hashtext(${`sign-in ${attempt.email}`}))`.execute(transaction.db)
    await sql`select pg_advisory_xact_lock(hashtext(${`sign-in ${attempt.ip_address}`}))`.execute(
      transaction.db,
    )
    const since = new Date(attempt.at.getTime() - window_minutes * 60_000)
    for (const by of ['email', 'ip_address'] as const) {
      const { failures, oldest } = await transaction.db
        .selectFrom('identity.failed_sign_in')
        .select(({ fn }) => [fn.countAll<number>().as('failures'), fn.min('at').as('oldest')])
        .where(by, '=', attempt[by])
        .where('at', '>', since)
        .executeTakeFirstOrThrow()
      if (failures >= most[by])
        throw tooManyAttempts({
          wait_minutes: Math.max(1, Math.ceil((oldest.getTime() - since.getTime()) / 60_000)),
        })
    }
    await transaction.db.insertInto('identity.failed_sign_in').values(attempt).execute()
  } catch (error) {
    await transaction.rollback()
    throw error
  }
  await transaction.commit()
}

/** Who knew the password starts anew. */
export async function forgiveAttempts(okno: Okno, email: string): Promise<void> {
  await signInOf(okno).db.deleteFrom('identity.failed_sign_in').where('email', '=', email).execute()
}

/** Removes what nobody counts any more: old failures and sessions that have ended. */
export async function forgetOld(okno: Okno): Promise<number> {
  const now = okno.clock.now()
  const { db } = signInOf(okno)
  await db
    .deleteFrom('identity.failed_sign_in')
    .where('at', '<', new Date(now.getTime() - kept_hours * 3_600_000))
    .execute()
  await db.deleteFrom('identity.session').where('expires_at', '<', now).execute()
  return 0
}
