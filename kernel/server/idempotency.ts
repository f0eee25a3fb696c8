// The same Idempotency-Key by the same person gives the first answer again, also when both calls come at once.
import { createHash } from 'node:crypto'
import { keyReused } from '#kernel/contract/kernel.ts'
import type { Context } from './context.ts'
import { statement } from './database.ts'

interface Given {
  readonly status: number
  readonly answer: unknown
}

/**
 * Claims the key inside the caller's transaction. Null: go on, this is the first call. A second call waits here until
 * the first has committed; when the first was undone, the second becomes the first.
 */
export async function claimKey(
  ctx: Context,
  endpoint: string,
  key: string,
  body: unknown,
): Promise<Given | null> {
  const body_hash = createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest('base64')
  const claimed = await ctx.db.executeQuery(
    statement(
      `insert into kernel.idempotent_call (actor_id, endpoint, key, body_hash, created_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning key`,
      [ctx.actor.id, endpoint, key, body_hash, ctx.now],
    ),
  )
  if (claimed.rows.length > 0) return null
  const { rows } = await ctx.db.executeQuery<Given & { body_hash: string }>(
    statement(
      `select status, answer, body_hash from kernel.idempotent_call where actor_id = $1 and endpoint = $2 and key = $3`,
      [ctx.actor.id, endpoint, key],
    ),
  )
  const given = rows[0]
  if (!given || given.body_hash !== body_hash) throw keyReused({})
  return { status: given.status, answer: given.answer }
}

/** Keeps the answer beside the key, in the same transaction as what the call did. */
export const keepAnswer = (ctx: Context, endpoint: string, key: string, status: number, answer: unknown) =>
  ctx.db.executeQuery(
    statement(
      `update kernel.idempotent_call set status = $4, answer = $5 where actor_id = $1 and endpoint = $2 and key = $3`,
      [ctx.actor.id, endpoint, key, status, JSON.stringify(answer)],
    ),
  )
