// What other domains may ask of requests, in the same transaction: bring one in, add words to one, find one.

import type { Context } from '#kernel/server/context.ts'
import { keepPromises, say as sayOnly, type Words } from './actions/deeds.ts'
import type { RequestRow } from './store/find.ts'

export {
  addPast,
  bringPast,
  joinablePast,
  message_holder,
  type PastMessage,
  type PastRequest,
  removePast,
  removePastMessages,
  takingPartElsewhere,
  untouchedPast,
} from './actions/past.ts'
export { type Brought, bring } from './actions/registering.ts'
export { makeRequester } from './actions/requester.ts'
export { approvalLink } from './approvals/links.ts'
export { find as findApproval, waitingFor as approvalsAwaited } from './approvals/store.ts'
export { type LettersOf, lettersBehind } from './letters.ts'
export { requestAudience } from './live.ts'
export { measuredRequest } from './meaning.ts'
export { visibleTo } from './policy.ts'
export { readableMessages } from './readable.ts'
export { numberText } from './rules.ts'
export {
  addParticipant,
  lastSaid,
  letBackIn,
  link,
  message as findMessage,
  participants,
  setRole,
  turnedAway,
} from './store/conversation.ts'
export { find as findRequest, hold as holdRequest, type RequestRow } from './store/find.ts'

/** Adds a message to a held request, with all that follows from it, also for its promises. Answers the message's id. */
export async function say(ctx: Context, request: RequestRow, words: Words): Promise<string> {
  const id = await sayOnly(ctx, request, words)
  await keepPromises(ctx, request.id)
  return id
}
