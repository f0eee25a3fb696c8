// Hands the domain of working calendars to the kernel.
import { words } from '#kernel/contract/words.ts'
import { defineModule } from '#kernel/server/module.ts'
import { contract, events, permissions } from '../contract.ts'
import en from '../text/en.ts'
import ru from '../text/ru.ts'
import { actions } from './actions.ts'
import { follow } from './face.ts'
import { periodic } from './reactions.ts'

export const calendarModule = defineModule({
  name: 'calendar',
  contract,
  actions,
  words: words(en, ru),
  permissions,
  events,
  periodic,
  follow,
})
