// Agreements, their editions and targets, as integrators and the editor see them.
import { z } from 'zod'
import { del, get, patch, post, put } from '#kernel/contract/endpoint.ts'
import { movedOn, notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, LocalText, Page, Paging } from '#kernel/contract/shapes.ts'
import { agreementKinds, Limit, metricNames, pauseReasons, priorities } from './shapes.ts'

export const promisers = ['center', 'department', 'client', 'supplier'] as const
export const promisees = ['center', 'department', 'client'] as const
export const calendarSources = ['center', 'client', 'region', 'named'] as const

const Code = z.string().regex(/^[a-z0-9_-]{1,60}$/)
const Named = z.object({ id: Id, name: LocalText })

/** What scopes and steps may name: things of the organisation, of other domains (services, kinds of request), roles, rotas. */
export const choiceKinds = [
  'client',
  'service',
  'unit',
  'region',
  'department',
  'type',
  'role',
  'rota',
  'person',
] as const
export const Choice = z.object({ id: z.string(), name: LocalText })

/** For what an edition holds: the listed values of each listed dimension; everything where none is listed. */
export const Scope = z
  .strictObject({
    client: z.array(Id).max(200),
    service: z.array(Id).max(500),
    unit: z.array(Id).max(500),
    region: z.array(Id).max(200),
    department: z.array(Id).max(200),
    priority: z.array(z.enum(priorities)),
    type: z.array(z.string().max(40)).max(20),
  })
  .partial()

/** When a step is taken, seen from the limit. */
export const StepTime = z.union([
  z.strictObject({ minutes_before: z.int().min(1).max(525_600) }),
  z.strictObject({ percent: z.number().min(1).max(99) }),
  z.strictObject({ minutes_after: z.int().min(0).max(525_600) }),
])

/** A step of escalation. `to`: a role by its code, a person, a rota, the leads of the team, or whoever has it. */
export const EscalationStep = z.strictObject({
  key: Code,
  when: StepTime,
  level: z.int().min(1).max(9),
  if: z
    .strictObject({ unassigned: z.boolean(), priority: z.array(z.enum(priorities)) })
    .partial()
    .optional(),
  to: z
    .array(
      z.strictObject({
        kind: z.enum(['role', 'person', 'rota', 'team_lead', 'assignee']),
        id: z.string().max(60).optional(),
      }),
    )
    .min(1)
    .max(10),
})

/** How a limit is split between holders, working minutes: to find who used more than planned. */
export const Budgets = z
  .strictObject({
    queue: z.int().min(0),
    agent: z.int().min(0),
    client: z.int().min(0),
    outside: z.int().min(0),
  })
  .partial()

export const TargetFields = z.strictObject({
  code: Code,
  metric: z.enum(metricNames),
  title: LocalText,
  limit: Limit,
  /** Working minutes before the limit from which a thing counts as about to be late; 0: never. */
  warn_minutes: z.int().min(0).max(525_600),
  calendar_source: z.enum(calendarSources),
  /** Of `named` alone. */
  calendar_id: Id.nullable(),
  pauses: z.array(z.enum(pauseReasons)),
  steps: z.array(EscalationStep).max(20),
  budgets: Budgets,
})
export const Target = TargetFields.extend({ id: Id })
export type Target = z.output<typeof Target>

export const Edition = z.object({
  id: Id,
  number: z.int(),
  valid_from: Instant,
  valid_until: Instant.nullable(),
  /** Also holds for what was open when it came into force. */
  covers_open: z.boolean(),
  scope: Scope,
  /** Null while it is a draft by which nothing is measured. */
  published_at: Instant.nullable(),
  note: LocalText.nullable(),
  targets: z.array(Target),
})
export type Edition = z.output<typeof Edition>

/** What is written into a draft, all of it at once. */
export const EditionFields = z.strictObject({
  valid_from: z.iso.datetime({ offset: true }),
  covers_open: z.boolean(),
  scope: Scope,
  note: LocalText.nullish(),
  targets: z.array(TargetFields).max(50),
})

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
})
export const Agreement = AgreementSummary.extend({
  /** Newest first; the draft, for those who may edit it, before all. */
  editions: z.array(Edition),
  /** Names of what scopes, calendars and steps of the editions refer to, by `kind:id`, as `client:0198…`, `role:lead`. */
  names: z.record(z.string(), LocalText),
})
export type Agreement = z.output<typeof Agreement>

