// Calls of the catalogue, for its screens.
import { api } from '#kernel/web/api.ts'
import { contract } from '../contract.ts'

export const catalogue = api(contract, 'catalogue')
