// What can become of letters, in words; small, because addresses of screens need them at once.
export const outcomes = [
  'registered',
  'joined',
  'duplicate',
  'automatic',
  'bounce',
  'refused',
  'held',
] as const
export const letterStates = ['held', 'waiting', 'sent', 'kept', 'failed', 'returned'] as const
/** What became of a letter of ours for one of those it goes to. */
export const recipientStates = [
  'waiting',
  'held',
  'suppressed',
  'sent',
  'kept',
  'delayed',
  'rejected',
  'failed',
  'returned',
] as const
/** Why an address is marked: it came back for good, several times softly, by hand; or it wants no reminders. */
export const markKinds = ['hard', 'soft', 'by_hand', 'declined'] as const
export const purposes = ['inbound', 'receipt', 'answer', 'resolution', 'notice'] as const
/** Steps of fetching mail that can fail; `token` before all others where no password is used. */
export const fetchSteps = ['token', 'connect', 'login', 'folder', 'fetch'] as const
/** What is tried when an administrator asks: fetching and sending. */
export const checkSteps = [...fetchSteps, 'send'] as const
/** What is wrong with a mail server, in a word that screens explain. */
export const fetchFaults = [
  'unknown_host',
  'nobody_listens',
  'silent',
  'no_tls_there',
  'tls_there',
  'certificate_unknown',
  'certificate_expired',
  'certificate_name',
  'certificate_changed',
  'broken_off',
  'wrong_login',
  'no_folder',
  'no_token',
  'token_refused',
  'secret_changed',
  'not_fetched',
  'refused',
] as const
/** What becomes of a letter on its mail server after it was taken in. */
export const afterIntake = ['read', 'leave', 'move', 'delete'] as const
export const tokenProviders = ['microsoft', 'google', 'other'] as const
export const tokenFlows = ['person', 'app'] as const
/** Whether the sender's address was proven: by the domain's own rules, against them, or there was nothing to go by. */
export const proofs = ['proven', 'unproven', 'failed'] as const

export type Outcome = (typeof outcomes)[number]
export type LetterState = (typeof letterStates)[number]
export type RecipientState = (typeof recipientStates)[number]
export type MarkKind = (typeof markKinds)[number]
export type Purpose = (typeof purposes)[number]
export type FetchFault = (typeof fetchFaults)[number]
export type Proof = (typeof proofs)[number]