/** What a draft would do to what was measured: shares in percent, null where nothing was measured. */
export const EditionPreview = z.object({
  /** Things opened from here on and before there. */
  from: Instant,
  to: Instant,
  /** How many were looked at, of how many; fewer than all when there are more than 20 000: then an even choice of them. */
  looked_at: z.int(),
  total: z.int(),
  sampled: z.boolean(),
  metrics: z.array(
    z.object({
      kind: z.enum(agreementKinds),
      metric: z.enum(metricNames),
      /** Promises that were kept or broken, by the rules as they are and by those with the draft. */
      now_measured: z.int(),
      then_measured: z.int(),
      /** Kept of these, to a tenth of a percent. */
      now_percent: z.number().nullable(),
      then_percent: z.number().nullable(),
    }),
  ),
  /** Open things whose clocks would change when it comes into force, and those that would be late at once. */
  open: z.object({ looked_at: z.int(), total: z.int(), changed: z.int(), late_at_once: z.int() }),
})

/** Which promise holds for a kind of thing and which do not, with the reason. */
export const Applying = z.object({
  items: z.array(
    z.object({
      lane: z.string(),
      metric: z.enum(metricNames),
      kind: z.enum(agreementKinds),
      candidates: z.array(
        z.object({
          target_id: Id,
          agreement: z.object({ id: Id, code: z.string(), title: LocalText }),
          limit: Limit,
          scope: Scope,
          holds: z.boolean(),
          /** Why it holds or not: `only`, `most_specific`, `later`, `code`; against which dimension it lost. */
          reason: z.enum(['only', 'most_specific', 'less_specific', 'later', 'earlier', 'code']),
          dimension: z.string().nullable(),
        }),
      ),
    }),
  ),
})

export const PartyCalendar = z.object({
  party: z.enum(['client', 'region']),
  id: Id,
  name: LocalText,
  calendar: Named.nullable(),
})

export const RotaFields = z.strictObject({
  code: Code,
  title: LocalText,
  people: z.array(Id).min(1).max(100),
  starts_on: z.iso.date(),
  turn_days: z.int().min(1).max(366),
})
export const Rota = RotaFields.extend({
  id: Id,
  people: z.array(z.object({ id: Id, name: z.string() })),
  /** Whose turn it is now. */
  on_duty: z.object({ id: Id, name: z.string() }),
})

export const targetProblems = [
  'code_repeated',
  'metric_repeated',
  'metric_unfit',
  'limit_too_long',
  'day_of_month',
  'calendar_missing',
  'calendar_surplus',
  'step_repeated',
  'step_reserved',
  'receiver_missing',
  'receiver_unknown',
  'step_before_start',
  'warning_before_start',
] as const

export const codeTaken = refusal('agreements.code_taken', 409, { code: z.string() })
export const partiesUnfit = refusal('agreements.parties_unfit', 422)
export const notADraft = refusal('agreements.not_a_draft', 409)
export const unknownCalendar = refusal('agreements.unknown_calendar', 422)
export const unknownParty = refusal('agreements.unknown_party', 422)
/** What is wrong with the targets of a draft, all of it; the sentence tells the first. `index`: which of the targets. */
export const unfitTarget = refusal('agreements.unfit_target', 422, {
  code: z.string(),
  problem: z.enum(targetProblems),
  problems: z.array(
    z.object({
      index: z.int(),
      code: z.string(),
      field: z.string(),
      problem: z.enum(targetProblems),
    }),
  ),
})
/** A scope that names what does not exist, or other clients in an agreement with one client. */
export const unfitScope = refusal('agreements.unfit_scope', 422, { dimension: z.string() })
export const beforeLast = refusal('agreements.before_last', 422)
export const nothingPromised = refusal('agreements.nothing_promised', 422)
export const rotaNeeded = refusal('agreements.rota_needed', 409, { title: z.string() })
export const agreementRefusals = {
  code_taken: codeTaken,
  parties_unfit: partiesUnfit,
  not_a_draft: notADraft,
  unknown_calendar: unknownCalendar,
  unknown_party: unknownParty,
  unfit_target: unfitTarget,
  unfit_scope: unfitScope,
  before_last: beforeLast,
  nothing_promised: nothingPromised,
  rota_needed: rotaNeeded,
}

const ById = z.object({ id: Id })

