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
/** Why an address is marked: it came back for good, several times softly, by hand; it wants no reminders; its owner reported a letter as spam. */
export const markKinds = ['hard', 'soft', 'by_hand', 'declined', 'complained'] as const
export const purposes = ['inbound', 'receipt', 'answer', 'resolution', 'notice'] as const

export type Outcome = (typeof outcomes)[number]
export type LetterState = (typeof letterStates)[number]
export type RecipientState = (typeof recipientStates)[number]
export type MarkKind = (typeof markKinds)[number]
export type Purpose = (typeof purposes)[number]
