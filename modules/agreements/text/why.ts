// What is said of promised times and their reasons, in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './why.en.ts'
import ru from './why.ru.ts'

export const whyWords = words(en, ru)
