// Calls of the requests, where letters lead to a person of one, and of the rule for all answers.
import { api } from '#kernel/web/api.ts'
import { answerContract } from '#modules/requests/contract/answers.ts'
import { contract } from '#modules/requests/contract.ts'

export const requests = api(contract, 'requests')

export const answers = api(answerContract, 'requests')
