// What clients owe the centre beside requests: what a plan has opened, and answers and approvals that other systems measure.
import { z } from 'zod'
import { del, get, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { emptyFile, notAllowed, notFound, tooLarge } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Day, Id, Instant, LocalText, Moment, Page, Paging, PlainText } from '#kernel/contract/shapes.ts'
import { Code } from './editions.ts'
import {
  ChecklistItem,
  itemRepeated,
  notADocument,
  orderReversed,
  planChanged,
  planCodeTaken,
  planRestored,
  planRetired,
  unknownClient,
  unknownService,
} from './obligation-plans.ts'
import { ExplainedClock } from './why.ts'

export const owedMetrics = ['document', 'clarification', 'approval'] as const
/** `coming`: its period has not begun; `soon`: from the target's warning on; `late`: done, but after the limit. */
export const owedStates = ['coming', 'open', 'soon', 'overdue', 'done', 'late', 'waived'] as const
export const evidenceSources = ['client', 'center', 'api', 'csv'] as const
export type OwedState = (typeof owedStates)[number]

const Named = z.object({ id: Id, name: LocalText })
const Who = z.object({ id: Id, name: z.string() })
const Reason = PlainText(2000).refine(text => text.trim().length > 0, { error: 'empty' })
const Wanted = Moment

/** One thing that a client owes. */
export const Owed = z.object({
  id: Id,
  plan: z.object({ id: Id, code: z.string() }).nullable(),
  title: LocalText,
  client: Named,
  metric: z.enum(owedMetrics),
  period: z.string().nullable(),
  external_id: z.string().nullable(),
  state: z.enum(owedStates),
  items_total: z.int(),
  items_done: z.int(),
  opened_at: Instant,
  /** Null where no agreement says by when. */
  due_at: Instant.nullable(),
  done_at: Instant.nullable(),
  version: z.int(),
})
export type Owed = z.output<typeof Owed>

export const OwedWhole = Owed.extend({
  checklist: z.array(
    ChecklistItem.extend({
      evidence: z
        .object({
          document: z.string().nullable(),
          delivered_at: Instant,
          recorded_at: Instant,
          recorded_by: Who.nullable(),
          source: z.enum(evidenceSources),
        })
        .nullable(),
    }),
  ),
  waiver: z
    .object({
      reason: z.string(),
      asked_by: Who,
      asked_at: Instant,
      approved_by: Who.nullable(),
      approved_at: Instant.nullable(),
    })
    .nullable(),
  clocks: z.array(ExplainedClock),
  /** `name_past`: say that an item was handed over earlier than now. */
  may: z.object({
    deliver: z.boolean(),
    name_past: z.boolean(),
    ask_waiver: z.boolean(),
    answer_waiver: z.boolean(),
  }),
})
export type OwedWhole = z.output<typeof OwedWhole>

export const OwedEvent = z.object({
  id: z.int(),
  name: z.string(),
  at: Instant,
  actor: Who.nullable(),
  payload: z.record(z.string(), z.unknown()),
})

export const EvidenceList = z.object({
  applied: z.boolean(),
  counts: z.object({ taken: z.int(), known: z.int(), refused: z.int() }),
  rows: z.array(
    z.object({
      line: z.int(),
      cells: z.array(z.string()),
      verdict: z.enum(['taken', 'known', 'refused']),
      /** Why the row is refused, in the asker's language. */
      reason: z.string().nullable(),
    }),
  ),
})

export const obligationDue = event('agreements.obligation_due', {
  owed_id: Id,
  obligation_id: Id.nullable(),
  client_id: Id,
  metric: z.enum(owedMetrics),
  /** By which promises it is measured. */
  measured_by: z.string(),
  period: z.string().nullable(),
  external_id: z.string().nullable(),
  opens_at: z.string(),
  /** What it is needed for, and whose service that is. */
  service_id: Id.nullable(),
  department_id: Id.nullable(),
})
export const itemDelivered = event('agreements.item_delivered', {
  owed_id: Id,
  item: z.string(),
  delivered_at: z.string(),
  source: z.enum(evidenceSources),
})
export const itemWithdrawn = event('agreements.item_withdrawn', {
  owed_id: Id,
  item: z.string(),
  /** It had been complete, and is not any more. */
  reopens: z.boolean(),
  metric: z.enum(owedMetrics),
})
export const obligationFulfilled = event('agreements.obligation_fulfilled', {
  owed_id: Id,
  done_at: z.string(),
  /** What the owing side said of when, where that is not what counts. */
  said_at: z.string().optional(),
})
export const waiverAsked = event('agreements.waiver_asked', { owed_id: Id, reason: z.string() })
export const waiverRefused = event('agreements.waiver_refused', { owed_id: Id })
export const obligationWaived = event('agreements.obligation_waived', { owed_id: Id })
export const obligationEvents = [
  obligationDue,
  itemDelivered,
  itemWithdrawn,
  obligationFulfilled,
  waiverAsked,
  waiverRefused,
  obligationWaived,
  planChanged,
  planRetired,
  planRestored,
] as const

