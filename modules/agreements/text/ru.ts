// The words of promises in Russian that the server speaks.
import { objectionRefusalWords } from './objections.ru.ts'
import { agreementRefusals } from './refusals.ru.ts'

export default {
  refusals: {
    ...objectionRefusalWords,
    ...agreementRefusals,
  },
} as const
