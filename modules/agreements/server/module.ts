// Hands the domain of promises to the kernel.
import { words } from '#kernel/contract/words.ts'
import { defineModule } from '#kernel/server/module.ts'
import { contract, events, permissions } from '../contract.ts'
import en from '../text/en.ts'
import ru from '../text/ru.ts'
import { actions } from './actions.ts'
import { measured } from './engine/meaning.ts'
import { live } from './live.ts'
import { measuredObligation } from './obligations/meaning.ts'
import { showMeasured } from './obligations/show.ts'
import { periodic, reactions } from './reactions.ts'
import { shown } from './reports/names.ts'
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
  live: [live],
  fills: [measured.fill(measuredObligation), shown.fill({ kind: 'obligation', show: showMeasured })],
  follow,
})
