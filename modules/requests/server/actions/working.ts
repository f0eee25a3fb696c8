// Working a request: assigning, resolving, reopening, cancelling, editing, each decided while the request is held.
import { movedOn, notAllowed } from '#kernel/contract/kernel.ts'
import type { Context } from '#kernel/server/context.ts'
import type { Actions } from '#kernel/server/module.ts'
import { findRoute } from '#modules/catalogue/server/face.ts'
import { findPerson, teamById } from '#modules/organisation/server/face.ts'
import * as told from '../../contract.ts'
import { dropApprovals, tellStatus } from '../approvals/deeds.ts'
import { isFinished, numberText } from '../rules.ts'
import * as show from '../show.ts'
import { find, hold, type RequestRow } from '../store/find.ts'
import { peopleNames, teamsOf } from '../store/names.ts'
import { change } from '../store/write.ts'
import {
  keepPromises,
  refuseMerged,
  refuseUnlessOpenForWords,
  resolve,
  say,
  speaksForRequester,
} from './deeds.ts'
import { editOf } from './editing.ts'

type Working = Pick<
  Actions<typeof told.contract>,
  'editRequest' | 'assignRequest' | 'resolveRequest' | 'reopenRequest' | 'closeRequest' | 'cancelRequest'
>

export const working: Working = {
  async editRequest(ctx, { params: { id }, body: { status, ...fields } }) {
    const request = await holdForWork(ctx, id)
    const { service_id } = fields
    const route = service_id ? await findRoute(ctx, service_id) : null
    if (service_id && !route) throw told.unknownService({})
    const changes = editOf(ctx, request, fields)
    if (Object.keys(changes).length > 0)
      ctx.tell(told.requestEdited, { request_id: request.id, changes: { ...changes } })
    if (status && status !== request.status) {
      if (request.status === 'resolved')
        throw told.finished({ number: numberText(request.number), request_status: request.status })
      await tellStatus(ctx, request, status)
    }
    await change(ctx, request.id, { ...changes, ...(status ? { status } : {}) })
    await keepPromises(ctx, request.id)
    return show.whole(ctx, await find(ctx, request.id))
  },

  async assignRequest(ctx, { params: { id }, body }) {
    const request = await holdForWork(ctx, id)
    const { team_id, assignee_id, department_id } = await assignmentOf(ctx, request, body)
    if (team_id === request.team_id && assignee_id === request.assignee_id) return show.whole(ctx, request)
    const status = request.status === 'new' && assignee_id !== null ? 'open' : request.status
    if (status !== request.status)
      ctx.tell(told.statusChanged, { request_id: request.id, from: request.status, to: status })
    ctx.tell(told.requestAssigned, {
      request_id: request.id,
      team_id,
      department_id,
      assignee_id,
      from_team_id: request.team_id,
      from_assignee_id: request.assignee_id,
    })
    await change(ctx, request.id, { team_id, department_id, assignee_id, status })
    const governing = await keepPromises(ctx, request.id)
    // Whoever gives a request to another function may lose sight of it; the answer still shows what became of it.
    return show.whole(ctx, {
      ...request,
      ...governing,
      team_id,
      department_id,
      assignee_id,
      status,
      version: request.version + 1,
      updated_at: ctx.now,
    })
  },

  async resolveRequest(ctx, { params: { id }, body }) {
    const request = await holdForWork(ctx, id)
    if (request.status === 'resolved') return show.whole(ctx, request)
    await resolve(ctx, request, body)
    await keepPromises(ctx, request.id)
    return show.whole(ctx, await find(ctx, request.id))
  },

  async reopenRequest(ctx, { params: { id }, body }) {
    const request = await hold(ctx, id)
    refuseIfChanged(ctx, request)
    await refuseUnlessOpenForWords(ctx, request)
    if (!request.may.reopen && (request.status === 'resolved' || (body.text && !request.may.reply)))
      throw notAllowed({})
    // Somebody else was faster: it is open again, and the words, if there are any, still have to be said.
    if (!request.may.reopen && !body.text) return show.whole(ctx, request)
    if (body.text) {
      const kind = speaksForRequester(ctx, request) ? 'inbound' : 'answer'
      await say(ctx, request, { kind, text: body.text, channel: kind === 'inbound' ? 'portal' : 'desk' })
    } else {
      ctx.tell(told.requestReopened, { request_id: request.id, from: request.status })
      await change(ctx, request.id, {
        status: 'open',
        resolved_at: null,
        resolved_by: null,
        closes_at: null,
        reopened_count: request.reopened_count + 1,
      })
    }
    await keepPromises(ctx, request.id)
    return show.whole(ctx, await find(ctx, request.id))
  },

  async closeRequest(ctx, { params: { id } }) {
    const request = await hold(ctx, id)
    refuseIfChanged(ctx, request)
    if (request.status === 'closed' && request.merged_into === null) return show.whole(ctx, request)
    await refuseUnlessOpenForWords(ctx, request)
    if (!request.may.close) throw notAllowed({})
    ctx.tell(told.requestClosed, { request_id: request.id })
    await change(ctx, request.id, { status: 'closed', closed_at: ctx.now, closes_at: null })
    return show.whole(ctx, await find(ctx, request.id))
  },

  async cancelRequest(ctx, { params: { id }, body }) {
    const request = await hold(ctx, id)
    refuseIfChanged(ctx, request)
    if (request.status === 'cancelled') return show.whole(ctx, request)
    await refuseUnlessOpenForWords(ctx, request)
    if (!request.may.cancel) throw notAllowed({})
    await dropApprovals(ctx, request)
    ctx.tell(told.requestCancelled, {
      request_id: request.id,
      from: request.status,
      reason: body.reason ?? '',
    })
    await change(ctx, request.id, { status: 'cancelled', closed_at: ctx.now })
    await keepPromises(ctx, request.id)
    return show.whole(ctx, await find(ctx, request.id))
  },
}

