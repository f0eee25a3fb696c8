// The words of promises in Russian that the server speaks.

import objectionRefusalWords from './objections.ru.ts'
import obligationWords from './obligations.ru.ts'
import agreementRefusals from './refusals.ru.ts'
import reportRefusals from './reports.ru.ts'

export default {
  refusals: {
    ...reportRefusals,
    ...objectionRefusalWords,
    ...obligationWords.refusals,
    ...agreementRefusals,
  },
} as const
