// The letter that asks for an approval: with buttons that open the page where it is given.
import type { Payload } from '#kernel/contract/event.ts'
import type { Context } from '#kernel/server/context.ts'
import { peopleByIds } from '#modules/organisation/server/face.ts'
import type { approvalAsked } from '#modules/requests/contract.ts'
import { approvalLink, findApproval } from '#modules/requests/server/face.ts'
import { writeApproval } from '../mail/approval-texts.ts'
import { templateOf } from '../store/templates.ts'
import { aboutRequest, calledBy } from './about.ts'
import { sendLetter } from './send.ts'

/** Writes to the approver, in the approver's language; to nobody when it is decided already or there is no address. */
export async function askByLetter(
  ctx: Context,
  { request_id, approval_id, approver_id }: Payload<typeof approvalAsked>,
): Promise<void> {
  const approval = await findApproval(ctx, approval_id)
  const found = await aboutRequest(ctx, request_id)
  const approver = (await peopleByIds(ctx, [approver_id])).get(approver_id)
  if (!approval || approval.decision !== null || !found || !approver?.email || approver.blocked_at) return
  const body = writeApproval({
    ...found.about,
    language: approver.language,
    name: calledBy(approver),
    asker: approval.asker_name,
    requester: found.requester.name,
    question: approval.question,
    template: await templateOf(ctx, 'approval', approver.language),
    decisionLink: decision => approvalLink(ctx.okno, approval_id, decision),
  })
  const to = [{ name: approver.name, address: approver.email }]
  await sendLetter(ctx, { request: found.request, purpose: 'notice', to, body })
}
