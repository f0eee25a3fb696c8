// Calls of the organisation, where requests ask for a person or a team.
import { api } from '#kernel/web/api.ts'
import { contract } from '#modules/organisation/contract.ts'

export const organisation = api(contract, 'organisation')