/** A request that the actor works on, held, as he saw it, and not finished. */
export async function holdForWork(ctx: Context, id: string): Promise<RequestRow> {
  const request = await hold(ctx, id)
  refuseIfChanged(ctx, request)
  await refuseUnlessWorkable(ctx, request)
  return request
}

export async function refuseUnlessWorkable(ctx: Context, request: RequestRow): Promise<void> {
  await refuseMerged(ctx, request)
  if (!request.may.work) throw notAllowed({})
  if (isFinished(request.status))
    throw told.finished({ number: numberText(request.number), request_status: request.status })
}

/** If-Match names the version that the asker saw. */
export function refuseIfChanged(ctx: Context, request: RequestRow): void {
  const seen = ctx.http?.request.headers['if-match']
  if (seen && seen.replace(/^W\/|"/g, '') !== String(request.version)) throw movedOn({})
}

async function assignmentOf(
  ctx: Context,
  request: RequestRow,
  wanted: {
    team_id?: string | undefined
    assignee_id?: string | null | undefined
    if_unassigned?: boolean | undefined
  },
) {
  if (wanted.if_unassigned && request.assignee_id !== null && request.assignee_id !== wanted.assignee_id) {
    const names = await peopleNames(ctx, [request.assignee_id])
    throw told.alreadyTaken({ name: names.get(request.assignee_id) ?? '' })
  }
  const team =
    wanted.team_id && wanted.team_id !== request.team_id ? await teamById(ctx, wanted.team_id) : null
  if (wanted.team_id && wanted.team_id !== request.team_id && !team) throw told.unknownTeam({})
  const assignee_id =
    wanted.assignee_id === undefined ? (team ? null : request.assignee_id) : wanted.assignee_id
  const place = team ?? { id: request.team_id, department_id: request.department_id }
  if (assignee_id === null || assignee_id === request.assignee_id)
    return { team_id: place.id, department_id: place.department_id, assignee_id }
  const person = await findPerson(ctx, assignee_id)
  if (!person || person.blocked_at) throw told.unknownPerson({})
  const { name } = person
  const teams = await teamsOf(ctx, assignee_id)
  if (teams.length === 0 && assignee_id !== ctx.actor.id) throw told.notAnAgent({ name })
  if (wanted.team_id && !teams.includes(place.id)) throw told.notInTeam({ name })
  return { team_id: place.id, department_id: place.department_id, assignee_id }
}
