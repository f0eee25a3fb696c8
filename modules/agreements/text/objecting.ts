// What screens say of objections, in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './objecting.en.ts'
import ru from './objecting.ru.ts'

export const objectingWords = words(en, ru)
