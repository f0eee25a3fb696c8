// The state of the list of notes in its address.
import { z } from 'zod'

export const NoteSearch = z.object({ q: z.string().optional(), tab: z.enum(['all', 'mine']).default('all') })
