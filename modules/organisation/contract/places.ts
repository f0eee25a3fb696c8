// Places of both sides: clients with their units and regions, the centre's departments and teams.
import { z } from 'zod'
import { get, patch, post } from '#kernel/contract/endpoint.ts'
import { event } from '#kernel/contract/event.ts'
import { notFound } from '#kernel/contract/kernel.ts'
import { refusal } from '#kernel/contract/refusal.ts'
import { Id, Instant, LocalText, Page, Paging, TimeZone } from '#kernel/contract/shapes.ts'

/** A short name for programs and import files, unique among its kind. */
export const Code = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,39}$/u, { error: 'code' })
const Retirable = { id: Id, retired_at: Instant.nullable() }

export const ClientFields = z.object({ code: Code, name: LocalText })
export const Client = ClientFields.extend(Retirable)
export const RegionFields = z.object({ code: Code, name: LocalText, time_zone: TimeZone })
export const Region = RegionFields.extend({ id: Id })
export const UnitFields = z.object({
  code: Code,
  name: LocalText,
  client_id: Id,
  region_id: Id.nullish(),
  parent_id: Id.nullish(),
})
export const Unit = UnitFields.extend({ ...Retirable, region_id: Id.nullable(), parent_id: Id.nullable() })
export const DepartmentFields = z.object({ code: Code, name: LocalText })
export const Department = DepartmentFields.extend(Retirable)
export const TeamFields = z.object({
  code: Code,
  name: LocalText,
  department_id: Id,
  purpose: LocalText.nullish(),
  /** The team that gets what nobody else is named for. There is always one: naming another takes it from the one before. */
  first_line: z.boolean().optional(),
})
export const Team = TeamFields.extend({
  ...Retirable,
  purpose: LocalText.nullable(),
  first_line: z.boolean(),
})

const placeKinds = ['client', 'region', 'unit', 'department', 'team'] as const
const placeShape = { place_id: Id, kind: z.enum(placeKinds), code: z.string() }
export const placeMade = event('organisation.place_made', placeShape)
export const placeChanged = event('organisation.place_changed', {
  ...placeShape,
  fields: z.array(z.string()),
})
export const placeRetired = event('organisation.place_retired', placeShape)
export const placeRestored = event('organisation.place_restored', placeShape)

export const codeTaken = refusal('organisation.code_taken', 409, { code: z.string() })
export const unknownPlace = refusal('organisation.unknown_place', 422, { field: z.string() })
export const unitOfOther = refusal('organisation.unit_of_other', 422)
export const circle = refusal('organisation.circle', 422)
export const stillUsed = refusal('organisation.still_used', 409, { count: z.int() })
export const firstLineNeeded = refusal('organisation.first_line_needed', 409)

const ById = z.object({ id: Id })
const PlaceFilter = Paging.extend({
  q: z.string().trim().max(200).optional(),
  /** Retired ones are left out unless asked for. */
  retired: z.enum(['without', 'with', 'only']).optional(),
})
const manage = 'organisation.manage'

