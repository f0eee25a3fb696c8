// Taking people out again who became known by something that is undone, and whom nothing else needs.
import { sql } from 'kysely'
import type { Context } from '#kernel/server/context.ts'
import { toldMoreOf } from '#kernel/server/events.ts'
import { removeAccount } from '#modules/identity/server/face.ts'
import { personAdded, personForgotten } from '../contract.ts'

/**
 * Of these people, those with whom nothing has happened since they became known: nobody changed them, they never signed in,
 * hold no role and are in no team. Whether requests or ratings name them, those domains know.
 */
export async function unusedPeople(ctx: Pick<Context, 'db'>, ids: readonly string[]): Promise<string[]> {
  const used = await toldMoreOf(ctx, ids, [personAdded.name])
  return ids.filter(id => !used.has(id))
}

/** Forgets those of these people whom nothing in any domain needs; answers who went. */
export async function forgetPeople(ctx: Context, ids: readonly string[]): Promise<string[]> {
  const gone: string[] = []
  for (const id of await unusedPeople(ctx, ids)) {
    if (!(await isNamedNowhere(ctx, id))) continue
    ctx.tell(personForgotten, { person_id: id })
    gone.push(id)
  }
  return gone
}

const still_named = '23503'

/** Whatever names a person refers to the row: the database says whether it may go. */
async function isNamedNowhere(ctx: Context, id: string): Promise<boolean> {
  await sql`savepoint forgetting`.execute(ctx.db)
  try {
    await removeAccount(ctx, id)
    await sql`release savepoint forgetting`.execute(ctx.db)
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== still_named) throw error
    await sql`rollback to savepoint forgetting`.execute(ctx.db)
    return false
  }
}
