// The words of promises in English that the server speaks.
import { objectionRefusalWords } from './objections.en.ts'
import { agreementRefusals } from './refusals.en.ts'

export default {
  refusals: {
    ...objectionRefusalWords,
    ...agreementRefusals,
  },
} as const
