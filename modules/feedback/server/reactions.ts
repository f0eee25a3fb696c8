// What feedback does when a request is resolved (the letter that tells so asks how it was) and when an agent leaves.
import { on, type Reaction } from '#kernel/server/module.ts'
import { sendResolution } from '#modules/channels/server/face.ts'
import { personBlocked } from '#modules/organisation/contract.ts'
import { requestResolved } from '#modules/requests/contract.ts'
import { findRequest } from '#modules/requests/server/face.ts'
import { withdrawOfLeaver } from './actions/signatures.ts'
import { ratingLink } from './links.ts'

export const reactions: Reaction[] = [
  on(requestResolved, 'askForRating', async (ctx, { request_id, message_id }) => {
    const { requester_id } = await findRequest(ctx, request_id)
    const rating = (score: number) => ratingLink(ctx.okno, request_id, requester_id, score)
    await sendResolution(ctx, { request_id, message_id, rating })
  }),
  on(personBlocked, 'withdrawSignature', (ctx, { person_id }) => withdrawOfLeaver(ctx, person_id)),
]
