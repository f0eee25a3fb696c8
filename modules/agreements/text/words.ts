// The words of promises on screens, in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './screens.en.ts'
import ru from './screens.ru.ts'

export const agreementWords = words(en, ru)
