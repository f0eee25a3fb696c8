// Frozen months of the joint quality index, and the letters to clients about them.
import { z } from 'zod'
import { get, post } from '#kernel/contract/endpoint.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { type AnyRefusal, refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, Language, Page, Paging } from '#kernel/contract/shapes.ts'
import { lossNames, Month, Named, Quality, QualityIndex } from './quality.ts'

export const Snapshot = z.object({
  id: Id,
  month: Month,
  as_of: Instant,
  digest: z.string(),
  /** Null when it was made by itself. */
  made_by: z.object({ id: Id, name: z.string() }).nullable(),
  total: Quality,
})
export const Difference = z.object({
  service: Named.nullable(),
  client: Named.nullable(),
  department: Named.nullable(),
  what: z.enum([
    'good',
    ...lossNames,
    'center_met',
    'center_missed',
    'center_excused',
    'client_met',
    'client_missed',
    'client_excused',
    'first_complete',
    'first_incomplete',
  ]),
  kept: z.int(),
  found: z.int(),
})

export type Difference = z.output<typeof Difference>

/** A frozen month that is or was counted again from the event log. */
export const SnapshotCheck = z.object({
  id: Id,
  asked_at: Instant,
  asked_by: z.object({ id: Id, name: z.string() }).nullable(),
  /** How many things it has to look at; null until it has begun. */
  total: z.int().nullable(),
  done: z.int(),
  finished_at: Instant.nullable(),
  /** Whether it came out the same; null while it goes on. */
  equal: z.boolean().nullable(),
  digest: z.string().nullable(),
  differences: z.array(Difference),
})

export const monthNotOver = refusal('agreements.month_not_over', 409)
export const snapshotRefusals: Record<string, AnyRefusal> = { month_not_over: monthNotOver }

const can = 'agreements.report'
const ById = z.object({ id: Id })

export const snapshotEndpoints = {
  listQualitySnapshots: get('/quality-snapshots', {
    can,
    query: Paging.extend({ month: Month.optional() }),
    output: Page(Snapshot),
    summary: 'Frozen months, newest first',
  }),
  makeQualitySnapshot: post('/quality-snapshots', {
    can: 'agreements.manage',
    body: z.strictObject({ month: Month }),
    output: Snapshot,
    status: 201,
    idempotent: true,
    refusals: [monthNotOver],
    summary: 'Freeze the index of a month that is over',
  }),
  readQualitySnapshot: get('/quality-snapshots/:id', {
    can,
    params: ById,
    output: Snapshot.extend({ index: QualityIndex }),
    refusals: [notFound],
    summary: 'A frozen month, as far as one may see it',
  }),
  verifyQualitySnapshot: post('/quality-snapshots/:id/verify', {
    can: 'agreements.manage',
    params: ById,
    output: SnapshotCheck,
    status: 202,
    refusals: [notFound],
    summary:
      'Begin to count a frozen month again from the event log as it stood then; while that goes on, the same one is answered',
  }),
  listSnapshotChecks: get('/quality-snapshots/:id/checks', {
    can: 'agreements.manage',
    params: ById,
    query: Paging,
    output: Page(SnapshotCheck),
    summary: 'When a frozen month was counted again, how far that is and what came out, newest first',
  }),
  downloadQualityLetter: get('/quality-letters/:client/:month', {
    can,
    params: z.object({ client: Id, month: Month }),
    query: z.object({ format: z.enum(['pdf', 'xlsx']).default('pdf'), language: Language.optional() }),
    output: z.any(),
    raw: true,
    refusals: [notFound],
    summary: 'The letter to a client about a month, as PDF or XLSX',
  }),
}
