// The shapes of agreements, their targets, and the clocks that run on them.
import { z } from 'zod'
import { Id, Instant, LocalText } from '#kernel/contract/shapes.ts'
import { limitUnits } from '#modules/calendar/contract/limit-units.ts'

export const agreementKinds = ['sla', 'ola'] as const
export const promisers = ['center', 'department', 'client', 'supplier'] as const
export const metricNames = [
  'first_answer',
  'next_answer',
  'resolution',
  'task',
  'promised_date',
  'document',
  'clarification',
  'approval',
  'completeness',
] as const
export const limitUnitNames = [...limitUnits, 'percent'] as const
export const outcomes = ['running', 'standing', 'met', 'missed', 'withdrawn'] as const
export const pauseReasons = ['requester', 'third_party', 'approver', 'unit', 'scheduled'] as const
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const

export type Metric = (typeof metricNames)[number]

/**
 * A time with its unit. `working_day_of_month: 2` is the end of the second working day of the month. `percent` is no time
 * but the least share of what is measured in a month: of completeness alone.
 */
export const Limit = z.object({ unit: z.enum(limitUnitNames), count: z.int().min(1).max(5_256_000) })

/** How far a promise is: what was allowed, what was used, and whether it was kept. */
export const ClockState = z.object({
  id: Id,
  kind: z.enum(agreementKinds),
  metric: z.enum(metricNames),
  /** The first running of its target on the thing, the second … */
  occurrence: z.int(),
  title: LocalText,
  limit: Limit,
  started_at: Instant,
  /** When the limit is or was reached; null while the clock stands. */
  due_at: Instant.nullable(),
  stopped_at: Instant.nullable(),
  /** Working minutes until the limit, negative when it is over; null when it has stopped. */
  minutes_left: z.int().nullable(),
  /** Working seconds that counted, up to its stop or to now. */
  used_seconds: z.number(),
  outcome: z.enum(outcomes),
  excused: z.boolean(),
})
export type ClockState = z.input<typeof ClockState>
