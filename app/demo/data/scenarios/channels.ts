// Mixes of channels shared by the request scenarios.

import type { DemoChannel } from '../types.ts'

/** Office people: the portal first, then mail. */
export const MIXED: Record<DemoChannel, number> = { portal: 5, email: 4, phone: 1, desk: 1 }
/** Questions that people rather ask aloud. */
export const SPOKEN: Record<DemoChannel, number> = { portal: 3, email: 2, phone: 5, desk: 2 }
/** Work with documents: mail with attachments is the habit. */
export const PAPERS: Record<DemoChannel, number> = { portal: 4, email: 6, phone: 1, desk: 1 }
/** Orders that have a form on the portal. */
export const ORDERED: Record<DemoChannel, number> = { portal: 8, email: 2, phone: 1, desk: 1 }
