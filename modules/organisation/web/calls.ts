// The calls of this domain and of the accounts behind its people.
import { api } from '#kernel/web/api.ts'
import { contract as identityContract } from '#modules/identity/contract.ts'
import { contract } from '../contract.ts'

export const organisation = api(contract, 'organisation')
export const identity = api(identityContract, 'identity')
