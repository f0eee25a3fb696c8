// Hands the domain of feedback to the kernel.
import { defineModule } from '#kernel/server/module.ts'
import { contract, events, permissions } from '../contract.ts'
import { feedbackWords } from '../text/words.ts'
import { actions } from './actions.ts'
import { live } from './live.ts'
import { reactions } from './reactions.ts'

export const feedbackModule = defineModule({
  name: 'feedback',
  contract,
  actions,
  words: feedbackWords,
  permissions,
  events,
  reactions,
  live: [live],
})
