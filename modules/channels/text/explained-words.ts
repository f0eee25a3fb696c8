// The words that explain one letter, bound in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './explained.en.ts'
import ru from './explained.ru.ts'

export const explainedWords = words(en, ru)
