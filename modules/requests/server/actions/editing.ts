// What an edit comes to: the priority that impact and urgency give or a reason for another, and dates that lie ahead.
import type { Context } from '#kernel/server/context.ts'
import * as told from '../../contract.ts'
import { numberText } from '../rules.ts'
import type { RequestRow } from '../store/find.ts'
import type { Change } from '../store/write.ts'

export interface EditFields {
  readonly subject?: string | undefined
  readonly type?: string | undefined
  readonly service_id?: string | null | undefined
  readonly tags?: readonly string[] | undefined
  readonly impact?: told.Degree | undefined
  readonly urgency?: told.Degree | undefined
  readonly priority?: RequestRow['priority'] | undefined
  readonly priority_reason?: string | undefined
  readonly promised_at?: string | null | undefined
  readonly completeness?: string | undefined
}

/** The changes of an edit, for the row and for the event alike. */
export function editOf(
  ctx: Context,
  request: RequestRow,
  { impact, urgency, priority, priority_reason, promised_at, ...plain }: EditFields,
): Change {
  return {
    ...plain,
    ...priorityEdit(request, { impact, urgency, priority, priority_reason }),
    ...promiseEdit(ctx, request, promised_at),
  } as Change
}

/** Saying how pressing it is computes the priority anew; naming another one needs a reason, which goes with the next change. */
function priorityEdit(
  request: RequestRow,
  { impact, urgency, priority, priority_reason }: EditFields,
): Change {
  const degrees = { ...(impact ? { impact } : {}), ...(urgency ? { urgency } : {}) }
  if (priority === undefined && Object.keys(degrees).length === 0) return {}
  const computed = told.priorityOf(
    impact ?? (request.impact as told.Degree),
    urgency ?? (request.urgency as told.Degree),
  )
  const chosen = priority ?? computed
  const reason = chosen === computed ? null : priority_reason?.trim() || null
  if (chosen !== computed && reason === null) throw told.reasonNeeded({ priority: chosen, computed })
  return { ...degrees, priority: chosen, priority_reason: reason }
}

function promiseEdit(ctx: Context, request: RequestRow, promised_at: string | null | undefined): Change {
  if (promised_at === undefined) return {}
  if (promised_at === null) return { promised_at: null }
  if (request.status === 'resolved')
    throw told.finished({ number: numberText(request.number), request_status: request.status })
  const date = new Date(promised_at)
  if (date <= ctx.now) throw told.promisedInPast({})
  return { promised_at: date }
}
