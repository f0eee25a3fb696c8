// Promises of both sides and their clocks: what is measured, within what time, on which calendar, and what became of it.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { notAllowed } from '#kernel/contract/kernel.ts'
import type { AnyRefusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Page, Paging } from '#kernel/contract/shapes.ts'
import { agreementEndpoints } from './contract/agreements.ts'
import { aroundEndpoints } from './contract/around.ts'
import { objectionEndpoints, objectionRefusals } from './contract/objections.ts'
import { planEndpoints } from './contract/obligation-plans.ts'
import { obligationEndpoints, obligationRefusals } from './contract/obligations.ts'
import { qualityEndpoints, qualityRefusals } from './contract/quality.ts'
import { agreementRefusals } from './contract/refusals.ts'
import { reportEndpoints } from './contract/reports.ts'
import { snapshotEndpoints, snapshotRefusals } from './contract/snapshots.ts'

export * from './contract/agreements.ts'
export * from './contract/around.ts'
export * from './contract/editions.ts'
export * from './contract/events.ts'
export * from './contract/objections.ts'
export * from './contract/obligation-plans.ts'
export * from './contract/obligations.ts'
export * from './contract/quality.ts'
export * from './contract/refusals.ts'
export * from './contract/report-names.ts'
export * from './contract/reports.ts'
export * from './contract/shapes.ts'
export * from './contract/snapshots.ts'
export * from './contract/why.ts'

export const Recalculation = z.object({
  id: Id,
  reason: z.enum(['agreement', 'calendar', 'rebuild']),
  asked_at: Instant,
  /** When it begins; in the future for an edition that comes into force then. */
  begins_at: Instant,
  /** How many things it has to look at; null until it has begun. */
  total: z.int().nullable(),
  done: z.int(),
  /** How many of them came out different. */
  changed: z.int(),
  finished_at: Instant.nullable(),
})

export const permissions = ['agreements.manage', 'agreements.report', 'agreements.object'] as const
export const refusals: Record<string, AnyRefusal> = {
  ...agreementRefusals,
  ...qualityRefusals,
  ...snapshotRefusals,
  ...objectionRefusals,
  ...obligationRefusals,
}

export const contract = {
  ...agreementEndpoints,
  ...aroundEndpoints,
  ...qualityEndpoints,
  ...reportEndpoints,
  ...snapshotEndpoints,
  ...objectionEndpoints,
  ...obligationEndpoints,
  ...planEndpoints,
  listRecalculations: get('/recalculations', {
    can: 'agreements.manage',
    query: Paging,
    output: Page(Recalculation),
    summary: 'Walks that derive clocks anew, newest first, with their progress',
  }),
  rebuildFacts: post('/recalculations', {
    can: 'agreements.manage',
    output: Recalculation,
    status: 201,
    refusals: [notAllowed],
    summary: 'Read every measured thing anew from the event log and derive its clocks',
  }),
}
