// What upper domains show in the screens of calendars.
import type { z } from 'zod'
import { slot } from '#kernel/web/slots.tsx'
import type { EditedCalendar } from '../contract/shapes.ts'

/** Above the button that keeps a change: what it would do. `changed` is the calendar as it would be kept. */
export const beforeKept = slot<{ calendar_id: string; changed: z.input<typeof EditedCalendar> }>(
  'calendar.before_kept',
)
