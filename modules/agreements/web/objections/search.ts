// What the address of the list of objections carries.
import { z } from 'zod'

// Not from the contract: addresses are loaded with the first page, the contract with the screens.
export const objectionStates = ['open', 'overdue', 'accepted', 'rejected', 'withdrawn'] as const

export const ObjectionsSearch = z.object({
  state: z.enum(objectionStates).optional(),
  client: z.string().optional(),
  /** The objection that is being answered. */
  answer: z.string().optional(),
})
