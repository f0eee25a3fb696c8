// Feedback's endpoints, as its screens call them.
import { api } from '#kernel/web/api.ts'
import { contract } from '../contract.ts'

export const feedback = api(contract, 'feedback')
