// The words of promises in Russian that the server speaks.
import { agreementRefusals } from './refusals.ru.ts'

export default { refusals: { ...agreementRefusals } } as const
