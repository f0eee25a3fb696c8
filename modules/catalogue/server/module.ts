// Hands the catalogue to the kernel.
import { words } from '#kernel/contract/words.ts'
import { defineModule } from '#kernel/server/module.ts'
import { named } from '#modules/agreements/server/face.ts'
import { contract, permissions } from '../contract.ts'
import en from '../text/en.ts'
import ru from '../text/ru.ts'
import { actions } from './actions.ts'
import { titlesOf } from './store.ts'

export const catalogueModule = defineModule({
  name: 'catalogue',
  contract,
  actions,
  words: words(en, ru),
  permissions,
  fills: [named.fill({ kind: 'service', names: titlesOf })],
})
