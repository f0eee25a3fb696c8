// In whose name a held request is: another person becomes its requester, who reported it stays.
import type { Context } from '#kernel/server/context.ts'
import * as told from '../../contract.ts'
import { removeParticipant } from '../store/conversation.ts'
import type { RequestRow } from '../store/find.ts'
import { change } from '../store/write.ts'
import { keepPromises } from './deeds.ts'
import type { Place } from './registering.ts'

/**
 * Makes a person the requester of a held request, with the client and the promises that follow from it. Who asked before
 * stays in sight only as the one who reported it. Answers the request as it is now, also where the actor sees it no more.
 */
export async function makeRequester(ctx: Context, request: RequestRow, person: Place): Promise<RequestRow> {
  if (person.id === request.requester_id) return request
  const place = { client_id: person.client_id, unit_id: person.unit_id, language: person.language }
  await removeParticipant(ctx, request.id, person.id)
  ctx.tell(told.requesterChanged, {
    request_id: request.id,
    requester_id: person.id,
    from_requester_id: request.requester_id,
    client_id: place.client_id,
    unit_id: place.unit_id,
  })
  await change(ctx, request.id, { requester_id: person.id, ...place })
  const governing = await keepPromises(ctx, request.id)
  const version = request.version + 1
  return { ...request, ...governing, ...place, requester_id: person.id, version, updated_at: ctx.now }
}
