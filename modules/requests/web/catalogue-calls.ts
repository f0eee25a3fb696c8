// Calls of the catalogue, where requests ask which service something is about.
import { api } from '#kernel/web/api.ts'
import { contract } from '#modules/catalogue/contract.ts'

export const catalogue = api(contract, 'catalogue')
