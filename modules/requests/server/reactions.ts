// What requests do by themselves: close after the time to object, and tell that a promise on one was broken.
import { inTransaction } from '#kernel/server/context.ts'
import { on, type Periodic, type Reaction } from '#kernel/server/module.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { clockMissed } from '#modules/agreements/contract.ts'
import { promiseMissed, requestClosed } from '../contract.ts'
import { change } from './store/write.ts'

const most = 200

export const reactions: Reaction[] = [
  on(
    clockMissed,
    'tellBrokenPromise',
    async (ctx, { subject_id, metric, due_at }) =>
      ctx.tell(promiseMissed, { request_id: subject_id, metric, due_at }),
    ({ subject_kind, kind }) => subject_kind === 'request' && kind === 'sla',
  ),
]

export const periodic: Periodic[] = [
  {
    name: 'close_resolved_requests',
    every_seconds: 30,
    run: okno =>
      inTransaction(okno, bySystem(okno, 'close_resolved_requests'), async ctx => {
        const closing = await ctx.db
          .selectFrom('requests.request')
          .select('id')
          .where('status', '=', 'resolved')
          .where('closes_at', '<=', ctx.now)
          .orderBy('closes_at')
          .limit(most)
          .forUpdate()
          .skipLocked()
          .execute()
        for (const { id } of closing) {
          await change(ctx, id, { status: 'closed', closed_at: ctx.now, closes_at: null })
          ctx.tell(requestClosed, { request_id: id })
        }
        return closing.length
      }),
  },
]
