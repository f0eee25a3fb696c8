// The words of the monthly letter to a client, in both languages.
import { words } from '#kernel/contract/words.ts'
import en from './letter.en.ts'
import ru from './letter.ru.ts'

export const letterWords = words(en, ru)
