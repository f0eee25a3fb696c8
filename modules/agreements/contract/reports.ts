// The reports on promises: kept and broken, ageing, predicted breaches, whose hands, and ping-pong.
import { z } from 'zod'
import { get } from '#kernel/contract/endpoint.ts'
import { Day, Instant, LocalText, Paging } from '#kernel/contract/shapes.ts'
import { Attained, Behind, Behinds, Cut, earlyMode, IdOrNone, Named } from './quality.ts'
import { ages, cuts, predictionHolders } from './report-names.ts'
import { agreementKinds, metricNames, outcomes, priorities } from './shapes.ts'

const Period = z.object({ from: Day.optional(), to: Day.optional() })
/** Days in the wrong order would make a period with nothing in it, and figures of nought. */
const inOrder = <S extends z.ZodType<z.output<typeof Period>>>(query: S): S =>
  query.refine(({ from, to }) => !from || !to || from <= to, { error: 'reversed', path: ['to'] })

export const AttainmentRow = Attained.extend({
  /** The id or code by which the row is told: of a metric, a thing, a priority, or a month; null for things that have none. */
  key: z.string().nullable(),
  name: LocalText.nullable(),
  /** Of completeness: the share that every client has promised, in percent. */
  promised_percent: z.int().nullable(),
})
export const Promised = Behind.extend({
  metric: z.enum(metricNames),
  kind_of_agreement: z.enum(agreementKinds),
  outcome: z.enum(outcomes),
  excused: z.boolean(),
})
const Ageing = z.object({
  counted_at: Instant,
  total: z.int(),
  items: z.array(
    z.object({
      holder: z.enum(predictionHolders),
      counts: z.array(z.int()).length(ages.length),
      total: z.int(),
    }),
  ),
})

export const Prediction = Behind.extend({
  metric: z.enum(metricNames),
  due_at: Instant,
  /** Share of the limit that is used, in percent. */
  used_percent: z.number(),
  /** Probability that the promise will be broken, 0 to 1. */
  risk: z.number(),
  /** Finished clocks that were at least as far and on which the probability rests. */
  alike: z.int(),
})
export const Calibration = z.object({
  /** Clocks on which the model was fitted, and those, later, on which it was scored. */
  fitted_on: z.int(),
  scored_on: z.int(),
  /** Mean squared error of the probabilities, 0 is perfect; and that of saying the mean share to everything. */
  brier: z.number().nullable(),
  brier_of_mean: z.number().nullable(),
  /** 1 - brier / brier_of_mean: 1 is perfect, 0 no better than the mean, less than 0 worse. */
  skill: z.number().nullable(),
  /** What was said beside what came, by tenths of probability. */
  tenths: z.array(z.object({ n: z.int(), said: z.number(), came: z.number() })),
})

/** Requests that ended a moment ago, or before an upgrade, are still to be added: the figures will grow. */
const coming = z.boolean()

const HeatCell = z.object({
  service: Named.nullable(),
  holder: z.enum(predictionHolders),
  hours: z.number(),
  requests: z.int(),
})

export const PingPong = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  coming,
  /** Resolved in the period, and how many of them two or more teams had. */
  resolved: z.int(),
  moved: z.int(),
  /** Working minutes until the team that resolved it had it at last. */
  lost_minutes: z.int(),
  median_minutes: z.int().nullable(),
  items: z.array(
    z.object({
      first: Named.nullable(),
      last: Named.nullable(),
      n: z.int(),
      lost_minutes: z.int(),
      hand_offs: z.int(),
    }),
  ),
})
export const Moved = Behind.extend({
  first: Named.nullable(),
  last: Named.nullable(),
  hand_offs: z.int(),
  lost_minutes: z.int(),
})

/** Kinds of requests have codes. */
const Choice = z.object({ id: z.string(), name: LocalText })
export const choiceOfReports = ['service', 'client', 'department', 'unit', 'region', 'type'] as const

