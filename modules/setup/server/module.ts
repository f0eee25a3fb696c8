// Hands the first run to the kernel.
import { defineModule } from '#kernel/server/module.ts'
import { contract, events } from '../contract.ts'
import { setupWords } from '../text/words.ts'
import { actions } from './actions.ts'

export const setupModule = defineModule({ name: 'setup', contract, actions, words: setupWords, events })
