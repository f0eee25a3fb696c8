// Calls of requests, for all screens of this domain.
import { contract as kernelContract } from '#kernel/contract/kernel.ts'
import { api } from '#kernel/web/api.ts'
import { addressOf } from '#kernel/web/ask.ts'
import { contract } from '../contract.ts'

export const requests = api(contract, 'requests')

/** The address of an attachment: to look at (`inline`) or to keep. */
export const fileAddress = (id: string, { inline = false } = {}): string =>
  addressOf(kernelContract.downloadFile, { params: { id }, query: inline ? { inline: '1' } : {} })
