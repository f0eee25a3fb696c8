// What happens to what clients owe, as moments that clocks understand: it is opened, awaited from the client's side, and done.
import type { Payload } from '#kernel/contract/event.ts'
import {
  itemWithdrawn,
  obligationDue,
  obligationFulfilled,
  obligationWaived,
  type owedMetrics,
} from '../../contract.ts'
import type { Meaning, MeasuredKind } from '../engine/meaning.ts'
import type { Moment, StandingReason } from '../rules/moments.ts'

type OwedMetric = (typeof owedMetrics)[number]

/** Who of the client's side is awaited, so that each metric finds its own waits. */
const awaited: Readonly<Record<OwedMetric, StandingReason>> = {
  document: 'unit',
  clarification: 'requester',
  approval: 'approver',
}

/** The moments of something that opens: it is the client's turn from the beginning. */
export const openingMoments = (metric: OwedMetric, at: number): Moment[] => [
  { at, do: 'opened', team: null },
  { at, do: 'waiting', for: awaited[metric] },
]

type Reading = (payload: never, at: number) => Meaning

const readings: Readonly<Record<string, Reading>> = {
  [obligationDue.name]: ({
    metric,
    opens_at,
    client_id,
    measured_by,
    service_id,
    department_id,
  }: Payload<typeof obligationDue>) => ({
    moments: openingMoments(metric, Date.parse(opens_at)),
    attributes: {
      client: client_id,
      type: measured_by,
      // Lines from before plans were for services do not say.
      service: service_id ?? null,
      department: department_id ?? null,
    },
  }),
  // When it was handed over counts, not when somebody wrote that down.
  [obligationFulfilled.name]: ({ done_at }: Payload<typeof obligationFulfilled>) => ({
    moments: [{ at: Date.parse(done_at), do: 'resolved' }],
    attributes: {},
  }),
  [itemWithdrawn.name]: ({ reopens, metric }: Payload<typeof itemWithdrawn>, at) => ({
    moments: reopens
      ? [
          { at, do: 'reopened' },
          { at, do: 'waiting', for: awaited[metric] },
        ]
      : [],
    attributes: {},
  }),
  [obligationWaived.name]: (_: unknown, at) => ({ moments: [{ at, do: 'cancelled' }], attributes: {} }),
}

/** What clients owe, as things that clocks measure. No list of theirs is sorted by what the centre promises. */
export const measuredObligation: MeasuredKind = {
  kind: 'obligation',
  events: Object.keys(readings),
  meaning: ({ name, payload }, at) => readings[name]?.(payload as never, at) ?? null,
  govern: async () => {},
}
