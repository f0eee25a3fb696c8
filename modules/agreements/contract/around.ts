// What stands around agreements: which of them hold, what they may name, calendars of clients and regions, rotas.
import { z } from 'zod'
import { del, get, post, put } from '#kernel/contract/endpoint.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { Day, Id, LocalText, Page, Paging } from '#kernel/contract/shapes.ts'
import { Code, Scope } from './editions.ts'
import { codeTaken, rotaNeeded, unknownCalendar, unknownParty } from './refusals.ts'
import { agreementKinds, Limit, metricNames, priorities } from './shapes.ts'

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
  starts_on: Day,
  turn_days: z.int().min(1).max(366),
})
export const Rota = RotaFields.extend({
  id: Id,
  people: z.array(z.object({ id: Id, name: z.string() })),
  /** Whose turn it is now. */
  on_duty: z.object({ id: Id, name: z.string() }),
})

const ById = z.object({ id: Id })

export const aroundEndpoints = {
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
  readManaging: get('/promises/managing', {
    can: 'agreements.manage',
    output: z.object({
      /** All agreements, rotas and calendars of the sides. */
      everywhere: z.boolean(),
      /** Otherwise what these departments promise, and what is promised for their services alone. */
      departments: z.array(Named),
    }),
    summary: 'How much of the promises the asker may make and change',
  }),
  listChoices: get('/promises/choices', {
    can: 'agreements.manage',
    query: z.object({
      kind: z.enum(choiceKinds),
      /** Of services and departments only those whose promises the asker may make. */
      mine: z.enum(['yes']).optional(),
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
