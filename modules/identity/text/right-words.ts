// Explanations of permissions in both languages, checked against each other.
import { words } from '#kernel/contract/words.ts'
import en from './rights.en.ts'
import ru from './rights.ru.ts'

export const rightWords = words(en, ru)
