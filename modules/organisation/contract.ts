// Clients, units, regions, departments, teams and people: all that the world may know of who belongs where.
import {
  badDomain,
  domainAdded,
  domainEndpoints,
  domainRemoved,
  domainTaken,
  publicDomain,
} from './contract/domains.ts'
import {
  alreadyApplied,
  importApplied,
  importEndpoints,
  importPreviewed,
  importStarted,
  noNameColumn,
  tooManyRows,
  unreadableList,
} from './contract/imports.ts'
import {
  addressAdded,
  addressRemoved,
  addressTaken,
  alreadyMember,
  badAddress,
  membershipChanged,
  membershipRemoved,
  peopleEndpoints,
  personAdded,
  personBlocked,
  personChanged,
  personUnblocked,
  staffNoTaken,
  teamJoined,
} from './contract/people.ts'
import {
  circle,
  codeTaken,
  firstLineNeeded,
  placeChanged,
  placeEndpoints,
  placeMade,
  placeRestored,
  placeRetired,
  stillUsed,
  unitOfOther,
  unknownPlace,
} from './contract/places.ts'

export * from './contract/domains.ts'
export * from './contract/imports.ts'
export * from './contract/people.ts'
export * from './contract/places.ts'

export const events = [
  placeMade,
  placeChanged,
  placeRetired,
  placeRestored,
  personAdded,
  personChanged,
  addressAdded,
  addressRemoved,
  personBlocked,
  personUnblocked,
  teamJoined,
  membershipChanged,
  membershipRemoved,
  importPreviewed,
  importStarted,
  importApplied,
  domainAdded,
  domainRemoved,
] as const

export const refusals = {
  code_taken: codeTaken,
  unknown_place: unknownPlace,
  unit_of_other: unitOfOther,
  circle,
  still_used: stillUsed,
  first_line_needed: firstLineNeeded,
  bad_address: badAddress,
  address_taken: addressTaken,
  staff_no_taken: staffNoTaken,
  already_member: alreadyMember,
  unreadable_list: unreadableList,
  no_name_column: noNameColumn,
  too_many_rows: tooManyRows,
  already_applied: alreadyApplied,
  bad_domain: badDomain,
  public_domain: publicDomain,
  domain_taken: domainTaken,
}

export const permissions = ['organisation.manage', 'organisation.see_people'] as const

export const contract = { ...placeEndpoints, ...peopleEndpoints, ...importEndpoints, ...domainEndpoints }
