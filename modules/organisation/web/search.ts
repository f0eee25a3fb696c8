// What organisation's screens keep in their addresses.
import { z } from 'zod'
import { verdicts } from '../contract/verdicts.ts'

const retired = z.literal('yes').optional()

export const PeopleSearch = z.object({
  q: z.string().optional(),
  client: z.string().optional(),
  unit: z.string().optional(),
  team: z.string().optional(),
  blocked: z.enum(['without', 'with', 'only']).default('without'),
})
export const PersonSearch = z.object({
  dialog: z.enum(['edit', 'join', 'grant', 'password']).optional(),
  membership: z.string().optional(),
})
export const NewPersonSearch = z.object({ client: z.string().optional(), unit: z.string().optional() })
export const TeamsSearch = z.object({
  dialog: z.enum(['team', 'department']).optional(),
  department: z.string().optional(),
  retired,
})
export const TeamSearch = z.object({
  dialog: z.enum(['edit', 'join']).optional(),
  membership: z.string().optional(),
  when: z.enum(['today', 'any']).default('today'),
})
export const ClientsSearch = z.object({ dialog: z.literal('client').optional(), retired })
export const ClientSearch = z.object({
  dialog: z.enum(['edit', 'unit']).optional(),
  unit: z.string().optional(),
  retired,
})
export const RegionsSearch = z.object({
  dialog: z.literal('region').optional(),
  region: z.string().optional(),
})
export const ImportSearch = z.object({ verdict: z.enum(verdicts).optional() })