const can = 'agreements.report'
const AttainmentCut = Cut.extend({
  kind: z.enum(agreementKinds).default('sla'),
  metric: z.enum(metricNames).optional(),
  team: IdOrNone.optional(),
  priority: z.enum([...priorities, 'none']).optional(),
  /** The kind of a request by its code. */
  type: z.string().min(1).max(40).optional(),
  /** The requester's. */
  unit: IdOrNone.optional(),
  region: IdOrNone.optional(),
  /** Of what is promised to the centre only what clients have promised: their side of the joint index. */
  promiser: z.literal('client').optional(),
})

const AgeingCut = Cut.extend({ priority: z.enum(priorities).optional() })

export const reportEndpoints = {
  reportAttainment: get('/reports/attainment', {
    can,
    query: inOrder(AttainmentCut.extend(Period.shape).extend({ by: z.enum(cuts).default('metric') })),
    output: z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      minimum: z.int(),
      total: Attained,
      items: z.array(AttainmentRow),
    }),
    refusals: [earlyMode],
    summary: 'Promises kept and broken in a period, by any cut',
  }),
  listAttainmentRequests: get('/reports/attainment/requests', {
    can,
    query: inOrder(
      Paging.extend(AttainmentCut.shape)
        .extend(Period.shape)
        .extend({ outcome: z.enum(['met', 'missed', 'excused']).optional() }),
    ),
    output: Behinds(Promised),
    refusals: [earlyMode],
    summary: 'The promises behind a figure of attainment',
  }),
  listReportChoices: get('/reports/choices', {
    can,
    query: z.object({
      kind: z.enum(choiceOfReports),
      q: z.string().max(200).optional(),
      /** One that is chosen already: it is among them. Of types the code. */
      id: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(Choice) }),
    summary: 'What reports can be narrowed to, by name; the first that match',
  }),
  reportAgeing: get('/reports/ageing', {
    can,
    query: AgeingCut,
    output: Ageing,
    summary: 'What is open, by age and by who holds it',
  }),
  listAgeingRequests: get('/reports/ageing/requests', {
    can,
    query: Paging.extend(AgeingCut.shape).extend({
      holder: z.enum(predictionHolders).optional(),
      age: z.enum(ages).optional(),
    }),
    output: Behinds(Behind),
    summary: 'What stands behind a figure of ageing, oldest first',
  }),
  reportPredictions: get('/reports/predictions', {
    can,
    query: Paging.extend(Cut.shape).extend({ metric: z.enum(metricNames).optional() }),
    output: Behinds(Prediction).extend({ calibration: Calibration, expected: z.number() }),
    summary:
      'Open promises of the centre with the probability that they will be broken, and how good such probabilities were',
  }),
  reportHolders: get('/reports/holders', {
    can,
    query: inOrder(Cut.extend(Period.shape)),
    output: z.object({ from: z.iso.date(), to: z.iso.date(), coming, items: z.array(HeatCell) }),
    refusals: [earlyMode],
    summary: 'Working hours of finished requests by service and by who held them',
  }),
  listHolderRequests: get('/reports/holders/requests', {
    can,
    query: inOrder(
      Paging.extend(Cut.shape)
        .extend(Period.shape)
        .extend({ holder: z.enum(predictionHolders) }),
    ),
    output: Behinds(Behind.extend({ minutes: z.int() })),
    refusals: [earlyMode],
    summary: 'What stands behind a cell of the heat map',
  }),
  reportPingPong: get('/reports/ping-pong', {
    can,
    query: inOrder(Cut.extend(Period.shape)),
    output: PingPong,
    summary: 'Requests that went from team to team, and the working minutes that it cost',
  }),
  listPingPongRequests: get('/reports/ping-pong/requests', {
    can,
    query: inOrder(
      Paging.extend(Cut.shape)
        .extend(Period.shape)
        .extend({ first: IdOrNone.optional(), last: IdOrNone.optional() }),
    ),
    output: Behinds(Moved),
    summary: 'The requests behind a figure of ping-pong',
  }),
}
