// Editions of agreements: for what they hold and what they promise, as integrators and the editor see them.
import { z } from 'zod'
import { Id, Instant, LocalText, Moment } from '#kernel/contract/shapes.ts'
import { agreementKinds, Limit, metricNames, pauseReasons, priorities } from './shapes.ts'

export const calendarSources = ['center', 'client', 'region', 'named'] as const

/** How agreements, their targets and rotas are called in addresses and imports. */
export const Code = z.string().regex(/^[a-z0-9_-]{1,60}$/)

/** For what an edition holds: the listed values of each listed dimension; everything where none is listed. */
export const Scope = z
  .strictObject({
    client: z.array(Id).max(200),
    service: z.array(Id).max(500),
    unit: z.array(Id).max(500),
    region: z.array(Id).max(200),
    department: z.array(Id).max(200),
    priority: z.array(z.enum(priorities)),
    type: z.array(z.string().max(40)).max(20),
  })
  .partial()

/** When a step is taken, seen from the limit. */
export const StepTime = z.union([
  z.strictObject({ minutes_before: z.int().min(1).max(525_600) }),
  z.strictObject({ percent: z.number().min(1).max(99) }),
  z.strictObject({ minutes_after: z.int().min(0).max(525_600) }),
])

/** A step of escalation. `to`: a role by its code, a person, a rota, the leads of the team, or whoever has it. */
export const EscalationStep = z.strictObject({
  key: Code,
  when: StepTime,
  level: z.int().min(1).max(9),
  /** What is not said is no condition. `unassigned` true: only while nobody has taken the thing; false: only when somebody has. */
  if: z
    .strictObject({ unassigned: z.boolean(), priority: z.array(z.enum(priorities)) })
    .partial()
    .optional(),
  to: z
    .array(
      z.strictObject({
        kind: z.enum(['role', 'person', 'rota', 'team_lead', 'assignee']),
        id: z.string().max(60).optional(),
      }),
    )
    .min(1)
    .max(10),
})

/** How a limit is split between holders, working minutes: to find who used more than planned. */
export const Budgets = z
  .strictObject({
    queue: z.int().min(0),
    agent: z.int().min(0),
    client: z.int().min(0),
    outside: z.int().min(0),
  })
  .partial()

export const TargetFields = z.strictObject({
  code: Code,
  metric: z.enum(metricNames),
  title: LocalText,
  limit: Limit,
  /** Working minutes before the limit from which a thing counts as about to be late; 0: never. */
  warn_minutes: z.int().min(0).max(525_600),
  calendar_source: z.enum(calendarSources),
  /** Of `named` alone. */
  calendar_id: Id.nullable(),
  pauses: z.array(z.enum(pauseReasons)),
  steps: z.array(EscalationStep).max(20),
  budgets: Budgets,
})
export const Target = TargetFields.extend({ id: Id })
export type Target = z.output<typeof Target>

export const Edition = z.object({
  id: Id,
  number: z.int(),
  valid_from: Instant,
  valid_until: Instant.nullable(),
  /** Also holds for what was open when it came into force. */
  covers_open: z.boolean(),
  scope: Scope,
  /** Null while it is a draft by which nothing is measured. */
  published_at: Instant.nullable(),
  note: LocalText.nullable(),
  targets: z.array(Target),
})
export type Edition = z.output<typeof Edition>

/** What is written into a draft, all of it at once. */
export const EditionFields = z.strictObject({
  valid_from: Moment,
  covers_open: z.boolean(),
  scope: Scope,
  note: LocalText.nullish(),
  targets: z.array(TargetFields).max(50),
})

/** What a draft would do to what was measured: shares in percent, null where nothing was measured. */
export const EditionPreview = z.object({
  /** Things opened from here on and before there. */
  from: Instant,
  to: Instant,
  /** How many were looked at, of how many; fewer than all when there are more than 20 000: then an even choice of them. */
  looked_at: z.int(),
  total: z.int(),
  sampled: z.boolean(),
  metrics: z.array(
    z.object({
      kind: z.enum(agreementKinds),
      metric: z.enum(metricNames),
      /** Promises that were kept or broken, by the rules as they are and by those with the draft. */
      now_measured: z.int(),
      then_measured: z.int(),
      /** Kept of these, to a tenth of a percent. */
      now_percent: z.number().nullable(),
      then_percent: z.number().nullable(),
    }),
  ),
  /** Open things whose clocks would change when it comes into force, and those that would be late at once. */
  open: z.object({ looked_at: z.int(), total: z.int(), changed: z.int(), late_at_once: z.int() }),
})
