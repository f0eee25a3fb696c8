// What the addresses of obligations' screens carry.
import { z } from 'zod'

const text = z.string().optional()
const states = ['coming', 'open', 'soon', 'overdue', 'done', 'late', 'waived'] as const

export const ObligationsSearch = z.object({
  client: text,
  plan: text,
  state: z.enum(states).optional(),
  /** What is open beside the list. */
  id: text,
  dialog: z.enum(['upload']).optional(),
})
export type ObligationsSearch = z.output<typeof ObligationsSearch>

/** `plan` is the id of the one in the dialog, or `new`. */
export const PlansSearch = z.object({ q: text, retired: z.literal('yes').optional(), plan: text })
