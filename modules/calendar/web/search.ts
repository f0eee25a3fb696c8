// What the calendar's screens keep in their addresses.
import { z } from 'zod'
import { limitUnits } from '../contract/limit-units.ts'

export const CalendarsSearch = z.object({ dialog: z.literal('new').optional() })

export const CalendarSearch = z.object({
  tab: z.enum(['year', 'hours', 'days', 'try']).default('year'),
  year: z.coerce.number().int().min(1901).max(2198).optional(),
  /** The day that is open, `2026-05-01`. */
  day: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .optional(),
  dialog: z.enum(['fill', 'copy']).optional(),
  source: z.enum(['shipped', 'file']).default('shipped'),
  start: z.string().optional(),
  count: z.coerce.number().int().min(0).optional(),
  unit: z.enum(limitUnits).default('working_minutes'),
  from: z.string().optional(),
  to: z.string().optional(),
})
