// The joint quality index of a month: one number, its losses, and what stands behind each figure.
import { z } from 'zod'
import { get, put } from '#kernel/contract/endpoint.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { type AnyRefusal, refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, LocalText, Page, Paging } from '#kernel/contract/shapes.ts'

/** Fewer than this say nothing: no share is shown. */
export const leastCounted = 20

export const lossNames = ['client', 'center', 'both', 'outside'] as const
export type LossName = (typeof lossNames)[number]
export const indexModes = ['early', 'mature'] as const

export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, { error: 'month' })
/** A thing by its id, or those that have none. */
export const IdOrNone = z.union([Id, z.literal('none')])
export const Cut = z.object({
  service: IdOrNone.optional(),
  client: IdOrNone.optional(),
  department: IdOrNone.optional(),
})
export const Named = z.object({ id: Id, name: LocalText })
export type Named = z.output<typeof Named>

/** Kept of all that was to be kept. Shares in percent with the 95 % interval of Wilson; null under the least count. */
export const Attained = z.object({
  met: z.int(),
  missed: z.int(),
  /** Misses that were excused: in neither of the two. */
  excused: z.int(),
  percent: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type Attained = z.output<typeof Attained>

/**
 * Completeness at first submission: of the requests whose first submission was judged, those that needed no return. Shares
 * in percent, as above.
 */
export const Completeness = z.object({
  judged: z.int(),
  complete: z.int(),
  percent: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The least share that the client has promised for all of it; null where none is. */
  promised_percent: z.int().nullable(),
})
export type Completeness = z.output<typeof Completeness>

const Loss = z.object({ n: z.int(), percent: z.number().nullable() })
/** The index and what it lost. Shares have one decimal and add up, with the index, to exactly 100.0. */
export const Quality = z.object({
  /** Finished or overdue. */
  n: z.int(),
  good: z.int(),
  /** Whether there are enough to show a share. */
  enough: z.boolean(),
  index: z.object({ percent: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Whose losses; null in the early mode, which shows the joint number alone. */
  losses: z.object({ client: Loss, center: Loss, both: Loss, outside: Loss }).nullable(),
  /** What the centre kept of its promises, and the client of its own; null in the early mode. */
  sla: Attained.nullable(),
  ola: Attained.nullable(),
  completeness: Completeness.nullable(),
})
export type Quality = z.output<typeof Quality>

const Cell = Quality.extend({
  service: Named.nullable(),
  client: Named.nullable(),
  department: Named.nullable(),
})
export const QualityIndex = z.object({
  month: Month,
  from: Instant,
  to: Instant,
  time_zone: z.string(),
  minimum: z.int(),
  mode: z.enum(indexModes),
  /** What was asked for, by name. */
  asked: z.object({ service: Named.nullable(), client: Named.nullable(), department: Named.nullable() }),
  total: Quality,
  /** Twelve months, the last of which is this one. */
  trend: z.array(Quality.extend({ month: Month })),
  /** One for each process and client, those that lost most first. */
  cells: z.array(Cell),
})
export type QualityIndex = z.output<typeof QualityIndex>

const IndexMode = z.object({ client: Named.nullable(), mode: z.enum(indexModes) })

/** A measured thing behind a figure. What the reader may not see has neither number nor title. */
export const Behind = z.object({
  id: Id,
  kind: z.string(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  /** Below the face that the reader is in, e.g. `/requests/R-1`. */
  address: z.string().nullable(),
  service: Named.nullable(),
  client: Named.nullable(),
  at: Instant,
})
/** `hidden`: how many of this page the reader may not see. */
export const Behinds = <S extends z.ZodObject>(item: S) =>
  Page(item).extend({ total: z.int(), hidden: z.int() })

export const Judged = Behind.extend({
  /** Good, or whose loss; `lost` in the early mode, which does not tell the minutes of the sides either. */
  verdict: z.enum(['good', ...lossNames, 'lost']),
  center_minutes: z.int().nullable(),
  client_minutes: z.int().nullable(),
  outside_minutes: z.int().nullable(),
})

export const earlyMode = refusal('agreements.early_mode', 409)
export const qualityRefusals: Record<string, AnyRefusal> = { early_mode: earlyMode }

const can = 'agreements.report'
const Drill = Paging.extend(Cut.shape).extend({ month: Month })

export const qualityEndpoints = {
  readQualityIndex: get('/quality-index', {
    can,
    query: Cut.extend({ month: Month.optional() }),
    output: QualityIndex,
    summary:
      'The joint quality index of a month by process and client, with its losses, both sides and twelve months',
  }),
  listQualityRequests: get('/quality-index/requests', {
    can,
    query: Drill.extend({ verdict: z.enum(['good', 'lost', ...lossNames]).optional() }),
    output: Behinds(Judged),
    refusals: [earlyMode],
    summary: 'What stands behind a figure of the index: as many as the figure counts',
  }),
  listIndexModes: get('/quality-index/modes', {
    can,
    output: z.object({ items: z.array(IndexMode) }),
    summary: 'How much of the index is shown, in general and to single clients',
  }),
  setIndexMode: put('/quality-index/modes', {
    can: 'agreements.manage',
    body: z.strictObject({ client_id: Id.nullable(), mode: z.enum(indexModes).nullable() }),
    output: z.object({ items: z.array(IndexMode) }),
    refusals: [notFound],
    summary:
      'Show a client, or all others, the joint number alone (early) or both sides (mature); null forgets a client’s own',
  }),
}
