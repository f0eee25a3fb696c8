// The words in which targets are said, in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './plain.en.ts'
import ru from './plain.ru.ts'

export const plainWords = words(en, ru)
