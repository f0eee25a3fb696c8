// The words about the health of mail, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './health.en.ts'
import ru from './health.ru.ts'

export const healthWords = words(en, ru)
