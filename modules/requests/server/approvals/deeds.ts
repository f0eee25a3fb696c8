// What happens to the approvals of a held request: one is decided, all are dropped, and whom the request waits for then.
import type { Context } from '#kernel/server/context.ts'
import { approvalWithdrawn, type RequestStatus, statusChanged, type verdicts } from '../../contract.ts'
import type { RequestRow } from '../store/find.ts'
import * as store from './store.ts'

export interface Decided {
  readonly decision: (typeof verdicts)[number]
  readonly comment?: string | undefined
}

/** Tells that the ball is elsewhere now; a third party that was asked to approve is told apart from others. */
export async function tellStatus(ctx: Context, request: RequestRow, to: RequestStatus): Promise<void> {
  const approving = to === 'waiting_third_party' && (await store.waitingFor(ctx, request.id)).length > 0
  ctx.tell(statusChanged, {
    request_id: request.id,
    from: request.status,
    to,
    ...(approving ? { awaits: 'approver' as const } : {}),
  })
}

/** Nobody needs to answer any more: the request has ended. To be called before its end is told. */
export async function dropApprovals(ctx: Context, request: RequestRow): Promise<void> {
  for (const { id, approver_id } of await store.waitingFor(ctx, request.id)) {
    await store.settle(ctx, id, { decision: 'withdrawn' })
    ctx.tell(approvalWithdrawn, { request_id: request.id, approval_id: id, approver_id })
  }
}

/** What the request becomes when an approval was answered or dropped: the last one gives the ball back to the centre. */
export async function statusAfterApproval(ctx: Context, request: RequestRow): Promise<RequestStatus> {
  if (request.status !== 'waiting_third_party') return request.status
  return (await store.waitingFor(ctx, request.id)).length > 0 ? request.status : 'open'
}
