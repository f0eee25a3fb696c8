// Hands the domain of feedback to the kernel.
import { defineModule } from '#kernel/server/module.ts'
import { contract, events, permissions } from '../contract.ts'
import { feedbackWords } from '../text/words.ts'
import { actions } from './actions.ts'
import { askBelowAnswer } from './below-answer.ts'
import { periodic } from './follow-ups/watch.ts'
import { live } from './live.ts'
import { forgetPresses } from './machines/forgetting.ts'
import { reactions } from './reactions.ts'

export const feedbackModule = defineModule({
  name: 'feedback',
  contract,
  actions,
  words: feedbackWords,
  permissions,
  events,
  reactions,
  periodic: [...periodic, forgetPresses],
  fills: [askBelowAnswer],
  live: [live],
})
