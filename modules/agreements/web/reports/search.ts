// What the addresses of the reports on promises carry.
import { z } from 'zod'
import { ages, cuts, predictionHolders } from '../../contract/report-names.ts'
import { agreementKinds, metricNames } from '../../contract/shapes.ts'

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

const period = { from: z.iso.date().optional(), to: z.iso.date().optional() }

export const AttainmentSearch = z.object({
  ...cut,
  ...period,
  team: z.string().optional(),
  metric: z.enum(metricNames).optional(),
  kind: z.enum(agreementKinds).default('sla'),
  by: z.enum(cuts).default('metric'),
  list: z.enum(['all', 'met', 'missed', 'excused']).optional(),
})

export const AgeingSearch = z.object({
  ...cut,
  list: z.enum(['1']).optional(),
  holder: z.enum(predictionHolders).optional(),
  age: z.enum(ages).optional(),
})

export const PredictionsSearch = z.object(cut)

export const HoldersSearch = z.object({ ...cut, ...period, holder: z.enum(predictionHolders).optional() })

export const PingPongSearch = z.object({
  ...cut,
  ...period,
  list: z.enum(['1']).optional(),
  first: z.string().optional(),
  last: z.string().optional(),
})
