// What can stop a letter, in words; small, because addresses of screens need them at once.
/** Came and is held; ours and held back; given up; came back. */
export const letterTroubles = ['held_in', 'held', 'failed', 'returned'] as const
export type LetterTrouble = (typeof letterTroubles)[number]