export const agreementEndpoints = {
  listAgreements: get('/agreements', {
    can: 'signed-in',
    query: Paging.extend({
      kind: z.enum(agreementKinds).optional(),
      q: z.string().max(200).optional(),
      retired: z.enum(['without', 'with', 'only']).default('without'),
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
    refusals: [codeTaken, partiesUnfit, unknownParty],
    summary: 'Make an agreement with an empty draft',
  }),
  editAgreement: patch('/agreements/:id', {
    can: 'agreements.manage',
    params: ById,
    body: AgreementFields.pick({ title: true, code: true, supplier: true }).partial(),
    output: Agreement,
    refusals: [notFound, codeTaken, partiesUnfit, movedOn],
    summary: 'Rename an agreement',
  }),
  retireAgreement: post('/agreements/:id/retire', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    refusals: [notFound, movedOn],
    summary: 'Let an agreement hold for nothing any more',
  }),
  restoreAgreement: post('/agreements/:id/restore', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    refusals: [notFound, movedOn],
    summary: 'Let a retired agreement hold again',
  }),
  draftEdition: post('/agreements/:id/editions', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    status: 201,
    refusals: [notFound],
    summary: 'Begin a draft as a copy of the last edition; the one that is there already, if there is one',
  }),
  writeEdition: put('/editions/:id', {
    can: 'agreements.manage',
    params: ById,
    body: EditionFields,
    output: Agreement,
    refusals: [notFound, notADraft, unknownCalendar, unfitTarget, unfitScope, movedOn],
    summary: 'Write the whole of a draft',
  }),
  previewEdition: post('/editions/:id/preview', {
    can: 'agreements.manage',
    params: ById,
    body: z
      .object({ from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }) })
      .partial(),
    output: EditionPreview,
    reads: true,
    refusals: [notFound],
    summary:
      'What an edition would have given in the last three months, and what it would do to what is open',
  }),
  publishEdition: post('/editions/:id/publish', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    refusals: [notFound, beforeLast, nothingPromised, movedOn],
    summary:
      'Bring a draft into force from its day on; open clocks are derived anew; what is published already stays so',
  }),
  dropDraft: post('/editions/:id/drop', {
    can: 'agreements.manage',
    params: ById,
    output: Agreement,
    refusals: [notFound, notADraft, movedOn],
    summary: 'Throw a draft away',
  }),
  listApplying: get('/promises/applying', {
    can: 'agreements.manage',
    query: z.object({
      client: Id.optional(),
      service: Id.optional(),
      unit: Id.optional(),
      department: Id.optional(),
      priority: z.enum(priorities).optional(),
      type: z.string().max(40).optional(),
    }),
    output: Applying,
    summary: 'Which promises hold for a kind of request, and why these and not others',
  }),
  listChoices: get('/promises/choices', {
    can: 'agreements.manage',
    query: z.object({
      kind: z.enum(choiceKinds),
      q: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(Choice) }),
    summary: 'What the scope or a step of an agreement may name, by name; the first that match',
  }),
  listPartyCalendars: get('/party-calendars', {
    can: 'agreements.manage',
    output: z.object({ items: z.array(PartyCalendar) }),
    summary: 'The calendars of clients and regions',
  }),
  setPartyCalendar: put('/party-calendars/:party/:id', {
    can: 'agreements.manage',
    params: z.object({ party: z.enum(['client', 'region']), id: Id }),
    body: z.object({ calendar_id: Id.nullable() }),
    output: z.object({ items: z.array(PartyCalendar) }),
    refusals: [unknownCalendar, unknownParty],
    summary: 'Give a client or a region a calendar of its own, or none',
  }),
  listRotas: get('/rotas', {
    can: 'agreements.manage',
    query: Paging,
    output: Page(Rota),
    summary: 'Rotas of people on duty, who hear of escalations',
  }),
  makeRota: post('/rotas', {
    can: 'agreements.manage',
    body: RotaFields,
    output: Rota,
    status: 201,
    idempotent: true,
    refusals: [codeTaken, unknownParty],
    summary: 'Make a rota',
  }),
  editRota: put('/rotas/:id', {
    can: 'agreements.manage',
    params: ById,
    body: RotaFields,
    output: Rota,
    refusals: [notFound, codeTaken, unknownParty],
    summary: 'Replace a rota',
  }),
  dropRota: del('/rotas/:id', {
    can: 'agreements.manage',
    params: ById,
    output: z.object({}),
    refusals: [notFound, rotaNeeded],
    summary: 'Remove a rota that no step of an agreement names',
  }),
}
