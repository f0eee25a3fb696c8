// People: their addresses, their place in the organisation and their teams.
import { z } from 'zod'
import { del, get, patch, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import {
  Day,
  Id,
  Language,
  LocalText,
  Nothing,
  Page,
  Paging,
  PlainText,
  TimeZone,
} from '#kernel/contract/shapes.ts'
import { emailTaken, lastAdministrator, periodReversed } from '#modules/identity/contract.ts'
import { circle, unitOfOther, unknownPlace } from './places.ts'

export const addressKinds = ['email', 'phone'] as const
export const Address = z.object({ id: Id, kind: z.enum(addressKinds), value: z.string(), main: z.boolean() })

export const PersonFields = z.object({
  name: PlainText(300).trim().min(1),
  language: Language.optional(),
  time_zone: TimeZone.optional(),
  client_id: Id.nullish(),
  unit_id: Id.nullish(),
  region_id: Id.nullish(),
  manager_id: Id.nullish(),
  function: PlainText(60).nullish(),
  position: LocalText.nullish(),
  staff_no: PlainText(40).trim().min(1).nullish(),
})
/** A person as lists show it. */
export const PersonLine = z.object({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  language: Language,
  time_zone: z.string(),
  client_id: Id.nullable(),
  client_name: LocalText.nullable(),
  unit_id: Id.nullable(),
  unit_name: LocalText.nullable(),
  region_id: Id.nullable(),
  function: z.string().nullable(),
  position: LocalText.nullable(),
  staff_no: z.string().nullable(),
  is_blocked: z.boolean(),
})
export const Membership = z.object({
  id: Id,
  team_id: Id,
  team_name: LocalText,
  person_id: Id,
  person_name: z.string(),
  is_lead: z.boolean(),
  starts_on: z.string(),
  ends_on: z.string().nullable(),
})
export const HeldRole = z.object({
  id: Id,
  role_id: Id,
  role_code: z.string(),
  role_title: LocalText,
  scope_kind: z.enum(['all', 'department', 'team', 'client']),
  scope_id: Id.nullable(),
  starts_on: z.string(),
  ends_on: z.string().nullable(),
})
export const Person = PersonLine.extend({
  manager_id: Id.nullable(),
  manager_name: z.string().nullable(),
  addresses: z.array(Address),
  memberships: z.array(Membership),
  /** Roles are shown to those who hand them out; to others the list is empty. */
  roles: z.array(HeldRole),
  may: z.object({ edit: z.boolean(), see_roles: z.boolean(), register_for: z.boolean() }),
})

export const personAdded = event('organisation.person_added', {
  person_id: Id,
  client_id: Id.nullable(),
  unit_id: Id.nullable(),
})
export const personChanged = event('organisation.person_changed', {
  person_id: Id,
  fields: z.array(z.string()),
})
export const addressAdded = event('organisation.address_added', {
  person_id: Id,
  address_id: Id,
  kind: z.string(),
})
export const addressRemoved = event('organisation.address_removed', {
  person_id: Id,
  address_id: Id,
  kind: z.string(),
})
/** A person known only by something that was undone is known no more. */
export const personForgotten = event('organisation.person_forgotten', { person_id: Id })
export const personBlocked = event('organisation.person_blocked', { person_id: Id })
export const personUnblocked = event('organisation.person_unblocked', { person_id: Id })
const membershipShape = {
  person_id: Id,
  team_id: Id,
  membership_id: Id,
  is_lead: z.boolean(),
  starts_on: z.string(),
  ends_on: z.string().nullable(),
}
export const teamJoined = event('organisation.team_joined', membershipShape)
export const membershipChanged = event('organisation.membership_changed', membershipShape)
export const membershipRemoved = event('organisation.membership_removed', membershipShape)

export const badAddress = refusal('organisation.bad_address', 422, { value: z.string() })
export const addressTaken = refusal('organisation.address_taken', 409, { value: z.string() })
export const staffNoTaken = refusal('organisation.staff_no_taken', 409, { staff_no: z.string() })
export const alreadyMember = refusal('organisation.already_member', 409)

const ById = z.object({ id: Id })
const manage = 'organisation.manage'

export const peopleEndpoints = {
  listPeople: get('/people', {
    can: 'signed-in',
    query: Paging.extend({
      /** Words of the name in any order, or a part of a mail address, phone or personnel number. */
      q: z.string().trim().max(200).optional(),
      client_id: Id.optional(),
      unit_id: Id.optional(),
      team_id: Id.optional(),
      blocked: z.enum(['without', 'with', 'only']).optional(),
    }),
    output: Page(PersonLine),
    summary: 'People, by name: those one may see, at least oneself',
  }),
  readPerson: get('/people/:id', {
    can: 'signed-in',
    params: ById,
    output: Person,
    refusals: [notFound],
    summary: 'One person with addresses, teams and roles',
  }),
  addPerson: post('/people', {
    can: manage,
    body: PersonFields.extend({
      emails: z.array(z.string().max(254)).max(20).optional(),
      phones: z.array(z.string().max(40)).max(20).optional(),
    }),
    output: Person,
    status: 201,
    idempotent: true,
    refusals: [badAddress, addressTaken, emailTaken, staffNoTaken, unknownPlace, unitOfOther],
    summary: 'Add a person',
  }),
  editPerson: patch('/people/:id', {
    can: manage,
    params: ById,
    body: PersonFields.partial(),
    output: Person,
    refusals: [notFound, staffNoTaken, unknownPlace, unitOfOther, circle],
    summary: 'Change a person',
  }),
  addAddress: post('/people/:id/addresses', {
    can: manage,
    params: ById,
    body: z.object({
      kind: z.enum(addressKinds),
      value: z.string().max(254),
      /** Makes a mail address the one with which the person signs in. */
      main: z.boolean().optional(),
    }),
    output: Person,
    status: 201,
    refusals: [notFound, badAddress, addressTaken, emailTaken],
    summary: 'Add a mail address or phone number; an address the person has already may be made the main one',
  }),
  removeAddress: del('/people/:id/addresses/:address_id', {
    can: manage,
    params: z.object({ id: Id, address_id: Id }),
    output: Person,
    refusals: [notFound],
    summary: 'Remove an address; when it was the main one, the oldest of the other mail addresses becomes it',
  }),
  blockPerson: post('/people/:id/block', {
    can: manage,
    params: ById,
    output: Person,
    refusals: [notFound, lastAdministrator],
    summary: 'Keep a person out; what is open in browsers ends at once',
  }),
  unblockPerson: post('/people/:id/unblock', {
    can: manage,
    params: ById,
    output: Person,
    refusals: [notFound],
    summary: 'Let a blocked person in again',
  }),

  listMemberships: get('/memberships', {
    can: 'organisation.see_people',
    query: Paging.extend({
      team_id: Id.optional(),
      person_id: Id.optional(),
      /** Past and future ones are left out unless asked for. */
      when: z.enum(['today', 'any']).optional(),
    }),
    output: Page(Membership),
    summary: 'Who is in which team, by name',
  }),
  joinTeam: post('/memberships', {
    can: manage,
    body: z.object({
      team_id: Id,
      person_id: Id,
      is_lead: z.boolean().optional(),
      /** Today unless given. */
      starts_on: Day.optional(),
      ends_on: Day.nullish(),
    }),
    output: Membership,
    status: 201,
    refusals: [unknownPlace, periodReversed, alreadyMember],
    summary: 'Make a person a member of a team',
  }),
  editMembership: patch('/memberships/:id', {
    can: manage,
    params: ById,
    body: z.object({ is_lead: z.boolean(), starts_on: Day, ends_on: Day.nullable() }).partial(),
    output: Membership,
    refusals: [notFound, periodReversed, alreadyMember],
    summary: 'Change the period of a membership, or who leads',
  }),
  removeMembership: del('/memberships/:id', {
    can: manage,
    params: ById,
    output: Nothing,
    refusals: [notFound],
    summary: 'Undo a membership made by mistake; to end one, give it an end',
  }),
}
