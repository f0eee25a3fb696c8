// API keys: how they look, how they are kept, and whom a key in a call stands for.
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { Okno } from '#kernel/server/okno.ts'
import type { Proof } from '#kernel/server/recognition.ts'

const form = /^okno_[A-Za-z0-9_-]{43}$/
const touched_every_ms = 5 * 60_000

export interface NewKey {
  readonly account_id: string
  readonly name: string
  /** What the key is limited to; null or absent: all that its person may do. */
  readonly permissions?: readonly string[] | null
  readonly expires_at?: Date | string | null
}

/** Makes a key: `okno_` and 256 random bits. Only its hash is kept, so this is the one moment at which it can be read. */
export async function makeApiKey(ctx: Pick<Context, 'db' | 'now'>, wanted: NewKey) {
  const key = `okno_${randomBytes(32).toString('base64url')}`
  const row = {
    id: newId(),
    account_id: wanted.account_id,
    name: wanted.name,
    secret_hash: hashOf(key),
    permissions: wanted.permissions ? [...wanted.permissions] : null,
    expires_at: wanted.expires_at ?? null,
    created_at: ctx.now,
  }
  await ctx.db.insertInto('identity.api_key').values(row).execute()
  return { id: row.id, key }
}

/** Whom a key stands for; null when there is no such key or its time is over. */
export async function proveByKey(okno: Okno, key: string): Promise<Proof | null> {
  if (!form.test(key)) return null
  const row = await okno.readDb
    .selectFrom('identity.api_key')
    .select(['id', 'account_id', 'permissions', 'expires_at', 'last_used_at'])
    .where('secret_hash', '=', hashOf(key))
    .executeTakeFirst()
  const now = okno.clock.now().getTime()
  if (!row || (row.expires_at && row.expires_at.getTime() <= now)) return null
  if (!row.last_used_at || row.last_used_at.getTime() < now - touched_every_ms)
    touch(okno, row.id, new Date(now))
  return { account_id: row.account_id, via: 'api-key', permissions: row.permissions }
}

/** Notes the use of a key beside the call; a lost note costs nothing. */
function touch(okno: Okno, id: string, now: Date): void {
  okno.pools.write
    .query('update identity.api_key set last_used_at = $2 where id = $1', [id, now])
    .catch(error => okno.log.warn({ err: error }, 'the use of a key was not noted'))
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()
