// What can become of mailboxes and what can be chosen for them, in words.
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
/** Trouble with mail: nothing comes, a sign-in ends or is refused, letters do not leave, files are not scanned. */
export const alertKinds = ['fetch', 'token', 'queue', 'scanner'] as const

export type FetchFault = (typeof fetchFaults)[number]
export type AlertKind = (typeof alertKinds)[number]
