// Hands the organisation to the kernel: its contract, its use cases and the taking in of lists.
import { words } from '#kernel/contract/words.ts'
import { defineModule } from '#kernel/server/module.ts'
import { contract, events, permissions } from '../contract.ts'
import en from '../text/en.ts'
import ru from '../text/ru.ts'
import { centreSide } from './actions/centre-side.ts'
import { clientSide } from './actions/client-side.ts'
import { domains } from './actions/domains.ts'
import { imports } from './actions/imports.ts'
import { memberships } from './actions/memberships.ts'
import { people } from './actions/people.ts'
import { applyImports } from './import/applying.ts'

export const organisationModule = defineModule({
  name: 'organisation',
  contract,
  actions: { ...clientSide, ...centreSide, ...people, ...memberships, ...imports, ...domains },
  words: words(en, ru),
  permissions,
  events,
  periodic: [{ name: 'applyImports', every_seconds: 2, run: applyImports }],
})
