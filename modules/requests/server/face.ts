// What other domains may ask of requests, in the same transaction: bring one in, add words to one, find one.

export { say } from './actions/deeds.ts'
export { type Brought, bring } from './actions/registering.ts'
export { requestAudience } from './live.ts'
export { visibleTo } from './policy.ts'
export { numberText } from './rules.ts'
export { addParticipant, link, message as findMessage, participants } from './store/conversation.ts'
export { find as findRequest, hold as holdRequest, type RequestRow } from './store/find.ts'
