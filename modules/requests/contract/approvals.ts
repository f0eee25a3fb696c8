// Approvals: asking a person for a yes or no, saying it, and the link in the letter by which it can be said.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { movedOn, notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { Id, Instant, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'
import {
  alreadyAsked,
  alreadyDecided,
  approvalLinkUnknown,
  finished,
  merged,
  unknownPerson,
} from './refusals.ts'
import { Approval, ByRequest, decisions, verdicts, Who } from './shapes.ts'

/** An approval with what it is about, for the approver. */
export const AskedApproval = Approval.extend({
  request: z.object({ id: Id, number: z.string(), subject: z.string(), requester: Who }),
  /** By when an answer was promised for the approver's side; null once it was given, and where nothing is promised. */
  due_at: Instant.nullable(),
  /** Working minutes until then, negative when late. */
  minutes_left: z.int().nullable(),
})
export type AskedApproval = z.output<typeof AskedApproval>

/** What somebody sees who follows the link in the letter; nothing is stored by looking. */
export const ApprovalInvitation = z.object({
  number: z.string(),
  subject: z.string(),
  requester_name: z.string(),
  asked_by_name: z.string().nullable(),
  approver_name: z.string(),
  question: z.string(),
  /** How the request begins. */
  excerpt: z.string(),
  asked_at: Instant,
  decision: z.enum(verdicts).nullable(),
})

export const Decision = z
  .object({ decision: z.enum(decisions), comment: PlainText(2000).optional() })
  .refine(({ decision, comment }) => decision === 'approved' || Boolean(comment?.trim()), {
    error: 'reason',
    path: ['comment'],
  })

const ById = z.object({ id: Id })
const ByToken = z.object({ token: z.string().max(200) })

export const approvalContract = {
  askApproval: post('/requests/:id/approvals', {
    can: 'requests.work',
    params: ByRequest,
    body: z.object({
      approver_id: Id,
      question: PlainText(2000).refine(text => text.trim().length > 0, { error: 'empty' }),
    }),
    output: Approval,
    status: 201,
    idempotent: true,
    refusals: [notFound, notAllowed, movedOn, merged, finished, unknownPerson, alreadyAsked],
    summary: 'Ask a person for a yes or no; meanwhile the request waits for it',
  }),
  listApprovals: get('/approvals', {
    can: 'signed-in',
    query: Paging.extend({ state: z.enum(['waiting', 'decided']).default('waiting') }),
    output: Page(AskedApproval),
    summary: 'What I was asked to approve, newest first',
  }),
  decideApproval: post('/approvals/:id/decide', {
    can: 'signed-in',
    params: ById,
    body: Decision,
    output: Approval,
    refusals: [notFound, notAllowed, alreadyDecided],
    summary: 'Say yes or no; a no needs a reason',
  }),
  withdrawApproval: post('/approvals/:id/withdraw', {
    can: 'requests.work',
    params: ById,
    output: Approval,
    refusals: [notFound, notAllowed, alreadyDecided],
    summary: 'The approval is not needed any more',
  }),
  readApprovalLink: get('/approval-links/:token', {
    can: 'anyone',
    params: ByToken,
    output: ApprovalInvitation,
    refusals: [approvalLinkUnknown],
    summary: 'What the link in a letter asks to approve; nothing is stored by looking',
  }),
  followApprovalLink: post('/approval-links/:token', {
    can: 'anyone',
    params: ByToken,
    body: Decision,
    output: ApprovalInvitation,
    refusals: [approvalLinkUnknown, alreadyDecided],
    summary: 'Say yes or no by the link in a letter',
  }),
}
