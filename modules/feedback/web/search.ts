// What the addresses of feedback's screens carry.
import { z } from 'zod'

export const RateSearch = z.object({ score: z.coerce.number().int().min(1).max(5).optional() })

export const ReportSearch = z.object({
  by: z.enum(['team', 'service']).default('team'),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** The row whose ratings are shown. */
  team_id: z.string().optional(),
  service_id: z.string().optional(),
  score: z.coerce.number().int().min(1).max(5).optional(),
  list: z.enum(['1']).optional(),
})
