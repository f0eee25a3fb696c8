// Hands the domain of requests to the kernel.
import { words } from '#kernel/contract/words.ts'
import { defineModule } from '#kernel/server/module.ts'
import { choices, measured, shown } from '#modules/agreements/server/face.ts'
import { answerContract } from '../contract/answers.ts'
import { contract, events, permissions } from '../contract.ts'
import en from '../text/en.ts'
import ru from '../text/ru.ts'
import { actions } from './actions/all.ts'
import { delivery_kind, goOut } from './answers/going.ts'
import { ownAmong, unsent_holder } from './answers/store.ts'
import { servicesToName, typesToName } from './choices.ts'
import { follow } from './first-line.ts'
import { live } from './live.ts'
import { measuredRequest } from './meaning.ts'
import { showMeasured } from './measured.ts'
import { periodic, reactions } from './reactions.ts'
import { readableMessages } from './readable.ts'

export const requestsModule = defineModule({
  name: 'requests',
  contract: { ...contract, ...answerContract },
  actions,
  words: words(en, ru),
  permissions,
  events,
  reactions,
  periodic,
  deliveries: { [delivery_kind]: goOut },
  live: [live],
  follow,
  fills: [
    measured.fill(measuredRequest),
    shown.fill({ kind: 'request', show: showMeasured }),
    choices.fill(servicesToName),
    choices.fill(typesToName),
  ],
  holders: { 'requests.message': readableMessages, [unsent_holder]: ownAmong },
})