export const placeEndpoints = {
  listClients: get('/clients', {
    can: 'signed-in',
    query: PlaceFilter,
    output: Page(Client),
    summary: 'Clients, by name: those whose people one may see, and one’s own',
  }),
  makeClient: post('/clients', {
    can: manage,
    body: ClientFields,
    output: Client,
    status: 201,
    refusals: [codeTaken],
    summary: 'Add a client',
  }),
  editClient: patch('/clients/:id', {
    can: manage,
    params: ById,
    body: ClientFields.partial(),
    output: Client,
    refusals: [notFound, codeTaken],
    summary: 'Change a client',
  }),
  retireClient: post('/clients/:id/retire', {
    can: manage,
    params: ById,
    output: Client,
    refusals: [notFound, stillUsed],
    summary: 'Take a client out of use; it stays on old requests',
  }),
  restoreClient: post('/clients/:id/restore', {
    can: manage,
    params: ById,
    output: Client,
    refusals: [notFound],
    summary: 'Take a retired client into use again',
  }),
  listUnits: get('/units', {
    can: 'signed-in',
    query: PlaceFilter.extend({ client_id: Id.optional() }),
    output: Page(Unit),
    summary: 'Units of the clients that one may see, by name',
  }),
  makeUnit: post('/units', {
    can: manage,
    body: UnitFields,
    output: Unit,
    status: 201,
    refusals: [codeTaken, unknownPlace, unitOfOther],
    summary: 'Add a unit to a client',
  }),
  editUnit: patch('/units/:id', {
    can: manage,
    params: ById,
    body: UnitFields.omit({ client_id: true }).partial(),
    output: Unit,
    refusals: [notFound, codeTaken, unknownPlace, unitOfOther, circle],
    summary: 'Change a unit; it stays with its client',
  }),
  retireUnit: post('/units/:id/retire', {
    can: manage,
    params: ById,
    output: Unit,
    refusals: [notFound, stillUsed],
    summary: 'Take a unit out of use; it stays on old requests',
  }),
  restoreUnit: post('/units/:id/restore', {
    can: manage,
    params: ById,
    output: Unit,
    refusals: [notFound],
    summary: 'Take a retired unit into use again',
  }),
  listRegions: get('/regions', {
    can: 'signed-in',
    query: PlaceFilter.omit({ retired: true }),
    output: Page(Region),
    summary: 'Regions, by name',
  }),
  makeRegion: post('/regions', {
    can: manage,
    body: RegionFields,
    output: Region,
    status: 201,
    refusals: [codeTaken],
    summary: 'Add a region',
  }),
  editRegion: patch('/regions/:id', {
    can: manage,
    params: ById,
    body: RegionFields.partial(),
    output: Region,
    refusals: [notFound, codeTaken],
    summary: 'Change a region',
  }),
  listDepartments: get('/departments', {
    can: 'signed-in',
    query: PlaceFilter,
    output: Page(Department),
    summary: 'Departments of the centre, by name',
  }),
  makeDepartment: post('/departments', {
    can: manage,
    body: DepartmentFields,
    output: Department,
    status: 201,
    refusals: [codeTaken],
    summary: 'Add a department',
  }),
  editDepartment: patch('/departments/:id', {
    can: manage,
    params: ById,
    body: DepartmentFields.partial(),
    output: Department,
    refusals: [notFound, codeTaken],
    summary: 'Change a department',
  }),
  retireDepartment: post('/departments/:id/retire', {
    can: manage,
    params: ById,
    output: Department,
    refusals: [notFound, stillUsed],
    summary: 'Take a department without teams out of use',
  }),
  restoreDepartment: post('/departments/:id/restore', {
    can: manage,
    params: ById,
    output: Department,
    refusals: [notFound],
    summary: 'Take a retired department into use again',
  }),
  listTeams: get('/teams', {
    can: 'signed-in',
    query: PlaceFilter.extend({ department_id: Id.optional() }),
    output: Page(Team),
    summary: 'Teams of the centre, by name',
  }),
  makeTeam: post('/teams', {
    can: manage,
    body: TeamFields,
    output: Team,
    status: 201,
    refusals: [codeTaken, unknownPlace],
    summary: 'Add a team to a department',
  }),
  editTeam: patch('/teams/:id', {
    can: manage,
    params: ById,
    body: TeamFields.partial(),
    output: Team,
    refusals: [notFound, codeTaken, unknownPlace, firstLineNeeded],
    summary: 'Change a team',
  }),
  retireTeam: post('/teams/:id/retire', {
    can: manage,
    params: ById,
    output: Team,
    refusals: [notFound, stillUsed, firstLineNeeded],
    summary: 'Take a team without members out of use',
  }),
  restoreTeam: post('/teams/:id/restore', {
    can: manage,
    params: ById,
    output: Team,
    refusals: [notFound],
    summary: 'Take a retired team into use again',
  }),
}
