// Why a clock is what it is: its agreement, its calendar, and the time from its start in intervals.
import { z } from 'zod'
import { Id, Instant, LocalText } from '#kernel/contract/shapes.ts'
import { ClockState, pauseReasons, promisers } from './shapes.ts'

export const holderKinds = [
  'queue',
  'agent',
  'requester',
  'approver',
  'unit',
  'third_party',
  'nobody',
] as const
export const traceStates = ['counts', 'paused', 'closed', 'ended', 'mixed'] as const
export const sides = ['center', 'client', 'outside'] as const
export const budgetHolders = ['queue', 'agent', 'client', 'outside'] as const
/** On which part of a limit, and in which colour, the time of each holder counts. */
export const accounts = {
  queue: 'queue',
  agent: 'agent',
  requester: 'client',
  approver: 'client',
  unit: 'client',
  third_party: 'outside',
} as const

const Named = z.object({ id: Id, name: LocalText })

/** Who had it. The team is also told while somebody outside the centre is awaited; people only to those who work there. */
export const TraceHolder = z.object({
  kind: z.enum([...holderKinds, 'several']),
  team: Named.nullable(),
  person: z.object({ id: Id, name: z.string() }).nullable(),
})

export const TraceInterval = z.object({
  from: Instant,
  to: Instant,
  /** `ended`: it was resolved or in another thing for a while. `mixed`: small intervals told as one. */
  state: z.enum(traceStates),
  holder: TraceHolder,
  /** Why it stands. */
  reason: z.enum(pauseReasons).nullable(),
  side: z.enum(sides).nullable(),
  /** After the limit was reached. */
  late: z.boolean(),
  /** Open time of the calendar in it, and the part that counted. */
  working_seconds: z.number(),
  counted_seconds: z.number(),
  /** Closed hours in it: nights, breaks of the day, and days without working hours, in the calendar's zone. */
  nights: z.int(),
  breaks: z.int(),
  days: z.array(z.object({ date: z.string(), why: z.enum(['weekend', 'holiday', 'provisional']) })),
  /** Of how many intervals it was made. */
  pieces: z.int(),
})
export type TraceInterval = z.output<typeof TraceInterval>

export const ExplainedClock = ClockState.extend({
  agreement: Named,
  promiser: z.enum(promisers),
  /** The calendar by which it counts. */
  calendar: Named.extend({ time_zone: z.string() }),
  /** Years between its start and its due time whose production calendar is not decreed yet: the due time may still move. */
  provisional_years: z.array(z.int()),
  /** What its agreement was chosen by: the named dimensions of its scope, each with what the thing is there. */
  because: z.array(z.object({ dimension: z.string(), value: z.string(), name: LocalText.nullable() })),
  /** Agreements that fit as well and are less specific. */
  before: z.array(LocalText),
  intervals: z.array(TraceInterval),
  /** By holder, in working time: what counted, and what passed while it stood. */
  totals: z.array(z.object({ holder: TraceHolder, counted_seconds: z.number(), paused_seconds: z.number() })),
  /** Working time in the hands of each side, counted or not. */
  center_seconds: z.number(),
  client_seconds: z.number(),
  outside_seconds: z.number(),
  /** How the limit was split between holders, who used more, and the share of each in all that is over. */
  budgets: z.array(
    z.object({
      holder: z.enum(budgetHolders),
      budget_seconds: z.number(),
      used_seconds: z.number(),
      over_seconds: z.number(),
      share_percent: z.number().nullable(),
    }),
  ),
})
export type ExplainedClock = z.output<typeof ExplainedClock>
