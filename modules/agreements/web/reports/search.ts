// What the addresses of the reports on promises carry.
import { z } from 'zod'
import { ages, cuts, predictionHolders, thingCuts } from '../../contract/report-names.ts'
import { agreementKinds, metricNames, priorities } from '../../contract/shapes.ts'

const cut = {
  service: z.string().optional(),
  client: z.string().optional(),
  department: z.string().optional(),
}

export const QualitySearch = z.object({
  ...cut,
  month: z.string().optional(),
  /** The list behind a figure is open, of these verdicts. */
  list: z.enum(['all', 'good', 'lost', 'client', 'center', 'both', 'outside']).optional(),
})

export const ClientQualitySearch = z.object({
  ...{ client: cut.client, service: cut.service, month: z.string().optional() },
  /** The list behind a figure is open: of these verdicts, of the first submissions that were judged or returned, or of a side's promises. */
  list: z
    .enum(['all', 'good', 'lost', 'client', 'center', 'both', 'outside', 'firsts', 'returned', 'sla', 'ola'])
    .optional(),
  /** Of the promises of a side, those of which this came. */
  outcome: z.enum(['all', 'met', 'missed', 'excused']).optional(),
})

/** Which cut the row that opened a list has set: it goes with the list. */
const narrowed = {
  narrowed: z.enum(['metric', 'service', 'client', 'department', 'team', ...thingCuts]).optional(),
}

const period = { from: z.iso.date().optional(), to: z.iso.date().optional() }

export const AttainmentSearch = z.object({
  ...cut,
  ...period,
  team: z.string().optional(),
  priority: z.enum([...priorities, 'none']).optional(),
  type: z.string().optional(),
  unit: z.string().optional(),
  region: z.string().optional(),
  metric: z.enum(metricNames).optional(),
  kind: z.enum(agreementKinds).default('sla'),
  promiser: z.literal('client').optional(),
  by: z.enum(cuts).default('metric'),
  ...narrowed,
  list: z.enum(['all', 'met', 'missed', 'excused']).optional(),
})

export const AgeingSearch = z.object({
  ...cut,
  priority: z.enum(priorities).optional(),
  list: z.enum(['1']).optional(),
  holder: z.enum(predictionHolders).optional(),
  age: z.enum(ages).optional(),
})

export const PredictionsSearch = z.object({ ...cut, metric: z.enum(metricNames).optional() })

export const HoldersSearch = z.object({
  ...cut,
  ...period,
  ...narrowed,
  holder: z.enum(predictionHolders).optional(),
})

export const PingPongSearch = z.object({
  ...cut,
  ...period,
  list: z.enum(['1']).optional(),
  first: z.string().optional(),
  last: z.string().optional(),
})
