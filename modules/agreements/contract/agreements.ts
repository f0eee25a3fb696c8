// Agreements, their editions and targets, as integrators and the editor see them.
import { z } from 'zod'
import { get, patch, post, put } from '#kernel/contract/endpoint.ts'
import { movedOn, notAllowed, notFound } from '#kernel/contract/kernel.ts'
import { Id, Instant, LocalText, Moment, Page, Paging } from '#kernel/contract/shapes.ts'
import { EditedCalendar } from '#modules/calendar/contract/shapes.ts'
import { unusable } from '#modules/calendar/contract.ts'
import { Code, Edition, EditionFields, EditionPreview } from './editions.ts'
import {
  beforeLast,
  beyondYourServices,
  codeTaken,
  draftWaits,
  editionBegun,
  notADraft,
  nothingPromised,
  partiesUnfit,
  unfitScope,
  unfitTarget,
  unknownCalendar,
  unknownParty,
} from './refusals.ts'
import { agreementKinds, promisers } from './shapes.ts'

export const promisees = ['center', 'department', 'client'] as const

const Parties = z.object({
  kind: z.enum(agreementKinds),
  promiser: z.enum(promisers),
  promiser_id: Id.nullish(),
  promisee: z.enum(promisees),
  promisee_id: Id.nullish(),
  /** The name of the supplier, when one promises. */
  supplier: LocalText.nullish(),
})
export const AgreementFields = Parties.extend({ code: Code, title: LocalText })

export const AgreementSummary = AgreementFields.extend({
  id: Id,
  /** The department or client on each side, where one is named. */
  promiser_name: LocalText.nullable(),
  promisee_name: LocalText.nullable(),
  retired_at: Instant.nullable(),
  /** Grows with every change, of drafts too; what changes an agreement takes it as `If-Match`. */
  version: z.int(),
  /** The edition in force now, the next one that is published already, and whether a draft waits. */
  in_force: z.object({ number: z.int(), valid_from: Instant, targets: z.int() }).nullable(),
  coming: z.object({ number: z.int(), valid_from: Instant, targets: z.int() }).nullable(),
  has_draft: z.boolean(),
  may: z.object({ change: z.boolean() }),
})
export const Agreement = AgreementSummary.extend({
  /** Newest first; the draft, for those who may edit it, before all. */
  editions: z.array(Edition),
  /** Names of what scopes, calendars and steps of the editions refer to, by `kind:id`, as `client:0198…`, `role:lead`. */
  names: z.record(z.string(), LocalText),
})
export type Agreement = z.output<typeof Agreement>

const ById = z.object({ id: Id })

export const agreementEndpoints = {
  listAgreements: get('/agreements', {
    can: 'signed-in',
    query: Paging.extend({
      kind: z.enum(agreementKinds).optional(),
      q: z.string().max(200).optional(),
      retired: z.enum(['without', 'with', 'only']).default('without'),
      /** Only those that the asker may change. */
      mine: z.enum(['yes']).optional(),
    }),
    output: Page(AgreementSummary),
    summary:
      'Agreements that concern the asker, by title: all for those who manage or report on them, one’s own for a client',
  }),
  readAgreement: get('/agreements/:id', {
    can: 'signed-in',
    params: ById,
    output: Agreement,
    refusals: [notFound],
    summary: 'An agreement with its editions; drafts for those who may edit it',
  }),
  makeAgreement: post('/agreements', {
    can: 'agreements.manage',
    body: AgreementFields,
    output: Agreement,
    status: 201,
    idempotent: true,
    refusals: [notAllowed, codeTaken, partiesUnfit, unknownParty, beyondYourServices],
    summary: 'Make an agreement with an empty draft',
  }),
  editAgreement: patch('/agreements/:id', {
    can: 'agreements.manage',
    params: ById,
    body: AgreementFields.pick({ title: true, code: true, supplier: true }).partial(),
    output: Agreement,
    refusals: [notFound, notAllowed, codeTaken, partiesUnfit, movedOn],
    summary: 'Rename an agreement',
  }),
  retireAgreement: post('/agreements/:id/retire', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    refusals: [notFound, notAllowed, movedOn],
    summary: 'Let an agreement hold for nothing any more',
  }),
  restoreAgreement: post('/agreements/:id/restore', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    refusals: [notFound, notAllowed, movedOn],
    summary: 'Let a retired agreement hold again',
  }),
  draftEdition: post('/agreements/:id/editions', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    status: 201,
    refusals: [notFound, notAllowed],
    summary: 'Begin a draft as a copy of the last edition; the one that is there already, if there is one',
  }),
  writeEdition: put('/editions/:id', {
    can: 'agreements.manage',
    params: ById,
    body: EditionFields,
    output: Agreement,
    refusals: [
      notFound,
      notAllowed,
      notADraft,
      unknownCalendar,
      unfitTarget,
      unfitScope,
      beyondYourServices,
      movedOn,
    ],
    summary: 'Write the whole of a draft',
  }),
  previewEdition: post('/editions/:id/preview', {
    can: 'agreements.manage',
    params: ById,
    body: z.object({ from: Moment, to: Moment }).partial(),
    output: EditionPreview,
    reads: true,
    refusals: [notFound, notAllowed],
    summary:
      'What an edition would have given in the last three months, and what it would do to what is open',
  }),
  previewCalendar: post('/calendars/:id/preview', {
    can: 'calendar.manage',
    params: ById,
    body: EditedCalendar,
    output: EditionPreview,
    reads: true,
    refusals: [notFound, unusable],
    summary:
      'What promises would have come to in the last three months with a calendar changed like this, and what it would do to what is open',
  }),
  publishEdition: post('/editions/:id/publish', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    refusals: [notFound, notAllowed, beforeLast, nothingPromised, movedOn],
    summary:
      'Bring a draft into force from its day on; open clocks are derived anew; what is published already stays so',
  }),
  recallEdition: post('/editions/:id/recall', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    refusals: [notFound, notAllowed, editionBegun, draftWaits, movedOn],
    summary:
      'Take back an edition that has not begun: it is a draft again, and what was published before it goes on',
  }),
  dropDraft: post('/editions/:id/drop', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    refusals: [notFound, notAllowed, notADraft, movedOn],
    summary: 'Throw a draft away',
  }),
}
