// The use cases of approvals.
import { notAllowed, notFound } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import { newId } from '#kernel/server/id.ts'
import type { Actions } from '#kernel/server/module.ts'
import { bySystem } from '#kernel/server/okno.ts'
import { pageOf, placeOf } from '#kernel/server/paging.ts'
import { minutesLeft } from '#modules/agreements/server/face.ts'
import { findPerson } from '#modules/organisation/server/face.ts'
import type { approvalContract } from '../../contract/approvals.ts'
import * as told from '../../contract.ts'
import { keepPromises } from '../actions/deeds.ts'
import { holdForWork } from '../actions/working.ts'
import { addParticipant } from '../store/conversation.ts'
import { find, hold, type RequestRow } from '../store/find.ts'
import { peopleNames } from '../store/names.ts'
import { change } from '../store/write.ts'
import { type Decided, statusAfterApproval, tellStatus } from './deeds.ts'
import { readApprovalToken } from './links.ts'
import * as show from './show.ts'
import * as store from './store.ts'

export const approving: Actions<typeof approvalContract> = {
  async askApproval(ctx, { params: { id }, body: { approver_id, question } }) {
    const request = await holdForWork(ctx, id)
    const approver = await findPerson(ctx, approver_id)
    if (!approver || approver.blocked_at) throw told.unknownPerson({})
    const approval_id = newId()
    const asked = { id: approval_id, request_id: request.id, approver_id, question: question.trim() }
    if (!(await store.keep(ctx, asked))) throw told.alreadyAsked({ name: approver.name })
    ctx.tell(told.approvalAsked, { request_id: request.id, approval_id, approver_id })
    // Whoever decides must be able to read what about.
    if (await addParticipant(ctx, request.id, approver_id, 'approver'))
      ctx.tell(told.participantAdded, { request_id: request.id, person_id: approver_id, role: 'approver' })
    await wait(ctx, request)
    return show.shown(ctx.actor, (await store.find(ctx, approval_id))!, true)
  },

  async listApprovals(ctx, { query: { state, limit, after } }) {
    const rows = await store.askedOf(ctx, state, limit + 1, after ? placeOf(after, 2) : null)
    const page = pageOf(rows, limit, row => [row.moment_key, row.id])
    const [due, left] = [await store.dueOf(ctx, page.items), await minutesLeft(ctx)]
    return {
      ...page,
      items: page.items.map(row => {
        const clock = row.decision === null ? due.get(row.request_id) : undefined
        return show.asked(ctx.actor, row, clock ? { ...clock, minutes_left: left(clock.due_at, null) } : null)
      }),
    }
  },

  async decideApproval(ctx, { params: { id }, body }) {
    const { request, approval } = await holdOne(ctx, id)
    if (approval.approver_id !== ctx.actor.id) throw notAllowed({})
    await decide(ctx, request, approval, body, ctx.actor.via === 'api-key' ? 'api' : 'portal')
    return show.shown(ctx.actor, (await store.find(ctx, id))!, request.may.work)
  },

  async withdrawApproval(ctx, { params: { id } }) {
    const { request, approval } = await holdOne(ctx, id)
    if (!request.may.work) throw notAllowed({})
    if (approval.decision !== 'withdrawn') {
      refuseDecided(approval)
      await store.settle(ctx, id, { decision: 'withdrawn' })
      const { approver_id } = approval
      ctx.tell(told.approvalWithdrawn, { request_id: request.id, approval_id: id, approver_id })
      await goOn(ctx, request)
    }
    return show.shown(ctx.actor, (await store.find(ctx, id))!, true)
  },

  async readApprovalLink(ctx, { params: { token } }) {
    const { as, approval } = await invited(ctx, token)
    return invitation(as, await find(as, approval.request_id), approval)
  },

  async followApprovalLink(ctx, { params: { token }, body }) {
    const { as, approval } = await invited(ctx, token)
    const held = await holdOne(as, approval.id)
    await decide(as, held.request, held.approval, body, 'email')
    return invitation(as, held.request, (await store.find(as, approval.id))!)
  },
}

/** The approval with its request, held; unknown to those who do not see the request. */
async function holdOne(ctx: Context, id: string) {
  const known = await store.find(ctx, id)
  if (!known) throw notFound({})
  const request = await hold(ctx, known.request_id)
  return { request, approval: (await store.find(ctx, id))! }
}

function refuseDecided({ decision }: store.ApprovalRow): void {
  if (decision !== null) throw told.alreadyDecided({ decision })
}

/** Keeps what the approver says, once; the same said again changes nothing. */
async function decide(
  ctx: Context,
  request: RequestRow,
  approval: store.ApprovalRow,
  said: Decided & { readonly decision: (typeof told.decisions)[number] },
  channel: 'email' | 'portal' | 'api',
): Promise<void> {
  if (approval.decision === said.decision) return
  refuseDecided(approval)
  await store.settle(ctx, approval.id, said)
  ctx.tell(told.approvalDecided, {
    request_id: request.id,
    approval_id: approval.id,
    approver_id: approval.approver_id,
    decision: said.decision,
    channel,
  })
  await goOn(ctx, request)
}

/** The ball is with the approver. */
async function wait(ctx: Context, request: RequestRow): Promise<void> {
  await tellStatus(ctx, request, 'waiting_third_party')
  await change(ctx, request.id, { status: 'waiting_third_party' })
  await keepPromises(ctx, request.id)
}

/** The ball is back with the centre when nobody else is waited for. */
async function goOn(ctx: Context, request: RequestRow): Promise<void> {
  const status = await statusAfterApproval(ctx, request)
  if (status !== request.status) await tellStatus(ctx, request, status)
  await change(ctx, request.id, { status })
  await keepPromises(ctx, request.id)
}

/** The approval behind a link. The link stands for the approver, whoever happens to be signed in. */
async function invited(ctx: Context, token: string) {
  const id = readApprovalToken(ctx.okno, token)
  const approval = id && (await store.find(ctx, id))
  if (!approval) throw told.approvalLinkUnknown({})
  return { as: { ...ctx, ...bySystem(ctx.okno, ctx.request_id, ctx.language) }, approval }
}

async function invitation(ctx: Context, request: RequestRow, approval: store.ApprovalRow) {
  const names = await peopleNames(ctx, [request.requester_id])
  return show.invitation(approval, request, names.get(request.requester_id) ?? '')
}
