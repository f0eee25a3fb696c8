// The words of the reports on promises on screens, in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './measures.en.ts'
import ru from './measures.ru.ts'

export const measureWords = words(en, ru)
