// Bringing things together: merging with undo, links, and the people who follow a request.
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { findPerson } from '#modules/organisation/server/face.ts'
import * as told from '../../contract.ts'
import { dropApprovals } from '../approvals/deeds.ts'
import { worksOn } from '../policy.ts'
import * as show from '../show.ts'
import * as conversation from '../store/conversation.ts'
import { find, hold, type RequestRow } from '../store/find.ts'
import { change } from '../store/write.ts'
import { keepPromises, refuseMerged } from './deeds.ts'
import { makeRequester } from './requester.ts'
import { holdForWork, refuseIfChanged, refuseUnlessWorkable } from './working.ts'

type Joining = Pick<
  Actions<typeof told.contract>,
  | 'mergeRequest'
  | 'undoMerge'
  | 'addParticipant'
  | 'removeParticipant'
  | 'changeRequester'
  | 'linkRequests'
  | 'unlinkRequests'
>

export const joining: Joining = {
  async mergeRequest(ctx, { params: { id }, body: { into } }) {
    const { source, target } = await holdBoth(ctx, id, into)
    const merge_id = await conversation.keepMerge(ctx, source.id, target.id, {
      status: source.status,
      closes_at: source.closes_at,
      followers: await follow(ctx, source, target),
      redirected: await conversation.redirectMerged(ctx, source.id, target.id),
    })
    await dropApprovals(ctx, source)
    ctx.tell(told.requestMerged, { request_id: source.id, into_id: target.id, merge_id })
    ctx.tell(told.requestTookIn, { request_id: target.id, from_id: source.id, merge_id })
    await change(ctx, source.id, {
      status: 'closed',
      merged_into: target.id,
      closes_at: null,
      closed_at: ctx.now,
    })
    await change(ctx, target.id, {})
    await keepPromises(ctx, source.id)
    return show.whole(ctx, await find(ctx, target.id))
  },

  async undoMerge(ctx, { params: { id } }) {
    const source = await hold(ctx, id)
    if (!worksOn(ctx.actor, source)) throw notAllowed({})
    const merge = await conversation.lastMerge(ctx, source.id)
    if (!merge || source.merged_into === null) throw told.mergeUnknown({})
    await conversation.undoMerge(ctx, merge.id)
    const { followers = [], redirected = [] }: Partial<conversation.MergedFrom> = merge.before
    await conversation.redirectBack(ctx, redirected, source.merged_into, source.id)
    for (const person_id of followers)
      if (await conversation.removeParticipant(ctx, merge.target_id, person_id))
        ctx.tell(told.participantRemoved, { request_id: merge.target_id, person_id })
    ctx.tell(told.mergeUndone, { request_id: source.id, into_id: source.merged_into, merge_id: merge.id })
    await change(ctx, source.id, {
      status: merge.before.status,
      merged_into: null,
      closed_at: null,
      closes_at: merge.before.closes_at,
    })
    await keepPromises(ctx, source.id)
    return show.whole(ctx, await find(ctx, source.id))
  },

  async addParticipant(ctx, { params: { id }, body: { person_id, role } }) {
    const request = await hold(ctx, id)
    refuseIfChanged(ctx, request)
    await refuseMerged(ctx, request)
    if (!request.may.work && !request.may.reply) throw notAllowed({})
    if (!(await findPerson(ctx, person_id))) throw told.unknownPerson({})
    await conversation.letBackIn(ctx, request.id, person_id)
    const changed = role
      ? await conversation.setRole(ctx, request.id, person_id, role)
      : await conversation.addParticipant(ctx, request.id, person_id, 'watcher')
    if (changed)
      ctx.tell(told.participantAdded, { request_id: request.id, person_id, role: role ?? 'watcher' })
    return show.whole(ctx, request)
  },

  async removeParticipant(ctx, { params: { id, person_id } }) {
    const request = await hold(ctx, id)
    refuseIfChanged(ctx, request)
    await refuseMerged(ctx, request)
    if (!request.may.work && person_id !== ctx.actor.id && request.requester_id !== ctx.actor.id)
      throw notAllowed({})
    const role = await conversation.removeParticipant(ctx, request.id, person_id)
    if (role === 'observer' && person_id !== ctx.actor.id)
      await conversation.turnAway(ctx, request.id, person_id)
    if (role) ctx.tell(told.participantRemoved, { request_id: request.id, person_id })
    return show.whole(ctx, request)
  },

  async changeRequester(ctx, { params: { id }, body: { person_id } }) {
    const request = await holdForWork(ctx, id)
    const person = await findPerson(ctx, person_id)
    if (!person) throw told.unknownPerson({})
    return show.whole(ctx, await makeRequester(ctx, request, person))
  },

  async linkRequests(ctx, { params: { id }, body: { to } }) {
    const request = await holdForWork(ctx, id)
    const other = await find(ctx, to)
    if (other.id === request.id) throw told.mergeWithItself({})
    if (await conversation.link(ctx, request.id, other.id, 'related'))
      ctx.tell(told.requestsLinked, { request_id: request.id, to_id: other.id, kind: 'related' })
    return show.whole(ctx, request)
  },

  async unlinkRequests(ctx, { params: { id, to } }) {
    const request = await holdForWork(ctx, id)
    if (await conversation.unlink(ctx, request.id, to))
      ctx.tell(told.requestsUnlinked, { request_id: request.id, to_id: to })
    return show.whole(ctx, request)
  },
}

/** Both requests, held in the order of their ids, so that two merges of the same pair cannot wait for each other. */
async function holdBoth(ctx: Context, id: string, into: string) {
  const [one, other] = [await find(ctx, id), await find(ctx, into)]
  if (one.id === other.id) throw told.mergeWithItself({})
  const held = new Map<string, RequestRow>()
  for (const each of [one.id, other.id].sort()) held.set(each, await hold(ctx, each))
  const [source, target] = [held.get(one.id)!, held.get(other.id)!]
  // If-Match names what the asker looked at: the request that is to be put into another one.
  refuseIfChanged(ctx, source)
  await refuseUnlessWorkable(ctx, source)
  await refuseUnlessWorkable(ctx, target)
  return { source, target }
}

/** Everybody on the source's side follows the target, where the conversation goes on. Answers who had not before. */
async function follow(ctx: Context, source: RequestRow, target: RequestRow): Promise<string[]> {
  const participants = await conversation.participants(ctx, source.id)
  const people = new Set([
    source.requester_id,
    source.reported_by,
    ...participants.map(participant => participant.person_id),
  ])
  const added: string[] = []
  for (const person_id of people) {
    if (person_id === target.requester_id || person_id === target.reported_by) continue
    if (!(await conversation.addParticipant(ctx, target.id, person_id, 'copied'))) continue
    added.push(person_id)
    ctx.tell(told.participantAdded, { request_id: target.id, person_id, role: 'copied' })
  }
  return added
}
