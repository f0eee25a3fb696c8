// What identity's screens keep in their addresses.
import { z } from 'zod'

export const SignInSearch = z.object({ next: z.string().optional() })
export const KeysSearch = z.object({
  dialog: z.literal('new').optional(),
  revoke: z.string().optional(),
})
export const RolesSearch = z.object({ view: z.enum(['list', 'compare']).default('list') })
export const RoleSearch = z.object({ dialog: z.enum(['delete', 'grant']).optional() })
export const AuditSearch = z.object({
  name: z.string().optional(),
  actor: z.string().optional(),
  subject: z.string().optional(),
  open: z.coerce.number().optional(),
})
