// Plans of obligations: what clients owe again and again, by which promise, for which service, and when that falls due.
import { z } from 'zod'
import { get, patch, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { movedOn, notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Day, Id, Instant, LocalText, Page, Paging } from '#kernel/contract/shapes.ts'
import { Code, Target } from './editions.ts'
import { beyondYourServices } from './refusals.ts'
import { Limit } from './shapes.ts'

export const obligationPeriods = ['month', 'quarter', 'year'] as const

const Named = z.object({ id: Id, name: LocalText })

export const ChecklistItem = z.strictObject({ code: Code, title: LocalText })

export const PlanFields = z.strictObject({
  code: Code,
  /** A document target of a client's agreement; its later editions are followed by its code. */
  target_id: Id,
  title: LocalText,
  /** What it is needed for; null: for the centre as a whole. */
  service_id: Id.nullable().default(null),
  /** Null: every client of the agreement. */
  client_ids: z.array(Id).min(1).max(200).nullable(),
  items: z.array(ChecklistItem).min(1).max(50),
  period: z.enum(obligationPeriods),
  /** The first period is the first that begins on this day or later. */
  starts_on: Day,
  ends_on: Day.nullable(),
  /** Who is reminded; nobody named: the leads of the client. */
  contact_ids: z.array(Id).max(20).default([]),
})

/** What is owed again and again. */
export const ObligationPlan = PlanFields.omit({
  target_id: true,
  service_id: true,
  client_ids: true,
  contact_ids: true,
}).extend({
  id: Id,
  target: z.object({
    id: Id,
    title: LocalText,
    limit: Limit,
    agreement: z.object({ id: Id, title: LocalText }),
  }),
  service: Named.nullable(),
  clients: z.array(Named).nullable(),
  contacts: z.array(z.object({ id: Id, name: z.string() })),
  retired_at: Instant.nullable(),
  version: z.int(),
  may: z.object({ change: z.boolean() }),
})
export type ObligationPlan = z.output<typeof ObligationPlan>

/** A target by which documents may be owed, with all that its sentence says. */
export const DocumentTarget = Target.pick({
  id: true,
  title: true,
  limit: true,
  warn_minutes: true,
  calendar_source: true,
  calendar_id: true,
  steps: true,
}).extend({
  agreement: z.object({ id: Id, title: LocalText, promiser_name: LocalText.nullable() }),
  /** Names of what its steps refer to, by `kind:id`. */
  names: z.record(z.string(), LocalText),
})
export type DocumentTarget = z.output<typeof DocumentTarget>

/** What a plan would open. */
export const PlanPreview = z.object({
  /** How many clients owe it. */
  clients: z.int(),
  /** The next periods, three at most; fewer when it ends before. */
  dues: z.array(
    z.object({
      period: z.string(),
      opens_at: Instant,
      /** Null where no client owes it, or the calendar never gets there. */
      due_at: Instant.nullable(),
      /** The last of them, where the calendars of clients differ. */
      latest_due_at: Instant.nullable(),
      /** It lies in, or after, a year whose production calendar is not decreed yet: it may still move. */
      provisional: z.boolean(),
    }),
  ),
})
export type PlanPreview = z.output<typeof PlanPreview>

export const planChanged = event('agreements.obligation_plan_changed', {
  obligation_id: Id,
  code: z.string(),
})
export const planRetired = event('agreements.obligation_plan_retired', {
  obligation_id: Id,
  code: z.string(),
})
export const planRestored = event('agreements.obligation_plan_restored', {
  obligation_id: Id,
  code: z.string(),
})

export const notADocument = refusal('agreements.not_a_document', 422)
export const planCodeTaken = refusal('agreements.plan_code_taken', 409, { code: z.string() })
export const unknownClient = refusal('agreements.unknown_client', 422)
export const unknownService = refusal('agreements.unknown_service', 422)
export const orderReversed = refusal('agreements.order_reversed', 422)
export const itemRepeated = refusal('agreements.item_repeated', 422, { item: z.string() })

const ById = z.object({ id: Id })
const manage = 'agreements.manage'

export const planEndpoints = {
  listObligationPlans: get('/obligation-plans', {
    can: 'agreements.report',
    query: Paging.extend({
      q: z.string().max(200).optional(),
      retired: z.enum(['without', 'with', 'only']).default('without'),
    }),
    output: Page(ObligationPlan),
    summary: 'What clients owe again and again, by title; those that concern them for their leads',
  }),
  readObligationPlan: get('/obligation-plans/:id', {
    can: 'agreements.report',
    params: ById,
    output: ObligationPlan,
    refusals: [notFound],
    summary: 'One plan of obligations',
  }),
  listDocumentTargets: get('/obligation-plans/targets', {
    can: manage,
    output: z.object({ items: z.array(DocumentTarget) }),
    summary: 'Targets by which documents may be owed: of published agreements in which clients promise',
  }),
  previewObligationPlan: post('/obligation-plans/preview', {
    can: manage,
    body: PlanFields.pick({
      target_id: true,
      service_id: true,
      client_ids: true,
      period: true,
      starts_on: true,
      ends_on: true,
    }),
    output: PlanPreview,
    reads: true,
    refusals: [notADocument, unknownClient, unknownService, orderReversed],
    summary: 'How many clients would owe it, and when the next three periods open and fall due',
  }),
  makeObligationPlan: post('/obligation-plans', {
    can: manage,
    body: PlanFields,
    output: ObligationPlan,
    status: 201,
    idempotent: true,
    refusals: [
      notAllowed,
      notADocument,
      planCodeTaken,
      unknownClient,
      unknownService,
      itemRepeated,
      orderReversed,
      beyondYourServices,
    ],
    summary: 'Say what clients owe in every period; it is opened for each of them ahead of time',
  }),
  editObligationPlan: patch('/obligation-plans/:id', {
    can: manage,
    params: ById,
    body: PlanFields.pick({ target_id: true, title: true, client_ids: true, items: true, ends_on: true })
      // Without what is put where nothing is said: that stays as it was.
      .extend({ service_id: Id.nullable(), contact_ids: z.array(Id).max(20) })
      .partial(),
    output: ObligationPlan,
    refusals: [
      notFound,
      notAllowed,
      movedOn,
      notADocument,
      unknownClient,
      unknownService,
      itemRepeated,
      orderReversed,
      beyondYourServices,
    ],
    summary: 'Change it for the periods that are not opened yet',
  }),
  retireObligationPlan: post('/obligation-plans/:id/retire', {
    can: manage,
    params: ById,
    output: ObligationPlan,
    refusals: [notFound, notAllowed, movedOn],
    summary: 'Open no further period; what is open already stays owed',
  }),
  restoreObligationPlan: post('/obligation-plans/:id/restore', {
    can: manage,
    params: ById,
    output: ObligationPlan,
    refusals: [notFound, notAllowed, movedOn],
    summary: 'Open periods again from now on',
  }),
}
