// Promises and their clocks: what is measured, within what time, on which calendar, and what became of it.
import { z } from 'zod'
import { get, patch } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, LocalText } from '#kernel/contract/shapes.ts'

export const Target = z.object({
  id: Id,
  code: z.string(),
  metric: z.enum(['first_answer']),
  title: LocalText,
  /** Promised working time, minutes. */
  limit_minutes: z.int().min(1).max(5_256_000),
  calendar_id: Id,
  /** So many minutes before the limit a thing counts as about to be late. */
  warn_minutes: z.int().min(0),
  is_default: z.boolean(),
})

/** How far a promise is: what was allowed, what was used, and whether it was kept. */
export const ClockState = z.object({
  target_code: z.string(),
  title: LocalText,
  limit_minutes: z.int(),
  started_at: Instant,
  due_at: Instant,
  stopped_at: Instant.nullable(),
  /** Working seconds from start to stop, or to now while it runs. */
  used_seconds: z.number(),
  outcome: z.enum(['running', 'met', 'missed']),
})
export type ClockState = z.input<typeof ClockState>

export const targetChanged = event('agreements.target_changed', { target_id: Id, limit_minutes: z.int() })
export const clockMissed = event('agreements.clock_missed', {
  subject_id: Id,
  subject_kind: z.string(),
  clock_id: Id,
  target_code: z.string(),
  due_at: z.string(),
})
export const events = [targetChanged, clockMissed] as const

export const permissions = ['agreements.manage'] as const
export const unknownCalendar = refusal('agreements.unknown_calendar', 422)
export const refusals = { unknown_calendar: unknownCalendar }

export const contract = {
  listTargets: get('/targets', {
    can: 'signed-in',
    output: z.object({ items: z.array(Target) }),
    summary: 'What is promised',
  }),
  editTarget: patch('/targets/:id', {
    can: 'agreements.manage',
    params: z.object({ id: Id }),
    body: Target.pick({ title: true, limit_minutes: true, warn_minutes: true, calendar_id: true }).partial(),
    output: Target,
    refusals: [notFound, unknownCalendar],
    summary: 'Change a promise; clocks that already run keep theirs',
  }),
}
