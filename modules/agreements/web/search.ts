// What the addresses of agreements' screens carry.
import { z } from 'zod'
import { agreementKinds, priorities } from '../contract/shapes.ts'

const text = z.string().optional()

export const AgreementsSearch = z.object({
  q: text,
  kind: z.enum(agreementKinds).optional(),
  retired: z.literal('yes').optional(),
  mine: z.literal('yes').optional(),
  dialog: z.literal('new').optional(),
})
export const AgreementSearch = z.object({
  /** The number of the edition that is shown; the one in force unless said. */
  edition: z.coerce.number().int().optional(),
  preview: z.literal('yes').optional(),
  dialog: z.enum(['edit', 'drop', 'recall']).optional(),
})
export const ApplyingSearch = z.object({
  client: text,
  service: text,
  unit: text,
  department: text,
  priority: z.enum(priorities).optional(),
  type: text,
})
export const PartyCalendarsSearch = z.object({
  party: z.enum(['client', 'region']).default('client'),
  q: text,
})
/** `rota` is the id of the one in the dialog, or `new`. */
export const RotasSearch = z.object({ rota: text })