export const unknownItem = refusal('agreements.unknown_item', 422, { item: z.string() })
export const deliveredInFuture = refusal('agreements.delivered_in_future', 422)
/** The owing side's own word counts from when it is said. */
export const ownWordCountsNow = refusal('agreements.own_word_counts_now', 422)
export const deliveredBeforeOpening = refusal('agreements.delivered_before_opening', 422)
export const isWaived = refusal('agreements.is_waived', 409)
export const nothingOwed = refusal('agreements.nothing_owed', 409)
export const ownWaiver = refusal('agreements.own_waiver', 403)
export const noWaiverAsked = refusal('agreements.no_waiver_asked', 409)
export const unreadableEvidence = refusal('agreements.unreadable_evidence', 422, { headings: z.string() })
export const tooManyLines = refusal('agreements.too_many_lines', 422, { most: z.int() })
export const obligationRefusals = {
  not_a_document: notADocument,
  plan_code_taken: planCodeTaken,
  unknown_item: unknownItem,
  unknown_client: unknownClient,
  unknown_service: unknownService,
  item_repeated: itemRepeated,
  delivered_in_future: deliveredInFuture,
  own_word_counts_now: ownWordCountsNow,
  delivered_before_opening: deliveredBeforeOpening,
  is_waived: isWaived,
  nothing_owed: nothingOwed,
  own_waiver: ownWaiver,
  no_waiver_asked: noWaiverAsked,
  order_reversed: orderReversed,
  unreadable_evidence: unreadableEvidence,
  too_many_lines: tooManyLines,
}

const ById = z.object({ id: Id })
const see = 'agreements.report'
const speak = 'agreements.object'

export const obligationEndpoints = {
  listObligations: get('/obligations', {
    can: see,
    query: Paging.extend({
      client_id: Id.optional(),
      plan_id: Id.optional(),
      state: z.enum(owedStates).optional(),
      /** Only what is owed now. */
      owed: z.enum(['now']).optional(),
      /** Opened on this day or later. */
      since: Day.optional(),
    }),
    output: Page(Owed),
    summary: 'What clients owe or have handed over, newest first; only of one’s own clients for their leads',
  }),
  readObligation: get('/obligations/:id', {
    can: see,
    params: ById,
    output: OwedWhole,
    refusals: [notFound],
    summary: 'One thing that is owed: its checklist, what was handed over, and why it is due when it is',
  }),
  listObligationEvents: get('/obligations/:id/events', {
    can: see,
    params: ById,
    query: Paging,
    output: Page(OwedEvent),
    refusals: [notFound],
    summary: 'What happened to it, oldest first',
  }),
  deliverItem: post('/obligations/:id/evidence', {
    can: speak,
    params: ById,
    body: z.strictObject({
      item: Code,
      /** What proves it: a number, a link. */
      document: PlainText(500).nullish(),
      /** Now unless said. The past only by who confirms for the centre; never the future, nor before it was owed. */
      delivered_at: Wanted.optional(),
    }),
    output: OwedWhole,
    idempotent: true,
    refusals: [
      notFound,
      notAllowed,
      unknownItem,
      deliveredInFuture,
      ownWordCountsNow,
      deliveredBeforeOpening,
      isWaived,
    ],
    summary: 'Say that an item was handed over; the same again changes nothing',
  }),
  withdrawItem: del('/obligations/:id/evidence/:item', {
    can: speak,
    params: ById.extend({ item: Code }),
    output: OwedWhole,
    refusals: [notFound, notAllowed, isWaived],
    summary: 'An item was not handed over after all',
  }),
  askWaiver: post('/obligations/:id/waiver', {
    can: speak,
    params: ById,
    body: z.strictObject({ reason: Reason }),
    output: OwedWhole,
    refusals: [notFound, notAllowed, nothingOwed],
    summary: 'Ask to waive it, with the reason; somebody else approves',
  }),
  answerWaiver: post('/obligations/:id/waiver/answer', {
    can: 'agreements.manage',
    params: ById,
    body: z.strictObject({ approve: z.boolean() }),
    output: OwedWhole,
    refusals: [notFound, notAllowed, noWaiverAsked, ownWaiver],
    summary: 'Approve or refuse a waiver that somebody else has asked for',
  }),
  tellOwedEvent: post('/obligations/events', {
    can: speak,
    body: z.strictObject({
      /** By id or by code. */
      client: z.string().min(1).max(100),
      metric: z.enum(owedMetrics),
      external_id: z.string().trim().min(1).max(200),
      title: LocalText.optional(),
      opened_at: Wanted,
      /** Told by the side that owes it counts from now. */
      done_at: Wanted.nullish(),
    }),
    output: Owed,
    refusals: [notAllowed, unknownClient, deliveredInFuture, orderReversed],
    summary:
      'Tell what another system measures; the same external_id again adds when it was done and nothing else',
  }),
  readEvidenceList: post('/obligations/evidence-list', {
    can: speak,
    query: z.object({ apply: z.enum(['yes', 'no']).default('no') }),
    output: EvidenceList,
    upload: true,
    refusals: [notAllowed, emptyFile, tooLarge, unreadableEvidence, tooManyLines],
    summary:
      'Upload CSV or XLSX (multipart/form-data, field "file") with the columns client, obligation, period, item, document, delivered_at; a preview unless apply=yes',
  }),
}
