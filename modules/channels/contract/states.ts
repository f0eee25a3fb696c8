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
export const purposes = ['inbound', 'receipt', 'answer', 'resolution', 'notice'] as const
export const fetchSteps = ['connect', 'login', 'folder', 'fetch'] as const

export type Outcome = (typeof outcomes)[number]
export type LetterState = (typeof letterStates)[number]
export type Purpose = (typeof purposes)[number]
