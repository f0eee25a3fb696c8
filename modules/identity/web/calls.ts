// Calls of identity, by the names of its contract.
import { api } from '#kernel/web/api.ts'
import { contract } from '../contract.ts'

export const identity = api(contract, 'identity')
