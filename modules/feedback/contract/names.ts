// What ratings and follow-ups may be called; apart from the shapes, because addresses of screens need the names at once.

/** What was rated. `after_fix`: what the centre did after a low mark. */
export const ratingKinds = ['resolution', 'answer', 'signature', 'after_fix'] as const
/** Why a press was taken for a machine's. */
export const dropReasons = ['no_visit', 'scanner', 'range', 'burst', 'all_marks', 'rate'] as const
/** How far the way back to somebody who gave a low mark has come. */
export const followUpStates = ['open', 'contacted', 'fixed', 'told', 'closed'] as const
