// The words of promises in English that the server speaks.

import objectionRefusalWords from './objections.en.ts'
import obligationWords from './obligations.en.ts'
import agreementRefusals from './refusals.en.ts'
import reportRefusals from './reports.en.ts'

export default {
  refusals: {
    ...reportRefusals,
    ...objectionRefusalWords,
    ...obligationWords.refusals,
    ...agreementRefusals,
  },
} as const
