// Calls of channels, of the deliveries below them and of the services that rules name, for all screens of this domain.
import { contract as kernelContract } from '#kernel/contract/kernel.ts'
import { api } from '#kernel/web/api.ts'
import { contract as catalogueContract } from '#modules/catalogue/contract.ts'
import { contract } from '../contract.ts'

export const channels = api(contract, 'channels')
export const catalogue = api(catalogueContract, 'catalogue')
export const kernel = api(kernelContract, 'kernel')
