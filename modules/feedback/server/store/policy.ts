// The one row of settings of feedback.
import type { Context } from '#kernel/server/context.ts'
import type { Policy } from '../../contract.ts'

const columns = [
  ...(['ask_in_answers', 'agents_see_names', 'low_mark', 'contact_days', 'tell_days'] as const),
  ...(['presses_per_place', 'ranges', 'programs'] as const),
] as const

export const readPolicy = (ctx: Pick<Context, 'db'>): Promise<Policy> =>
  ctx.db.selectFrom('feedback.policy').select(columns).executeTakeFirstOrThrow()

export const writePolicy = (ctx: Context, policy: Policy): Promise<Policy> =>
  ctx.db
    .updateTable('feedback.policy')
    .set({ ...policy, changed_at: ctx.now })
    .returning(columns)
    .executeTakeFirstOrThrow()
