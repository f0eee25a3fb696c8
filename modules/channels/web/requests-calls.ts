// Calls of the requests, where letters lead to a person of one.
import { api } from '#kernel/web/api.ts'
import { contract } from '#modules/requests/contract.ts'

export const requests = api(contract, 'requests')
