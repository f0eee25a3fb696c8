// The words of promises in English that the server speaks.
import { agreementRefusals } from './refusals.en.ts'

export default { refusals: { ...agreementRefusals } } as const
