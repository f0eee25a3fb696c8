// Hands the domain of promises to the kernel.
import { words } from '#kernel/contract/words.ts'
import { defineModule } from '#kernel/server/module.ts'
import { contract, events, permissions } from '../contract.ts'
import en from '../text/en.ts'
import ru from '../text/ru.ts'
import { actions } from './actions.ts'
import { periodic, reactions } from './reactions.ts'
import { follow } from './rulebook.ts'

export const agreementsModule = defineModule({
  name: 'agreements',
  contract,
  actions,
  words: words(en, ru),
  permissions,
  events,
  reactions,
  periodic,
  follow,
})
