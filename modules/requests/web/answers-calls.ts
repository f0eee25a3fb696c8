// Calls of answers that can be taken back, for the screens of the desk; what they change makes all of requests be asked again.
import { api } from '#kernel/web/api.ts'
import { answerContract } from '../contract/answers.ts'

export const answers = api(answerContract, 'requests')
