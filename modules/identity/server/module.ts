// Hands identity to the kernel: its contract, its use cases, and what it does now and then.
import { words } from '#kernel/contract/words.ts'
import { defineModule } from '#kernel/server/module.ts'
import { contract, events, permissions } from '../contract.ts'
import en from '../text/en.ts'
import ru from '../text/ru.ts'
import { audit } from './actions/audit.ts'
import { entering } from './actions/entering.ts'
import { roles } from './actions/roles.ts'
import { self } from './actions/self.ts'
import { forgetOld } from './attempts.ts'
import { forgetsActors } from './face.ts'

export const identityModule = defineModule({
  name: 'identity',
  contract,
  actions: { ...entering, ...self, ...roles, ...audit },
  words: words(en, ru),
  permissions,
  events,
  periodic: [{ name: 'forgetOld', every_seconds: 3600, run: forgetOld }],
  follow: forgetsActors,
})
