// Ratings, follow-ups of low marks, and signatures with links for rating: the whole contract, from its parts.
import { followUpEndpoints, followUpEvents, followUpRefusals } from './contract/follow-ups.ts'
import { ratingEndpoints, ratingEvents, ratingRefusals } from './contract/ratings.ts'
import { signatureEndpoints, signatureEvents } from './contract/signatures.ts'

export * from './contract/follow-ups.ts'
export * from './contract/names.ts'
export * from './contract/ratings.ts'
export * from './contract/signatures.ts'

export const events = [...ratingEvents, ...followUpEvents, ...signatureEvents] as const
export const refusals = { ...ratingRefusals, ...followUpRefusals }
export const permissions = ['feedback.report', 'feedback.sign', 'feedback.follow', 'feedback.manage'] as const
export const contract = { ...ratingEndpoints, ...followUpEndpoints, ...signatureEndpoints }
