// Calls of channels and of the deliveries below them, for all screens of this domain.
import { contract as kernelContract } from '#kernel/contract/kernel.ts'
import { api } from '#kernel/web/api.ts'
import { contract } from '../contract.ts'

export const channels = api(contract, 'channels')
export const kernel = api(kernelContract, 'kernel')
